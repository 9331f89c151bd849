import JSONCoding

/// Anthropic Messages.
struct MessagesWriter: WireWriter {
  static let layout = JSONWriter.Layout.compact

  /// The kinds of content blocks.
  private enum Block { case thinking, text, toolUse }

  private let facts: ReplyFacts
  private let identity: Identity
  private var count = TokenCount()
  private var open: Block?
  /// The index of the open block, or of the next one.
  private var index = 0
  private var delta = EventTemplate("", .null, end: "")

  /// The ids of one reply.
  private struct Identity {
    let reply: String
    let call: String
    let signature: String

    init(_ seed: UInt64) {
      var ids = IDGenerator(seed: seed)
      reply = ids.id("msg_01", 22)
      call = ids.id("toolu_01", 22)
      signature = ids.id("Eq", 86) + "=="
    }
  }

  init(_ facts: ReplyFacts) {
    self.facts = facts
    identity = Identity(facts.seed)
  }

  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8]) {
    count.add(step)
    switch step {
    case .opening: opening(into: &bytes)
    case .reasoning(let piece): write(piece, in: .thinking, into: &bytes)
    case .text(let piece), .refusal(let piece): write(piece, in: .text, into: &bytes)
    case .brokenText(let piece):
      begin(.text, into: &bytes)
      delta.writeBroken(.string(piece), into: &bytes)
    case .source(let source):
      begin(.text, into: &bytes)
      let citation: JSONValue = ["type": "citations_delta", "citation": Self.citation(source)]
      event("content_block_delta", ["index": .integer(index), "delta": citation], into: &bytes)
    case .callStart(let call): begin(.toolUse, call: call, into: &bytes)
    case .callArguments(let piece): delta.write(.string(piece), into: &bytes)
    case .callEnd: end(into: &bytes)
    case .ping: event("ping", [:], into: &bytes)
    case .failure(let fault):
      event("error", ErrorForm.anthropic(fault, facts.requestID).object ?? [:], into: &bytes)
    case .finish(let ending): finish(ending, into: &bytes)
    }
  }

  private func opening(into bytes: inout [UInt8]) {
    var message = Self.message([], stop: nil, facts, identity)
    message["usage"] = Self.usage(facts, nil)
    event("message_start", ["message": .object(message)], into: &bytes)
    event("ping", [:], into: &bytes)
  }

  private mutating func write(_ piece: String, in block: Block, into bytes: inout [UInt8]) {
    begin(block, into: &bytes)
    delta.write(.string(piece), into: &bytes)
  }

  /// Opens a block unless it is open, and ends another one.
  private mutating func begin(
    _ block: Block, call: DemoToolCall? = nil, into bytes: inout [UInt8]
  ) {
    guard open != block else { return }
    end(into: &bytes)
    open = block
    let start: JSONValue
    switch block {
    case .thinking: start = ["type": "thinking", "thinking": "", "signature": ""]
    case .text: start = ["type": "text", "text": ""]
    case .toolUse:
      start = [
        "type": "tool_use", "id": .string(identity.call), "name": .string(call?.name ?? ""),
        "input": [:],
      ]
    }
    event(
      "content_block_start", ["index": .integer(index), "content_block": start], into: &bytes)
    let piece: JSONValue =
      switch block {
      case .thinking: ["type": "thinking_delta", "thinking": EventTemplate.hole]
      case .text: ["type": "text_delta", "text": EventTemplate.hole]
      case .toolUse: ["type": "input_json_delta", "partial_json": EventTemplate.hole]
      }
    delta = EventTemplate(
      "event: content_block_delta\ndata: ",
      ["type": "content_block_delta", "index": .integer(index), "delta": piece], end: "\n\n")
  }

  /// Ends the open block; a thinking block is signed first.
  private mutating func end(into bytes: inout [UInt8]) {
    guard let block = open else { return }
    if block == .thinking {
      let signature: JSONValue = [
        "type": "signature_delta", "signature": .string(identity.signature),
      ]
      event("content_block_delta", ["index": .integer(index), "delta": signature], into: &bytes)
    }
    event("content_block_stop", ["index": .integer(index)], into: &bytes)
    open = nil
    index += 1
  }

  private mutating func finish(_ ending: ReplyStep.Ending, into bytes: inout [UInt8]) {
    end(into: &bytes)
    let delta: JSONValue = [
      "stop_reason": .string(Self.reason(ending)), "stop_sequence": nil,
    ]
    let usage = Self.usage(facts, count, isWhole: false)
    event("message_delta", ["delta": delta, "usage": usage], into: &bytes)
    event("message_stop", [:], into: &bytes)
  }

  private func event(_ type: String, _ members: JSONObject, into bytes: inout [UInt8]) {
    var object: JSONObject = ["type": .string(type)]
    object.merge(members)
    bytes.append(contentsOf: "event: \(type)\ndata: ".utf8)
    bytes.append(contentsOf: JSONValue.object(object).utf8())
    bytes.append(contentsOf: "\n\n".utf8)
  }
}

extension MessagesWriter {
  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue {
    let identity = Identity(facts.seed)
    var content: [JSONValue] = []
    if !reply.reasoning.isEmpty {
      content.append([
        "type": "thinking", "thinking": .string(reply.reasoning),
        "signature": .string(identity.signature),
      ])
    }
    if !reply.text.isEmpty || !reply.refusal.isEmpty {
      var block: JSONObject = ["type": "text"]
      if !reply.sources.isEmpty { block["citations"] = .array(reply.sources.map(citation)) }
      block["text"] = .string(reply.text + reply.refusal)
      content.append(.object(block))
    }
    if let call = reply.call {
      content.append([
        "type": "tool_use", "id": .string(identity.call), "name": .string(call.name),
        "input": .object(call.arguments),
      ])
    }
    var message = Self.message(content, stop: reply.ending ?? .stop, facts, identity)
    message["usage"] = usage(facts, reply.count)
    return .object(message)
  }

  private static func message(
    _ content: [JSONValue], stop: ReplyStep.Ending?, _ facts: ReplyFacts, _ identity: Identity
  ) -> JSONObject {
    [
      "model": .string(facts.model), "id": .string(identity.reply), "type": "message",
      "role": "assistant", "content": .array(content),
      "stop_reason": stop.map { .string(reason($0)) } ?? .null, "stop_sequence": nil,
    ]
  }

  private static func citation(_ source: DemoSource) -> JSONValue {
    [
      "type": "web_search_result_location", "cited_text": .string(source.title),
      "url": .string(source.url), "title": .string(source.title), "encrypted_index": "RGVtbw==",
    ]
  }

  private static func reason(_ ending: ReplyStep.Ending) -> String {
    switch ending {
    case .stop: "end_turn"
    case .length: "max_tokens"
    case .toolCalls: "tool_use"
    case .filter, .refusal: "refusal"
    }
  }

  /// The usage of a whole reply, of its start (no count: one token, as Anthropic says it) or of the
  /// event that ends it.
  private static func usage(
    _ facts: ReplyFacts, _ count: TokenCount?, isWhole: Bool = true
  ) -> JSONValue {
    var usage: JSONObject = [
      "input_tokens": .integer(facts.inputTokens), "cache_creation_input_tokens": 0,
      "cache_read_input_tokens": 0,
    ]
    if isWhole {
      usage["cache_creation"] = ["ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0]
    }
    usage["output_tokens"] = .integer(count?.total ?? 1)
    if let count, count.reasoning > 0 {
      usage["output_tokens_details"] = ["thinking_tokens": .integer(count.reasoning)]
    }
    if isWhole { usage["service_tier"] = "standard" }
    return .object(usage)
  }
}
