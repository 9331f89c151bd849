/// A key, whatever bytes a terminal sends for it.
package enum Key: Sendable, Hashable {
  /// A character of one scalar; a mark comes as one of its own.
  case character(Character)
  case enter, tab, backspace, escape
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  /// F1 and so on.
  case function(Int)
}
