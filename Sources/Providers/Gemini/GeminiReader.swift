import ChatModel
import JSONCoding

/// Reads a reply of the Gemini API: a row of whole responses, each with the next parts.
struct GeminiReader: ReplyReader {
  private let context: ReplyContext
  private var answer: Answer
  private var calls = GeminiCalls()
  /// Why the prompt was refused.
  private var blockReason: String?

  init(_ context: ReplyContext) {
    self.context = context
    answer = Answer(context)
  }

  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if json.isArray {
      for element in json.elements { try read(element, name: name, into: &events) }
      return
    }
    if json["error"] != nil { throw GeminiFailure.inside(context, json) }
    guard isResponse(json) else { return answer.unknown(json.value, into: &events) }
    answer.started(
      model: json["modelVersion"]?.string, id: json["responseId"]?.string, into: &events)
    if let candidate = json["candidates"]?[0] { take(candidate, into: &events) }
    if let usage = json["usageMetadata"] {
      answer.usage(Usage(gemini: usage), into: &events)
    }
    if let reason = json["promptFeedback"]?["blockReason"]?.string { blockReason = reason }
  }

  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    try read(json, name: [], into: &events)
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    if answer.finish != nil, let call = calls.end() { answer.toolCall(call, into: &events) }
    if let raw = answer.finish?.raw {
      answer.finish = Finish(GeminiStop.reason(raw, hasCalls: answer.hasToolCall), raw: raw)
    } else if let blockReason {
      answer.finish = Finish(.contentFilter, raw: blockReason)
    }
    try answer.end(into: &events)
  }

  private func isResponse(_ json: JSONNode) -> Bool {
    json["candidates"] != nil || json["usageMetadata"] != nil || json["promptFeedback"] != nil
      || json["modelVersion"] != nil || json["responseId"] != nil
  }

  private mutating func take(_ candidate: JSONNode, into events: inout [StreamEvent]) {
    for part in candidate["content"]?["parts"].map({ Array($0.elements) }) ?? [] {
      take(part: part, into: &events)
    }
    takeSources(of: candidate, into: &events)
    guard let raw = candidate["finishReason"]?.string else { return }
    answer.finish = Finish(.other, raw: raw)
    if let message = candidate["finishMessage"]?.string, !message.isEmpty {
      answer.refusalNote = "\(raw): \(message)"
      if GeminiStop.reason(raw, hasCalls: false) != .stop { events.append(.warning(message)) }
    }
  }

  private mutating func take(part: JSONNode, into events: inout [StreamEvent]) {
    let isThought = part["thought"]?.bool == true
    if let text = part["text"]?.string {
      if isThought {
        answer.reasoning(text, into: &events)
      } else {
        answer.text(text, into: &events)
      }
    } else if let call = part["functionCall"] {
      for whole in calls.take(call) { answer.toolCall(whole, into: &events) }
    } else if let code = part["executableCode"] {
      let language = code["language"]?.string.map { $0.lowercased() } ?? ""
      fenced(code["code"]?.string, as: language, into: &events)
    } else if let result = part["codeExecutionResult"] {
      fenced(output(of: result), as: "text", into: &events)
    } else if let data = part["inlineData"] {
      guard !isThought else { return }
      let type = data["mimeType"]?.string ?? "file"
      events.append(.warning("The model sent a file of type \(type); it is kept, not shown."))
      events.append(.unknown(part.value))
    } else if part["thoughtSignature"] == nil {
      events.append(.unknown(part.value))
    }
  }

  /// Shows code or its output as a block of its own.
  private mutating func fenced(
    _ text: String?, as language: String, into events: inout [StreamEvent]
  ) {
    guard let text, !text.isEmpty else { return }
    let fence = Bytes.contains(text, "```") ? "````" : "```"
    let start = answer.hasText ? "\n" : ""
    let end = text.utf8.last == 0x0A ? "" : "\n"
    answer.text("\(start)\(fence)\(language)\n\(text)\(end)\(fence)\n", into: &events)
  }

  /// What a run of code printed, or else how it failed.
  private func output(of result: JSONNode) -> String? {
    if let output = result["output"]?.string, !output.isEmpty { return output }
    let outcome = result["outcome"]?.string
    return outcome == "OUTCOME_OK" ? nil : outcome
  }

  private mutating func takeSources(of candidate: JSONNode, into events: inout [StreamEvent]) {
    let chunks = candidate["groundingMetadata"]?["groundingChunks"]
    for chunk in chunks.map({ Array($0.elements) }) ?? [] {
      guard let place = chunk["web"] ?? chunk["retrievedContext"] ?? chunk["maps"] else { continue }
      answer.source(
        url: place["uri"]?.string, title: place["title"]?.string, into: &events)
    }
    let pages = candidate["urlContextMetadata"]?["urlMetadata"]
    for page in pages.map({ Array($0.elements) }) ?? [] {
      answer.source(url: page["retrievedUrl"]?.string, title: nil, into: &events)
    }
  }
}
