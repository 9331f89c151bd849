import Testing
import TextLayout

@Suite struct `Hostile text` {
  static let policies: [Sanitizer.Policy] = [
    .line, .block(tabs: .kept), .block(tabs: .spaces(4)),
  ]

  static let texts = [
    "\u{1B}[2J\u{1B}[1;31mx\u{1B}[6n", "\u{1B}]0;owned\u{7}after", "\u{1B}]8;;http://e\u{1B}\\l",
    "\u{1B}]52;c;cm0gLXJm\u{1B}\\", "\u{1B}P$qm\u{1B}\\ \u{1B}_apc\u{1B}\\ \u{1B}^pm\u{1B}\\",
    "\u{1B}Xsos\u{9C}", "\u{9B}31m\u{90}dcs\u{9D}0;t\u{9C}\u{85}", "nul\u{0}nul",
    "\u{7F}\u{8}\u{8}",
    "\u{202E}txt.exe\u{202C} \u{2066}a\u{2069} \u{200F}", "hi\u{E0049}\u{E0067}\u{E007F} there",
    "👩🏽\u{200D}❤\u{FE0F}\u{200D}👨 क्\u{200D}ष می\u{200C}خ \u{200D}\u{200D}",
    "a\tb\r\nc\rd\r\r\n\te日\tf",
    "z" + String(repeating: "\u{301}", count: 40), "\n\u{302}\u{200B}\u{200B}\u{200B}",
    "\u{2028}\u{378}\u{FFFF}\u{FEFF}", "\u{1B}\u{200D}[31m", "\u{1B}\u{1B}\u{1B}",
  ]

  @Test(arguments: policies)
  func `gives the same safe text wherever it is cut between bytes`(policy: Sanitizer.Policy) {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      let whole = Self.clean([bytes], policy)

      for cut in 0...bytes.count {
        #expect(Self.clean([Array(bytes[..<cut]), Array(bytes[cut...])], policy) == whole)
      }
      #expect(Self.clean(bytes.map { [$0] }, policy) == whole)
      #expect(Self.isSafe(whole, policy))
    }
  }

  @Test(arguments: policies)
  func `gives the same safe text wherever it is cut between scalars`(policy: Sanitizer.Policy) {
    for text in Self.texts {
      let scalars = text.unicodeScalars
      let whole = Self.clean([Array(text.utf8)], policy)

      for cut in scalars.indices {
        var sanitizer = Sanitizer(policy)
        let pieces = [String(scalars[..<cut]), String(scalars[cut...])]
        let joined = pieces.map { sanitizer.append($0) }.joined() + sanitizer.finish()
        #expect(Array(joined.utf8) == whole)
      }
    }
  }

  @Test(arguments: policies)
  func `is safe whatever the bytes`(policy: Sanitizer.Policy) {
    var random = SplitMix(seed: 42)
    // Bytes that begin and end things are likelier than chance would have them.
    let likely: [UInt8] = [
      0x1B, 0x9B, 0x0D, 0x0A, 0x09, 0xC2, 0xE2, 0x80, 0x8D, 0xF0, 0x9F, 0xCC, 0x81,
    ]

    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Bool.random(using: &random)
          ? likely[Int.random(in: 0..<likely.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      let whole = Self.clean([bytes], policy)
      #expect(Self.isSafe(whole, policy))
      #expect(Self.clean(bytes.map { [$0] }, policy) == whole)
      #expect(Self.clean([whole], policy) == whole, "cleaning twice changes nothing")
    }
  }

  static func clean(_ pieces: [[UInt8]], _ policy: Sanitizer.Policy) -> [UInt8] {
    var sanitizer = Sanitizer(policy)
    let text = pieces.map { sanitizer.append($0.span) }.joined() + sanitizer.finish()
    return Array(text.utf8)
  }

  /// Whether no scalar of a text is one that a terminal acts on or that hides.
  static func isSafe(_ bytes: [UInt8], _ policy: Sanitizer.Policy) -> Bool {
    var marks = 0
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      marks = DisplayWidth.width(of: scalar) == 0 ? marks + 1 : 0
      switch scalar.value {
      case 0x0A: return policy != .line
      case 0x09: return policy == .block(tabs: .kept)
      case ..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF:
        return false
      default: return marks <= 4
      }
    }
  }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
