package import Screen

/// What the playground is drawn on: the whole screen, or live rows below text that stays.
///
/// In inline mode the whole screen is the alternate one, which is entered for a frame of it and left
/// for the next live rows; what stood on the terminal's own screen is there again by itself.
package struct TerminalDisplay: ~Copyable {
  private var screen: CursesDisplay
  private var inline: InlineDisplay?
  private let hasAlternateScreen: Bool
  /// Whether the whole screen is what is seen.
  private var isOnScreen = false

  /// Draws for a session, which must live as long.
  ///
  /// - Parameters:
  ///   - session: Whose terminal it is.
  ///   - reflows: Whether the terminal breaks rows anew that have become wider than it; only asked
  ///     of a session that is inline.
  package init(_ session: borrowing TerminalSession, reflows: Bool = true) {
    screen = CursesDisplay(session)
    hasAlternateScreen = session.hasAlternateScreen
    inline = session.isInline ? InlineDisplay(session, reflows: reflows) : nil
  }

  /// Shows a frame on the whole screen.
  package mutating func show(
    _ frame: Frame, changedIn areas: [Rect]?, _ session: inout TerminalSession
  ) {
    isOnScreen = true
    session.note(isOnScreen: true, rowsBelow: inline?.rowsBelow ?? 0)
    screen.show(frame, changedIn: areas)
  }

  /// Shows live rows; not for a session with the whole screen.
  ///
  /// - Parameters:
  ///   - live: The live rows.
  ///   - above: Text that goes above them for good.
  ///   - session: Whose terminal it is.
  package mutating func show(
    _ live: Frame, above: [Frame], _ session: inout TerminalSession
  ) {
    leaveScreen()
    inline?.show(live, above: above, height: session.size.rows)
    session.note(isOnScreen: false, rowsBelow: inline?.rowsBelow ?? 0)
  }

  /// Draws the next picture in full, after somebody else had the terminal.
  package mutating func repaint() {
    screen.repaint()
    inline?.forget()
  }

  /// Takes the live rows away before somebody else gets the terminal.
  package mutating func lend() {
    guard inline != nil else { return }
    leaveScreen()
    inline?.erase()
  }

  /// Writes the last text that stays, in place of the live rows.
  package mutating func close(with above: [Frame]) {
    guard inline != nil else { return }
    leaveScreen()
    inline?.close(with: above)
  }

  private mutating func leaveScreen() {
    guard isOnScreen else { return }
    isOnScreen = false
    screen.leave()
    // The picture stays where the live rows were; they begin anew below it.
    if !hasAlternateScreen { inline?.forget() }
  }
}
