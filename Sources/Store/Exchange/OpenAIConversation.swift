import ChatModel
import JSONCoding

/// A conversation of ChatGPT's data export: a tree of nodes under `mapping`, of which
/// `current_node` is the last one shown.
enum OpenAIConversation {
  /// Reads one conversation; what tools said and what was hidden is left out.
  ///
  /// - Parameters:
  ///   - value: The conversation.
  ///   - name: What it is called in the sentence about a mistake.
  /// - Returns: Its prompts and answers, with every branch.
  /// - Throws: `ExchangeError`.
  static func read(_ value: JSONValue, name: String) throws(ExchangeError) -> ForeignChat {
    var chat = ForeignChat(origin: .openai)
    chat.title = value["title"]?.string ?? ""
    chat.created = value["create_time"]?.double.flatMap { Moment(seconds: $0) }
    chat.updated = value["update_time"]?.double.flatMap { Moment(seconds: $0) }
    let members = value["mapping"]?.object?.effectiveMembers ?? []
    let nodes = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
    var children: [String: [String]] = [:]
    var roots: [String] = []
    for member in members {
      guard member.value.object != nil else { throw .form("a node of \(name) is no object") }
      if let parent = member.value["parent"]?.string, nodes[parent] != nil {
        children[parent, default: []].append(member.key)
      } else {
        roots.append(member.key)
      }
    }
    // From the roots down, so that parents come first; nodes in a circle are never reached.
    var open = Array(roots.reversed().map { ($0, String?.none) })
    var nearest: [String: String] = [:]
    while let (id, parent) = open.popLast() {
      var kept = parent
      if let node = nodes[id], let entry = entry(node, id: id, parent: parent) {
        chat.entries.append(entry)
        kept = id
      }
      if let kept { nearest[id] = kept }
      for child in (children[id] ?? []).reversed() { open.append((child, kept)) }
    }
    chat.shown = value["current_node"]?.string.flatMap { nearest[$0] }
    return chat
  }

  private static func entry(
    _ node: JSONValue, id: String, parent: String?
  ) -> ForeignChat.Entry? {
    guard let message = node["message"], message.object != nil,
      let role = role(message["author"]?["role"]?.string),
      message["recipient"]?.string ?? "all" == "all",
      message["metadata"]?["is_visually_hidden_from_conversation"]?.bool != true
    else { return nil }
    let text = text(message["content"])
    guard !text.isEmpty else { return nil }
    return ForeignChat.Entry(
      id: id, parent: parent, role: role, text: text,
      created: message["create_time"]?.double.flatMap { Moment(seconds: $0) },
      model: message["metadata"]?["model_slug"]?.string)
  }

  private static func role(_ name: String?) -> Message.Role? {
    switch name {
    case "user": .user
    case "assistant": .assistant
    default: nil
    }
  }

  private static func text(_ content: JSONValue?) -> String {
    switch content?["content_type"]?.string ?? "text" {
    case "text", "multimodal_text":
      let parts = (content?["parts"]?.array ?? []).map { part in
        part.string ?? part["text"]?.string ?? (part.object == nil ? "" : "[attachment]")
      }
      return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    case "code": return content?["text"]?.string ?? ""
    default: return ""
    }
  }
}
