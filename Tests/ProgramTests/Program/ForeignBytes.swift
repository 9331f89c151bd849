extension TerminalRun {
  /// What no linear program may send to a terminal: every control character but line ends, in one
  /// byte or two, and every character that turns text around or hides it.
  static func foreign(in bytes: [UInt8]) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["not UTF-8"] }
    return text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x0D: false
      case ..<0x20, 0x7F...0x9F, 0x200B, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF,
        0xE0000...0xE007F:
        true
      default: false
      }
    }.map { "U+" + String($0.value, radix: 16, uppercase: true) }
  }
}
