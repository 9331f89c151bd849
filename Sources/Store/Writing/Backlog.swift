/// What is to be written, in order, with growing texts in one piece.
struct Backlog: Sendable {
  private(set) var changes: [Change] = []
  /// Where the last change of each growing answer stands.
  private var last: [MessageID: Int] = [:]
  /// Where the draft of each chat and pane stands.
  private var drafts: [DraftShelf.Key: Int] = [:]

  var isEmpty: Bool { changes.isEmpty }

  /// Answers that are nowhere but here.
  var answers: Int { changes.count(where: \.isAnswer) }

  /// Adds a change behind all others.
  mutating func append(_ change: Change) {
    if case .piece(let id, let isReasoning, let text) = change, let index = last[id],
      case .piece(_, isReasoning, let before) = changes[index]
    {
      changes[index] = .piece(id, isReasoning: isReasoning, before + text)
      return
    }
    if let key = change.draft {
      if let index = drafts[key] {
        changes[index] = change
        return
      }
      drafts[key] = changes.count
    }
    if case .ended(let message, _, _) = change {
      // The whole text comes with the end.
      if last[message.id] != nil { changes.removeAll { $0.growing == message.id } }
      reindex()
    }
    changes.append(change)
    if let id = change.growing { last[id] = changes.count - 1 }
  }

  /// Everything, and nothing is left.
  mutating func take() -> [Change] {
    defer { self = Backlog() }
    return changes
  }

  /// Puts what could not be written before everything that came meanwhile.
  mutating func putBack(_ earlier: [Change]) {
    let later = changes
    self = Backlog()
    for change in earlier + later { append(change) }
  }

  private mutating func reindex() {
    last = [:]
    drafts = [:]
    for (index, change) in changes.enumerated() {
      if let id = change.growing { last[id] = index }
      if let key = change.draft { drafts[key] = index }
    }
  }
}
