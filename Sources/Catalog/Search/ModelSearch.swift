/// Searches an index, and narrows the last result while a query grows.
///
/// Keeps its buffers, so that a key press allocates nothing per row. Confined to its owner.
package struct ModelSearch: Sendable {
  package let index: ModelIndex
  /// Rows that match, in ascending order, and their scores.
  private var rows: [UInt32] = []
  private var scores: [UInt16] = []
  private var sorter = ScoreSorter()
  private var last: (query: ModelQuery, filter: ModelFilter, marks: [ModelFlags])?

  package init(_ index: ModelIndex) { self.index = index }

  /// Finds what matches.
  ///
  /// - Parameters:
  ///   - query: Words and conditions.
  ///   - filter: Further conditions, for example those of chips; the query's count where both speak.
  ///   - sort: The order of the hits.
  ///   - marks: What is known of the person.
  ///   - folds: Whether the rows of one model become one hit, its maker's where that is among them.
  ///   - keepsReady: Whether rows of providers that can be asked stay hits of their own when folding.
  /// - Returns: The hits in order, and how many rows they stand for.
  package mutating func run(
    _ query: ModelQuery, filter: ModelFilter = ModelFilter(), sort: ModelSort = ModelSort(),
    marks: ModelMarks = ModelMarks(), folds: Bool = false, keepsReady: Bool = false
  ) -> ModelResults {
    let filter = filter.combined(with: query.filter)
    let narrows =
      last.map { query.narrows($0.query) && filter == $0.filter && marks.flags == $0.marks }
      ?? false
    last = (query, filter, marks.flags)
    var scan = RowScan(index: index, query: query, filter: filter, marks: marks)
    scan.run(narrows ? rows : nil, rows: &rows, scores: &scores)
    var isScattered = false
    if rows.isEmpty, query.words.contains(where: \.mayScatter) {
      scan.allowsScattered = true
      scan.run(nil, rows: &rows, scores: &scores)
      isScattered = !rows.isEmpty
      // These are not what a longer query's rows are among.
      last = nil
    }
    let isListed = scan.conceals ? scan.listed(rows, scores) : nil
    var hits = sorter.sorted(rows, scores, isListed: isListed)
    // What nothing else was found for is what was meant.
    if hits.isEmpty, !query.hasNoWords { hits = sorter.sorted(rows, scores, isListed: nil) }
    var results = ModelResults(hits: [], rowCount: hits.count, concealedCount: 0)
    results.concealedCount = rows.count - hits.count
    results.isScattered = isScattered
    if let isListed, results.concealedCount > 0 {
      results.concealedByProvider = concealed(isListed)
    }
    if folds { fold(&hits, keeping: keepsReady ? marks.flags : []) }
    sort.apply(to: &hits, in: index, speeds: marks.speeds)
    results.hits = hits
    return results
  }

  /// How many matching rows of each provider are not listed.
  private func concealed(_ isListed: [Bool]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for place in rows.indices where !isListed[place] {
      counts[Int(index.rows[Int(rows[place])].provider), default: 0] += 1
    }
    return counts
  }

  /// Leaves one hit of each family, at the place of its first.
  ///
  /// The hit is the row that stands first in the index. Rows that `flags` says can be asked stay
  /// beside it.
  private func fold(_ hits: inout [ModelHit], keeping flags: [ModelFlags]) {
    var places = [Int32](repeating: -1, count: index.familyStarts.count)
    var folded: [ModelHit] = []
    folded.reserveCapacity(hits.count)
    for hit in hits {
      let family = Int(index.facts[hit.index].family)
      let place = Int(places[family])
      let isKept = !flags.isEmpty && flags[hit.index].contains(.hasKey)
      if place < 0 {
        places[family] = Int32(folded.count)
        folded.append(hit)
        continue
      }
      let isFirst =
        hit.row < folded[place].row && index.rows[hit.index].makerRank > .reseller
      let wasKept = !flags.isEmpty && flags[folded[place].index].contains(.hasKey)
      switch (isFirst, isKept, wasKept) {
      case (true, _, true):
        // The others go under the maker's row, and the one that was first stays where it is.
        var maker = hit
        maker.otherCount = folded[place].otherCount
        folded[place].otherCount = 0
        places[family] = Int32(folded.count)
        folded.append(maker)
      case (true, _, false):
        folded[place].row = hit.row
        folded[place].otherCount += 1
      case (false, true, _): folded.append(hit)
      case (false, false, _): folded[place].otherCount += 1
      }
    }
    hits = folded
  }
}

/// One line of a result.
package struct ModelHit: Sendable, Hashable {
  /// Of the index.
  package var row: Int32
  /// Higher is better; comparable within one result.
  package var score: UInt16
  /// How many rows of the same model are folded under this one.
  package var otherCount: UInt16 = 0

  package var index: Int { Int(row) }
}

/// What a search found.
package struct ModelResults: Sendable {
  /// In order.
  package var hits: [ModelHit]
  /// The rows that match, folded or not.
  package var rowCount: Int
  /// Rows that match and are not listed: retired, not for chat, hidden by the person.
  package var concealedCount: Int
  /// The same by the number of their provider in the index.
  package var concealedByProvider: [Int: Int] = [:]
  /// Whether nothing has the words in one piece, and letters with others between them were taken.
  package var isScattered = false

  init(hits: [ModelHit], rowCount: Int, concealedCount: Int) {
    self.hits = hits
    self.rowCount = rowCount
    self.concealedCount = concealedCount
  }

  /// Nothing.
  package init() { self.init(hits: [], rowCount: 0, concealedCount: 0) }
}
