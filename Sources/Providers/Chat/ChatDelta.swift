import JSONCoding

/// The members of a delta or message.
struct ChatDelta {
  private static let names = JSONNames(
    "content", "reasoning_content", "reasoning", "reasoning_details", "refusal", "tool_calls",
    "function_call", "annotations", "images")

  private let found: JSONSelection

  var content: JSONNode? { found[0] }
  var reasoningContent: JSONNode? { found[1] }
  var reasoning: JSONNode? { found[2] }
  var reasoningDetails: JSONNode? { found[3] }
  var refusal: JSONNode? { found[4] }
  var toolCalls: JSONNode? { found[5] }
  var functionCall: JSONNode? { found[6] }
  var annotations: JSONNode? { found[7] }
  var images: JSONNode? { found[8] }

  init(_ json: JSONNode) { found = json.members(Self.names) }

  /// Whether nothing but the content means anything.
  var isContentAlone: Bool {
    reasoningContent == nil && reasoning == nil && reasoningDetails == nil && refusal == nil
      && toolCalls == nil && functionCall == nil && annotations == nil && images == nil
  }

  /// The reasoning in whichever field has some, once: servers repeat it under an old name.
  var reasoningText: String {
    if let text = reasoningContent?.string, !text.isEmpty { return text }
    if let text = reasoning?.string, !text.isEmpty { return text }
    guard let reasoningDetails else { return "" }
    var text = ""
    for detail in reasoningDetails.elements {
      text += detail["text"]?.string ?? detail["summary"]?.string ?? ""
    }
    return text
  }
}
