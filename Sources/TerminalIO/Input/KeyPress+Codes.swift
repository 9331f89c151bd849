/// Which key the bytes and numbers of terminals stand for.
extension Key {
  /// The last letter of `CSI … A` and `ESC O A`.
  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "A"): self = .up
    case UInt8(ascii: "B"): self = .down
    case UInt8(ascii: "C"): self = .right
    case UInt8(ascii: "D"): self = .left
    case UInt8(ascii: "F"): self = .end
    case UInt8(ascii: "H"): self = .home
    case UInt8(ascii: "P"): self = .function(1)
    case UInt8(ascii: "Q"): self = .function(2)
    case UInt8(ascii: "S"): self = .function(4)
    default: return nil
    }
  }

  /// The number of `CSI … ~`.
  init?(tilde number: Int?) {
    guard let number else { return nil }
    switch number {
    case 1, 7: self = .home
    case 2: self = .insert
    case 3: self = .delete
    case 4, 8: self = .end
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 11...15: self = .function(number - 10)
    case 17...21: self = .function(number - 11)
    case 23...26: self = .function(number - 12)
    case 28, 29: self = .function(number - 13)
    case 31...34: self = .function(number - 14)
    default: return nil
    }
  }

  /// The number of `CSI … u`: a character, or one of kitty's private numbers.
  fileprivate init?(code: Int) {
    switch code {
    case 9: self = .tab
    case 13, 57414: self = .enter
    case 27: self = .escape
    case 8, 127: self = .backspace
    case 57376...57398: self = .function(code - 57363)
    case 57399...57408: self = .character(Character(Unicode.Scalar(UInt8(code - 57399 + 48))))
    case 57409...57426:
      guard let key = Self.keypad[code - 57409] else { return nil }
      self = key
    case 0..<0x20, 0x80..<0xA0, 57344...63743: return nil
    default:
      guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
        return nil
      }
      self = .character(Character(scalar))
    }
  }

  /// From 57409 on.
  private static let keypad: [Key?] = [
    .character("."), .character("/"), .character("*"), .character("-"), .character("+"), .enter,
    .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end,
    .insert, .delete,
  ]
}

extension KeyPress {
  /// A byte below 0x20, or 0x7F.
  init(control byte: UInt8) {
    switch byte {
    case 0x00: self.init(.character(" "), .control)
    case 0x08, 0x7F: self.init(.backspace)
    case 0x09: self.init(.tab)
    case 0x0D: self.init(.enter)
    case 0x1B: self.init(.escape)
    case 0x01...0x1A: self.init(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: self.init(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    }
  }

  /// The byte after `ESC O`.
  init?(singleShift byte: UInt8, modifiers: UInt8?) {
    let modifiers = Modifiers(parameter: modifiers.map(Int.init))
    switch byte {
    case UInt8(ascii: "R"): self.init(.function(3), modifiers)
    case UInt8(ascii: "M"): self.init(.enter, modifiers)
    case UInt8(ascii: "I"): self.init(.tab, modifiers)
    case UInt8(ascii: " "): self.init(.character(" "), modifiers)
    case UInt8(ascii: "X"): self.init(.character("="), modifiers)
    // rxvt with control.
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      guard let key = Key(letter: byte - 0x20) else { return nil }
      self.init(key, .control)
    // The number pad.
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      self.init(.character(Character(Unicode.Scalar(byte - 0x40))), modifiers)
    default:
      guard let key = Key(letter: byte) else { return nil }
      self.init(key, modifiers)
    }
  }

  /// The number of a key and the one it has with shift, if that is told.
  ///
  /// Shift is put into the character where it is a letter or told.
  init?(code: Int, shifted: Int?, _ modifiers: Modifiers) {
    guard let key = Key(code: code) else { return nil }
    guard case .character(let character) = key, modifiers.contains(.shift),
      !modifiers.contains(.control)
    else {
      self.init(key, modifiers)
      return
    }
    if let shifted, case .character(let other) = Key(code: shifted) {
      self.init(.character(other), modifiers.subtracting(.shift))
    } else if let upper = character.uppercased().first, upper != character {
      self.init(.character(upper), modifiers.subtracting(.shift))
    } else {
      self.init(key, modifiers)
    }
  }
}

extension KeyPress.Modifiers {
  /// The parameter after the number of a key: one more than the sum.
  init(parameter: Int?) {
    let sum = UInt8(truncatingIfNeeded: max(0, (parameter ?? 1) - 1))
    self = KeyPress.Modifiers(rawValue: sum).intersection([.shift, .alt, .control, .logo])
  }

  /// The modifiers in the number of a mouse report.
  init(mouse code: Int) {
    self = []
    if code & 4 != 0 { insert(.shift) }
    if code & 8 != 0 { insert(.alt) }
    if code & 16 != 0 { insert(.control) }
  }
}

extension MouseEvent.Action {
  /// The first number of a mouse report.
  init?(code: Int, isRelease: Bool) {
    let button: MouseEvent.Button? =
      switch code & 3 {
      case 0: .left
      case 1: .middle
      case 2: .right
      default: nil
      }
    switch (code & ~0x1F, button) {
    case (0, let button?): self = isRelease ? .release(button) : .press(button)
    case (32, let button?): self = .drag(button)
    case (32, nil): self = .move
    case (64, _):
      guard !isRelease else { return nil }
      let step = code & 1 == 0 ? -1 : 1
      self = code & 2 == 0 ? .wheel(rows: step, columns: 0) : .wheel(rows: 0, columns: step)
    default: return nil
    }
  }
}

extension TerminalReply {
  /// The words of an operating system command that a terminal answers with: `11;rgb:1a/1b/1c`.
  init?(operatingSystemCommand bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self)
    let parts = words.split(separator: ";", maxSplits: 1)
    guard parts.count == 2, let colour = Self.colour(parts[1]) else { return nil }
    switch parts[0] {
    case "10": self = .foreground(colour)
    case "11": self = .background(colour)
    default: return nil
    }
  }

  /// The X form of a colour: three numbers of one to four hexadecimal digits each.
  private static func colour(_ text: Substring) -> UInt32? {
    guard text.hasPrefix("rgb:") || text.hasPrefix("rgba:"), let colon = text.firstIndex(of: ":")
    else { return nil }
    let parts = text[text.index(after: colon)...].split(separator: "/")
    guard (3...4).contains(parts.count) else { return nil }
    var colour: UInt32 = 0
    for part in parts.prefix(3) {
      guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), !part.hasPrefix("-"),
        let value = UInt32(part, radix: 16)
      else { return nil }
      let full = (UInt32(1) << UInt32(4 * part.utf8.count)) - 1
      colour = colour << 8 | value * 255 / full
    }
    return colour
  }
}
