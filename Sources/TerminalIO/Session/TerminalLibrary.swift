import CTerminal

/// The ncurses that is linked, and the locale that it gets.
package enum TerminalLibrary {
  package static var version: String { String(cString: cterminal_version()) }

  /// Whether the C library has a UTF-8 locale: the person's own, or C.UTF-8 in its place.
  package static var hasUTF8: Bool { cterminal_use_utf8() >= 0 }
}
