package import Screen

/// Shows live rows below text that stays, on the terminal's own screen.
///
/// One write per update, between the marks of a synchronized one. Lives and dies with the session,
/// on its thread.
package struct InlineDisplay: ~Copyable {
  private let descriptor: Int32
  private var writer: InlineWriter

  /// Draws for a session, which must live as long.
  ///
  /// - Parameters:
  ///   - session: Whose terminal it is.
  ///   - reflows: Whether the terminal breaks rows anew that have become wider than it.
  package init(_ session: borrowing TerminalSession, reflows: Bool) {
    descriptor = session.descriptor
    writer = InlineWriter(StyleSequence(session.capabilities), reflows: reflows)
  }

  /// The live rows below the cursor.
  package var rowsBelow: Int { writer.rowsBelow }

  /// Brings the terminal up to date.
  ///
  /// - Parameters:
  ///   - live: The live rows.
  ///   - above: Text that goes above them for good.
  ///   - height: The rows of the terminal.
  package mutating func show(_ live: Frame, above: [Frame], height: Int) {
    var bytes: [UInt8] = []
    writer.update(live, above: above, height: height, to: &bytes)
    write(bytes)
  }

  /// Takes the live rows away; what is written next stands where they were.
  package mutating func erase() {
    var bytes: [UInt8] = []
    writer.erase(to: &bytes)
    write(bytes)
  }

  /// Writes text that stays, in place of the live rows.
  package mutating func close(with above: [Frame]) {
    guard writer.hasRows || !above.isEmpty else { return }
    var bytes: [UInt8] = []
    writer.update(Frame(columns: 0, rows: 0), above: above, height: 0, to: &bytes)
    writer.erase(to: &bytes)
    write(bytes)
  }

  /// Somebody else has written: the live rows begin anew where the cursor is.
  package mutating func forget() { writer.forget() }

  private func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let all = TerminalSequences.beginUpdate + bytes + TerminalSequences.endUpdate
    // That the terminal is gone shows where its input is read.
    _ = TerminalOutput.write(all.span, to: descriptor)
  }
}
