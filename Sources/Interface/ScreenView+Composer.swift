import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The most rows of the draft that are shown at once.
  private static let mostRows = 10
  /// The mark before the first row.
  static let composerMargin = 3

  /// How many rows the composer needs for files, draft and what lasts below it.
  func composerRows(_ state: AppState) -> Int {
    let files = state.composer.files.isEmpty ? 0 : 1
    let most = min(Self.mostRows, max(1, (state.rows - 1) / 3 - files))
    return files
      + DraftWindow.height(of: state.composer.editor, width: composerWidth(state), most: most)
      + hintLines(state).count - 1
  }

  /// The prompt being written, what goes with it and where, and one line of hints.
  mutating func drawComposer(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let hints = hintLines(state)
    let (upper, hint) = area.rows(.rest, .fixed(min(hints.count, max(1, area.height - 2))))
    var text = upper.inset(top: 1)
    if !state.composer.files.isEmpty, text.height > 1 {
      drawFiles(state.composer.files, in: text.line(0), of: &frame)
      text = text.inset(top: 1)
    }
    let width = composerWidth(state)
    let (rows, caretRow, caretColumn) = draftWindow.rows(
      of: state.composer.editor, width: width, height: text.height)
    var ends: [Int] = []
    for (row, runs) in rows.enumerated() {
      let line = text.line(row)
      if row == 0 { frame.write(" › ", in: line, style: palette[.accent]) }
      var column = line.column + Self.composerMargin
      for run in runs {
        column = frame.write(
          run.text, at: line.row, column, style: palette[run.isFold ? .accent : .text],
          within: line)
      }
      ends.append(column)
    }
    let address = drawAddress(state, in: text.line(0), of: &frame)
    drawPrice(state, beside: ends, before: address, in: text, of: &frame)
    let isFocused = state.focus == .composer && state.overlay == nil
    if isFocused {
      frame.caret = Position(
        row: text.row + caretRow, column: text.column + Self.composerMargin + caretColumn)
    }
    if let field = state.composer.field {
      drawField(field, isFocused: isFocused, in: hint.line(0), of: &frame)
    }
    let first = state.composer.field == nil ? 0 : 1
    for (row, line) in hints.prefix(hint.height).enumerated().dropFirst(first) {
      write(line, at: hint.row + row, in: hint, of: &frame)
    }
    let news = drawFloatingNews(state, above: area, of: &frame)
    if isFocused { drawCompletion(state, above: news ?? area, of: &frame) }
  }

  /// As many of the groups of a hint as there is room for, none cut.
  func fitting(_ hint: String, in width: Int) -> String {
    var groups = hint.split(separator: "  ")
    while groups.count > 1, DisplayWidth.width(of: groups.joined(separator: "  ")) > width {
      groups.removeLast()
    }
    return groups.joined(separator: "  ")
  }

  func defaultHint(_ state: AppState) -> String {
    if let edited = state.editing {
      return "Enter sends prompt \(edited.index + 1) as another branch  Esc leaves it as it is"
    }
    let editor = state.composer.editor
    if editor.hasFolds { return "Enter sends the paste whole  Ctrl+O shows it" }
    if editor.isMultiline { return "Enter sends  Ctrl+J new line" }
    return state.effort == nil
      ? "Ctrl+J line  Ctrl+G editor  / commands  @ one model"
      : "Ctrl+J line  Ctrl+G editor  Alt+, Alt+. effort  / commands  @ one model"
  }

  /// Which panes the prompt goes to.
  ///
  /// - Returns: Where that begins.
  private func drawAddress(_ state: AppState, in line: Rect, of frame: inout Frame) -> Int {
    let count = state.messageOptionCount
    let chip = count == 0 ? "" : count == 1 ? "1 message option   " : "\(count) message options   "
    let words = chip + "to \(state.destination.map { "\($0 + 2)" }.joined(separator: " ")) "
    frame.write(words, in: line, style: palette[.muted], alignment: .trailing)
    return line.endColumn - DisplayWidth.width(of: words)
  }

  /// What the first prompt that costs anything costs at least, in the first row with room for it.
  ///
  /// - Parameters:
  ///   - state: Whose draft it is.
  ///   - ends: Where the text of each row ends.
  ///   - address: Where the first row's address begins.
  ///   - text: The rows.
  ///   - frame: What is drawn into.
  private func drawPrice(
    _ state: AppState, beside ends: [Int], before address: Int, in text: Rect,
    of frame: inout Frame
  ) {
    guard let price = state.estimatedPrice else { return }
    let dollars = Figures.dollars(price)
    let words = dollars.hasPrefix("under") ? "input \(dollars)" : "input about \(dollars)"
    let width = DisplayWidth.width(of: words)
    for (row, end) in ends.enumerated() {
      let place = (row == 0 ? address - 2 : text.endColumn - 1) - width
      guard place >= end + 2 else { continue }
      frame.write(words, at: text.row + row, place, style: palette[.muted], within: text)
      return
    }
  }

  private func drawFiles(_ files: [PromptFile], in line: Rect, of frame: inout Frame) {
    var column = line.column + Self.composerMargin
    for (index, file) in files.enumerated() {
      let name = DisplayWidth.truncate(Sanitizer.line(file.name), to: 24)
      let size = file.sentence.dropFirst(file.name.count)
      let chip = "[\(name)\(Sanitizer.line(String(size)))]"
      let rest = files.count - index
      let needed = DisplayWidth.width(of: chip) + (rest > 1 ? 10 : 0)
      guard column + needed <= line.endColumn || index == 0 else {
        frame.write("\(rest) more", at: line.row, column, style: palette[.muted], within: line)
        return
      }
      column = frame.write(chip, at: line.row, column, style: palette[.accent], within: line) + 2
    }
  }

  private func drawField(
    _ field: ComposerField, isFocused: Bool, in line: Rect, of frame: inout Frame
  ) {
    let (label, editor): (String, LineEditor) =
      switch field {
      case .history(let search):
        (search.isFailing ? " no older prompt with: " : " search the prompts: ", search.editor)
      case .attach(let editor): (" attach the file: ", editor)
      }
    var column = frame.write(label, in: line, style: palette[.accent])
    let room = max(8, line.endColumn - column - 2)
    column = drawField(
      editor, in: Rect(row: line.row, column: column, width: room, height: 1),
      hasCaret: isFocused, of: &frame)
    guard case .history(let search) = field, let found = search.found else { return }
    let preview = Sanitizer.line(String(found.prefix(400)))
    let place = column + 3
    guard place + 8 < line.endColumn else { return }
    frame.write(
      DisplayWidth.truncate(preview, to: line.endColumn - place - 1, cut: .end), at: line.row,
      place, style: palette[.muted], within: line)
  }
}
