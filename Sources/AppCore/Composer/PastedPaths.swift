/// Reads the paths that a terminal pastes for files that are dropped on it.
enum PastedPaths {
  private static let longest = 4096
  private static let most = 20

  /// The paths of a paste that holds nothing else; nil when it does.
  static func read(_ text: String) -> [String]? {
    guard text.utf8.count <= longest, let words = words(of: text), !words.isEmpty,
      words.count <= most
    else { return nil }
    var paths: [String] = []
    for word in words {
      guard let path = path(word) else { return nil }
      paths.append(path)
    }
    return paths
  }

  private static func path(_ word: String) -> String? {
    if word.hasPrefix("file://") {
      let rest = word.dropFirst("file://".count)
      return rest.firstIndex(of: "/").map { unescaped(rest[$0...]) }
    }
    return word.hasPrefix("/") && word.count > 1 || word.hasPrefix("~/") ? word : nil
  }

  /// Words as a shell reads them: quotes and backslashes; nil when a quote is left open.
  private static func words(of text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    return words + (word.map { [$0] } ?? [])
  }

  /// `%20` and the like as the bytes that they stand for.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
