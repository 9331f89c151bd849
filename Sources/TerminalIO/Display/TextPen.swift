/// The attributes and colours with which a terminal writes: what SGR sequences (`ESC [ … m`) set.
struct TextPen: Hashable {
  /// Bit n is parameter n of SGR, from 1 (bold) to 9 (struck).
  private var attributes: UInt16 = 0
  /// The parameters that set the colour; empty for the terminal's own.
  private var foreground: [UInt8] = []
  private var background: [UInt8] = []

  /// Takes up the parameters of a sequence.
  ///
  /// - Returns: Whether all of them are known.
  mutating func take(_ parameters: ArraySlice<UInt8>) -> Bool {
    var rest = parameters
    repeat {
      let part = Self.next(&rest)
      guard !part.contains(UInt8(ascii: ":")) else {
        guard setColor(part) else { return false }
        continue
      }
      guard let number = Self.number(part) else { return false }
      switch number {
      case 0: self = TextPen()
      case 1...9: attributes |= 1 << number
      case 22: attributes &= ~(1 << 1 | 1 << 2)
      case 23...29: attributes &= ~(1 << (number - 20))
      case 30...37, 90...97: foreground = Array(part)
      case 40...47, 100...107: background = Array(part)
      case 39: foreground = []
      case 49: background = []
      case 38, 48:
        // 5 and an index, or 2 and three values.
        let start = part.startIndex
        let more = Self.number(Self.next(&rest)) == 2 ? 3 : 1
        for _ in 0..<more { _ = Self.next(&rest) }
        let end = min(rest.startIndex, parameters.endIndex)
        let color = parameters[start..<end]
        guard setColor(color.last == UInt8(ascii: ";") ? color.dropLast() : color) else {
          return false
        }
      default: return false
      }
    } while !rest.isEmpty
    return true
  }

  /// Adds the shortest sequence that brings a terminal from another pen to this one.
  ///
  /// - Parameters:
  ///   - other: What the terminal writes with; nil when that is not known.
  ///   - bytes: Takes the sequence.
  func append(from other: TextPen?, to bytes: inout [UInt8]) {
    guard self != other else { return }
    bytes += [0x1B, UInt8(ascii: "[")]
    var isFirst = true
    func add(_ parameter: some Sequence<UInt8>, _ bytes: inout [UInt8]) {
      if !isFirst { bytes.append(UInt8(ascii: ";")) }
      bytes.append(contentsOf: parameter)
      isFirst = false
    }
    let keeps = other.map { $0.attributes & ~attributes == 0 && self != TextPen() } ?? false
    let from = keeps ? other ?? TextPen() : TextPen()
    if !keeps, self != TextPen() { add("0".utf8, &bytes) }
    for number in 1...9 where (attributes & ~from.attributes) & 1 << number != 0 {
      // Nothing blinks here: ncurses has no attribute for struck text, which travels as blinking.
      add(String(number == 5 ? 9 : number).utf8, &bytes)
    }
    if foreground != from.foreground {
      if foreground.isEmpty { add("39".utf8, &bytes) } else { add(foreground, &bytes) }
    }
    if background != from.background {
      if background.isEmpty { add("49".utf8, &bytes) } else { add(background, &bytes) }
    }
    bytes.append(UInt8(ascii: "m"))
  }

  private mutating func setColor(_ color: ArraySlice<UInt8>) -> Bool {
    if color.starts(with: "38".utf8) {
      foreground = Array(color)
    } else if color.starts(with: "48".utf8) {
      background = Array(color)
    } else {
      return false
    }
    return true
  }

  /// Takes the first parameter and the mark behind it.
  private static func next(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let part = rest.prefix { $0 != UInt8(ascii: ";") }
    rest = rest[part.endIndex...].dropFirst()
    return part
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 3 else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}
