import ChatModel
import JSONCoding

/// One output item of a response while its pieces arrive.
struct ResponsesItem {
  /// Counts the items in the order of their coming.
  var serial = 0
  /// The `type` of the item; empty while only pieces of it have come.
  var type = ""
  var callID = ""
  var name = ""
  /// The arguments of a function call, or the input of a custom one, as far as they have come.
  var input = ""
  /// How many bytes of text have been shown, by part of the content.
  var shown: [Int: Int] = [:]
  /// Whether anything of it has been shown as text or a refusal.
  var hasText: Bool { !shown.isEmpty }
  /// Whether reasoning of it has been shown.
  var hasReasoning = false

  /// Takes over what an item says of itself; what it leaves out stays.
  mutating func update(from item: JSONNode) {
    type = item["type"]?.string ?? type
    let id = callID.isEmpty ? Self.filled(item["id"]) : nil
    callID = Self.filled(item["call_id"]) ?? id ?? callID
    name = Self.filled(item["name"]) ?? name
    if let text = item["arguments"]?.string ?? item["input"]?.string, !text.isEmpty {
      input = text
    } else if let arguments = item["arguments"], arguments.isObject {
      input = arguments.value.text()
    }
  }

  var isCall: Bool { type == "function_call" || isCustomCall }

  var isCustomCall: Bool { type == "custom_tool_call" }

  /// The calls that the item holds: one, or those inside a call named `parallel`.
  var toolCalls: [ToolCall] {
    if isCustomCall { return [ToolCall(id: callID, name: name, arguments: .string(input))] }
    let arguments = ToolCall.arguments(input)
    guard name == "parallel" || name == "multi_tool_use.parallel",
      let uses = arguments["tool_uses"]?.array, !uses.isEmpty
    else { return [ToolCall(id: callID, name: name, arguments: arguments)] }
    return uses.enumerated().map { index, use in
      ToolCall(
        id: "\(callID)_\(index)", name: Self.plainName(use["recipient_name"]?.string ?? ""),
        arguments: use["parameters"] ?? .object(JSONObject()))
    }
  }

  /// The name without the namespace that the model puts before it.
  private static func plainName(_ name: String) -> String {
    let prefix = "functions."
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }

  private static func filled(_ node: JSONNode?) -> String? {
    node?.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}
