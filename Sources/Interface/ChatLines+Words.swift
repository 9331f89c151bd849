import TextLayout

extension ChatLines {
  /// What a provider says of its failure, in a few rows; the last one then names the key that shows the
  /// rest.
  ///
  /// Where lines stay in the terminal there is no such key, and the words stand as they came.
  ///
  /// - Parameters:
  ///   - text: The words, on one line.
  ///   - style: How they look.
  ///   - indent: Columns before each row.
  ///   - most: How many rows the words take at most.
  ///   - end: What is said of the failure besides, behind the words or below them; it is never cut.
  /// - Returns: The rows.
  func words(
    _ text: String, _ style: TextStyle, indent: Int, atMost most: Int = 6, then end: String = ""
  ) -> [StyledLine] {
    // Long words come cut already, with a sign that may be two columns wide.
    let isCut = text.last == "…"
    let text = isCut ? String(text.dropLast()) + "⋯" : text
    let all = wrapped(end.isEmpty ? text : "\(text) \(end)", style, indent: indent)
    guard inline == nil, all.count > most || isCut else { return all }
    let own = wrapped(text, style, indent: indent)
    let rest = end.isEmpty ? [] : wrapped(end, style, indent: indent)
    guard own.count > most || isCut else { return own + rest }
    var lines = Array(own.prefix(most))
    guard var last = lines.popLast()?.text else { return all }
    if last.last == "⋯" { last.removeLast() }
    let key = "  e shows all"
    let room = max(indent + 1, width - DisplayWidth.width(of: key))
    let shown =
      DisplayWidth.width(of: last) + 2 > room
      ? DisplayWidth.truncate(last, to: room, cut: .end) : last + " ⋯"
    var line = StyledLine(shown, style)
    line.append(StyledRun(key, TextStyle(.muted)))
    return lines + [line] + rest
  }
}
