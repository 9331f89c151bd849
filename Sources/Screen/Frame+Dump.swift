/// A frame as text, for golden files and tests.
extension Frame {
  /// The rows, each ended by a line feed and filled up to the width of the frame; a mark stands in
  /// place of what is at the cursor.
  package func text(caret mark: Character? = nil) -> String {
    var lines = ""
    for row in 0..<rows {
      for column in 0..<columns {
        if let mark, caret == Position(row: row, column: column) {
          lines.append(mark)
        } else {
          lines += self[row, column].glyph.text
        }
      }
      lines += "\n"
    }
    return lines
  }

  /// The rows, and below each the style of every piece that is not plain.
  ///
  /// A line such as `    3-9 bold fg #73edfa 87 14` names the first and last column, the attributes
  /// and the three forms of each colour; `~` goes before attributes of sixteen colours that differ.
  package func styledText() -> String {
    var lines = ""
    for row in 0..<rows {
      lines += (0..<columns).map { self[row, $0].glyph.text }.joined() + "\n"
      var start = 0
      while start < columns {
        let style = self[row, start].style
        var end = start + 1
        while end < columns, self[row, end].style == style { end += 1 }
        if style != .plain { lines += "    \(start)-\(end - 1)\(style.summary)\n" }
        start = end
      }
    }
    if let caret { lines += "caret \(caret.row) \(caret.column)\n" }
    return lines
  }
}

extension Style {
  /// The attributes and colours as a dump shows them, each after a space.
  fileprivate var summary: String {
    let many = attributes(at: .trueColor)
    let few = attributes(at: .sixteen)
    var words = Attributes.named.filter { many.contains($0.0) }.map(\.1)
    if few != many {
      words += ["~"] + Attributes.named.filter { few.contains($0.0) }.map(\.1)
    }
    if foreground != .terminal { words += ["fg", foreground.summary] }
    if background != .terminal { words += ["bg", background.summary] }
    return words.map { " " + $0 }.joined()
  }
}

extension Paint {
  fileprivate var summary: String {
    [ColorDepth.trueColor, .palette, .sixteen].map { depth in
      switch color(at: depth) {
      case .terminal: "-"
      case .indexed(let index): "\(index)"
      case .rgb(let value):
        "#" + String(value + 0x100_0000, radix: 16).dropFirst()
      }
    }.joined(separator: " ")
  }
}
