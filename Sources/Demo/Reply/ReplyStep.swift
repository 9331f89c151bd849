/// One step of a reply, before a dialect gives it bytes.
enum ReplyStep: Sendable {
  case opening
  case reasoning(String)
  case text(String)
  case refusal(String)
  /// A piece of text whose event is not JSON.
  case brokenText(String)
  case source(DemoSource)
  case callStart(DemoToolCall)
  case callArguments(String)
  case callEnd(DemoToolCall)
  /// What keeps the line warm: a comment, a ping event, an empty line.
  case ping
  case failure(Fault)
  case finish(Ending)

  /// Why a reply ends.
  enum Ending: Sendable, Hashable { case stop, length, toolCalls, filter, refusal }
}
