/// What a demo model has to say to a prompt.
struct DemoAnswer: Sendable {
  var reasoning: Passage?
  /// The text, in parts that are streamed one after the other.
  var runs: [TokenRun]
  /// Words of refusal, after the text.
  var refusal: Passage?
  var sources: [DemoSource] = []
  var call: DemoToolCall?
}
