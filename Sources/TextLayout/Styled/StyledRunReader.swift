/// Takes ranges out of a styled text as runs, from the start to the end.
struct StyledRunReader {
  private let text: StyledText
  /// The mark that holds for the byte after the last range.
  private var mark = 0

  init(_ text: StyledText) { self.text = text }

  /// The runs of a range that does not begin before the last one ended.
  mutating func runs(in range: Range<Int>) -> [StyledRun] {
    var runs: [StyledRun] = []
    var start = range.lowerBound
    while start < range.upperBound, mark < text.marks.count {
      let current = text.marks[mark]
      let end = min(current.end, range.upperBound)
      if end > start {
        let piece = String(decoding: text.bytes[start..<end], as: UTF8.self)
        runs.append(StyledRun(piece, current.style, link: current.link))
        start = end
      }
      if current.end > range.upperBound { break }
      mark += 1
    }
    return runs
  }
}
