/// Cuts text into pieces of the size of a model's tokens.
enum Tokens {
  /// Scalars that stay together.
  private enum Kind { case word, digit, letter, newline, single }

  /// The longest run of each kind, in scalars.
  private static func limit(_ kind: Kind) -> Int {
    switch kind {
    case .word: 7
    case .digit: 3
    case .letter: 3
    case .newline: 4
    case .single: 1
    }
  }

  /// The pieces of a text, in order; joined they are the text.
  ///
  /// Words keep the space before them. Cuts fall between scalars, so also inside an emoji made of
  /// several, as they do in the streams of real models.
  static func split(_ text: String) -> [String] {
    var tokens: [String] = []
    var token = String.UnicodeScalarView()
    var kind = Kind.single
    var length = 0
    for scalar in text.unicodeScalars {
      let next = self.kind(of: scalar)
      let isSpaceBefore = token.count == 1 && token.first == " " && next != .newline
      if !token.isEmpty, !isSpaceBefore, next != kind || length >= limit(kind) || scalar == " " {
        tokens.append(String(token))
        token = String.UnicodeScalarView()
        length = 0
      }
      token.append(scalar)
      kind = next
      length = scalar == " " ? 0 : length + 1
    }
    if !token.isEmpty { tokens.append(String(token)) }
    return tokens
  }

  /// How many tokens a text that was not cut is worth: about four bytes each.
  static func estimate(_ text: String) -> Int { (text.utf8.count + 3) / 4 }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: .word
    case 0x30...0x39: .digit
    case 0x0A: .newline
    case 0..<0x80: .single
    default: scalar.properties.isAlphabetic && !scalar.properties.isIdeographic ? .letter : .single
    }
  }
}
