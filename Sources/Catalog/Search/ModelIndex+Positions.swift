extension ModelIndex {
  /// Where the words of a query lie in a row: UTF-8 offsets, ascending.
  package struct MatchPositions: Sendable, Hashable {
    /// In `provider/model`.
    package var id: [Int] = []
    /// In the display name.
    package var name: [Int] = []
  }

  /// The letters of a row to show as found; only for rows that are on the screen.
  package func positions(of query: ModelQuery, at row: Int) -> MatchPositions {
    let entry = rows[row]
    var found: Set<Int> = []
    text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      let matcher = WordMatcher(base + Int(entry.textStart), entry)
      for word in query.words {
        word.pattern.withUnsafeBufferPointer { pattern in
          let scattered = { word.mayScatter ? matcher.scattered(pattern) : nil }
          guard let match = matcher.inOnePiece(pattern) ?? scattered() else { return }
          matcher.positions(of: pattern, in: match) { found.insert($0) }
        }
      }
    }
    let border = Int(entry.idLength)
    return MatchPositions(
      id: found.filter { $0 < border }.sorted(),
      name: found.filter { $0 > border }.map { $0 - border - 1 }.sorted())
  }
}
