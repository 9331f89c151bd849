import JSONCoding

/// Google Gemini; each event is a whole response, with CRLF as Google's servers write it.
struct GeminiWriter: WireWriter {
  static let layout = JSONWriter.Layout.pretty

  private let facts: ReplyFacts
  private let text: EventTemplate
  private let thought: EventTemplate
  private var count = TokenCount()
  private var sources: [DemoSource] = []
  private var isFirst = true

  init(_ facts: ReplyFacts) {
    self.facts = facts
    func template(_ part: JSONObject) -> EventTemplate {
      let response = Self.response(
        [Self.candidate([.object(part)])], facts, usage: EventTemplate.hole)
      return EventTemplate(
        facts.isArray ? "" : "data: ", response, end: facts.isArray ? "\r\n" : "\r\n\r\n")
    }
    text = template(["text": EventTemplate.hole])
    thought = template(["text": EventTemplate.hole, "thought": true])
  }

  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8]) {
    count.add(step)
    switch step {
    case .opening, .callStart, .callArguments: break
    case .reasoning(let piece):
      separate(&bytes)
      thought.write(.string(piece), Self.usage(facts, count), into: &bytes)
    case .text(let piece), .refusal(let piece):
      separate(&bytes)
      text.write(.string(piece), Self.usage(facts, count), into: &bytes)
    case .brokenText(let piece):
      separate(&bytes)
      text.writeBroken(.string(piece), into: &bytes)
    case .source(let source): sources.append(source)
    case .callEnd(let call):
      event([Self.candidate([Self.part(call, facts)])], into: &bytes)
    case .ping: bytes.append(contentsOf: facts.isArray ? "\r\n".utf8 : ": ping\r\n\r\n".utf8)
    case .failure(let fault): append(ErrorForm.gemini(fault), into: &bytes)
    case .finish(let ending): finish(ending, into: &bytes)
    }
  }

  private mutating func finish(_ ending: ReplyStep.Ending, into bytes: inout [UInt8]) {
    if ending == .filter, count.total == 0 {
      append(Self.blocked(facts), into: &bytes)
    } else {
      event([Self.last([], ending, sources)], into: &bytes)
    }
    if facts.isArray { bytes.append(contentsOf: "]".utf8) }
  }

  private mutating func event(_ candidates: [JSONValue], into bytes: inout [UInt8]) {
    append(Self.response(candidates, facts, usage: Self.usage(facts, count)), into: &bytes)
  }

  private mutating func append(_ value: JSONValue, into bytes: inout [UInt8]) {
    separate(&bytes)
    if !facts.isArray { bytes.append(contentsOf: "data: ".utf8) }
    bytes.append(contentsOf: value.utf8())
    bytes.append(contentsOf: facts.isArray ? "\r\n".utf8 : "\r\n\r\n".utf8)
  }

  /// What stands between the elements of the array form.
  private mutating func separate(_ bytes: inout [UInt8]) {
    guard facts.isArray else { return }
    bytes.append(isFirst ? 0x5B : 0x2C)
    isFirst = false
  }
}

extension GeminiWriter {
  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue {
    if reply.ending == .filter, reply.count.total == 0 { return blocked(facts) }
    var parts: [JSONValue] = []
    if !reply.reasoning.isEmpty {
      parts.append(["text": .string(reply.reasoning), "thought": true])
    }
    let text = reply.text + reply.refusal
    if !text.isEmpty { parts.append(["text": .string(text)]) }
    if let call = reply.call { parts.append(part(call, facts)) }
    return response(
      [last(parts, reply.ending ?? .stop, reply.sources)], facts, usage: usage(facts, reply.count))
  }

  private static func candidate(_ parts: [JSONValue]) -> JSONValue {
    ["content": ["parts": .array(parts), "role": "model"], "index": 0]
  }

  private static func last(
    _ parts: [JSONValue], _ ending: ReplyStep.Ending, _ sources: [DemoSource]
  ) -> JSONValue {
    var candidate: JSONObject = [:]
    if !parts.isEmpty || ending != .filter && ending != .refusal {
      let content = parts.isEmpty ? [["text": ""]] : parts
      candidate["content"] = ["parts": .array(content), "role": "model"]
    }
    candidate["finishReason"] = .string(reason(ending))
    candidate["index"] = 0
    if !sources.isEmpty {
      let chunks = sources.map { source -> JSONValue in
        ["web": ["uri": .string(source.url), "title": .string(source.title)]]
      }
      candidate["groundingMetadata"] = ["groundingChunks": .array(chunks), "groundingSupports": []]
    }
    return .object(candidate)
  }

  private static func part(_ call: DemoToolCall, _ facts: ReplyFacts) -> JSONValue {
    var ids = IDGenerator(seed: facts.seed)
    return [
      "functionCall": ["name": .string(call.name), "args": .object(call.arguments)],
      "thoughtSignature": .string(ids.id("Cq", 62) + "=="),
    ]
  }

  private static func response(
    _ candidates: [JSONValue], _ facts: ReplyFacts, usage: JSONValue
  ) -> JSONValue {
    let response: JSONObject = ["candidates": .array(candidates), "usageMetadata": usage]
    return response.merged(identity(facts))
  }

  private static func blocked(_ facts: ReplyFacts) -> JSONValue {
    let response: JSONObject = [
      "promptFeedback": ["blockReason": "SAFETY"], "usageMetadata": usage(facts, TokenCount()),
    ]
    return response.merged(identity(facts))
  }

  private static func identity(_ facts: ReplyFacts) -> JSONObject {
    var ids = IDGenerator(seed: facts.seed)
    return ["modelVersion": .string(facts.model), "responseId": .string(ids.id("", 22))]
  }

  private static func reason(_ ending: ReplyStep.Ending) -> String {
    switch ending {
    case .stop, .toolCalls: "STOP"
    case .length: "MAX_TOKENS"
    case .filter, .refusal: "SAFETY"
    }
  }

  private static func usage(_ facts: ReplyFacts, _ count: TokenCount) -> JSONValue {
    var usage: JSONObject = ["promptTokenCount": .integer(facts.inputTokens)]
    if count.visible > 0 { usage["candidatesTokenCount"] = .integer(count.visible) }
    usage["totalTokenCount"] = .integer(facts.inputTokens + count.total)
    usage["promptTokensDetails"] = [
      ["modality": "TEXT", "tokenCount": .integer(facts.inputTokens)]
    ]
    if count.reasoning > 0 { usage["thoughtsTokenCount"] = .integer(count.reasoning) }
    return .object(usage)
  }
}

extension JSONObject {
  /// This object with the members of another one laid over it.
  fileprivate func merged(_ other: JSONObject) -> JSONValue {
    var object = self
    object.merge(other)
    return .object(object)
  }
}
