import ChatModel
import JSONCoding

/// One content block of a reply while its pieces arrive.
struct MessagesBlock {
  enum Kind {
    case text, thinking, toolUse
    /// What a search or a fetch of the provider found.
    case results
    /// Known, with nothing to show.
    case silent
    /// Kept as it came.
    case other
  }

  let kind: Kind
  /// Whether a piece of it has been shown.
  var hasShown = false
  /// The pieces of its input, one after the other.
  var input = ""
  private var start = JSONValue.null

  init(_ kind: Kind) { self.kind = kind }

  /// A block as it stands at its start.
  init(_ node: JSONNode) {
    switch node["type"]?.string {
    case "text": kind = .text
    case "thinking": kind = .thinking
    case "redacted_thinking": kind = .silent
    case "tool_use": kind = .toolUse
    case "web_search_tool_result", "web_fetch_tool_result": kind = .results
    default: kind = .other
    }
    if kind == .toolUse || kind == .other { start = node.value }
  }

  /// The call that a `tool_use` block holds; without pieces its input is the one of its start.
  var toolCall: ToolCall {
    ToolCall(
      id: start["id"]?.string ?? "", name: start["name"]?.string ?? "",
      arguments: input.isEmpty
        ? start["input"] ?? .object(JSONObject()) : ToolCall.arguments(input))
  }

  /// The block with the input that its pieces make.
  var whole: JSONValue {
    guard !input.isEmpty, var object = start.object else { return start }
    object["input"] = ToolCall.arguments(input)
    return .object(object)
  }
}
