import JSONCoding

/// Ollama's own `/api/chat`: one JSON object a line.
struct OllamaWriter: WireWriter {
  static let layout = JSONWriter.Layout.compact

  private let facts: ReplyFacts
  private let text: EventTemplate
  private let thinking: EventTemplate
  private var count = TokenCount()
  private var sources: [DemoSource] = []

  init(_ facts: ReplyFacts) {
    self.facts = facts
    func template(_ message: JSONObject) -> EventTemplate {
      EventTemplate("", Self.line(message, facts, at: EventTemplate.hole), end: "\n")
    }
    text = template(["role": "assistant", "content": EventTemplate.hole])
    thinking = template(["role": "assistant", "content": "", "thinking": EventTemplate.hole])
  }

  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8]) {
    count.add(step)
    let now = Self.time(facts, count)
    switch step {
    case .opening, .callStart, .callArguments: break
    case .reasoning(let piece): thinking.write(now, .string(piece), into: &bytes)
    case .text(let piece), .refusal(let piece): text.write(now, .string(piece), into: &bytes)
    case .brokenText(let piece): text.writeBroken(now, .string(piece), into: &bytes)
    case .source(let source): sources.append(source)
    case .callEnd(let call):
      append(Self.line(Self.message(call, facts), facts, at: now), into: &bytes)
    case .ping: bytes.append(0x0A)
    case .failure(let fault): append(ErrorForm.ollama(fault), into: &bytes)
    case .finish(let ending):
      if !sources.isEmpty {
        text.write(now, .string(Self.list(sources)), into: &bytes)
      }
      append(.object(Self.last([:], ending, count, facts)), into: &bytes)
    }
  }

  private func append(_ value: JSONValue, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: value.utf8())
    bytes.append(0x0A)
  }
}

extension OllamaWriter {
  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue {
    var message: JSONObject = reply.call.map { Self.message($0, facts) } ?? ["role": "assistant"]
    let list = reply.sources.isEmpty ? "" : Self.list(reply.sources)
    message["content"] = .string(reply.text + reply.refusal + list)
    if !reply.reasoning.isEmpty { message["thinking"] = .string(reply.reasoning) }
    return .object(last(message, reply.ending ?? .stop, reply.count, facts))
  }

  private static func line(
    _ message: JSONObject, _ facts: ReplyFacts, at time: JSONValue
  ) -> JSONValue {
    [
      "model": .string(facts.model), "created_at": time, "message": .object(message), "done": false,
    ]
  }

  private static func message(_ call: DemoToolCall, _ facts: ReplyFacts) -> JSONObject {
    var ids = IDGenerator(seed: facts.seed)
    let function: JSONValue = [
      "index": 0, "name": .string(call.name), "arguments": .object(call.arguments),
    ]
    return [
      "role": "assistant", "content": "",
      "tool_calls": [["id": .string(ids.id("call_", 8)), "function": function]],
    ]
  }

  private static func last(
    _ message: JSONObject, _ ending: ReplyStep.Ending, _ count: TokenCount, _ facts: ReplyFacts
  ) -> JSONObject {
    let writing = nanoseconds(facts, count)
    return [
      "model": .string(facts.model), "created_at": time(facts, count),
      "message": .object(message.isEmpty ? ["role": "assistant", "content": ""] : message),
      "done": true, "done_reason": ending == .length ? "length" : "stop",
      "total_duration": .integer(writing + 300_000_000), "load_duration": 61_000_000,
      "prompt_eval_count": .integer(facts.inputTokens), "prompt_eval_duration": 239_000_000,
      "eval_count": .integer(count.total), "eval_duration": .integer(writing),
    ]
  }

  /// This dialect has no field for sources: they become a list at the end of the text.
  private static func list(_ sources: [DemoSource]) -> String {
    "\n\nSources:\n\n" + sources.map { "* [\($0.title)](\($0.url))" }.joined(separator: "\n")
  }

  private static func nanoseconds(_ facts: ReplyFacts, _ count: TokenCount) -> Int {
    Int((Double(count.total) / facts.pace * 1_000_000_000).rounded())
  }

  /// The time of the reply so far, in RFC 3339.
  private static func time(_ facts: ReplyFacts, _ count: TokenCount) -> JSONValue {
    let passed = nanoseconds(facts, count) + 300_000_000
    return .string(DemoTime.text(facts.created, nanoseconds: passed))
  }
}
