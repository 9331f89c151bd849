import ChatModel
import JSONCoding
import Providers
import Transport

/// A reply as it would come: the bytes, and whose they are.
struct Fixture: CustomStringConvertible {
  var name: String
  var dialect = Dialect.openAIChat
  var provider: String
  var isStreamed = true
  var headers: [HTTPHeader] = [HTTPHeader("Content-Type", "text/event-stream; charset=utf-8")]
  var body: String

  var bytes: [UInt8] { Array(body.utf8) }
  var description: String { name }

  /// Reads the reply from these pieces.
  func read(_ pieces: [[UInt8]]) -> ReplySummary {
    var decoder = Wire.decoder(
      for: dialect,
      reply: ReplyContext(provider: provider, isStreamed: isStreamed, headers: headers))
    var result = ReplySummary()
    do throws(CallFailure) {
      for piece in pieces { try decoder.decode(piece, into: &result.events) }
      try decoder.finish(into: &result.events)
    } catch {
      result.failure = error
    }
    return result
  }

  func read() -> ReplySummary { read([bytes]) }
}

/// What came of reading a reply, by kind.
struct ReplySummary: Equatable {
  var events: [StreamEvent] = []
  var failure: CallFailure?

  var text: String { events.map { if case .text(let text) = $0 { text } else { "" } }.joined() }
  var reasoning: String {
    events.map { if case .reasoning(let text) = $0 { text } else { "" } }.joined()
  }
  var refusal: String {
    events.map { if case .refusal(let text) = $0 { text } else { "" } }.joined()
  }
  var calls: [ToolCall] {
    events.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
  }
  var sources: [Source] {
    events.compactMap { if case .source(let source) = $0 { source } else { nil } }
  }
  var usage: Usage? {
    events.compactMap { if case .usage(let usage) = $0 { usage } else { nil } }.last
  }
  var finish: Finish? {
    events.compactMap { if case .finished(let finish) = $0 { finish } else { nil } }.last
  }
  var start: ReplyStart? {
    events.compactMap { if case .started(let start) = $0 { start } else { nil } }.last
  }
  var warnings: [String] {
    events.compactMap { if case .warning(let text) = $0 { text } else { nil } }
  }
  var unknown: [JSONValue] {
    events.compactMap { if case .unknown(let value) = $0 { value } else { nil } }
  }
}

/// Writes the events of a stream, each JSON text as one `data:` event, `[DONE]` last.
func stream(_ events: String..., done: Bool = true) -> String {
  events.map { "data: \($0)\n\n" }.joined() + (done ? "data: [DONE]\n\n" : "")
}
