import SwitchboardKit

extension AppState {
  /// Opens the wire log at the newest exchange of the current pane.
  mutating func openWire() -> [Effect] {
    overlay = .wire(WireView(pane: chat.id.number))
    return [.readWire]
  }

  /// Takes in the log as it is now.
  mutating func showWire(_ exchanges: [WireExchange]) {
    guard case .wire(var view) = overlay else { return }
    view.show(exchanges)
    overlay = .wire(view)
  }

  mutating func handleWire(_ view: inout WireView, _ press: KeyPress) -> [Effect] {
    if !view.handle(press) {
      switch press {
      case KeyPress(.escape), KeyPress(.character("q")), KeyPress(.character("w")):
        overlay = nil
        return []
      case KeyPress(.enter): return view.selected.map { [.showInPager($0.wholeText)] } ?? []
      case KeyPress(.character("y")): return view.selected.map { [.copy($0.wholeText)] } ?? []
      case KeyPress(.character("X")): return view.selected.map { [.copyAsCurl($0)] } ?? []
      default: return []
      }
    }
    overlay = .wire(view)
    return [.readWire]
  }
}
