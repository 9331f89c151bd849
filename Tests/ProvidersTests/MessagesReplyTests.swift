import ChatModel
import JSONCoding
import Testing

@Suite struct `A reply of the Messages API` {
  typealias Replies = MessagesRecordings

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
    reply.expectMutationsAreSurvived(count: 400, seed: 7)
  }

  @Test func `tells text, figures and end`() {
    let outcome = Replies.text.outcome

    #expect(
      outcome.events == [
        .started(ReplyStart(model: "claude-sonnet-4-5-20250929", id: "msg_1")),
        .usage(
          Usage(
            inputTokens: 2312, outputTokens: 3, cachedInputTokens: 2000, cacheWriteTokens: 300,
            cacheWriteHourTokens: 200, serviceTier: "standard")),
        .text("Grüße, "), .text("Wörld 🌍"),
        .usage(
          Usage(
            inputTokens: 2312, outputTokens: 61, cachedInputTokens: 2000, cacheWriteTokens: 300,
            cacheWriteHourTokens: 200, serviceTier: "standard")),
        .finished(Finish(.stop, raw: "end_turn")),
      ])
    #expect(outcome.failure == nil)
  }

  @Test func `parts blocks of thinking and counts their tokens`() {
    let outcome = Replies.thinking.outcome

    #expect(outcome.reasoning == "First, count.\n\nThen check.")
    #expect(outcome.text == "Three.")
    #expect(outcome.usage?.reasoningTokens == 70)
    #expect(outcome.unknown.isEmpty)
  }

  @Test func `puts tool calls together, with and without pieces`() {
    let outcome = Replies.tool.outcome

    #expect(
      outcome.toolCalls == [
        ToolCall(id: "toolu_1", name: "weather", arguments: ["city": "Paris"]),
        ToolCall(id: "toolu_2", name: "clock", arguments: [:]),
        ToolCall(id: "toolu_3", name: "whole", arguments: ["a": 1]),
      ])
    #expect(outcome.finish == Finish(.toolCalls, raw: "tool_use"))
  }

  @Test func `names each source once and keeps the provider's own tools raw`() {
    let outcome = Replies.search.outcome

    #expect(outcome.text == "I'll search.\n\nIt is fast.")
    #expect(
      outcome.sources == [
        Source(url: "https://swift.org/", title: "Swift"), Source(url: "https://example.com/a"),
        Source(url: "https://swift.org/about", title: "About"),
      ])
    #expect(outcome.unknown.map { $0["name"] } == ["web_search"])
    #expect(outcome.unknown.first?["input"] == ["query": "swift"])
    #expect(outcome.toolCalls.isEmpty)
    #expect(outcome.finish?.reason == .stop)
  }

  @Test func `that refuses after text is an answer, without text a filter, R24`() {
    let spoken = Replies.refusal.outcome
    #expect(spoken.finish == Finish(.contentFilter, raw: "refusal"))
    #expect(spoken.warnings == ["The model stopped here and refuses to go on: cyber."])

    let silent = Replies.refusedSilently.outcome
    #expect(silent.failure?.kind == .contentFilter)
    #expect(silent.finish == nil)
  }

  @Test func `may hold pings, its start twice and events that nobody knows`() {
    let outcome = Replies.pings.outcome

    #expect(outcome.text == "ok")
    #expect(outcome.unknown == [["type": "vendor_event", "n": 1]])
    #expect(outcome.finish == Finish(.stop, raw: "stop_sequence"))
  }

  @Test func `without message_stop ends with a warning, R24`() {
    let outcome = Replies.noStop.outcome

    #expect(outcome.failure == nil)
    #expect(outcome.warnings == ["The reply ended without message_stop, after its stop reason."])
    #expect(outcome.finish == Finish(.stop, raw: "end_turn"))
  }

  @Test func `that comes whole tells the same`() {
    let outcome = Replies.whole.outcome

    #expect(
      outcome.events == [
        .started(ReplyStart(model: "claude-sonnet-4-5-20250929", id: "msg_1")),
        .usage(Usage(inputTokens: 5, outputTokens: 7, serviceTier: "priority")),
        .reasoning("Hm."), .text("Hello"), .source(Source(url: "https://a.example/", title: "A")),
        .toolCall(ToolCall(id: "toolu_1", name: "f", arguments: ["x": [1]])),
        .finished(Finish(.toolCalls, raw: "tool_use")),
      ])
  }

  @Test(arguments: [
    ("end_turn", Finish.Reason.stop), ("stop_sequence", .stop), ("pause_turn", .stop),
    ("max_tokens", .length), ("model_context_window_exceeded", .length), ("tool_use", .toolCalls),
    ("refusal", .contentFilter), ("compaction", .other), ("something_new", .other),
  ])
  func `means by its stop reason`(raw: String, reason: Finish.Reason) {
    let reply = Replies.stream(
      raw,
      [
        Replies.start(), Replies.delta(0, #"{"type":"text_delta","text":"a"}"#),
        Replies.stop(raw), #"{"type":"message_stop"}"#,
      ])

    #expect(reply.outcome.finish == Finish(reason, raw: raw))
  }

  @Test(arguments: [
    ("overloaded_error", 529, FailureKind.overloaded), ("rate_limit_error", 429, .rateLimited),
    ("api_error", 500, .serverError), ("invalid_request_error", 400, .badRequest),
    ("authentication_error", 401, .unauthorized), ("permission_error", 403, .forbidden),
    ("billing_error", 402, .quota), ("timeout_error", 504, .serverError),
    ("request_too_large", 413, .payloadTooLarge), ("not_found_error", 404, .notFound),
    ("unheard_of", 500, .serverError),
  ])
  func `that holds an error stands for a status`(type: String, status: Int, kind: FailureKind) {
    let event = #"{"type":"error","error":{"type":"\#(type)","message":"No."}}"#
    let early = Replies.stream("early", [event]).outcome
    let late = Replies.stream(
      "late", [Replies.start(), Replies.delta(0, #"{"type":"text_delta","text":"a"}"#), event]
    ).outcome
    let whole = Recording.whole("whole", .anthropic, "anthropic", event).outcome

    for outcome in [early, late, whole] {
      #expect(outcome.failure?.kind == kind)
      #expect(outcome.failure?.status == status)
      #expect(outcome.failure?.message == "No.")
      #expect(outcome.failure?.code == type)
    }
    #expect(late.text == "a")
  }

  @Test func `cannot hold a second message before the first has ended`() {
    let twice = Replies.stream("twice", [Replies.start(), Replies.start(id: "msg_2")])
    #expect(twice.outcome.failure?.kind == .badResponse)

    let after = Replies.stream(
      "after",
      [
        Replies.start(), Replies.delta(0, #"{"type":"text_delta","text":"a"}"#),
        Replies.stop("tool_use"), #"{"type":"message_stop"}"#, Replies.start(id: "msg_2"),
        Replies.delta(0, #"{"type":"text_delta","text":"b"}"#), Replies.stop("end_turn"),
        #"{"type":"message_stop"}"#,
      ]
    ).outcome
    #expect(after.failure == nil)
    #expect(after.text == "a\n\nb")
    #expect(after.start?.id == "msg_2")
    #expect(after.finish?.raw == "end_turn")
  }

  @Test func `may begin with blocks that are whole already`() {
    let start = """
      {"type":"message_start","message":{"id":"m","model":"c","content":[{"type":"tool_use",\
      "id":"t","name":"f","input":{"q":2}}],"stop_reason":"tool_use",\
      "usage":{"input_tokens":1,"output_tokens":1}}}
      """
    let outcome = Replies.stream("begun", [start, #"{"type":"message_stop"}"#]).outcome

    #expect(outcome.toolCalls == [ToolCall(id: "t", name: "f", arguments: ["q": 2])])
    #expect(outcome.finish?.reason == .toolCalls)
  }

  @Test func `counts the steps of a compaction, whose tokens the totals leave out`() {
    let usage = """
      {"input_tokens":10,"output_tokens":4,"iterations":[\
      {"type":"compaction","input_tokens":100,"output_tokens":30},\
      {"type":"message","input_tokens":10,"output_tokens":4},\
      {"type":"advisor_message","input_tokens":1000,"output_tokens":1000}]}
      """
    let outcome = Replies.stream(
      "compaction",
      [
        Replies.start(), Replies.delta(0, #"{"type":"text_delta","text":"a"}"#),
        Replies.stop("end_turn", usage: usage), #"{"type":"message_stop"}"#,
      ]
    ).outcome

    #expect(outcome.usage == Usage(inputTokens: 110, outputTokens: 34))
  }

  @Test func `gives the price where the provider names it`() {
    let outcome = Replies.stream(
      "cost",
      [
        Replies.start(), Replies.delta(0, #"{"type":"text_delta","text":"a"}"#),
        Replies.stop("end_turn", usage: #"{"output_tokens":1,"cost":0.001285}"#),
      ]
    ).outcome

    #expect(outcome.usage?.costUSD == 0.001285)
  }

  @Test func `that says nothing is empty, and of another form not understood`() {
    #expect(Replies.stream("empty", []).outcome.failure?.kind == .emptyResponse)
    #expect(Replies.stream("start", [Replies.start()]).outcome.failure?.kind == .emptyResponse)
    #expect(
      Recording.whole("other", .anthropic, "anthropic", #"{"choices":[]}"#).outcome.failure?.kind
        == .badResponse)
  }

  @Test func `leaves out one event that is not JSON`() {
    let outcome = Replies.stream(
      "garbage",
      [
        Replies.start(), "{nonsense", Replies.delta(0, #"{"type":"text_delta","text":"a"}"#),
        Replies.stop("end_turn"), #"{"type":"message_stop"}"#,
      ]
    ).outcome

    #expect(outcome.text == "a")
    #expect(outcome.warnings.count == 1)
    #expect(outcome.failure == nil)
  }

  @Test func `of a failed search says so`() {
    let outcome = Replies.stream(
      "failed search",
      [
        Replies.start(),
        #"{"type":"content_block_start","index":0,"content_block":{"type":"web_search_tool_result","tool_use_id":"s","content":{"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}}}"#,
        Replies.stop("end_turn"), #"{"type":"message_stop"}"#,
      ]
    ).outcome

    #expect(outcome.warnings == ["A tool of the provider failed: max_uses_exceeded."])
  }
}
