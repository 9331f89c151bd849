/// One word of a query, ready to be looked for.
struct SearchWord: Sendable, Hashable {
  /// A separator that the text must have here, because digits stand on both sides: `4.5` is not `45`.
  static let firmSeparator: UInt8 = 1

  /// Folded bytes; `SearchText.separator` where the text may have a separator or not.
  let pattern: [UInt8]
  /// What a text must have to hold the word in one piece.
  let signature: ModelIndex.Signature
  /// Whether its letters may stand apart: not those of two-letter words, which are in nearly every
  /// text, and not the digits of a version.
  let mayScatter: Bool
  /// What a row may be instead of having the word in its text: `free` finds free models too.
  let trait: ModelFilter.Trait?
  let modality: ModelRecord.Modality?

  /// Nil for a word without letters and digits.
  init?(
    _ text: some StringProtocol, trait: ModelFilter.Trait? = nil,
    modality: ModelRecord.Modality? = nil
  ) {
    var pattern: [UInt8] = []
    for byte in text.utf8.prefix(SearchText.longest) {
      let folded = SearchText.folded(byte)
      if folded != SearchText.separator {
        pattern.append(folded)
      } else if let last = pattern.last, last != SearchText.separator {
        pattern.append(folded)
      }
    }
    if pattern.last == SearchText.separator { pattern.removeLast() }
    guard !pattern.isEmpty else { return nil }
    for index in pattern.indices where pattern[index] == SearchText.separator {
      let isBetweenDigits =
        SearchText.isDigit(pattern[index - 1]) && SearchText.isDigit(pattern[index + 1])
      if isBetweenDigits { pattern[index] = Self.firmSeparator }
    }
    self.pattern = pattern
    self.trait = trait
    self.modality = modality
    signature = Self.signature(of: pattern)
    let letters = pattern.filter(SearchText.isLetter).count
    mayScatter = letters > 0 && letters + pattern.filter(SearchText.isDigit).count > 2
  }

  /// Whether every row that has this word has the other one too.
  func extends(_ other: SearchWord) -> Bool {
    if self == other { return true }
    // One letter is not looked for inside of words, two not in the names of providers; a trait is more
    // than its word.
    return trait == nil && modality == nil && other.pattern.count > 2
      && pattern.starts(with: other.pattern)
  }

  private static func signature(of pattern: [UInt8]) -> ModelIndex.Signature {
    var signature = ModelIndex.Signature()
    var last: UInt8?
    for byte in pattern where byte != SearchText.separator && byte != firmSeparator {
      signature.letters |= SearchText.bit(of: byte)
      if let last { signature.pairs |= SearchText.pairBit(last, byte) }
      last = byte
    }
    // One letter is looked for at the starts of words alone.
    if pattern.count == 1 { signature.letters |= SearchText.startBit(of: pattern[0]) }
    return signature
  }

  /// What satisfies the word without being text.
  var flags: ModelFlags {
    var flags: ModelFlags = []
    if let trait { flags.insert(trait.flag) }
    if let modality { flags.formUnion([.takes(modality), .gives(modality)]) }
    return flags
  }
}
