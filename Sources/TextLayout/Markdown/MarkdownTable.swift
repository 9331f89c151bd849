/// A table; a long one is several of these.
package struct MarkdownTable: Sendable, Hashable {
  package enum Alignment: Sendable, Hashable { case leading, center, trailing }

  /// One for each column.
  package var alignments: [Alignment]
  /// The names of the columns; empty where the table goes on from the one before it.
  package var header: [StyledText]
  /// Each with as many cells as there are columns.
  package var rows: [[StyledText]] = []
  /// Columns are at least so wide, as they were in the table before.
  package var widths: [Int]

  /// Wider tables are shown as text.
  package static let mostColumns = 64
  /// So many rows are one block.
  static let mostRows = 64
}
