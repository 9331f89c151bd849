/// Names of environment variables.
enum VariableName {
  /// Whether a text may be one.
  static func isOne(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy { $0 == 0x5F || isLetterOrDigit($0) }
  }

  /// The variable that is named after something: `X-Secret` and `authorizationToken` give
  /// `X_SECRET` and `AUTHORIZATION_TOKEN`.
  static func of(_ name: String) -> String {
    var result = ""
    var wasSmall = false
    for character in name {
      let isLarge = character.isUppercase
      if isLarge, wasSmall { result += "_" }
      let isPlain = character.utf8.count == 1 && character.utf8.allSatisfy(isLetterOrDigit)
      result += isPlain ? character.uppercased() : "_"
      wasSmall = isPlain && !isLarge
    }
    return isOne(result) ? result : "_" + result
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
