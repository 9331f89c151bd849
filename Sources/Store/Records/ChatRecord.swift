import ChatModel
import SwitchboardKit

/// A stored chat with all that is known of it.
package struct ChatRecord: Sendable, Hashable {
  /// What does not change with its messages.
  package var header: ChatHeader
  /// The number that people use; nil before it is in the file.
  package var number: Int?
  /// Words that it was filed under, without repeats.
  package var tags: [String] = []
  /// Whether it stands before all others.
  package var isPinned = false
  /// When something was last said in it.
  package var updated: Moment
  /// The message of another chat up to which this one is a copy.
  package var forkedFrom: MessageID?
  /// What was typed and not sent.
  package var draft = ""
  /// Where the files of the draft are on this machine; no export has them.
  package var draftFiles: [String] = []
  /// From left to right.
  package var panes: [PaneRecord] = []
  /// In the order in which they were made; what belongs to what, their parents say.
  package var messages: [MessageRecord] = []
  /// Comparisons of two answers of this chat.
  package var votes: [VoteRecord] = []

  /// A chat of which only the header is known.
  package init(header: ChatHeader, updated: Moment? = nil) {
    self.header = header
    self.updated = updated ?? header.created
  }

  /// Its id.
  package var id: ChatID { header.id }

  /// The messages from the start to the one that a pane shows, in order.
  ///
  /// Without a choice of the pane the newest branch is the one shown.
  package func path(of pane: PaneRecord) -> [MessageRecord] {
    // What is shown may be another pane's, where this one goes on from there.
    let shown = pane.shown.flatMap { id in messages.last { $0.id == id } }
    guard let leaf = shown ?? messages.last(where: { $0.pane == pane.id }) else {
      return []
    }
    return path(to: leaf.id).filter { !pane.omitted.contains($0.id) }
  }

  /// The panes that a person has not closed, from left to right.
  package var openPanes: [PaneRecord] { panes.filter { !$0.isClosed } }

  /// The messages from the start to this one, in order; empty when there is no such message.
  package func path(to message: MessageID) -> [MessageRecord] {
    let byID = Dictionary(messages.map { ($0.id, $0) }) { first, _ in first }
    var path: [MessageRecord] = []
    var next: MessageID? = message
    // A file from elsewhere may have parents that go round in a circle.
    while let id = next, let message = byID[id], path.count < messages.count {
      path.append(message)
      next = message.parent
    }
    return path.reversed()
  }

  /// The messages that stand for the same turn of the same pane: answers asked for again.
  package func siblings(of message: MessageRecord) -> [MessageRecord] {
    messages.filter {
      $0.parent == message.parent && $0.pane == message.pane && $0.role == message.role
    }
  }

  /// Where a message is, for going on from it.
  package func place(of message: MessageID) -> MessagePlace? {
    guard let found = messages.first(where: { $0.id == message }),
      let pane = panes.first(where: { $0.id == found.pane })
    else { return nil }
    return MessagePlace(chat: header, pane: pane, id: found.id, turn: found.turn)
  }

  /// The price of all answers together, and whether some have none that is known.
  package var cost: (dollars: Double, isComplete: Bool) {
    let answers = messages.compactMap(\.answer)
    let known = answers.compactMap { $0.answer.cost?.dollars }
    return (known.reduce(0, +), known.count == answers.count)
  }
}
