/// A stretch of the list of chats, pinned ones first, then the newest.
package struct ChatPage: Sendable, Hashable {
  /// Where a page ends and the next one begins.
  package struct Cursor: Sendable, Hashable {
    let isPinned: Bool
    let updated: Moment
    let id: ChatID
  }

  /// The chats.
  package var chats: [ChatSummary]
  /// Where the next page begins; nil at the end.
  package var next: Cursor?
}
