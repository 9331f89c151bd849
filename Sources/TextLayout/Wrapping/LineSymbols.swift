/// The signs that layout itself draws, each one column wide.
package enum LineSymbols: Sendable, Hashable {
  case lines
  case ascii

  package var horizontal: Character { self == .lines ? "─" : "-" }
  package var vertical: Character { self == .lines ? "│" : "|" }
  package var cut: Character { self == .lines ? DisplayWidth.cutMark : "~" }
}
