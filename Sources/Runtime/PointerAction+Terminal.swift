import AppCore
import TerminalIO

extension PointerAction {
  /// What the mouse did, as far as anything here listens; a notch of the wheel is three lines.
  init?(_ event: MouseEvent) {
    switch event.action {
    case .press(.left): self = .press
    case .drag(.left): self = .drag
    case .release(.left): self = .release
    case .wheel(let rows, _) where rows != 0: self = .wheel(min(max(rows, -100), 100) * 3)
    default: return nil
    }
  }
}
