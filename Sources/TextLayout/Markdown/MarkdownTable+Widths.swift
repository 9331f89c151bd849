extension MarkdownTable {
  static let headerStyle = TextStyle(.text, .bold)

  /// The widths of the columns with one more row.
  func measured(_ row: [StyledText]) -> [Int] {
    let wider = row.map { cell in
      cell.text.split(separator: "\n").map { DisplayWidth.width(of: $0) }.max() ?? 0
    }
    guard !widths.isEmpty else { return wider }
    return zip(widths, wider).map { max($0, $1) }
  }
}
