import ChatModel
import JSONCoding

extension ChatRequest {
  private static let mostCacheMarks = 4

  /// The conversation in the provider's words.
  ///
  /// - Throws: `.badRequest` for an attachment that the provider does not take in this form.
  mutating func messages() throws(CallFailure) -> JSONValue {
    var result: [JSONObject] = []
    let marked = cacheMarks()
    for (index, message) in call.request.messages.enumerated() {
      let options = message.options[call.provider] ?? JSONObject()
      let mark = marked.contains(index) ? options["cacheControl"] : nil
      guard let content = try content(of: message, options: options, mark: mark) else { continue }
      let role = role(of: message.role)
      if quirks.alternates, let last = result.last, last["role"] == .string(role),
        let joined = Self.joined(last["content"], content)
      {
        result[result.count - 1]["content"] = joined
      } else {
        result.append(["role": .string(role), "content": content])
      }
    }
    markPrefix(&result)
    return .array(result.map(JSONValue.object))
  }

  private mutating func role(of role: Message.Role) -> String {
    guard role == .system else { return role.rawValue }
    switch call.options["systemMessageMode"]?.string {
    case "developer" where name != nil: return "developer"
    case "system" where name != nil: return "system"
    default: break
    }
    guard isReasoning else { return "system" }
    guard name?.takesNoSystemText != true else {
      let note = "\(call.model) takes no system text; it is sent as a user message."
      if !warnings.contains(note) { warnings.append(note) }
      return "user"
    }
    return "developer"
  }

  /// A string for text alone, an array of parts for anything else; nil for an assistant message
  /// without text.
  private func content(
    of message: Message, options: JSONObject, mark: JSONValue?
  ) throws(CallFailure) -> JSONValue? {
    let breakpoint = name == nil ? nil : options["promptCacheBreakpoint"]
    let hasFiles = message.parts.contains { if case .attachment = $0 { true } else { false } }
    if message.role == .assistant || !hasFiles, mark == nil, breakpoint == nil {
      let text = message.text
      return text.isEmpty && message.role == .assistant ? nil : .string(text)
    }
    var parts: [JSONObject] = []
    for part in message.parts {
      switch part {
      case .text(let text):
        if !text.isEmpty { parts.append(["type": "text", "text": .string(text)]) }
      case .attachment(let file) where message.role != .assistant:
        parts.append(try filePart(file, options: options))
      case .attachment: break
      }
    }
    guard !parts.isEmpty else { return message.role == .assistant ? nil : .string("") }
    if let mark { parts[parts.count - 1]["cache_control"] = mark }
    if let breakpoint { parts[parts.count - 1]["prompt_cache_breakpoint"] = breakpoint }
    return .array(parts.map(JSONValue.object))
  }

  private func filePart(
    _ file: Attachment, options: JSONObject
  ) throws(CallFailure) -> JSONObject {
    if file.isImage {
      var image: JSONObject = ["url": .string(file.dataURI)]
      image["detail"] = options["imageDetail"] ?? call.options["imageDetail"]
      return ["type": "image_url", "image_url": .object(image)]
    }
    if file.isPDF, let part = pdfPart(file) { return part }
    if quirks.takesAudio, let format = Self.audioFormats[file.mediaType] {
      return [
        "type": "input_audio",
        "input_audio": ["data": .string(file.base64), "format": .string(format)],
      ]
    }
    if let text = file.plainText {
      return ["type": "text", "text": .string("\(file.name):\n\n\(text)")]
    }
    throw CallFailure(
      .badRequest,
      "\(ProviderName.of(call.provider)) takes no \(file.mediaType) files in this dialect; remove "
        + "\(file.name) or choose another model.")
  }

  private static let audioFormats = [
    "audio/wav": "wav", "audio/x-wav": "wav", "audio/mpeg": "mp3", "audio/mp3": "mp3",
  ]

  private func pdfPart(_ file: Attachment) -> JSONObject? {
    switch quirks.pdf {
    case .refused: nil
    case .file:
      [
        "type": "file",
        "file": ["filename": .string(file.name), "file_data": .string(file.dataURI)],
      ]
    case .documentURL:
      [
        "type": "document_url", "document_url": .string(file.dataURI),
        "document_name": .string(file.name),
      ]
    case .fileURL:
      [
        "type": "file_url", "file_url": ["url": .string(file.base64)],
        "file_name": .string(file.name),
      ]
    }
  }

  /// The messages whose cache mark is sent: the newest four (R18).
  private mutating func cacheMarks() -> Set<Int> {
    guard quirks.marksCache else { return [] }
    let messages = call.request.messages
    let all = messages.indices.filter {
      messages[$0].options[call.provider]?["cacheControl"]?.object != nil
    }
    if all.count > Self.mostCacheMarks {
      warnings.append(
        "Only the last \(Self.mostCacheMarks) of \(all.count) cacheControl marks are sent.")
    }
    return Set(all.suffix(Self.mostCacheMarks))
  }

  /// Marks a last assistant message as one to be gone on from.
  private func markPrefix(_ messages: inout [JSONObject]) {
    guard let last = messages.last, last["role"] == "assistant" else { return }
    let wanted = call.request.messages.last?.options[call.provider]?["prefix"]?.bool
    if wanted ?? (quirks.marksPrefix || call.options["prefix"]?.bool == true) {
      messages[messages.count - 1]["prefix"] = true
    }
  }

  /// The contents of two neighbours as one.
  private static func joined(_ first: JSONValue?, _ second: JSONValue) -> JSONValue? {
    guard let first else { return nil }
    if let one = first.string, let other = second.string { return .string(one + "\n\n" + other) }
    return .array(parts(of: first) + parts(of: second))
  }

  private static func parts(of content: JSONValue) -> [JSONValue] {
    content.array ?? [["type": "text", "text": content]]
  }
}
