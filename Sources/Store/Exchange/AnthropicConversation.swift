import ChatModel
import JSONCoding

/// A conversation of Claude's data export: a list of messages under `chat_messages`.
enum AnthropicConversation {
  /// Reads one conversation.
  ///
  /// - Parameters:
  ///   - value: The conversation.
  ///   - name: What it is called in the sentence about a mistake.
  /// - Returns: Its prompts and answers in order.
  /// - Throws: `ExchangeError`.
  static func read(_ value: JSONValue, name: String) throws(ExchangeError) -> ForeignChat {
    var chat = ForeignChat(origin: .anthropic)
    chat.title = value["name"]?.string ?? ""
    chat.created = value["created_at"]?.string.flatMap { Moment(iso8601: $0) }
    chat.updated = value["updated_at"]?.string.flatMap { Moment(iso8601: $0) }
    for (index, message) in (value["chat_messages"]?.array ?? []).enumerated() {
      let role: Message.Role
      switch message["sender"]?.string {
      case "human", "user": role = .user
      case "assistant": role = .assistant
      default: throw .form("message \(index + 1) of \(name) has no sender that is known")
      }
      let text = text(message)
      guard !text.isEmpty else { continue }
      chat.entries.append(
        ForeignChat.Entry(
          id: "\(index)", parent: chat.entries.last?.id, role: role, text: text,
          created: message["created_at"]?.string.flatMap { Moment(iso8601: $0) }))
    }
    return chat
  }

  /// The texts of a message and of what was attached to it.
  private static func text(_ message: JSONValue) -> String {
    let blocks = (message["content"]?.array ?? []).compactMap { block in
      block["type"]?.string == "text" ? block["text"]?.string : nil
    }
    var texts = blocks.filter { !$0.isEmpty }
    if texts.isEmpty, let text = message["text"]?.string, !text.isEmpty { texts = [text] }
    for file in message["attachments"]?.array ?? [] {
      guard let content = file["extracted_content"]?.string, !content.isEmpty else { continue }
      texts.append("\(file["file_name"]?.string ?? "attachment"):\n\n\(content)")
    }
    return texts.joined(separator: "\n\n")
  }
}
