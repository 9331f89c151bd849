import JSONCoding

/// The objects that the events of OpenAI Responses carry.
struct ResponsesForm: Sendable {
  /// An output item; a refusal is a message whose part is a refusal.
  enum Item: Sendable, Hashable {
    case reasoning, message, refusal
    case call(DemoToolCall)
  }

  private let facts: ReplyFacts
  private let replyID: String
  private let reasoningID: String
  private let messageID: String
  private let refusalID: String
  private let callItemID: String
  private let callID: String

  init(_ facts: ReplyFacts) {
    self.facts = facts
    var ids = IDGenerator(seed: facts.seed)
    replyID = ids.id("resp_", 48, .hexadecimal)
    reasoningID = ids.id("rs_", 48, .hexadecimal)
    messageID = ids.id("msg_", 48, .hexadecimal)
    refusalID = ids.id("msg_", 48, .hexadecimal)
    callItemID = ids.id("fc_", 48, .hexadecimal)
    callID = ids.id("call_", 24)
  }

  func id(_ item: Item) -> String {
    switch item {
    case .reasoning: reasoningID
    case .message: messageID
    case .refusal: refusalID
    case .call: callItemID
    }
  }

  /// The type of the item's deltas, without `.delta`.
  func deltaType(_ item: Item) -> String {
    switch item {
    case .reasoning: "response.reasoning_summary_text"
    case .message: "response.output_text"
    case .refusal: "response.refusal"
    case .call: "response.function_call_arguments"
    }
  }

  /// What the item says, out of the whole reply.
  func text(_ item: Item, _ reply: WholeReply) -> String {
    switch item {
    case .reasoning: reply.reasoning
    case .message: reply.text
    case .refusal: reply.refusal
    case .call(let call): JSONValue.object(call.arguments).text()
    }
  }

  /// The members of the event that ends the item's deltas.
  func whole(_ item: Item, _ reply: WholeReply) -> JSONObject {
    let text = JSONValue.string(text(item, reply))
    return switch item {
    case .reasoning: ["text": text]
    case .message: ["text": text, "logprobs": []]
    case .refusal: ["refusal": text]
    case .call: ["arguments": text]
    }
  }

  /// The part of an item and the type of its events; nil for items without parts.
  func part(
    _ item: Item, text: String, _ sources: [DemoSource] = []
  ) -> (type: String, part: JSONValue)? {
    switch item {
    case .reasoning:
      ("response.reasoning_summary_part", ["type": "summary_text", "text": .string(text)])
    case .message:
      (
        "response.content_part",
        [
          "type": "output_text", "annotations": .array(sources.map(Self.annotation)),
          "logprobs": [], "text": .string(text),
        ]
      )
    case .refusal: ("response.content_part", ["type": "refusal", "refusal": .string(text)])
    case .call: nil
    }
  }

  /// The item as it begins.
  func added(_ item: Item) -> JSONValue {
    switch item {
    case .reasoning: ["id": .string(id(item)), "type": "reasoning", "summary": []]
    case .message, .refusal: message(item, status: "in_progress", content: [])
    case .call(let call): function(call, status: "in_progress", arguments: "")
    }
  }

  /// The item as it ends.
  func done(_ item: Item, _ reply: WholeReply) -> JSONValue {
    let text = text(item, reply)
    let parts = part(item, text: text, reply.sources).map { [$0.part] } ?? []
    switch item {
    case .reasoning:
      return ["id": .string(id(item)), "type": "reasoning", "summary": .array(parts)]
    case .message, .refusal: return message(item, status: "completed", content: parts)
    case .call(let call): return function(call, status: "completed", arguments: text)
    }
  }

  /// The response as it stands at its end.
  func response(
    ending: ReplyStep.Ending, _ output: [JSONValue], _ count: TokenCount
  ) -> JSONValue {
    let usage: JSONValue = [
      "input_tokens": .integer(facts.inputTokens), "input_tokens_details": ["cached_tokens": 0],
      "output_tokens": .integer(count.total),
      "output_tokens_details": ["reasoning_tokens": .integer(count.reasoning)],
      "total_tokens": .integer(facts.inputTokens + count.total),
    ]
    let reason: JSONValue? =
      switch ending {
      case .length: "max_output_tokens"
      case .filter: "content_filter"
      case .stop, .toolCalls, .refusal: nil
      }
    return response(
      reason == nil ? "completed" : "incomplete", output: output, usage: usage,
      incomplete: reason.map { ["reason": $0] } ?? .null)
  }

  /// The response as an error leaves it.
  func failed(_ error: JSONValue) -> JSONValue {
    let code = error["code"] ?? .null
    return response(
      "failed",
      error: ["code": code == .null ? "server_error" : code, "message": error["message"] ?? ""])
  }

  func response(
    _ status: JSONValue, output: [JSONValue] = [], usage: JSONValue = .null,
    error: JSONValue = .null, incomplete: JSONValue = .null
  ) -> JSONValue {
    [
      "id": .string(replyID), "object": "response", "created_at": .integer(facts.created),
      "status": status, "background": false, "error": error, "incomplete_details": incomplete,
      "instructions": nil, "max_output_tokens": nil, "max_tool_calls": nil,
      "model": .string(facts.model), "output": .array(output), "parallel_tool_calls": true,
      "previous_response_id": nil, "prompt_cache_key": nil,
      "reasoning": ["effort": nil, "summary": nil], "safety_identifier": nil,
      "service_tier": "default", "store": false, "temperature": 1.0,
      "text": ["format": ["type": "text"], "verbosity": "medium"], "tool_choice": "auto",
      "tools": [], "top_logprobs": 0, "top_p": 1.0, "truncation": "disabled", "usage": usage,
      "user": nil, "metadata": [:],
    ]
  }

  static func annotation(_ source: DemoSource) -> JSONValue {
    [
      "type": "url_citation", "end_index": 0, "start_index": 0, "title": .string(source.title),
      "url": .string(source.url),
    ]
  }

  private func message(_ item: Item, status: JSONValue, content: [JSONValue]) -> JSONValue {
    [
      "id": .string(id(item)), "type": "message", "status": status, "content": .array(content),
      "role": "assistant",
    ]
  }

  private func function(_ call: DemoToolCall, status: JSONValue, arguments: String) -> JSONValue {
    [
      "id": .string(callItemID), "type": "function_call", "status": status,
      "arguments": .string(arguments), "call_id": .string(callID), "name": .string(call.name),
    ]
  }
}
