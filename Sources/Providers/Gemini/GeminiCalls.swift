import ChatModel
import JSONCoding

/// Puts function calls together: gives them ids where the API gives none, and joins the pieces of
/// those that Vertex streams.
struct GeminiCalls {
  private struct Open {
    var id: String?
    var name: String
    var arguments: JSONValue
    var pieces: [GeminiArgument] = []
  }

  private var count = 0
  private var open: Open?

  /// Takes one `functionCall` and gives the calls that are whole now.
  mutating func take(_ node: JSONNode) -> [ToolCall] {
    var whole: [ToolCall] = []
    let name = node["name"]?.string ?? ""
    if !name.isEmpty || open == nil && node["args"] != nil {
      if let before = end() { whole.append(before) }
      let id = node["id"]?.string ?? ""
      open = Open(
        id: id.isEmpty ? nil : id, name: name,
        arguments: node["args"]?.value ?? .object(JSONObject()))
    }
    for piece in node["partialArgs"].map({ Array($0.elements) }) ?? [] { add(piece) }
    if node["willContinue"]?.bool != true, let call = end() { whole.append(call) }
    return whole
  }

  /// Closes a call whose end never came.
  mutating func end() -> ToolCall? {
    guard let call = open else { return nil }
    open = nil
    count += 1
    let arguments = call.pieces.reduce(call.arguments) { $1.laid(into: $0) }
    return ToolCall(id: call.id ?? "call_\(count)", name: call.name, arguments: arguments)
  }

  /// Keeps one piece; pieces of one text follow each other.
  private mutating func add(_ node: JSONNode) {
    guard let piece = GeminiArgument(node), var call = open else { return }
    open = nil
    if let last = call.pieces.indices.last, call.pieces[last].path == piece.path,
      let text = piece.text
    {
      call.pieces[last].append(text)
    } else {
      call.pieces.append(piece)
    }
    open = call
  }
}
