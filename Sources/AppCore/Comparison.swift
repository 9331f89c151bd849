package import TextLayout

/// Two answers side by side, with the words marked that the other one does not have.
package struct Comparison: Sendable {
  /// One of the two.
  package struct Side: Sendable, Hashable {
    package let chat: ChatID
    /// The number of the answer.
    package let answer: Int
  }

  /// Where the reader wants to go; the view knows the lines.
  package enum Move: Sendable, Hashable {
    case lines(Int)
    case start, end
    /// To the next place that differs, or the one before.
    case difference(Int)
  }

  package let left: Side
  package let right: Side
  /// nil while it is being worked out.
  package internal(set) var diff: WordDiff?
  /// The first line shown of each side.
  package internal(set) var tops = [0, 0]
  package internal(set) var move: Move?
  /// The side that scrolls when the two are not synchronised.
  package internal(set) var side = 0
  package internal(set) var isSynced = true
  package internal(set) var vote: Vote?

  init(left: Side, right: Side) {
    self.left = left
    self.right = right
  }
}

/// Hides who wrote what until a person has chosen.
package struct BlindTest: Sendable, Hashable {
  /// The panes whose names are shown again, until the next prompt.
  package internal(set) var revealed: Set<ChatID> = []
  /// Moves on with every draw.
  var seed: UInt64
}

/// What stands in place of a name in a blind test.
package struct Veil: Sendable, Hashable {
  package var letter: String
  package var isRevealed: Bool
  /// Answers that are still coming, of so many; none is shown before all are there.
  package var running: Int
  package var all: Int

  /// `answer A`.
  package var name: String { "answer \(letter)" }
  package var hidesText: Bool { !isRevealed && running > 0 }
}
