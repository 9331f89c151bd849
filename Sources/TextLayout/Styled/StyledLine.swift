/// One row of text as it goes to the screen: its runs, measured.
package struct StyledLine: Sendable, Hashable {
  package private(set) var runs: [StyledRun] = []
  /// The columns of all runs together.
  package private(set) var width = 0
  /// So many columns at the start are indentation, bars and markers; they stay where they are when
  /// the line is moved sideways.
  package var indentation = 0
  /// Whether the rest may be wider than the room for it and is to be moved sideways: tables, code.
  package var isPannable = false
  /// What is painted behind the whole rest of the row.
  package var ground: TextRole?

  package init() {}

  package init(_ runs: some Sequence<StyledRun>) {
    for run in runs { append(run) }
  }

  package init(_ text: String, _ style: TextStyle = TextStyle()) {
    append(StyledRun(text, style))
  }

  package var text: String { runs.reduce(into: "") { $0 += $1.text } }

  package mutating func append(_ run: StyledRun) {
    append(run, width: DisplayWidth.width(of: run.text))
  }

  package mutating func append(_ line: StyledLine) {
    for run in line.runs { append(run, width: 0) }
    width += line.width
  }

  /// Adds spaces up to a column, in the style of what surrounds them.
  package mutating func pad(to column: Int, _ style: TextStyle = TextStyle()) {
    let missing = column - width
    guard missing > 0 else { return }
    append(StyledRun(String(repeating: " ", count: missing), style), width: missing)
  }

  private mutating func append(_ run: StyledRun, width columns: Int) {
    guard !run.text.isEmpty else { return }
    width += columns
    if let last = runs.last, last.style == run.style, last.link == run.link {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }
}
