import ChatModel
import JSONCoding
import Testing

@Suite struct `A reply of the Responses API` {
  typealias Replies = ResponsesRecordings

  @Test(arguments: Replies.all + [Replies.whole])
  func `gives equal events wherever its bytes are cut`(reply: Recording) {
    reply.expectSameEventsHoweverCut()
  }

  @Test(arguments: Replies.all + [Replies.whole])
  func `that breaks off is known as broken off, R24`(reply: Recording) throws {
    try reply.expectTruncationIsSeen()
  }

  @Test(arguments: Replies.all + [Replies.whole])
  func `survives whatever happens to its bytes`(reply: Recording) {
    reply.expectMutationsAreSurvived(count: 400, seed: 11)
  }

  @Test func `tells text, sources, figures and end`() {
    let outcome = Replies.text.outcome

    #expect(
      outcome.events == [
        .started(ReplyStart(model: "gpt-5-2025-08-07", id: "resp_1")),
        .text("Grüße, "), .text("Wörld 🌍"),
        .source(Source(url: "https://swift.org/", title: "Swift")),
        .usage(
          Usage(
            inputTokens: 50, outputTokens: 20, cachedInputTokens: 32, cacheWriteTokens: 8,
            reasoningTokens: 4, serviceTier: "default")),
        .finished(Finish(.stop, raw: "completed")),
      ])
    #expect(outcome.failure == nil)
  }

  @Test func `parts the paragraphs of a summary and the messages of a response`() {
    #expect(Replies.reasoning.outcome.reasoning == "**Count** first.\n\nThen check.")
    #expect(Replies.reasoning.outcome.text == "Three.")

    let two = Replies.twoMessages.outcome
    #expect(two.text == "Looking.\n\nFound.")
    #expect(two.sources == [Source(url: "https://a.example/")])
    #expect(two.unknown.map { $0["type"] } == ["response.web_search_call.searching"])
  }

  @Test func `takes calls from the last word on their items and splits a parallel one`() {
    let outcome = Replies.calls.outcome

    #expect(
      outcome.toolCalls == [
        ToolCall(id: "call_1", name: "weather", arguments: ["city": "Paris"]),
        ToolCall(id: "call_2_0", name: "a", arguments: ["x": 1]),
        ToolCall(id: "call_2_1", name: "b", arguments: [:]),
      ])
    #expect(outcome.finish == Finish(.toolCalls, raw: "completed"))
  }

  @Test func `holds custom calls as text; those of xAI ran already`() {
    let outcome = Replies.custom.outcome
    #expect(outcome.toolCalls == [ToolCall(id: "call_1", name: "sql", arguments: "SELECT 1")])
    #expect(outcome.finish?.reason == .toolCalls)

    var atXAI = Replies.custom
    atXAI.provider = "xai"
    #expect(atXAI.outcome.finish?.reason == .stop)
    #expect(atXAI.outcome.toolCalls.count == 1)
  }

  @Test func `hands over a call whose own end never came, unless the reply was cut off`() {
    let item = #"{"type":"function_call","call_id":"c","name":"f","arguments":""}"#
    let piece = #"{"type":"response.function_call_arguments.delta","output_index":0,"delta":"{}"}"#
    let incomplete = """
      {"type":"response.incomplete","response":{"status":"incomplete",\
      "incomplete_details":{"reason":"max_output_tokens"}}}
      """

    let whole = Replies.stream("whole", [Replies.added(0, item), piece, Replies.completed()])
    #expect(whole.outcome.toolCalls == [ToolCall(id: "c", name: "f", arguments: [:])])
    let cut = Replies.stream("cut", [Replies.added(0, item), piece, incomplete]).outcome
    #expect(cut.toolCalls.isEmpty)
    #expect(cut.warnings == ["A call of f was cut off before it was whole."])
    #expect(cut.finish == Finish(.length, raw: "max_output_tokens"))
  }

  @Test func `that refuses in words is an answer, a filter without words is none, R24`() {
    let refusal = Replies.refusal.outcome
    #expect(refusal.events.contains(.refusal("I can't ")))
    #expect(refusal.text == "I can't help.")
    #expect(refusal.finish?.reason == .stop)

    #expect(Replies.filtered.outcome.failure?.kind == .contentFilter)
    #expect(Replies.cutOff.outcome.finish == Finish(.length, raw: "max_output_tokens"))
  }

  @Test func `joins pieces by their place, whatever their ids`() {
    #expect(Replies.proxy.outcome.text == "one text")
    #expect(Replies.proxy.outcome.warnings.isEmpty)
  }

  @Test func `shows what came without pieces`() {
    let done = Replies.stream(
      "no pieces",
      Replies.created + [
        Replies.done(0, #"{"type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}]}"#),
        Replies.done(1, #"{"type":"message","content":[{"type":"output_text","text":"All."}]}"#),
        Replies.completed(),
      ]
    ).outcome
    #expect(done.text == "All.")
    #expect(done.reasoning == "Hm.")

    let textDone = Replies.stream(
      "text done",
      [
        #"{"type":"response.output_text.done","output_index":0,"content_index":0,"text":"All."}"#,
        Replies.completed(),
      ]
    ).outcome
    #expect(textDone.text == "All.")

    let onlyEnd = Replies.stream(
      "only the end",
      [
        """
        {"type":"response.completed","response":{"status":"completed","output":[{"type":"message",\
        "content":[{"type":"output_text","text":"All."}]}]}}
        """
      ]
    ).outcome
    #expect(onlyEnd.text == "All.")
    #expect(onlyEnd.finish?.reason == .stop)
  }

  @Test func `warns when the pieces and the whole of a text do not agree`() {
    let outcome = Replies.stream(
      "gap",
      [
        Replies.delta(0, "Hel"),
        #"{"type":"response.output_text.done","output_index":0,"content_index":0,"text":"Hello"}"#,
        Replies.completed(),
      ]
    ).outcome

    #expect(outcome.text == "Hel")
    #expect(outcome.warnings == ["The pieces of a text and the whole of it do not agree."])
  }

  @Test func `that comes whole tells the same`() {
    #expect(
      Replies.whole.outcome.events == [
        .started(ReplyStart(model: "gpt-5", id: "resp_1")), .reasoning("Hm."), .text("Hello"),
        .source(Source(url: "https://a.example/", title: "A")),
        .toolCall(ToolCall(id: "call_1", name: "f", arguments: ["x": [1]])),
        .usage(Usage(inputTokens: 5, outputTokens: 7, serviceTier: "flex")),
        .finished(Finish(.toolCalls, raw: "completed")),
      ])
  }

  @Test(arguments: [
    (
      #"{"id":"r","object":"response","status":"completed","output":[]}"#, FailureKind.emptyResponse
    ),
    (#"{"id":"r","object":"response","status":"queued","output":[]}"#, .emptyResponse),
    (
      #"{"object":"response","status":"failed","error":{"code":"rate_limit_exceeded","message":"Slow"}}"#,
      .rateLimited
    ),
    (#"{"error":{"message":"Bad","type":"invalid_request_error","code":null}}"#, .badRequest),
    (#"{"choices":[]}"#, .badResponse),
    ("<html><title>Login</title></html>", .badResponse),
    ("", .emptyResponse),
  ])
  func `that comes whole without an answer is a failure, R24`(text: String, kind: FailureKind) {
    let reply = Recording.whole("whole", .openAIResponses, "openai", text)

    #expect(reply.outcome.failure?.kind == kind)
    #expect(reply.outcome.finish == nil)
  }

  @Test(arguments: [
    (
      #"{"type":"error","code":"rate_limit_exceeded","message":"No.","param":null}"#, 429,
      FailureKind.rateLimited
    ),
    (
      #"{"type":"error","error":{"type":"server_error","code":"server_error","message":"No."}}"#,
      500, .serverError
    ),
    (
      #"{"type":"error","error":{"type":"insufficient_quota","code":"insufficient_quota","message":"No."}}"#,
      429, .quota
    ),
    (
      #"{"type":"error","error":{"type":"invalid_request_error","code":"context_length_exceeded","message":"No."}}"#,
      400, .contextLength
    ),
    (
      #"{"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"No."}}}"#,
      500, .serverError
    ),
    (
      #"{"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"No."}}}"#,
      429, .rateLimited
    ),
    (
      #"{"type":"response.failed","response":{"status":"failed","error":{"code":"invalid_prompt","message":"No."}}}"#,
      400, .badRequest
    ),
    (
      #"{"error":{"message":"No.","code":"model_not_found","type":"invalid_request_error"}}"#, 404,
      .notFound
    ),
    (#"{"error":{"message":"No.","type":"overloaded_error"}}"#, 503, .overloaded),
  ])
  func `that holds an error stands for a status`(event: String, status: Int, kind: FailureKind) {
    let early = Replies.stream("early", Replies.created + [event]).outcome
    let late = Replies.stream("late", [Replies.delta(0, "a"), event]).outcome

    for outcome in [early, late] {
      #expect(outcome.failure?.kind == kind)
      #expect(outcome.failure?.status == status)
      #expect(outcome.failure?.message == "No.")
      #expect(outcome.finish == nil)
    }
    #expect(late.text == "a")
  }

  @Test func `of xAI with an error as text is worth another call for one code only`() {
    func failure(_ code: String) -> CallFailure? {
      Recording.whole(
        "xai", .openAIResponses, "xai", isStreamed: true,
        #"{"code":"\#(code)","error":"Try later."}"#
      ).outcome.failure
    }

    #expect(failure("The service is currently unavailable")?.kind == .overloaded)
    #expect(failure("Some other thing")?.kind == .badRequest)
    #expect(failure("Some other thing")?.message == "Try later.")
  }

  @Test func `counts a cached part beside an input that is smaller`() {
    let usage = #"{"input_tokens":10,"input_tokens_details":{"cached_tokens":15}}"#
    let outcome = Replies.stream("cached", [Replies.completed(usage: usage)]).outcome

    #expect(outcome.usage?.inputTokens == 25)
    #expect(outcome.usage?.cachedInputTokens == 15)
  }

  @Test func `gives the price where the provider names it`() {
    let ticks = Replies.stream(
      "ticks", provider: "xai",
      [
        Replies.delta(0, "a"),
        Replies.completed(
          usage: #"{"input_tokens":432,"output_tokens":204,"cost_in_usd_ticks":1654500}"#),
      ]
    ).outcome
    #expect(ticks.usage?.costUSD == 0.000_165_45)

    let dollars = Replies.stream(
      "dollars", provider: "openrouter",
      [
        Replies.delta(0, "a"),
        Replies.completed(usage: #"{"input_tokens":1,"output_tokens":1,"cost":0.00019875}"#),
      ]
    ).outcome
    #expect(dollars.usage?.costUSD == 0.000_198_75)
  }

  @Test(arguments: [
    (#""status":"completed""#, Finish(.stop, raw: "completed")),
    (#""status":"cancelled""#, Finish(.error, raw: "cancelled")),
    (#""status":"incomplete""#, Finish(.other, raw: "incomplete")),
    (
      #""status":"incomplete","incomplete_details":{"reason":"new_reason"}"#,
      Finish(.other, raw: "new_reason")
    ),
    (
      #""status":"incomplete","incomplete_details":{"reason":"content_filter"}"#,
      Finish(.contentFilter, raw: "content_filter")
    ),
  ])
  func `means by its status`(status: String, finish: Finish) {
    let end = #"{"type":"response.done","response":{\#(status)}}"#

    #expect(Replies.stream("status", [Replies.delta(0, "a"), end]).outcome.finish == finish)
  }
}
