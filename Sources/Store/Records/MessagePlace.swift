/// Where a message stands: what recording needs to go on from it.
package struct MessagePlace: Sendable, Hashable {
  /// The chat.
  package let chat: ChatHeader
  /// The pane as it was when the message was made.
  package let pane: PaneRecord
  /// The message.
  package let id: MessageID
  /// Which prompt of its pane it is or answers, from 0.
  package let turn: Int

  /// A place.
  package init(chat: ChatHeader, pane: PaneRecord, id: MessageID, turn: Int) {
    self.chat = chat
    self.pane = pane
    self.id = id
    self.turn = turn
  }
}
