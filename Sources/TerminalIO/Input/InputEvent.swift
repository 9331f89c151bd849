/// One thing that came from the terminal.
package enum InputEvent: Sendable, Hashable {
  case key(KeyPress)
  case paste(Paste)
  case mouse(MouseEvent)
  /// The terminal's window got the focus, or lost it.
  case focus(Bool)
  case reply(TerminalReply)
}

extension [InputEvent] {
  /// The same events with turns of the wheel that follow each other put together.
  ///
  /// A wheel sends dozens at once; handled one by one, each would be drawn.
  package func coalescingWheel() -> [InputEvent] {
    var merged: [InputEvent] = []
    merged.reserveCapacity(count)
    for event in self {
      if case .mouse(let next) = event, case .wheel(let rows, let columns) = next.action,
        case .mouse(let last) = merged.last, case .wheel(let before, let aside) = last.action,
        last.modifiers == next.modifiers, last.position == next.position
      {
        let sum = MouseEvent(
          .wheel(rows: before + rows, columns: aside + columns), at: next.position, next.modifiers)
        merged[merged.count - 1] = .mouse(sum)
      } else {
        merged.append(event)
      }
    }
    return merged
  }
}
