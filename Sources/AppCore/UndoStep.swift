/// What a change of conversations took away, to be put back.
struct UndoStep: Sendable {
  /// Said when it has been put back.
  var sentence: String
  var chats: [(id: ChatID, turns: [Turn])]
  /// Whether what was taken away is deleted where chats are kept.
  var isDeletion = false

  /// The oldest steps are forgotten beyond so many.
  static let most = 50
}
