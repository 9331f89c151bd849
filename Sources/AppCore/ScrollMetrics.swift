/// How a chat came out on the screen, for the state to know.
package struct ScrollMetrics: Sendable, Hashable {
  /// The end of the chat, where new lines appear.
  package struct Tail: Sendable, Hashable {
    /// The number of the last answer.
    package var turn: Int
    package var lines: Int
    /// Columns; with other columns the same text has other lines.
    package var width: Int

    package init(turn: Int, lines: Int, width: Int) {
      self.turn = turn
      self.lines = lines
      self.width = width
    }
  }

  /// Lines in all; those of turns that have not been shown yet are estimated.
  package var total: Int
  /// Rows for text.
  package var height: Int
  /// The first line shown of what floats.
  package var top = 0
  /// The first line shown; nil at the end.
  package var place: ReadingPlace?
  /// The number of the answer whose turn stands at the top.
  package var topTurn: Int?
  package var tail: Tail?
  /// Columns by which the lines shown can be moved sideways.
  package var mostPan = 0
  /// The selection with its cursor moved, and the text in it.
  package var selection: LineSelection?
  package var selectedText = ""

  package init(total: Int, height: Int) {
    self.total = total
    self.height = height
  }
}
