import Screen

/// A control sequence that has come to its end: `ESC [`, parameters, a final byte.
///
/// Sources: xterm's "Control Sequences", kitty's "Comprehensive keyboard handling in terminals", and
/// the terminal descriptions of rxvt. What is not listed here is a reply or unknown, and means
/// nothing; `CSI … R` is one, because a cursor report cannot be told from F3 with a modifier.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` before the parameters; 0 for none.
  private let marker: UInt8
  private let final: UInt8
  /// Each parameter with what is appended to it after colons; nil where it is empty.
  private let parameters: [[Int?]]
  private let hasIntermediates: Bool

  init(_ bytes: [UInt8], final: UInt8) {
    self.final = final
    var rest = bytes[...]
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      marker = first
      rest = rest.dropFirst()
    } else {
      marker = 0
    }
    hasIntermediates = rest.contains { !(0x30...0x3B).contains($0) }
    parameters =
      rest.isEmpty
      ? []
      : rest.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
        $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
      }
  }

  /// A number; nil when there is none, the highest known one when it is too long.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { min($0 * 10 + Int($1) - 0x30, 0x11_0000) }
  }

  /// Whether a bracketed paste follows.
  var isPasteStart: Bool {
    marker == 0 && final == UInt8(ascii: "~") && !hasIntermediates && number(0) == 200
  }

  /// What it says; nil for what means nothing here.
  var event: InputEvent? {
    guard !hasIntermediates else { return nil }
    switch (marker, final) {
    case (0, UInt8(ascii: "I")) where parameters.isEmpty: return .focus(true)
    case (0, UInt8(ascii: "O")) where parameters.isEmpty: return .focus(false)
    case (0, _): return press.map { .key($0) }
    case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
      return mouse.map { .mouse($0) }
    case (UInt8(ascii: "?"), UInt8(ascii: "u")):
      return number(0).map { .reply(.keyboardProtocol(flags: $0)) }
    default: return nil
    }
  }

  private func number(_ index: Int, _ part: Int = 0) -> Int? {
    guard index < parameters.count, part < parameters[index].count else { return nil }
    return parameters[index][part]
  }

  private var press: KeyPress? {
    // The third kind of event is that a key was let go.
    guard number(1, 1) != 3 else { return nil }
    let modifiers = KeyPress.Modifiers(parameter: number(1))
    switch final {
    case UInt8(ascii: "~"): return tilde(modifiers)
    case UInt8(ascii: "u"):
      return number(0).flatMap { KeyPress(code: $0, shifted: number(0, 1), modifiers) }
    case UInt8(ascii: "Z"): return KeyPress(.tab, modifiers.union(.shift))
    // rxvt: a changed last byte in place of a modifier.
    case UInt8(ascii: "^"): return Key(tilde: number(0)).map { KeyPress($0, .control) }
    case UInt8(ascii: "@"): return Key(tilde: number(0)).map { KeyPress($0, [.control, .shift]) }
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return Key(letter: final - 0x20).map { KeyPress($0, .shift) }
    default: return Key(letter: final).map { KeyPress($0, modifiers) }
    }
  }

  private func tilde(_ modifiers: KeyPress.Modifiers) -> KeyPress? {
    // xterm's modifyOtherKeys: 27, the modifiers, the character.
    guard number(0) == 27 else { return Key(tilde: number(0)).map { KeyPress($0, modifiers) } }
    return number(2).flatMap { KeyPress(code: $0, shifted: nil, modifiers) }
  }

  private var mouse: MouseEvent? {
    guard let code = number(0), let column = number(1), let row = number(2), column > 0, row > 0,
      let action = MouseEvent.Action(code: code, isRelease: final == UInt8(ascii: "m"))
    else { return nil }
    return MouseEvent(
      action, at: Position(row: row - 1, column: column - 1),
      KeyPress.Modifiers(mouse: code))
  }
}
