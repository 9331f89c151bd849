extension TerminalSession {
  /// Asks the terminal to put a text on its clipboard (OSC 52); it does not say whether it did.
  ///
  /// Does nothing while the screen does not have the terminal.
  package func offerToClipboard(_ text: String) {
    guard isEntered else { return }
    _ = TerminalOutput.write(ClipboardSequence.bytes(for: text).span, to: descriptor)
  }
}
