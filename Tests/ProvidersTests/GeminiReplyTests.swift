import ChatModel
import JSONCoding
import Testing

@Suite struct `A reply of the Gemini API` {
  typealias Replies = GeminiRecordings

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
    reply.expectMutationsAreSurvived(count: 400, seed: 13)
  }

  @Test func `tells text, figures and end`() {
    let outcome = Replies.text.outcome

    #expect(
      outcome.events == [
        .started(ReplyStart(model: "gemini-2.5-flash", id: "r1")), .text("Grüße, "),
        .usage(Usage(inputTokens: 8)), .text("Wörld 🌍"),
        .usage(
          Usage(
            inputTokens: 10, outputTokens: 36, cachedInputTokens: 4, reasoningTokens: 30,
            serviceTier: "flex")),
        .finished(Finish(.stop, raw: "STOP")),
      ])
  }

  @Test func `tells thoughts apart from text`() {
    let outcome = Replies.thoughts.outcome

    #expect(outcome.reasoning == "**Count** them.")
    #expect(outcome.text == "Three")
    #expect(outcome.finish == Finish(.length, raw: "MAX_TOKENS"))
  }

  @Test func `gives calls an id where they have none`() {
    let outcome = Replies.calls.outcome

    #expect(
      outcome.toolCalls == [
        ToolCall(id: "call_1", name: "weather", arguments: ["city": "Paris"]),
        ToolCall(id: "own", name: "clock", arguments: [:]),
        ToolCall(id: "call_3", name: "bare", arguments: [:]),
      ])
    #expect(outcome.finish == Finish(.toolCalls, raw: "STOP"))
  }

  @Test func `puts streamed arguments together, even without a closing call`() {
    #expect(
      Replies.streamed.outcome.toolCalls == [
        ToolCall(
          id: "call_1", name: "trip", arguments: ["city": "Paris", "days": [["n": 2], ["n": 3]]]),
        ToolCall(id: "call_2", name: "open", arguments: ["on": true]),
      ])
  }

  @Test func `shows code and what it printed as fenced text`() {
    #expect(
      Replies.code.outcome.text == "```python\nprint(1)\n```\n\n```text\n1\n```\nOne.")
  }

  @Test func `names each source once`() {
    #expect(
      Replies.grounded.outcome.sources == [
        Source(url: "https://swift.org/", title: "swift.org"),
        Source(url: "https://b.example/", title: "B"), Source(url: "https://c.example/"),
      ])
  }

  @Test func `that was blocked is a filter and no answer, R24`() {
    let prompt = Replies.blocked.outcome
    #expect(prompt.failure?.kind == .contentFilter)
    #expect(prompt.failure?.message.contains("PROHIBITED_CONTENT") == true)
    #expect(prompt.usage?.inputTokens == 8)

    #expect(Replies.unsaid.outcome.failure?.kind == .contentFilter)
  }

  @Test func `as a growing array is read element by element`() {
    let outcome = Replies.array.outcome
    #expect(outcome.text == "a ] } \" [ {b\\")
    #expect(outcome.warnings.isEmpty)
    #expect(outcome.finish?.reason == .stop)

    let end = Replies.array.bytes.count - 3
    let open = Replies.array.outcome(of: Replies.array.bytes.prefix(end))
    #expect(open.finish?.reason == .stop)
    #expect(open.warnings == ["The array of the reply has no end."])
  }

  @Test func `keeps a file that it cannot show`() {
    let part = #"{"inlineData":{"mimeType":"image/png","data":"iVBO"}}"#
    let outcome = Replies.stream("image", [Replies.chunk(part, finish: "STOP")]).outcome

    #expect(outcome.unknown == [["inlineData": ["mimeType": "image/png", "data": "iVBO"]]])
    #expect(
      outcome.warnings == ["The model sent a file of type image/png; it is kept, not shown."])
  }

  @Test func `that comes whole tells the same`() {
    #expect(
      Replies.whole.outcome.events == [
        .started(ReplyStart(model: "gemini-2.5-flash", id: "r1")), .reasoning("Hm."),
        .text("Hello"), .usage(Usage(inputTokens: 5, outputTokens: 7)),
        .finished(Finish(.stop, raw: "STOP")),
      ])
  }

  @Test(arguments: [
    ("STOP", Finish.Reason.stop), ("MAX_TOKENS", .length), ("SAFETY", .contentFilter),
    ("RECITATION", .contentFilter), ("BLOCKLIST", .contentFilter),
    ("PROHIBITED_CONTENT", .contentFilter), ("SPII", .contentFilter),
    ("IMAGE_SAFETY", .contentFilter), ("IMAGE_PROHIBITED_CONTENT", .contentFilter),
    ("IMAGE_RECITATION", .contentFilter), ("MALFORMED_FUNCTION_CALL", .error),
    ("LANGUAGE", .other), ("OTHER", .other), ("UNEXPECTED_TOOL_CALL", .other),
    ("TOO_MANY_TOOL_CALLS", .other), ("NO_IMAGE", .other), ("IMAGE_OTHER", .other),
    ("FINISH_REASON_UNSPECIFIED", .other), ("SOMETHING_NEW", .other),
  ])
  func `means by its finish reason`(raw: String, reason: Finish.Reason) {
    let reply = Replies.stream(raw, [Replies.chunk(#"{"text":"a"}"#, finish: raw)])

    #expect(reply.outcome.finish == Finish(reason, raw: raw))
  }

  @Test func `that ends with an error and no text is a failure`() {
    let outcome = Replies.stream(
      "malformed", [#"{"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]}"#]
    ).outcome

    #expect(outcome.failure?.kind == .serverError)
    #expect(outcome.failure?.code == "MALFORMED_FUNCTION_CALL")
    #expect(outcome.finish == nil)
  }

  @Test(arguments: [
    (503, "UNAVAILABLE", FailureKind.overloaded), (429, "RESOURCE_EXHAUSTED", .rateLimited),
    (500, "INTERNAL", .serverError), (400, "INVALID_ARGUMENT", .badRequest),
    (504, "DEADLINE_EXCEEDED", .serverError), (403, "PERMISSION_DENIED", .forbidden),
  ])
  func `that holds an error stands for its status`(code: Int, status: String, kind: FailureKind) {
    let event = #"{"error":{"code":\#(code),"message":"No.","status":"\#(status)"}}"#
    let withoutCode = #"{"error":{"message":"No.","status":"\#(status)"}}"#

    for reply in [
      Replies.stream("event", [event]), Replies.stream("no code", [withoutCode]),
      Recording.whole("whole", .gemini, "google", event),
      Recording.whole("array", .gemini, "google", isStreamed: true, "[\(event)\n]"),
    ] {
      #expect(reply.outcome.failure?.kind == kind)
      #expect(reply.outcome.failure?.status == code)
      #expect(reply.outcome.failure?.message == "No.")
    }
    #expect(Replies.failing.outcome.text == "Wait")
  }

  @Test func `that says nothing is empty, and of another form not understood`() {
    #expect(Replies.stream("empty", []).outcome.failure?.kind == .emptyResponse)
    #expect(
      Recording.whole("none", .gemini, "google", #"{"candidates":[]}"#).outcome.failure?.kind
        == .emptyResponse)
    #expect(
      Recording.whole("other", .gemini, "google", #"{"choices":[]}"#).outcome.failure?.kind
        == .badResponse)
    #expect(
      Recording.whole("no array", .gemini, "google", "[1,2]").outcome.failure?.kind
        == .emptyResponse)
  }
}
