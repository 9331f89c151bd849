import ChatModel
import JSONCoding
import Transport

/// Reads the lines of an `/api/chat` reply.
struct OllamaReader: ReplyReader {
  private let reply: ReplyContext
  private var start = ReplyStart()
  private var tools = ToolCallAssembler()
  private var hasText = false
  private var isDone = false

  init(_ reply: ReplyContext) { self.reply = reply }

  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    guard !isDone else { return }
    if json["error"] != nil {
      throw CallFailure(inside: reply, ProviderError(json), body: json.raw)
    }
    guard json["message"] != nil || json["done"] != nil else {
      events.append(.unknown(json.value))
      return
    }
    if start.model.isEmpty, let model = json["model"]?.string, !model.isEmpty {
      start.model = model
      events.append(.started(start))
    }
    if let message = json["message"] { try read(message: message, into: &events) }
    if json["done"]?.bool == true { readEnd(json, into: &events) }
  }

  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    try read(json, name: [], into: &events)
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    guard !isDone else { return }
    throw hasText || !tools.isEmpty ? .lost(reply) : .empty(reply)
  }

  private mutating func read(
    message: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if let text = message["thinking"]?.string, !text.isEmpty { events.append(.reasoning(text)) }
    if let text = message["content"]?.string, !text.isEmpty {
      hasText = true
      events.append(.text(text))
    }
    for call in message["tool_calls"].map({ Array($0.elements) }) ?? [] { try tools.take(call) }
  }

  private mutating func readEnd(_ json: JSONNode, into events: inout [StreamEvent]) {
    isDone = true
    let usage = Usage(
      inputTokens: Self.count(json["prompt_eval_count"]),
      outputTokens: Self.count(json["eval_count"]))
    if usage != Usage() { events.append(.usage(usage)) }
    for call in tools.finished() { events.append(.toolCall(call)) }
    let raw = json["done_reason"]?.string ?? "stop"
    events.append(.finished(Finish(reason(raw), raw: raw)))
  }

  private func reason(_ raw: String) -> Finish.Reason {
    switch raw {
    case "stop": tools.isEmpty ? .stop : .toolCalls
    case "length": .length
    default: tools.isEmpty ? .other : .toolCalls
    }
  }

  private static func count(_ node: JSONNode?) -> Int? {
    guard let value = node?.integer, value >= 0 else { return nil }
    return value
  }
}
