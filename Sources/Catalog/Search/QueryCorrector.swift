import ChatModel

/// Finds what was probably meant by a query with a mistyped word.
///
/// Holds the words of all ids and names; made when first needed, not for every key.
package struct QueryCorrector: Sendable {
  private let index: ModelIndex
  /// The words of all rows, of three letters and more.
  private let vocabulary: Set<ArraySlice<UInt8>>

  package init(_ index: ModelIndex) {
    self.index = index
    var words: Set<ArraySlice<UInt8>> = []
    for row in index.rows {
      let start = Int(row.textStart)
      let text = index.text[start..<(start + Int(row.textLength))]
      for word in text.split(whereSeparator: {
        $0 == SearchText.separator || $0 == SearchText.border
      })
      where word.count > 2 {
        words.insert(word)
      }
    }
    vocabulary = words
  }

  /// The query with every word that no model has replaced by the nearest that one has; nil when every
  /// word is known, none is near, or nothing has all of them.
  package func correction(of text: String) -> String? {
    let query = ModelQuery(text)
    guard !query.words.isEmpty, query.words.count <= 8 else { return nil }
    var isChanged = false
    var corrected: [String] = []
    for token in text.split(whereSeparator: \.isWhitespace) {
      let word = ModelQuery(String(token))
      let isPlain = word.words.count == 1 && word.filter == ModelFilter() && word.excluded.isEmpty
      guard isPlain, let pattern = word.words.first?.pattern, !finds(String(token)) else {
        corrected.append(String(token))
        continue
      }
      guard let nearest = nearest(to: pattern) else { return nil }
      corrected.append(nearest)
      isChanged = true
    }
    let result = corrected.joined(separator: " ")
    return isChanged && finds(result) ? result : nil
  }

  /// Whether some row has all the words in one piece.
  private func finds(_ text: String) -> Bool {
    var search = ModelSearch(index)
    let results = search.run(ModelQuery(text))
    return results.rowCount > 0 && !results.isScattered
  }

  /// The nearest word that is no more than a third of the letters away; of equals the one with the
  /// same first letter, then the first by letters.
  private func nearest(to pattern: [UInt8]) -> String? {
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
