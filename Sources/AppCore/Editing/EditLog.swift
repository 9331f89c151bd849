/// What was changed, so that it can be taken back and done again; typing is grouped by word.
struct EditLog: Sendable {
  enum Kind: Sendable { case typing, erasing, other }

  struct Change: Sendable {
    var place: Int
    var removed: String
    var inserted: String
    var caretBefore: Int
    var kind: Kind
  }

  private static let mostChanges = 1000
  private static let mostBytes = 16 << 20

  private var done: [Change] = []
  private var undone: [Change] = []
  private var bytes = 0
  /// Whether the next key may join the last change.
  private var isOpen = false

  mutating func add(_ change: Change) {
    undone = []
    bytes += change.removed.utf8.count + change.inserted.utf8.count
    if isOpen, let last = done.last, let joined = Self.join(last, change) {
      done[done.count - 1] = joined
    } else {
      done.append(change)
    }
    isOpen = change.kind != .other
    while done.count > 1, done.count > Self.mostChanges || bytes > Self.mostBytes {
      let first = done.removeFirst()
      bytes -= first.removed.utf8.count + first.inserted.utf8.count
    }
  }

  /// The next key begins a change of its own.
  mutating func close() { isOpen = false }

  mutating func takeBack() -> Change? {
    isOpen = false
    guard let change = done.popLast() else { return nil }
    undone.append(change)
    return change
  }

  mutating func doAgain() -> Change? {
    isOpen = false
    guard let change = undone.popLast() else { return nil }
    done.append(change)
    return change
  }

  /// Two keys of one word as one change; nil when a new word begins.
  private static func join(_ last: Change, _ next: Change) -> Change? {
    guard last.kind == next.kind else { return nil }
    var joined = last
    switch next.kind {
    case .typing:
      guard last.removed.isEmpty, last.place + last.inserted.utf8.count == next.place,
        last.inserted.last?.isWhitespace != true || next.inserted.last?.isWhitespace == true
      else { return nil }
      joined.inserted += next.inserted
    case .erasing:
      guard last.inserted.isEmpty, next.place + next.removed.utf8.count == last.place,
        last.removed.first?.isWhitespace != true || next.removed.last?.isWhitespace == true
      else { return nil }
      joined.place = next.place
      joined.removed = next.removed + last.removed
    case .other: return nil
    }
    return joined
  }
}
