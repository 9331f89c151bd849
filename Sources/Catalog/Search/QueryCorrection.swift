import ChatModel

extension ModelIndex {
  /// A query that nothing matches, with the words that no model has replaced by the nearest that one
  /// has; nil when every word is known or none is near.
  ///
  /// Reads the text of all rows, so it is for the moment when nothing was found.
  package func correction(of text: String) -> String? {
    let query = ModelQuery(text)
    guard !query.words.isEmpty, query.words.count <= 8 else { return nil }
    var vocabulary: Set<ArraySlice<UInt8>>?
    var isChanged = false
    var corrected: [String] = []
    for token in text.split(whereSeparator: \.isWhitespace) {
      let word = ModelQuery(String(token))
      let isPlain = word.words.count == 1 && word.filter == ModelFilter() && word.excluded.isEmpty
      guard isPlain, let pattern = word.words.first?.pattern, !hasWord(pattern) else {
        corrected.append(String(token))
        continue
      }
      if vocabulary == nil { vocabulary = self.vocabulary() }
      guard let nearest = Self.nearest(to: pattern, in: vocabulary ?? []) else { return nil }
      corrected.append(nearest)
      isChanged = true
    }
    return isChanged ? corrected.joined(separator: " ") : nil
  }

  /// Whether some row has the word in one piece.
  private func hasWord(_ pattern: [UInt8]) -> Bool {
    var search = ModelSearch(self)
    var filter = ModelFilter()
    filter.showsDeprecated = true
    filter.showsNonChat = true
    filter.showsHidden = true
    let results = search.run(ModelQuery(String(decoding: pattern, as: UTF8.self)), filter: filter)
    return !results.hits.isEmpty && !results.isScattered
  }

  /// The words of all ids and names, of three letters and more.
  private func vocabulary() -> Set<ArraySlice<UInt8>> {
    var words: Set<ArraySlice<UInt8>> = []
    for row in rows {
      let start = Int(row.textStart)
      let text = text[start..<(start + Int(row.textLength))]
      for word in text.split(whereSeparator: { $0 == SearchText.separator || $0 == SearchText.border })
      where word.count > 2 {
        words.insert(word)
      }
    }
    return words
  }

  /// The nearest word that is no more than a third of the letters away; of equals the one with the
  /// same first letter, then the first by letters.
  private static func nearest(
    to pattern: [UInt8], in vocabulary: Set<ArraySlice<UInt8>>
  ) -> String? {
    let farthest = max(1, pattern.count / 3)
    var best: (distance: Int, otherLetter: Int, word: [UInt8])?
    for word in vocabulary where abs(word.count - pattern.count) <= farthest {
      let distance = EditDistance.between(pattern, word)
      guard distance <= farthest else { continue }
      let candidate = (distance, word.first == pattern.first ? 0 : 1, Array(word))
      if let known = best {
        let isBetter =
          (candidate.0, candidate.1) < (known.distance, known.otherLetter)
          || (candidate.0, candidate.1) == (known.distance, known.otherLetter)
            && candidate.2.lexicographicallyPrecedes(known.word)
        if !isBetter { continue }
      }
      best = candidate
    }
    return best.map { String(decoding: $0.word, as: UTF8.self) }
  }
}
