import ChatModel

extension [StreamEvent] {
  /// The most that one piece is made to hold, in bytes; a larger one stays as it came.
  private static var longestPiece: Int { 4096 }

  /// The same events with small pieces of text that follow each other as one piece.
  func joiningText() -> [StreamEvent] {
    guard count > 1 else { return self }
    var result: [StreamEvent] = []
    var text = ""
    for event in self {
      if case .text(let piece) = event, text.utf8.count + piece.utf8.count <= Self.longestPiece {
        text += piece
        continue
      }
      if !text.isEmpty { result.append(.text(text)) }
      text = ""
      result.append(event)
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }
}
