/// A place in the text of a chat that stays the same however the text is wrapped.
package struct TextPlace: Sendable, Hashable {
  /// The number of the answer whose turn it is in (`AnswerState.number`).
  package var turn: Int
  /// The part of the turn: prompt, header, reasoning, text, foot.
  package var section: Int
  /// The block of the section.
  package var block: Int
  /// The bytes of the block before the place; spaces, which wrapping changes, do not count.
  package var offset: Int
  /// Which of several lines with the same offset, from 0: empty lines have nothing to count.
  package var row: Int

  package init(turn: Int, section: Int = 0, block: Int = 0, offset: Int = 0, row: Int = 0) {
    self.turn = turn
    self.section = section
    self.block = block
    self.offset = offset
    self.row = row
  }
}

/// Where a reader is in a chat: the first line shown, as a place and lines to be moved from there.
///
/// The state cannot know lines; it notes how far to move, and the view answers with the place.
package struct ReadingPlace: Sendable, Hashable {
  package enum Origin: Sendable, Hashable {
    case start, end
    case at(TextPlace)
    /// The first line of a turn.
    case turn(Int)
    /// A found text: the how manieth of the turn, from 0.
    case match(turn: Int, ordinal: Int)
  }

  package var origin: Origin
  /// Lines still to be moved, downwards.
  package var lines: Int

  package init(_ origin: Origin, lines: Int = 0) {
    self.origin = origin
    self.lines = lines
  }
}

/// Lines that are being selected, from where the selection began to where the cursor is.
package struct LineSelection: Sendable, Hashable {
  /// nil: the first line shown.
  package var start: TextPlace?
  package var end: TextPlace?
  /// Lines that the cursor is still to be moved, downwards.
  package var lines = 0

  package init() {}
}
