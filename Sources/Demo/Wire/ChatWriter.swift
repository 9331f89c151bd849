import JSONCoding

/// OpenAI Chat Completions; reasoning in `reasoning_content`, as compatible servers write it.
struct ChatWriter: WireWriter {
  static let layout = JSONWriter.Layout.pretty

  private let facts: ReplyFacts
  private let identity: Identity
  private let text: EventTemplate
  private let reasoning: EventTemplate
  private let refusal: EventTemplate
  private let arguments: EventTemplate
  private var count = TokenCount()

  /// The ids of one reply.
  private struct Identity {
    let reply: String
    let call: String
    let fingerprint: String

    init(_ seed: UInt64) {
      var ids = IDGenerator(seed: seed)
      reply = ids.id("chatcmpl-", 29)
      call = ids.id("call_", 24)
      fingerprint = ids.id("fp_", 10, .hexadecimal)
    }
  }

  init(_ facts: ReplyFacts) {
    self.facts = facts
    let identity = Identity(facts.seed)
    self.identity = identity
    func template(_ delta: JSONObject) -> EventTemplate {
      EventTemplate("data: ", Self.chunk(delta, facts, identity), end: "\n\n")
    }
    text = template(["content": EventTemplate.hole])
    reasoning = template(["reasoning_content": EventTemplate.hole])
    refusal = template(["refusal": EventTemplate.hole])
    let piece: JSONValue = ["index": 0, "function": ["arguments": EventTemplate.hole]]
    arguments = template(["tool_calls": [piece]])
  }

  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8]) {
    count.add(step)
    switch step {
    case .opening: event(["role": "assistant", "content": "", "refusal": nil], into: &bytes)
    case .reasoning(let piece): reasoning.write(.string(piece), into: &bytes)
    case .text(let piece): text.write(.string(piece), into: &bytes)
    case .refusal(let piece): refusal.write(.string(piece), into: &bytes)
    case .brokenText(let piece): text.writeBroken(.string(piece), into: &bytes)
    case .source(let source):
      event(["annotations": [Self.annotation(source)]], into: &bytes)
    case .callStart(let call):
      let started = Self.call(call, id: identity.call, arguments: "", index: 0)
      event(["tool_calls": [started]], into: &bytes)
    case .callArguments(let piece): arguments.write(.string(piece), into: &bytes)
    case .callEnd: break
    case .ping: bytes.append(contentsOf: ": keep-alive\n\n".utf8)
    case .failure(let fault): data(ErrorForm.openAI(fault), into: &bytes)
    case .finish(let ending): finish(ending, into: &bytes)
    }
  }

  private func finish(_ ending: ReplyStep.Ending, into bytes: inout [UInt8]) {
    event([:], finish: .string(Self.reason(ending)), into: &bytes)
    if facts.includesUsage {
      var last = Self.frame(facts, identity, choices: [])
      last["usage"] = Self.usage(count, facts)
      data(.object(last), into: &bytes)
    }
    bytes.append(contentsOf: "data: [DONE]\n\n".utf8)
  }

  private func event(
    _ delta: JSONObject, finish: JSONValue = .null, into bytes: inout [UInt8]
  ) {
    data(Self.chunk(delta, facts, identity, finish: finish), into: &bytes)
  }

  private func data(_ value: JSONValue, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "data: ".utf8)
    bytes.append(contentsOf: value.utf8())
    bytes.append(contentsOf: "\n\n".utf8)
  }

  private static func chunk(
    _ delta: JSONObject, _ facts: ReplyFacts, _ identity: Identity, finish: JSONValue = .null
  ) -> JSONValue {
    let choice: JSONValue = [
      "index": 0, "delta": .object(delta), "logprobs": nil, "finish_reason": finish,
    ]
    var chunk = frame(facts, identity, choices: [choice])
    if facts.includesUsage { chunk["usage"] = .null }
    return .object(chunk)
  }

  private static func frame(
    _ facts: ReplyFacts, _ identity: Identity, choices: [JSONValue]
  ) -> JSONObject {
    [
      "id": .string(identity.reply), "object": "chat.completion.chunk",
      "created": .integer(facts.created), "model": .string(facts.model),
      "service_tier": "default", "system_fingerprint": .string(identity.fingerprint),
      "choices": .array(choices),
    ]
  }
}

extension ChatWriter {
  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue {
    let identity = Identity(facts.seed)
    var message: JSONObject = [
      "role": "assistant",
      "content": reply.text.isEmpty && reply.call != nil ? .null : .string(reply.text),
    ]
    if !reply.reasoning.isEmpty { message["reasoning_content"] = .string(reply.reasoning) }
    if let call = reply.call {
      let arguments = JSONValue.object(call.arguments).text()
      message["tool_calls"] = [Self.call(call, id: identity.call, arguments: arguments)]
    }
    message["refusal"] = reply.refusal.isEmpty ? .null : .string(reply.refusal)
    message["annotations"] = .array(reply.sources.map(annotation))
    let choice: JSONValue = [
      "index": 0, "message": .object(message), "logprobs": nil,
      "finish_reason": .string(reason(reply.ending ?? .stop)),
    ]
    var body = frame(facts, identity, choices: [choice])
    body["object"] = "chat.completion"
    body["usage"] = usage(reply.count, facts)
    return .object(body)
  }

  private static func call(
    _ call: DemoToolCall, id: String, arguments: String, index: Int? = nil
  ) -> JSONValue {
    let function: JSONValue = ["name": .string(call.name), "arguments": .string(arguments)]
    var object: JSONObject = [:]
    if let index { object["index"] = .integer(index) }
    object["id"] = .string(id)
    object["type"] = "function"
    object["function"] = function
    return .object(object)
  }

  private static func annotation(_ source: DemoSource) -> JSONValue {
    let citation: JSONValue = [
      "end_index": 0, "start_index": 0, "title": .string(source.title), "url": .string(source.url),
    ]
    return ["type": "url_citation", "url_citation": citation]
  }

  private static func reason(_ ending: ReplyStep.Ending) -> String {
    switch ending {
    case .stop, .refusal: "stop"
    case .length: "length"
    case .toolCalls: "tool_calls"
    case .filter: "content_filter"
    }
  }

  private static func usage(_ count: TokenCount, _ facts: ReplyFacts) -> JSONValue {
    [
      "prompt_tokens": .integer(facts.inputTokens), "completion_tokens": .integer(count.total),
      "total_tokens": .integer(facts.inputTokens + count.total),
      "prompt_tokens_details": ["cached_tokens": 0, "audio_tokens": 0],
      "completion_tokens_details": [
        "reasoning_tokens": .integer(count.reasoning), "audio_tokens": 0,
        "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0,
      ],
    ]
  }
}
