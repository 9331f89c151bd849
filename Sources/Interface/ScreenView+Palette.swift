import AppCore
import Screen
import TextLayout

/// Where the list of commands stands, and which of them are in view.
struct PaletteLayout {
  let found: [FoundCommand]
  let selection: Int
  let box: Rect
  let search: Rect
  let list: Rect
  /// The sentence and the name of the selected command; empty on a low screen.
  let foot: Rect
  let first: Int
  /// Commands below those in view.
  let more: Int
  /// The row of a command in view.
  var rows: Int { more > 0 ? list.height - 1 : list.height }

  init(_ commands: CommandList, _ state: AppState) {
    found = state.found(commands)
    selection = min(commands.selection, max(0, found.count - 1))
    // A low screen keeps no rows free around it.
    let height = min(state.rows - (state.rows >= 20 ? 4 : 2), 24)
    box = Rect(width: state.columns, height: max(0, state.rows - 1))
      .centered(width: min(state.columns - 4, 76), height: height)
    let inside = box.inset(top: 1, left: 2, bottom: 1, right: 2)
    search = inside.line(0)
    let hasFoot = height >= 14
    list = inside.inset(top: 2, left: -1, bottom: hasFoot ? 3 : 0)
    foot = hasFoot ? inside.inset(top: inside.height - 2) : Rect(width: 0, height: 0)
    // The last row of a list that goes on says by how much.
    let isCut = found.count > list.height
    let shown = max(1, isCut ? list.height - 1 : list.height)
    let first = max(0, min(selection - shown / 2, found.count - shown))
    let isAtEnd = first + shown >= found.count - 1
    self.first = isCut && isAtEnd ? max(0, found.count - list.height) : first
    more = isCut && !isAtEnd ? found.count - first - shown : 0
  }
}

extension ScreenView {
  /// Every action that the words find, with its key, and the reason where it would do nothing.
  func drawPalette(_ commands: CommandList, _ state: AppState, in frame: inout Frame) {
    let layout = PaletteLayout(commands, state)
    _ = drawBox(
      "Commands", fact: "\(layout.found.count) of \(Action.allCases.count)",
      width: layout.box.width, height: layout.box.height, in: &frame)
    drawInnerRule(at: layout.search.row + 1, layout.box, in: &frame)
    let column = frame.write("› ", in: layout.search, style: palette[.accent])
    drawField(
      commands.editor, in: layout.search.inset(left: column - layout.search.column), of: &frame)
    for (row, command) in layout.found.dropFirst(layout.first).prefix(layout.rows)
      .enumerated()
    {
      draw(
        command, isSelected: layout.first + row == layout.selection, commands.editor.text,
        in: layout.list.line(row), of: &frame)
    }
    if layout.more > 0 {
      frame.write(
        "  \(layout.more) more", in: layout.list.line(layout.rows), style: palette[.muted])
    }
    if layout.found.isEmpty {
      frame.write(
        "No command has all these words.", in: layout.list.line(0), style: palette[.muted])
    }
    drawFoot(layout, state, in: &frame)
  }

  private func draw(
    _ command: FoundCommand, isSelected: Bool, _ words: String, in line: Rect,
    of frame: inout Frame
  ) {
    let role: TextRole = command.reason == nil ? .text : .muted
    let style = palette.style(of: TextStyle(role, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    let key = command.key.isEmpty ? "" : command.key + " "
    let place = command.action.place == .anywhere ? "" : command.action.place.rawValue
    // The column of places leaves a narrow screen before anything is cut.
    let keyWidth = 11
    let hasPlace = line.width >= 68
    let room = line.width - (hasPlace ? keyWidth + 10 : DisplayWidth.width(of: key) + 1)
    var column = frame.write(isSelected ? "› " : "  ", in: line, style: style)
    let isWhole = DisplayWidth.width(of: command.action.sentence) <= room - 2
    let sentence = isWhole ? command.action.sentence : command.action.label
    let text = MatchedText(
      sentence, matches: Self.letters(of: words, in: sentence), room: max(0, room - 2))
    for piece in text.pieces {
      column = frame.write(
        piece.text, at: line.row, column, style: piece.isMatch ? style.adding(.bold) : style,
        within: line)
    }
    let quiet = isSelected ? style : palette[.muted]
    frame.write(key, in: line, style: quiet, alignment: .trailing)
    if hasPlace {
      frame.write(
        place, at: line.row, line.endColumn - keyWidth - 9, style: quiet, within: line)
    }
  }

  /// Where the typed words stand in a sentence, as UTF-8 offsets; none where a capital has another
  /// length than its small letter.
  private static func letters(of words: String, in sentence: String) -> [Int] {
    let text = Array(sentence.lowercased().utf8)
    guard text.count == sentence.utf8.count else { return [] }
    return words.lowercased().split(separator: " ").flatMap { word -> [Int] in
      let letters = Array(word.utf8)
      return text.indices.filter { text[$0...].starts(with: letters) }.flatMap {
        Array($0..<$0 + letters.count)
      }
    }
  }

  /// What the selected command does, or why it would do nothing now.
  private func drawFoot(_ layout: PaletteLayout, _ state: AppState, in frame: inout Frame) {
    guard layout.foot.height == 2, layout.found.indices.contains(layout.selection) else { return }
    drawInnerRule(at: layout.foot.row - 1, layout.box, in: &frame)
    let command = layout.found[layout.selection]
    let (sentence, role): (String, TextRole) =
      state.flash.map { ($0, .info) } ?? command.reason.map { ($0, .warning) }
      ?? (keys(of: command.action, state), .muted)
    frame.write(
      DisplayWidth.truncate(Sanitizer.line(sentence), to: layout.foot.width, cut: .end),
      in: layout.foot.line(0), style: palette[role])
    frame.write(
      "name: \(command.action.rawValue)", in: layout.foot.line(1), style: palette[.muted])
  }

  /// The keys of an action and where they hold.
  private func keys(of action: Action, _ state: AppState) -> String {
    let keys = state.keymap.keys(of: action)
    guard !keys.isEmpty else { return "It has no key; Alt+K gives it one." }
    let places = action.place == .anywhere ? "" : "  in the \(action.place.rawValue) pane"
    return "keys: \(keys.joined(separator: "  "))\(keys.count == 1 ? places : "")"
  }

  /// A light line across a box, joined to its sides.
  func drawInnerRule(at row: Int, _ box: Rect, in frame: inout Frame) {
    let line = Rect(row: row, column: box.column, width: box.width, height: 1)
    var lines = Lines(in: line)
    lines.addBox(box, .heavy)
    lines.addHorizontal(row: row, columns: box.column..<box.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
  }
}
