/// What a provider says, as a sentence on one line.
enum Sentence {
  /// The longest that a message may be, in characters; the whole body stays with its failure.
  private static let longest = 600

  /// The words of a text with one space between them, without control characters, cut when it is
  /// long, with a mark at its end.
  static func of(_ text: String) -> String {
    let words = text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
    guard !words.isEmpty else { return "It failed without saying why." }
    var sentence = words.map { String(Substring($0)) }.joined(separator: " ")
    if sentence.count > longest { sentence = sentence.prefix(longest - 1) + "…" }
    let marks: Set<Character> = [".", "!", "?", "…", "。", "！", "？"]
    return sentence.last.map(marks.contains) == true ? sentence : sentence + "."
  }
}
