/// What tells the same model at two providers: its id without the vendor's name, in whatever order
/// and with whatever separators.
///
/// `us.anthropic.claude-sonnet-4-5-v1:0`, `anthropic/claude-4.5-sonnet` and `claude-sonnet-4-5` are
/// one family. Numbers keep their order (`gpt-4.5` is not `gpt-5.4`), and a date stays part of the id:
/// a dated snapshot is a family of its own.
enum ModelFamily {
  /// The key of a model id; equal keys are one family.
  ///
  /// A sum of 64 bits: two of some thousand families have the same one less than once in 10¹² times.
  static func key(of model: [UInt8]) -> UInt64 {
    var bytes = model
    for index in bytes.indices { bytes[index] = lowercased(bytes[index]) }
    var name = lastPart(of: bytes)
    dropEnding(&name)
    dropVendor(&name)
    return sum(of: name)
  }

  /// What follows the last slash; all of it when nothing does.
  private static func lastPart(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash + 1 < bytes.endIndex else {
      return bytes[...]
    }
    return bytes[(slash + 1)...]
  }

  /// `:free` (gateways), `@default` and `-maas` (Vertex), `-v1:0` (Bedrock) say how it is sold;
  /// `-latest` names what the plain name does.
  private static func dropEnding(_ bytes: inout ArraySlice<UInt8>) {
    for ending in [":free", "@default", "-maas", "-latest"] where bytes.hasEnding(ending) {
      bytes.removeLast(ending.utf8.count)
    }
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
      let dash = bytes[..<colon].lastIndex(of: UInt8(ascii: "-")), dash > bytes.startIndex,
      colon - dash > 2, bytes[dash + 1] == UInt8(ascii: "v"), colon + 1 < bytes.endIndex,
      bytes[(dash + 2)..<colon].allSatisfy(SearchText.isDigit),
      bytes[(colon + 1)...].allSatisfy(SearchText.isDigit)
    else { return }
    bytes.removeSubrange(dash...)
  }

  /// `us.anthropic.`: words before a dot that have letters alone.
  private static func dropVendor(_ bytes: inout ArraySlice<UInt8>) {
    while let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot - bytes.startIndex > 1,
      dot + 1 < bytes.endIndex, bytes[..<dot].allSatisfy({ $0 &- 0x61 < 26 })
    {
      bytes = bytes[(dot + 1)...]
    }
  }

  /// Words of letters in any order, numbers in theirs.
  private static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    var letters: UInt64 = 0
    var numbers = start
    var start = bytes.startIndex
    var isFirst = true
    while start < bytes.endIndex {
      guard SearchText.folded(bytes[start]) != SearchText.separator else {
        start += 1
        continue
      }
      let isNumber = SearchText.isDigit(bytes[start])
      let end = wordEnd(bytes, from: start)
      let word = bytes[start..<end]
      if isNumber {
        numbers = add(word, to: numbers)
      } else if !isFirst || end == bytes.endIndex || !isSeller(word) {
        letters &+= add(word, to: Self.start)
      }
      isFirst = false
      start = end
    }
    return letters ^ (numbers &* 31)
  }

  /// Where the word that begins at `start` ends.
  ///
  /// Letters end at a digit: `llama3` is `llama-3`. Digits keep the letters behind them: `4o`, `70b`.
  private static func wordEnd(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.endIndex, SearchText.isDigit(bytes[end]) { end += 1 }
    while end < bytes.endIndex, SearchText.isLetter(SearchText.folded(bytes[end])) { end += 1 }
    return end
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func add(_ word: ArraySlice<UInt8>, to sum: UInt64) -> UInt64 {
    var sum = sum
    for byte in word { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    // The end of a word counts, so that 4 and 5 are not 45.
    return (sum ^ 0xFF) &* 0x0000_0100_0000_01B3
  }

  /// `anthropic-claude-…`: names of sellers that some put before the model's own.
  private static func isSeller(_ word: ArraySlice<UInt8>) -> Bool {
    sellers.contains { word.elementsEqual($0) }
  }

  private static let sellers: [[UInt8]] =
    ["amazon", "anthropic", "cohere", "databricks", "meta", "openai", "snowflake", "zai"].map {
      Array($0.utf8)
    }
}

extension ArraySlice<UInt8> {
  fileprivate func hasEnding(_ text: String) -> Bool {
    count > text.utf8.count && suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
