/// The score of a row for one query.
///
/// From its highest bits: named exactly (2 bits), how the words lie (2), maker (2), quality and what is
/// known of the person (10).
struct RowScore {
  private let columns: IndexColumns
  private let patterns: [WordMatcher.Pattern]
  private let excluded: [WordMatcher.Pattern]
  private let signatures: [ModelIndex.Signature]
  private let traits: [ModelFlags]
  private let mayScatter: [Bool]
  private let named: [[Bool]?]
  private let filter: RowFilter
  private let marks: [ModelFlags]
  private let sum: UInt32
  private let allowsScattered: Bool

  init(
    scan: RowScan, columns: IndexColumns, patterns: [WordMatcher.Pattern],
    excluded: [WordMatcher.Pattern]
  ) {
    self.columns = columns
    self.patterns = patterns
    self.excluded = excluded
    signatures = scan.query.words.map(\.signature)
    traits = scan.query.words.map(\.flags)
    mayScatter = scan.query.words.map(\.mayScatter)
    named = scan.named
    filter = scan.filter
    marks = scan.marks.flags
    sum = scan.query.sum
    allowsScattered = scan.allowsScattered
  }

  /// The least score of a row whose id the query names.
  static let exact: UInt16 = 2 << 14

  /// The score of a row whose family the query names, whatever the order of its words; nil when
  /// the filter is against it.
  func ofNamed(_ number: Int) -> UInt16? {
    let row = columns.rows[number]
    let flags = marks.isEmpty ? row.flags : row.flags.union(marks[number])
    guard filter.admits(row, flags: flags, columns.facts, number) else { return nil }
    return total(row, flags, kind: .start, quality: 30) | Self.exact
  }

  /// Nil for a row that does not match.
  @inline(__always)
  func of(_ number: Int) -> UInt16? {
    let row = columns.rows[number]
    let flags = marks.isEmpty ? row.flags : row.flags.union(marks[number])
    guard filter.admits(row, flags: flags, columns.facts, number) else { return nil }
    let matcher = WordMatcher(columns.text + Int(row.textStart), row)
    for pattern in excluded where matcher.hasWhole(pattern) { return nil }
    var worst = WordMatch.Kind.start
    var quality = 0
    for place in 0..<patterns.count {
      guard let match = match(place, matcher, row, flags, number) else { return nil }
      if match.kind < worst { worst = match.kind }
      quality += match.quality
    }
    if patterns.count > 1 { quality /= patterns.count }
    return total(row, flags, kind: worst, quality: quality)
  }

  /// How one word lies in a row: in the text, in its provider's name, or as a trait.
  @inline(__always)
  private func match(
    _ place: Int, _ matcher: WordMatcher, _ row: ModelIndex.Row, _ flags: ModelFlags, _ number: Int
  ) -> WordMatch? {
    let signature = columns.signatures[number]
    if signature.holds(signatures[place]) {
      if let match = matcher.inOnePiece(patterns[place]) { return match }
    }
    if allowsScattered, mayScatter[place], signature.holdsLetters(of: signatures[place]),
      let match = matcher.scattered(patterns[place])
    {
      return match
    }
    let isTrait = !flags.isDisjoint(with: traits[place])
    guard isTrait || named[place]?[Int(row.provider)] == true else { return nil }
    return WordMatch(kind: .start, quality: 20, start: 0, end: 0)
  }

  @inline(__always)
  private func total(
    _ row: ModelIndex.Row, _ flags: ModelFlags, kind: WordMatch.Kind, quality: Int
  ) -> UInt16 {
    var exact: UInt16 = 0
    if !patterns.isEmpty {
      exact = row.sums.id == sum ? 3 : row.sums.bare == sum ? 2 : row.sums.name == sum ? 1 : 0
    }
    var points = 300 + 12 * min(quality, 44)
    if flags.contains(.hasKey) { points += 40 }
    if flags.contains(.favourite) { points += 80 }
    if flags.contains(.recent) { points += 30 }
    if flags.contains(.deprecated) { points -= 150 }
    // The name that goes on, before what it was on a day.
    if flags.contains(.snapshot) { points -= 60 }
    if !flags.contains(.chat) { points -= 100 }
    return exact << 14 | UInt16(kind.rawValue) << 12 | UInt16(row.makerRank.rawValue) << 10
      | UInt16(truncatingIfNeeded: max(0, min(points, 1023)))
  }
}
