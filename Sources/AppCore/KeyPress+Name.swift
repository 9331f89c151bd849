extension KeyPress {
  /// `Ctrl+P`, `Alt+1`, `Enter`.
  package var name: String {
    var parts: [String] = []
    if modifiers.contains(.control) { parts.append("Ctrl") }
    if modifiers.contains(.alt) { parts.append("Alt") }
    if modifiers.contains(.shift) || isCapital { parts.append("Shift") }
    parts.append(keyName)
    return parts.joined(separator: "+")
  }

  /// Whether it is a capital with Alt, which is no other key without its Shift.
  private var isCapital: Bool {
    guard case .character(let character) = key else { return false }
    return !modifiers.isEmpty && character.isUppercase
  }

  private var keyName: String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): modifiers.isEmpty ? String(character) : character.uppercased()
    case .enter: "Enter"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .escape: "Esc"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }
}
