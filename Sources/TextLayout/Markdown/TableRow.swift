/// Reads one line of a table.
enum TableRow {
  private static let bar = UInt8(ascii: "|")

  /// The cells, without the spaces around them; nil for a line without a bar or with too many.
  static func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    var line = LineShape.trimmed(line)
    guard line.contains(bar) else { return nil }
    if line.first == bar { line.removeFirst() }
    var cells: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var isEscaped = false
    for index in line.indices {
      if line[index] == bar, !isEscaped {
        guard cells.count < MarkdownTable.mostColumns else { return nil }
        cells.append(LineShape.trimmed(line[start..<index]))
        start = index + 1
      }
      isEscaped = line[index] == UInt8(ascii: "\\") && !isEscaped
    }
    if start < line.endIndex { cells.append(LineShape.trimmed(line[start...])) }
    return cells.count <= MarkdownTable.mostColumns ? cells : nil
  }

  /// The alignments, if the line is the one that stands under the names of the columns.
  static func alignments(_ line: ArraySlice<UInt8>) -> [MarkdownTable.Alignment]? {
    guard let first = line.first, "|-: ".utf8.contains(first), let cells = cells(line) else {
      return nil
    }
    var alignments: [MarkdownTable.Alignment] = []
    for cell in cells {
      var dashes = cell
      let isLeading = dashes.first == UInt8(ascii: ":")
      if isLeading { dashes.removeFirst() }
      let isTrailing = dashes.last == UInt8(ascii: ":")
      if isTrailing { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isTrailing ? (isLeading ? .center : .trailing) : .leading)
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// A cell's text: bars that were escaped are plain.
  static func text(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    for byte in cell {
      if byte == bar, text.last == UInt8(ascii: "\\") { text.removeLast() }
      text.append(byte)
    }
    return text
  }
}
