import AppCore
import TerminalIO

extension AppCore.KeyPress {
  /// A key of the terminal; nil for one that nothing here uses.
  init?(_ press: TerminalIO.KeyPress) {
    let key: AppCore.KeyPress.Key
    switch press.key {
    case .character(let character): key = .character(character)
    case .enter: key = .enter
    case .tab: key = .tab
    case .backspace: key = .backspace
    case .escape: key = .escape
    case .up: key = .up
    case .down: key = .down
    case .left: key = .left
    case .right: key = .right
    case .home: key = .home
    case .end: key = .end
    case .pageUp: key = .pageUp
    case .pageDown: key = .pageDown
    case .delete: key = .delete
    case .function(let number): key = .function(number)
    case .insert: return nil
    }
    var modifiers: AppCore.KeyPress.Modifiers = []
    if press.modifiers.contains(.control) { modifiers.insert(.control) }
    if press.modifiers.contains(.alt) { modifiers.insert(.alt) }
    // A character has its shift in it already.
    if press.modifiers.contains(.shift), press.key.isNamed { modifiers.insert(.shift) }
    self.init(key, modifiers)
  }
}

extension TerminalIO.Key {
  fileprivate var isNamed: Bool {
    if case .character = self { false } else { true }
  }
}
