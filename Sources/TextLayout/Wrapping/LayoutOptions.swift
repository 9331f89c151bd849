/// How blocks are laid out as lines; all of it is part of the key under which lines are cached.
package struct LayoutOptions: Sendable, Hashable {
  /// The columns there are; less than 1 counts as 1.
  package var width: Int
  /// Prose is wrapped here even where there is more room; code and tables take all of it.
  package var longestLine = 100
  /// Whether long lines of code are cut into several instead of being moved sideways.
  package var wrapsCode = false
  /// No column of a table is made narrower than this to make room for others; a table that is still
  /// too wide is moved sideways.
  package var narrowestColumn = 20
  package var symbols: LineSymbols = .lines

  package init(width: Int) { self.width = max(1, width) }
}
