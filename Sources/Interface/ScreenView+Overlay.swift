import AppCore
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// What floats above the panes; the panes below keep their text, muted.
  func drawOverlay(_ state: AppState, in frame: inout Frame) {
    guard let overlay = state.overlay else { return }
    switch overlay {
    case .palette(let palette): drawPalette(palette, state, in: &frame)
    case .help: drawHelp(state, in: &frame)
    case .timeline:
      let answer = state.chat.selectedTurn?.answer
      let lines = answer.map { TimelineLines(width: 72).lines($0) } ?? []
      drawSheet("Timeline  pane \(state.current + 2)", lines, in: &frame)
    case .ownWords: drawSheet("The provider's own words", ownWords(state), in: &frame)
    case .figures:
      let width = min(frame.columns - 6, 110)
      drawSheet(
        "Speed and cost", PaneFigures.lines(state, width: width), width: width + 4, in: &frame)
    case .key(let dialog): drawKeyDialog(dialog, state, in: &frame)
    case .themes(let selection, _): drawThemes(selection, state, in: &frame)
    case .leaving: drawLeaving(state, in: &frame)
    }
  }

  /// An empty box in the middle with a title.
  ///
  /// - Returns: The room inside.
  func drawBox(_ title: String, width: Int, height: Int, in frame: inout Frame) -> Rect {
    let muted = palette[.muted]
    frame.restyle(frame.bounds) { _ in muted }
    frame.caret = nil
    let box = Rect(width: frame.columns, height: max(0, frame.rows - 1))
      .centered(width: width, height: height)
    frame.fill(box, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addBox(box, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(
      " \(title) ", at: box.row, box.column + 2, style: palette[.accent],
      within: box.inset(right: 2))
    return box.inset(top: 1, left: 2, bottom: 1, right: 2)
  }

  private func drawSheet(
    _ title: String, _ lines: [StyledLine], width: Int = 78, in frame: inout Frame
  ) {
    let inside = drawBox(
      title, width: min(frame.columns - 2, width), height: min(frame.rows - 2, lines.count + 2),
      in: &frame)
    for (row, line) in lines.prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
  }

  private func drawPalette(_ commands: CommandList, _ state: AppState, in frame: inout Frame) {
    let found = commands.found
    let height = min(frame.rows - 4, 18)
    let inside = drawBox(
      "Commands  \(found.count) of \(Action.allCases.count)", width: min(frame.columns - 4, 72),
      height: height, in: &frame)
    let search = inside.line(0)
    var column = frame.write("› ", in: search, style: palette[.accent])
    column = frame.write(
      Sanitizer.line(commands.editor.text), at: search.row, column, style: palette[.text],
      within: search)
    frame.caret = Position(row: search.row, column: min(column, search.endColumn - 1))
    let list = inside.inset(top: 2)
    let first = max(0, min(commands.selection - list.height + 1, found.count - list.height))
    for (row, action) in found.dropFirst(max(0, first)).prefix(list.height).enumerated() {
      let line = list.line(row)
      let isSelected = action == commands.selected
      let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      if isSelected { frame.fill(line, style: style) }
      frame.write((isSelected ? "› " : "  ") + action.sentence, in: line, style: style)
      let key = state.keymap.keys(of: action).first ?? ""
      frame.write(
        key + " ", in: line, style: isSelected ? style : palette[.muted], alignment: .trailing)
    }
  }

  private func drawHelp(_ state: AppState, in frame: inout Frame) {
    let place: Action.Place =
      switch state.focus {
      case .composer: .composer
      case .models: .models
      case .options: .options
      case .chat: .chat
      }
    let own = Action.allCases.filter { $0.place == place }
    let everywhere = Action.allCases.filter { $0.place == .anywhere }
    let lines = (own + everywhere).compactMap { action -> StyledLine? in
      let keys = state.keymap.keys(of: action)
      guard !keys.isEmpty else { return nil }
      var line = StyledLine()
      line.append(StyledRun(keys.prefix(2).joined(separator: " "), TextStyle(.accent)))
      line.pad(to: 20)
      line.append(StyledRun(action.sentence, TextStyle(.text)))
      return line
    }
    drawSheet(
      "Help", lines + [StyledLine(), StyledLine("All commands: Ctrl+P", TextStyle(.muted))],
      in: &frame)
  }

  private func ownWords(_ state: AppState) -> [StyledLine] {
    guard let answer = state.chat.selectedTurn?.answer else { return [] }
    let writer = ChatLines(width: 72, now: state.now, reasoning: .folded)
    var lines: [StyledLine] = []
    for attempt in answer.attempts where attempt.failure != nil || attempt.outcome == .skipped {
      let status = attempt.status.map { " \($0)" } ?? ""
      lines.append(StyledLine("\(attempt.number)  \(attempt.model)\(status)", TextStyle(.accent)))
      if let id = attempt.requestID {
        lines += writer.wrapped("request id \(Sanitizer.line(id))", TextStyle(.muted), indent: 2)
      }
      let body = attempt.failure.map { String(decoding: $0.body.prefix(4000), as: UTF8.self) } ?? ""
      let words = body.isEmpty ? attempt.message ?? "" : body
      lines += writer.wrapped(Sanitizer.text(words), TextStyle(.text), indent: 2)
      lines.append(StyledLine())
    }
    return lines.isEmpty ? [StyledLine("Nothing failed.", TextStyle(.muted))] : lines
  }

  private func drawKeyDialog(_ dialog: KeyDialog, _ state: AppState, in frame: inout Frame) {
    let writer = ChatLines(width: 64, now: state.now, reasoning: .folded)
    var lines: [StyledLine] = [StyledLine()]
    lines += writer.wrapped(
      "\(dialog.model) needs a key. \(dialog.variables.count > 1 ? "Any of these variables" : "Its variable"):",
      TextStyle(.text), indent: 0)
    lines += dialog.variables.map { StyledLine("  \($0)", TextStyle(.muted)) }
    lines.append(StyledLine())
    if !dialog.documentation.isEmpty {
      lines += writer.wrapped("Get one at  \(dialog.documentation)", TextStyle(.muted), indent: 0)
      lines.append(StyledLine())
    }
    let field = lines.count
    lines += [StyledLine(), StyledLine()]
    switch dialog.state {
    case .typing:
      lines += writer.wrapped(
        "It is checked with one small call before it is used. It is kept for this run only: not "
          + "written to disk, shown or logged.", TextStyle(.muted), indent: 0)
    case .checking(let since):
      lines.append(
        StyledLine(
          "checking with \(dialog.providerName), \(Figures.counting(state.now - since))",
          TextStyle(.info)))
    case .refused(let sentence):
      lines += writer.wrapped(Sanitizer.line(sentence), TextStyle(.danger), indent: 0)
    }
    let inside = drawBox(
      "A key for \(dialog.providerName)", width: min(frame.columns - 4, 70),
      height: min(frame.rows - 2, lines.count + 3), in: &frame)
    for (row, line) in lines.prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
    let row = inside.line(field)
    let count = dialog.editor.text.count
    let shown = count == 0 ? "" : "\(count) characters"
    let column = frame.write("› paste it here  [ \(shown)", in: row, style: palette[.text])
    frame.write(" ]", in: row, style: palette[.text], alignment: .trailing)
    frame.caret = Position(row: row.row, column: column)
  }

  private func drawThemes(_ selection: Int, _ state: AppState, in frame: inout Frame) {
    let box = Rect(
      row: 1, column: max(0, frame.columns - 26), width: 24, height: state.themes.count + 2)
    frame.fill(box, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addBox(box, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(" Theme ", at: box.row, box.column + 2, style: palette[.accent])
    frame.caret = nil
    for (index, name) in state.themes.enumerated() {
      let line = box.inset(top: 1, left: 1, bottom: 1, right: 1).line(index)
      let style =
        index == selection ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      if index == selection { frame.fill(line, style: style) }
      frame.write((index == selection ? "› " : "  ") + name, in: line, style: style)
    }
  }

  private func drawLeaving(_ state: AppState, in frame: inout Frame) {
    let running = state.chats.filter(\.isRunning).count
    let question =
      running > 0
      ? "\(running == 1 ? "One answer is" : "\(running) answers are") still coming. Leave and stop them?"
      : "Leave Switchboard?"
    let inside = drawBox(
      "Leave", width: min(frame.columns - 4, DisplayWidth.width(of: question) + 6), height: 5,
      in: &frame)
    frame.write(question, in: inside.line(1), style: palette[.text])
  }
}
