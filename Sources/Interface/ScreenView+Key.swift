import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// Asks for a key in one of three ways; what is pasted is counted, never drawn.
  func drawKeyDialog(_ dialog: KeyDialog, _ state: AppState, in frame: inout Frame) {
    let width = min(frame.columns - 4, 70)
    let writer = ChatLines(width: width - 6, now: state.now, reasoning: .folded)
    let (lines, field) = lines(dialog, state, writer, height: frame.rows - 4)
    let inside = drawBox(
      "A key for \(Sanitizer.line(dialog.providerName))", width: width,
      height: min(frame.rows - 2, lines.count + 2), in: &frame)
    for (row, line) in lines.prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
    drawFields(
      dialog, at: inside.line(min(field, max(0, inside.height - 3))), in: inside, of: &frame)
  }

  /// All lines with three empty ones for the fields; of a low screen go the sentences about the
  /// check, then where to get a key, then the variables behind the first two.
  private func lines(
    _ dialog: KeyDialog, _ state: AppState, _ writer: ChatLines, height: Int
  ) -> (lines: [StyledLine], field: Int) {
    var (variables, hasSource) = (4, true)
    var foot = [StyledLine()] + outcome(dialog, state, writer)
    func all() -> (lines: [StyledLine], field: Int) {
      let head = introduction(dialog, state, writer, variables: variables, hasSource: hasSource)
      return (head + [StyledLine(), StyledLine(), StyledLine()] + foot, head.count)
    }
    if all().lines.count > height, case .typing = dialog.state { foot = [] }
    if all().lines.count > height { hasSource = false }
    if all().lines.count > height { variables = 2 }
    return all()
  }

  private func introduction(
    _ dialog: KeyDialog, _ state: AppState, _ writer: ChatLines, variables: Int, hasSource: Bool
  ) -> [StyledLine] {
    let isOne = dialog.variables.count == 1
    let need =
      state.isReady(dialog.provider)
      ? "\(Sanitizer.line(dialog.providerName)) has a key; another one takes its place."
      : "\(Sanitizer.line(dialog.model)) needs a key."
    var lines = writer.wrapped(
      "\(need) \(isOne ? "Its variable" : "Any of these variables"):", TextStyle(.text), indent: 0)
    let names = dialog.variables.prefix(variables).map { Sanitizer.line($0) }
    let width = names.reduce(0) { max($0, DisplayWidth.width(of: $1)) } + 4
    lines += names.map { name in
      let state = state.isReady(dialog.provider) ? "" : "not set"
      return StyledLine("  " + DisplayWidth.pad(name, to: width) + state, TextStyle(.muted))
    }
    let more = dialog.variables.count - variables
    if more > 0 { lines.append(StyledLine("  \(more) more", TextStyle(.muted))) }
    lines.append(StyledLine())
    if hasSource, !dialog.documentation.isEmpty {
      lines += writer.wrapped(
        "Get one at  \(Sanitizer.line(dialog.documentation))", TextStyle(.muted), indent: 0)
      lines.append(StyledLine())
    }
    return lines
  }

  private func outcome(
    _ dialog: KeyDialog, _ state: AppState, _ writer: ChatLines
  ) -> [StyledLine] {
    switch dialog.state {
    case .typing:
      let end =
        !dialog.isKept
        ? "It is for this run only: not written to disk, shown or logged."
        : dialog.isCommand
          ? "The command is then written into the settings; the key is not."
          : "It is then written to keys/\(Sanitizer.line(dialog.provider)), mode 0600, which the settings name."
      return writer.wrapped(
        "It is checked with one small call before it is used. \(end)", TextStyle(.muted),
        indent: 0)
    case .checking(let since):
      return [
        StyledLine(
          "checking with \(Sanitizer.line(dialog.providerName)), \(Figures.counting(state.now - since))",
          TextStyle(.info))
      ]
    case .refused(let sentence):
      return writer.wrapped(Sanitizer.line(sentence), TextStyle(.danger), indent: 0)
    }
  }

  private func drawFields(
    _ dialog: KeyDialog, at line: Rect, in inside: Rect, of frame: inout Frame
  ) {
    let count = dialog.editor.text.count
    let pasted = count == 0 ? "" : count == 1 ? "1 character" : "\(count) characters"
    drawField(
      "paste for this run", pasted, hasCaret: !dialog.isCommand, in: line, of: &frame)
    drawField(
      "or a command", Sanitizer.line(dialog.command.text), hasCaret: dialog.isCommand,
      in: inside.line(line.row - inside.row + 1), of: &frame)
    let keep = inside.line(line.row - inside.row + 2)
    frame.write(
      "  keep it (Alt+K)      \(dialog.isKept ? "[x] beyond this run" : "[-] no, this run only")",
      in: keep, style: palette[.text])
  }

  private func drawField(
    _ label: String, _ value: String, hasCaret: Bool, in line: Rect, of frame: inout Frame
  ) {
    guard !line.isEmpty else { return }
    frame.write(
      (hasCaret ? "› " : "  ") + label, in: line, style: palette[hasCaret ? .text : .muted])
    let box = line.inset(left: 23)
    frame.write("[ ", in: box, style: palette[.muted])
    frame.write(" ]", in: box, style: palette[.muted], alignment: .trailing)
    let room = box.inset(left: 2, right: 2)
    let shown = DisplayWidth.truncate(value, to: max(0, room.width - 1))
    let end = frame.write(shown, in: room, style: palette[.text])
    if hasCaret { frame.caret = Position(row: line.row, column: end) }
  }
}
