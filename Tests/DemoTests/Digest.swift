import ChatModel
import JSONCoding

/// What the bytes of a reply say, read by rules of their own: the tests do not trust the writers.
struct Digest: Equatable {
  var text = ""
  var reasoning = ""
  var refusal = ""
  var finish: String?
  var model: String?
  var inputTokens: Int?
  var outputTokens: Int?
  var sources: [String] = []
  var toolName: String?
  var toolArguments = ""
  var errors: [String] = []
  /// How many events are not JSON.
  var broken = 0
  /// `[DONE]`, `message_stop`, `response.completed` and the like.
  var isTerminated = false
  var events: [String] = []

  init(stream bytes: [UInt8], _ dialect: Dialect) {
    for (name, data) in Self.events(of: bytes, dialect) {
      if data == "[DONE]" {
        isTerminated = true
        continue
      }
      guard let value = try? JSONValue(parsing: data) else {
        broken += 1
        continue
      }
      if let type = value["type"]?.string {
        events.append(type)
        if let name, name != type { errors.append("event \(name) holds \(type)") }
      }
      read(value, dialect)
    }
  }

  init(whole bytes: [UInt8], _ dialect: Dialect) throws {
    read(try JSONValue(parsing: bytes), dialect)
  }

  /// The events of a stream, name and data.
  private static func events(of bytes: [UInt8], _ dialect: Dialect) -> [(String?, String)] {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    guard dialect != .ollama else {
      return text.split(separator: "\n").map { (nil, String($0)) }
    }
    return text.split(separator: "\n\n").compactMap { block in
      var name: String?
      var data: [Substring] = []
      for line in block.split(separator: "\n") where !line.hasPrefix(":") {
        if line.hasPrefix("event: ") { name = String(line.dropFirst(7)) }
        if line.hasPrefix("data: ") { data.append(line.dropFirst(6)) }
      }
      return data.isEmpty ? nil : (name, data.joined(separator: "\n"))
    }
  }

  private mutating func read(_ value: JSONValue, _ dialect: Dialect) {
    if let message = value["error"]?["message"]?.string ?? value["error"]?.string {
      errors.append(message)
    }
    switch dialect {
    case .openAIChat: readChat(value)
    case .openAIResponses: readResponses(value)
    case .anthropic: readMessages(value)
    case .gemini: readGemini(value)
    case .ollama: readOllama(value)
    }
  }

  private mutating func readChat(_ value: JSONValue) {
    model = value["model"]?.string ?? model
    let choice = value["choices"]?[0]
    let part = choice?["delta"] ?? choice?["message"]
    text += part?["content"]?.string ?? ""
    reasoning += part?["reasoning_content"]?.string ?? ""
    refusal += part?["refusal"]?.string ?? ""
    for annotation in part?["annotations"]?.array ?? [] {
      sources.append(annotation["url_citation"]?["url"]?.string ?? "")
    }
    let function = part?["tool_calls"]?[0]?["function"]
    toolName = function?["name"]?.string ?? toolName
    toolArguments += function?["arguments"]?.string ?? ""
    finish = choice?["finish_reason"]?.string ?? finish
    inputTokens = value["usage"]?["prompt_tokens"]?.integer ?? inputTokens
    outputTokens = value["usage"]?["completion_tokens"]?.integer ?? outputTokens
  }

  private mutating func readResponses(_ value: JSONValue) {
    switch value["type"]?.string {
    case "response.output_text.delta": text += value["delta"]?.string ?? ""
    case "response.reasoning_summary_text.delta": reasoning += value["delta"]?.string ?? ""
    case "response.refusal.delta": refusal += value["delta"]?.string ?? ""
    case "response.function_call_arguments.delta": toolArguments += value["delta"]?.string ?? ""
    case "response.output_text.annotation.added":
      sources.append(value["annotation"]?["url"]?.string ?? "")
    case "response.output_item.added": toolName = value["item"]?["name"]?.string ?? toolName
    case "response.completed", "response.incomplete", "response.failed":
      isTerminated = true
      let streamed = self
      readResponse(value["response"] ?? .null)
      // The last event repeats what came in pieces, to the letter.
      let isSame =
        value["type"]?.string == "response.failed"
        || text == streamed.text + streamed.text && sources == streamed.sources + streamed.sources
      if !isSame { errors.append("the last event differs from the pieces") }
      (text, reasoning, refusal) = (streamed.text, streamed.reasoning, streamed.refusal)
      (sources, toolArguments) = (streamed.sources, streamed.toolArguments)
    case nil: readResponse(value)
    default: break
    }
  }

  private mutating func readResponse(_ value: JSONValue) {
    model = value["model"]?.string
    finish = value["incomplete_details"]?["reason"]?.string ?? value["status"]?.string
    inputTokens = value["usage"]?["input_tokens"]?.integer
    outputTokens = value["usage"]?["output_tokens"]?.integer
    for item in value["output"]?.array ?? [] {
      toolName = item["name"]?.string ?? toolName
      toolArguments += item["arguments"]?.string ?? ""
      reasoning += item["summary"]?[0]?["text"]?.string ?? ""
      text += item["content"]?[0]?["text"]?.string ?? ""
      refusal += item["content"]?[0]?["refusal"]?.string ?? ""
      sources += (item["content"]?[0]?["annotations"]?.array ?? []).map { $0["url"]?.string ?? "" }
    }
  }

  private mutating func readMessages(_ value: JSONValue) {
    switch value["type"]?.string {
    case "message_start":
      model = value["message"]?["model"]?.string
      inputTokens = value["message"]?["usage"]?["input_tokens"]?.integer
    case "content_block_start":
      toolName = value["content_block"]?["name"]?.string ?? toolName
    case "content_block_delta":
      let delta = value["delta"]
      text += delta?["text"]?.string ?? ""
      reasoning += delta?["thinking"]?.string ?? ""
      toolArguments += delta?["partial_json"]?.string ?? ""
      if let url = delta?["citation"]?["url"]?.string { sources.append(url) }
    case "message_delta":
      finish = value["delta"]?["stop_reason"]?.string
      outputTokens = value["usage"]?["output_tokens"]?.integer
    case "message_stop": isTerminated = true
    case "message":
      model = value["model"]?.string
      finish = value["stop_reason"]?.string
      inputTokens = value["usage"]?["input_tokens"]?.integer
      outputTokens = value["usage"]?["output_tokens"]?.integer
      for block in value["content"]?.array ?? [] {
        text += block["text"]?.string ?? ""
        reasoning += block["thinking"]?.string ?? ""
        toolName = block["name"]?.string ?? toolName
        toolArguments += block["input"]?.text() ?? ""
        sources += (block["citations"]?.array ?? []).map { $0["url"]?.string ?? "" }
      }
    default: break
    }
  }

  private mutating func readGemini(_ value: JSONValue) {
    let candidate = value["candidates"]?[0]
    for part in candidate?["content"]?["parts"]?.array ?? [] {
      let piece = part["text"]?.string ?? ""
      if part["thought"]?.bool == true { reasoning += piece } else { text += piece }
      toolName = part["functionCall"]?["name"]?.string ?? toolName
      toolArguments += part["functionCall"]?["args"]?.text() ?? ""
    }
    let chunks = candidate?["groundingMetadata"]?["groundingChunks"]?.array ?? []
    sources += chunks.map { $0["web"]?["uri"]?.string ?? "" }
    finish =
      candidate?["finishReason"]?.string ?? value["promptFeedback"]?["blockReason"]?.string
      ?? finish
    isTerminated = finish != nil
    model = value["modelVersion"]?.string ?? model
    let usage = value["usageMetadata"]
    inputTokens = usage?["promptTokenCount"]?.integer ?? inputTokens
    let counts = ["candidatesTokenCount", "thoughtsTokenCount"].compactMap { usage?[$0]?.integer }
    if !counts.isEmpty { outputTokens = counts.reduce(0, +) }
  }

  private mutating func readOllama(_ value: JSONValue) {
    let message = value["message"]
    text += message?["content"]?.string ?? ""
    reasoning += message?["thinking"]?.string ?? ""
    let function = message?["tool_calls"]?[0]?["function"]
    toolName = function?["name"]?.string ?? toolName
    toolArguments += function?["arguments"]?.text() ?? ""
    model = value["model"]?.string ?? model
    isTerminated = value["done"]?.bool == true
    finish = value["done_reason"]?.string ?? finish
    inputTokens = value["prompt_eval_count"]?.integer ?? inputTokens
    outputTokens = value["eval_count"]?.integer ?? outputTokens
  }
}
