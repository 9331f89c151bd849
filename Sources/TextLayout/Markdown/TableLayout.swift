/// Lays out a table: columns with two spaces between them, a line under their names.
///
/// A table that is too wide has its widest columns wrapped; if that is not enough it is to be moved
/// sideways.
struct TableLayout {
  private(set) var lines: [StyledLine] = []

  private let widths: [Int]
  private let alignments: [MarkdownTable.Alignment]
  private let isPannable: Bool
  private var prefix: BlockPrefix

  private static let gap = 2
  /// The widest column of a table that is moved sideways.
  private static let widest = 40

  init(_ table: MarkdownTable, _ prefix: BlockPrefix, _ options: LayoutOptions) {
    let room = options.width - prefix.rest.width
    (widths, isPannable) = Self.fit(
      table.widths.map { max(1, $0) }, into: room, narrowest: max(1, options.narrowestColumn))
    alignments = table.alignments
    self.prefix = prefix
    if !table.header.isEmpty {
      add(table.header)
      addRule(options.symbols.horizontal)
    }
    for row in table.rows { add(row) }
  }

  /// The widths that columns get, and whether they are still too wide together.
  private static func fit(
    _ widths: [Int], into room: Int, narrowest: Int
  ) -> ([Int], isTooWide: Bool) {
    let gaps = gap * (widths.count - 1)
    func total(_ cap: Int) -> Int { widths.reduce(gaps) { $0 + min($1, cap) } }
    let longest = widths.max() ?? 0
    if total(longest) <= room { return (widths, false) }
    var (low, high) = (narrowest, max(narrowest, min(longest, room)))
    guard total(low) <= room else { return (widths.map { min($0, widest) }, true) }
    // The widest cap with which everything fits.
    while low < high {
      let middle = (low + high + 1) / 2
      if total(middle) <= room { low = middle } else { high = middle - 1 }
    }
    return (widths.map { min($0, low) }, false)
  }

  private mutating func add(_ row: [StyledText]) {
    let cells = zip(row, widths).map { TextWrapper(width: $1).lines(of: $0) }
    let height = cells.map(\.count).max() ?? 1
    for index in 0..<height {
      var line = prefix.next()
      var column = line.width
      for (number, cell) in cells.enumerated() {
        if index < cell.count, !cell[index].runs.isEmpty {
          line.pad(to: column + space(before: cell[index], in: number))
          line.append(cell[index])
        }
        column += widths[number] + Self.gap
      }
      add(line)
    }
  }

  private func space(before text: StyledLine, in column: Int) -> Int {
    let free = max(0, widths[column] - text.width)
    switch column < alignments.count ? alignments[column] : .leading {
    case .leading: return 0
    case .center: return free / 2
    case .trailing: return free
    }
  }

  private mutating func addRule(_ sign: Character) {
    var line = prefix.next()
    for (number, width) in widths.enumerated() {
      if number > 0 { line.pad(to: line.width + Self.gap) }
      line.append(StyledRun(String(repeating: sign, count: width), TextStyle(.faint)))
    }
    add(line)
  }

  private mutating func add(_ line: StyledLine) {
    var line = line
    line.isPannable = isPannable
    lines.append(line)
  }
}
