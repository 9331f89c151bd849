import JSONCoding

/// The members of one of a chunk's choices.
struct ChatChoice {
  private static let names = JSONNames(
    "index", "delta", "message", "finish_reason", "native_finish_reason", "usage", "error")

  private let found: JSONSelection

  var index: JSONNode? { found[0] }
  /// What is new; a whole reply, and some chunks besides, have `message` instead.
  var delta: JSONNode? { found[1] }
  var message: JSONNode? { found[2] }
  var finishReason: JSONNode? { found[3] }
  /// OpenRouter: the upstream's own word.
  var nativeReason: JSONNode? { found[4] }
  var usage: JSONNode? { found[5] }
  var error: JSONNode? { found[6] }

  init(_ json: JSONNode) { found = json.members(Self.names) }

  /// Whether there are neither figures nor an end.
  var isDeltaAlone: Bool { finishReason == nil && usage == nil }
}
