import AppCore
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  // MARK: The selected entry

  func drawFields(
    of place: Int, _ editor: ChainEditor, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let item = state.chat.entries[place]
    var lines = Lines(in: frame.bounds)
    let isFocused = editor.fieldSelection != nil
    lines.addHorizontal(
      row: area.row, columns: area.column..<area.endColumn, isFocused ? .heavy : .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(
      " entry \(place + 1)  \(Sanitizer.line(item.id)) ", at: area.row, area.column + 1,
      style: palette[.accent], within: area)
    let rows = area.inset(top: 1)
    let own = item.own ?? EntryOverride()
    let options = own.options.namespaces.values.reduce(0) { $0 + $1.effectiveMembers.count }
    let fact =
      "\(options) \(options == 1 ? "option" : "options"), "
      + "\(own.headers.count) \(own.headers.count == 1 ? "header" : "headers")"
    if DisplayWidth.width(of: item.id) + fact.count + 20 < area.width {
      frame.write(
        " \(fact) ", at: area.row, area.endColumn - fact.count - 3, style: palette[.muted],
        within: area)
    }
    let fields = EntryField.all(of: item, state.chainRules)
    let selected = editor.fieldSelection ?? 0
    let first = max(0, min(selected - rows.height + 1, fields.count - rows.height))
    for (row, field) in fields.dropFirst(first).prefix(rows.height).enumerated() {
      drawField(
        field, of: item, state, calls: state.chat.retries(of: place) + 1,
        isSelected: editor.fieldSelection == first + row, in: rows.line(row), of: &frame)
    }
  }

  private func drawField(
    _ field: EntryField, of item: ChainItem, _ state: AppState, calls: Int, isSelected: Bool,
    in line: Rect, of frame: inout Frame
  ) {
    let isHint = field == .addOption || field == .addHeader
    let style = palette.style(
      of: TextStyle(isHint ? .muted : .text, on: isSelected ? .selection : nil))
    let quiet = isSelected ? style : palette[.muted]
    if isSelected { frame.fill(line, style: style) }
    let isNarrow = line.width < 76
    let width = min(32, isNarrow ? 16 : line.width / 3)
    let name = DisplayWidth.fit(Sanitizer.line(field.name), to: width)
    frame.write((isSelected ? "› " : "  ") + name, in: line, style: quiet)
    var (value, note) = field.value(of: item, state.chainRules)
    if field == .retries {
      note = "\(item.retries == nil ? "default, " : "")calls at most \(calls)"
      value = "\(calls - 1)"
    }
    if field.hasSteps { value = "◂ \(value) ▸" }
    let column = line.column + 2 + width + 1
    let room = max(0, line.endColumn - column - 1)
    let end = frame.write(
      DisplayWidth.truncate(Sanitizer.line(value), to: room, cut: .end), at: line.row, column,
      style: style, within: line)
    frame.write(
      note, at: line.row, max(column + (isNarrow ? 14 : 18), end + 2), style: quiet, within: line)
  }

  /// What the values of a rule of the chain mean.
  func drawRuleHelp(
    _ rule: ChainEditor.Row, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let (title, words) = Self.help(of: rule)
    guard !words.isEmpty else { return }
    func lines(of words: [(word: String, meaning: String)]) -> [StyledLine] {
      words.flatMap { line in
        TextWrapper(
          width: area.width - 1, first: StyledLine("  " + DisplayWidth.pad(line.word, to: 10)),
          rest: StyledLine(String(repeating: " ", count: 12))
        ).lines(of: StyledText(line.meaning, TextStyle(.muted)))
      }
    }
    var help = lines(of: words)
    // Without room for all of them the value that is chosen.
    if help.count > area.height - 1, let chosen = state.choices(of: rule)?.chosen {
      help = lines(of: words.filter { $0.word == chosen })
    }
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: area.row, columns: area.column..<area.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(
      " \(title) ", at: area.row, area.column + 1, style: palette[.accent], within: area)
    for (row, line) in help.prefix(max(0, area.height - 1)).enumerated() {
      write(line, at: area.row + 1 + row, in: area, of: &frame)
    }
  }

  private static func help(
    of rule: ChainEditor.Row
  ) -> (title: String, words: [(word: String, meaning: String)]) {
    switch rule {
    case .strategy:
      (
        "strategy",
        [
          ("fallback", "one after the other, the next when one has failed"),
          ("race", "side by side; the first to win answers, the others are cut off"),
          ("balance", "the better measured of two random entries first"),
          ("weighted", "one by chance first, as often as its weight says"),
        ]
      )
    case .afterText:
      (
        "when an entry fails after its text began",
        [
          ("restart", "the next entry answers afresh; the text stays with its attempt"),
          ("continue", "the next entry goes on from the text; the seam is marked"),
          ("stop", "the text stays as the answer, marked interrupted"),
        ]
      )
    case .winOn:
      (
        "what wins a race",
        [
          ("text", "the first visible text or tool call"), ("complete", "the first whole answer"),
        ]
      )
    case .hedgeAfter:
      ("hedge after", [("seconds", "until the next entry joins the race; none: all at once")])
    case .wholeRun:
      ("whole run", [("seconds", "that all attempts and waits may take together")])
    case .instructions, .entry, .add: ("", [])
    }
  }
}
