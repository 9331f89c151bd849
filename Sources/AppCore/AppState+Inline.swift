extension AppState {
  /// Whether nothing but the composer and the answers that are coming are shown, below the text that
  /// has scrolled away.
  ///
  /// Everything else borrows the whole screen for as long as it is open.
  package var showsInline: Bool {
    guard isInline, comparison == nil, focus == .composer else { return false }
    switch overlay {
    case nil, .leaving: return true
    default: return false
    }
  }

  var isTooSmallInline: Bool { columns < 24 || rows < 8 }

  /// Why an action does nothing while answers stay in the terminal; nil when it does something.
  func reasonAgainstInline(_ action: Action) -> String? {
    guard isInline else { return nil }
    switch action {
    case .mouse: return "With --inline the mouse stays the terminal's own."
    case .zoom where showsInline:
      return "With --inline nothing is beside the composer; Alt+2 shows the whole screen."
    case .pageUp, .pageDown:
      guard showsInline else { return nil }
      return "With --inline the terminal itself scrolls; Alt+2 shows the chat on the whole screen."
    default: return nil
    }
  }
}
