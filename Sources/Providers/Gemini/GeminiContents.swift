import ChatModel
import JSONCoding

/// A conversation as `systemInstruction` and `contents` of the Gemini API.
struct GeminiContents {
  /// The parts of the system text at the start of the conversation.
  private(set) var system: [JSONObject] = []
  private(set) var entries: [(role: String, parts: [JSONObject])] = []
  private(set) var warnings: [String] = []
  private let namespace: String

  /// Says every message; those options of a message count that are in `namespace`.
  ///
  /// Where there is no system role (Gemma), system text stands before the first user text.
  ///
  /// - Throws: `.badRequest` when nothing is left to send.
  init(
    _ messages: [Message], namespace: String, hasSystemRole: Bool
  ) throws(CallFailure) {
    self.namespace = namespace
    for message in messages { add(message) }
    guard !entries.isEmpty else {
      throw CallFailure(.badRequest, "There is no message to send.")
    }
    if !hasSystemRole { moveSystemText() }
  }

  private mutating func add(_ message: Message) {
    let options = message.options[namespace] ?? JSONObject()
    let parts = message.parts.compactMap { part(for: $0, options) }
    guard !parts.isEmpty else { return }
    if message.role == .system, entries.isEmpty {
      system += parts
      return
    }
    if message.role == .system {
      warnings.append("System text in the middle of the conversation is sent in the user's turn.")
    }
    let role = message.role == .assistant ? "model" : "user"
    if entries.last?.role == role {
      entries[entries.count - 1].parts += parts
    } else {
      entries.append((role, parts))
    }
  }

  private func part(for part: Part, _ options: JSONObject) -> JSONObject? {
    switch part {
    case .text(let text):
      return text.isEmpty ? nil : ["text": .string(text)]
    case .attachment(let attachment):
      var part: JSONObject = [
        "inlineData": [
          "mimeType": .string(attachment.mediaType), "data": .string(attachment.base64),
        ]
      ]
      part["mediaResolution"] = options["partMediaResolution"].map { ["level": $0] }
      return part
    }
  }

  private mutating func moveSystemText() {
    let text = system.compactMap { $0["text"]?.string }.joined(separator: "\n\n")
    system = []
    guard !text.isEmpty else { return }
    guard let entry = entries.firstIndex(where: { $0.role == "user" }) else {
      entries.insert(("user", [["text": .string(text)]]), at: 0)
      return
    }
    if let part = entries[entry].parts.firstIndex(where: { $0["text"] != nil }),
      let first = entries[entry].parts[part]["text"]?.string
    {
      entries[entry].parts[part]["text"] = .string("\(text)\n\n\(first)")
    } else {
      entries[entry].parts.insert(["text": .string(text)], at: 0)
    }
  }
}
