import ChatModel
import JSONCoding

/// Reads the conversation of a request.
struct TurnReader {
  /// One turn of the conversation, as far as it is text.
  struct Turn: Hashable {
    /// Who speaks; developers count as the system.
    enum Role { case system, user, assistant, tool }

    var role: Role
    var text: String
  }

  let dialect: Dialect

  /// The turns in order, texts of the system first.
  func read(_ body: JSONObject) throws(Fault) -> [Turn] {
    var turns: [Turn] = []
    for name in ["system", "instructions", "systemInstruction"] {
      guard let value = body[name], value != .null else { continue }
      turns.append(Turn(role: .system, text: text(value["parts"] ?? value)))
    }
    if dialect == .openAIResponses, let prompt = body["input"]?.string {
      return turns + [Turn(role: .user, text: prompt)]
    }
    guard let list = body[listName]?.array, !list.isEmpty else {
      throw problem("must be an array with at least one element")
    }
    let conversation = try list.enumerated().map { (index, value) throws(Fault) -> Turn in
      try turn(value, index)
    }
    if dialect == .anthropic { try checkOrder(conversation) }
    return turns + conversation
  }

  private var listName: String {
    switch dialect {
    case .openAIChat, .anthropic, .ollama: "messages"
    case .openAIResponses: "input"
    case .gemini: "contents"
    }
  }

  private func turn(_ value: JSONValue, _ index: Int) throws(Fault) -> Turn {
    guard let object = value.object else { throw problem("must hold objects", index) }
    if dialect == .openAIResponses, let type = object["type"]?.string, type != "message" {
      return Turn(role: type.hasSuffix("_output") ? .tool : .system, text: "")
    }
    let content = object[dialect == .gemini ? "parts" : "content"]
    let word = object["role"]?.string ?? (dialect == .gemini ? "user" : "")
    guard var role = role(word) else { throw problem("has a role that is not known", index) }
    switch content {
    case .array(let parts):
      guard parts.allSatisfy({ $0.object != nil }) else {
        throw problem("has a part that is no object", index)
      }
      if parts.contains(where: isToolResult) { role = .tool }
    case .string where dialect != .gemini: break
    case nil, .null:
      guard role == .assistant, dialect == .openAIChat || dialect == .ollama else {
        throw problem("has no content", index)
      }
    default: throw problem("has content of a form that is not known", index)
    }
    return Turn(role: role, text: text(content))
  }

  private func role(_ word: String) -> Turn.Role? {
    switch (dialect, word) {
    case (_, "user"): .user
    case (.gemini, "model"): .assistant
    case (.gemini, _): nil
    case (_, "assistant"): .assistant
    case (.anthropic, "system"): .system
    case (.anthropic, _): nil
    case (_, "system"): .system
    case (.openAIChat, "developer"), (.openAIResponses, "developer"): .system
    case (.openAIChat, "tool"), (.openAIChat, "function"), (.ollama, "tool"): .tool
    default: nil
    }
  }

  private func isToolResult(_ part: JSONValue) -> Bool {
    part["type"]?.string == "tool_result" || part["functionResponse"] != nil
  }

  /// The text of a string or of the text parts of an array; thoughts are left out.
  private func text(_ content: JSONValue?) -> String {
    if let text = content?.string { return text }
    let parts = content?.array ?? []
    return parts.filter { $0["thought"]?.bool != true }.compactMap { $0["text"]?.string }
      .joined()
  }

  private func checkOrder(_ turns: [Turn]) throws(Fault) {
    guard turns.first(where: { $0.role != .system })?.role != .assistant else {
      throw problem("must begin with a user turn", 0)
    }
    if let last = turns.last, last.role == .assistant, last.text.last?.isWhitespace == true {
      throw Fault(
        400, "messages: final assistant content cannot end with trailing whitespace",
        .badRequest(member: "messages"))
    }
  }

  private func problem(_ text: String, _ index: Int? = nil) -> Fault {
    let place =
      switch dialect {
      case .anthropic: index.map { "\(listName).\($0): " } ?? "\(listName): "
      default: "Demo: \(listName)\(index.map { "[\($0)]" } ?? "") "
      }
    return Fault(400, place + text, .badRequest(member: listName))
  }
}
