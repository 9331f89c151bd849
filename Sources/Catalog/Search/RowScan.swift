/// One pass over the rows of an index for one query.
struct RowScan {
  let index: ModelIndex
  let query: ModelQuery
  let filter: RowFilter
  let marks: ModelMarks
  var allowsScattered = false
  /// What the text of every row that matches has.
  private var needed = ModelIndex.Signature()
  /// For each word the providers that have it in their name; nil where none has.
  private(set) var named: [[Bool]?] = []

  init(index: ModelIndex, query: ModelQuery, filter: ModelFilter, marks: ModelMarks) {
    self.index = index
    self.query = query
    self.filter = RowFilter(filter, providers: index.providers)
    self.marks = marks
    for word in query.words {
      let isNamed = index.providers.map { provider in
        word.pattern.count > 2 && provider.words.contains { $0.starts(with: word.pattern) }
      }
      named.append(isNamed.contains(true) ? isNamed : nil)
      if word.flags.isEmpty, !isNamed.contains(true) { needed.formUnion(word.signature) }
    }
  }

  var conceals: Bool { !filter.concealed.isEmpty || filter.concealsNonChat }

  /// Fills `rows` and `scores` with what matches, in ascending order of rows.
  ///
  /// `candidates` are the only rows that can match, ascending; nil: all.
  func run(_ candidates: [UInt32]?, rows: inout [UInt32], scores: inout [UInt16]) {
    rows.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    var needed = needed
    if allowsScattered { needed.pairs = 0 }
    let patterns = PatternTable(query.words)
    let excluded = PatternTable(query.excluded)
    patterns.withPatterns { patterns in
      excluded.withPatterns { excluded in
        index.withColumns { columns in
          let score = RowScore(
            scan: self, columns: columns, patterns: patterns, excluded: excluded)
          let count = candidates?.count ?? columns.rows.count
          for place in 0..<count {
            let row = candidates.map { Int($0[place]) } ?? place
            guard columns.signatures[row].holds(needed), let score = score.of(row) else {
              continue
            }
            rows.append(UInt32(truncatingIfNeeded: row))
            scores.append(score)
          }
          addNamed(score, &rows, &scores)
        }
      }
    }
  }

  /// Adds the rows of the family that the query names in another order of words:
  /// `claude-4.5-sonnet` is `claude-sonnet-4-5`.
  private func addNamed(_ score: RowScore, _ rows: inout [UInt32], _ scores: inout [UInt16]) {
    guard query.excluded.isEmpty, let family = query.family,
      let number = index.familyKeys.firstIndex(of: family)
    else { return }
    let start = Int(index.familyStarts[number])
    let end = Int(index.familyStarts[number + 1])
    var place = 0
    for row in index.familyRows[start..<end] {
      while place < rows.count, rows[place] < row { place += 1 }
      guard place == rows.count || rows[place] != row, let score = score.ofNamed(Int(row)) else {
        continue
      }
      rows.insert(row, at: place)
      scores.insert(score, at: place)
    }
  }

  /// Which of the matching rows are listed.
  func listed(_ rows: [UInt32], _ scores: [UInt16]) -> [Bool] {
    rows.indices.map { place in
      let row = Int(rows[place])
      return scores[place] >= RowScore.exact || !filter.conceals(flags(of: row))
    }
  }

  private func flags(of row: Int) -> ModelFlags {
    marks.flags.isEmpty ? index.rows[row].flags : index.rows[row].flags.union(marks.flags[row])
  }
}
