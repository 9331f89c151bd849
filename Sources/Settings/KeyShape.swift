/// Tells whether a word looks like a key, so that none is kept in a file or repeated in a message.
///
/// A guess: known beginnings, web tokens, and long words of mixed letters and digits. It errs on
/// the side of not printing.
enum KeyShape {
  /// How the keys of known providers and hosts of code begin.
  private static let beginnings = [
    "sk-", "sk_", "AIza", "gsk_", "xai-", "hf_", "r8_", "pplx-", "nvapi-", "csk-", "fw_", "tgp_",
    "glpat-", "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "xoxb-", "xoxp-", "AKIA", "ASIA",
    "ya29.", "vck_", "nfp_",
  ]

  /// Whether any word of a text looks like a key.
  static func isKey(_ text: String) -> Bool { words(of: text).contains { looksLikeKey(text[$0]) } }

  /// The text with every word that looks like a key replaced.
  static func redacted(_ text: String) -> String {
    var result = ""
    var index = text.startIndex
    for range in words(of: text) where looksLikeKey(text[range]) {
      result += text[index..<range.lowerBound] + "(hidden)"
      index = range.upperBound
    }
    return result + text[index...]
  }

  /// Whether a literal under a name like `X-Api-Key` or `Authorization` is a key: any longer word
  /// with a digit is one there.
  static func isKey(_ text: String, named name: String) -> Bool {
    if isKey(text) { return true }
    guard isNameOfKey(name) else { return false }
    return words(of: text).contains { range in
      text[range].utf8.count >= 16 && text[range].contains(where: \.isNumber)
    }
  }

  /// Whether a header or setting of that name holds a key.
  static func isNameOfKey(_ name: String) -> Bool {
    let name = name.lowercased().filter { $0 != "-" && $0 != "_" }
    return ["authorization", "apikey", "token", "secret", "password"].contains(where: name.contains)
      || name.hasSuffix("key")
  }

  private static func looksLikeKey(_ word: Substring) -> Bool {
    let count = word.utf8.count
    if word.hasPrefix("eyJ"), count >= 30 { return true }
    if let beginning = beginnings.first(where: word.hasPrefix) {
      let rest = word.dropFirst(beginning.count)
      return rest.utf8.count >= 12 && rest.contains(where: \.isNumber)
    }
    guard count >= 32 else { return false }
    let upper = word.utf8.count { (0x41...0x5A).contains($0) }
    let lower = word.utf8.count { (0x61...0x7A).contains($0) }
    let digits = word.utf8.count { (0x30...0x39).contains($0) }
    return min(upper, lower, digits) >= 3 && upper + lower + digits >= count - 1
  }

  /// The runs of letters, digits, `-`, `_` and `.`.
  private static func words(of text: String) -> [Range<String.Index>] {
    var words: [Range<String.Index>] = []
    var start: String.Index?
    for index in text.utf8.indices {
      switch (isOfWord(text.utf8[index]), start) {
      case (true, nil): start = index
      case (false, let begun?):
        words.append(begun..<index)
        start = nil
      default: break
      }
    }
    if let start { words.append(start..<text.endIndex) }
    return words
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
