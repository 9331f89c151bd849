import ChatModel
import JSONCoding

/// A conversation as input items of the Responses API.
struct ResponsesInput {
  private(set) var items: [JSONObject] = []
  private(set) var warnings: [String] = []
  private let namespace: String
  /// The role of system text; nil leaves it out.
  private let systemRole: String?
  /// The options of the request that change how the input is written.
  private let options: JSONObject

  /// Says every message of a conversation.
  ///
  /// - Parameters:
  ///   - messages: The conversation, or the end of it that the server does not have.
  ///   - namespace: Whose options of messages count (`imageDetail`, `promptCacheBreakpoint`).
  ///   - options: Those of the request that have no field: `imageDetail` for every image,
  ///     `passThroughUnsupportedFiles`.
  ///   - systemRole: `system` or `developer`; nil leaves system text out.
  /// - Throws: `.badRequest` for a file that the API does not take, or when nothing is left to send.
  init(
    _ messages: some Collection<Message>, namespace: String, options: JSONObject,
    systemRole: String?
  ) throws(CallFailure) {
    self.namespace = namespace
    self.systemRole = systemRole
    self.options = options
    for message in messages { try add(message) }
    guard items.contains(where: { $0["role"]?.string != systemRole }) else {
      throw CallFailure(.badRequest, "There is no message to send.")
    }
  }

  private mutating func add(_ message: Message) throws(CallFailure) {
    let options = message.options[namespace] ?? JSONObject()
    switch message.role {
    case .system: addSystem(message, options)
    case .assistant: addAssistant(message)
    case .user: try addUser(message, options)
    }
  }

  private mutating func addSystem(_ message: Message, _ options: JSONObject) {
    guard let systemRole, !message.text.isEmpty else { return }
    var item: JSONObject = ["role": .string(systemRole), "content": .string(message.text)]
    if let breakpoint = options["promptCacheBreakpoint"] {
      item["content"] = [
        [
          "type": "input_text", "text": .string(message.text),
          "prompt_cache_breakpoint": breakpoint,
        ]
      ]
    }
    items.append(item)
  }

  private mutating func addAssistant(_ message: Message) {
    if message.parts.contains(where: { if case .attachment = $0 { true } else { false } }) {
      warnings.append("Files of an answer are left out: only a user's message may hold files.")
    }
    guard !message.text.isEmpty else { return }
    items.append([
      "role": "assistant",
      "content": [["type": "output_text", "text": .string(message.text)]],
    ])
  }

  private mutating func addUser(_ message: Message, _ options: JSONObject) throws(CallFailure) {
    var content: [JSONObject] = []
    for part in message.parts {
      switch part {
      case .text(let text):
        if !text.isEmpty { content.append(["type": "input_text", "text": .string(text)]) }
      case .attachment(let attachment):
        content.append(try block(for: attachment, options))
      }
    }
    guard let last = content.indices.last else { return }
    if let breakpoint = options["promptCacheBreakpoint"] {
      content[last]["prompt_cache_breakpoint"] = breakpoint
    }
    items.append(["role": "user", "content": .array(content.map(JSONValue.object))])
  }

  private func block(
    for attachment: Attachment, _ own: JSONObject
  ) throws(CallFailure) -> JSONObject {
    if attachment.isImage {
      var block: JSONObject = ["type": "input_image", "image_url": .string(attachment.dataURI)]
      block["detail"] = own["imageDetail"] ?? options["imageDetail"]
      return block
    }
    if attachment.isPDF || options["passThroughUnsupportedFiles"]?.bool == true {
      return [
        "type": "input_file", "filename": .string(attachment.name),
        "file_data": .string(attachment.dataURI),
      ]
    }
    if let text = attachment.plainText {
      return ["type": "input_text", "text": .string("\(attachment.name):\n\(text)")]
    }
    throw CallFailure(
      .badRequest,
      "\(attachment.name) is \(attachment.mediaType): this API takes images, PDF and text files.")
  }
}
