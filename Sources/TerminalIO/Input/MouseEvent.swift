package import Screen

/// What the mouse did, and where.
package struct MouseEvent: Sendable, Hashable {
  package enum Button: Sendable, Hashable { case left, middle, right }

  package enum Action: Sendable, Hashable {
    case press(Button)
    case release(Button)
    /// Moved with a button held down.
    case drag(Button)
    /// Moved without one.
    case move
    /// Turned the wheel by so many notches: down and to the right are positive.
    case wheel(rows: Int, columns: Int)
  }

  package var action: Action
  package var position: Position
  package var modifiers: KeyPress.Modifiers

  package init(_ action: Action, at position: Position, _ modifiers: KeyPress.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}
