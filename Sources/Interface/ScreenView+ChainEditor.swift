import AppCore
import Catalog
import ProviderOptions
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The chain with its entries as rows, the selected one unfolded below.
  mutating func drawChainEditor(
    _ editor: ChainEditor, _ state: AppState, in frame: inout Frame
  ) {
    let body = drawSurface(chainTitle(state), fact: chainFact(state), in: &frame)
    let (main, foot) = body.rows(.rest, .fixed(1))
    defer { drawChainFoot(editor, state, in: foot, of: &frame) }
    if editor.dryRun != nil {
      return drawDryRun(editor, state, in: main.inset(left: 1, right: 1), of: &frame)
    }
    let hasBoth = frame.columns >= 110
    let width = min(96, frame.columns * 69 / 100)
    let left = hasBoth ? Rect(row: main.row, column: 0, width: width, height: main.height) : main
    drawChainHalf(editor, state, in: left, of: &frame)
    if hasBoth {
      let right = Rect(
        row: main.row, column: width + 2, width: frame.columns - width - 3, height: main.height)
      var lines = Lines(in: frame.bounds)
      lines.addVertical(column: width, rows: main.row..<main.endRow, .light)
      frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
      drawOutlook(editor, state, in: right, of: &frame)
    }
    drawInstructionsField(editor, in: &frame)
  }

  private func chainTitle(_ state: AppState) -> String {
    state.chat.agent.map { "Agent \(Sanitizer.line($0.reference))" }
      ?? "Chain of pane \(state.current + 2)"
  }

  private func chainFact(_ state: AppState) -> String {
    guard let agent = state.chat.agent else { return "no file; n makes an agent of it" }
    let count = state.unsavedChanges?.count ?? 0
    let changes =
      count == 0 ? "saved" : count == 1 ? "1 unsaved change" : "\(count) unsaved changes"
    return "\(Sanitizer.line(agent.path.split(separator: "/").suffix(2).joined(separator: "/"))), "
      + changes
  }

  // MARK: The rows

  private func drawChainHalf(
    _ editor: ChainEditor, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let chat = state.chat
    let count = chat.entries.count
    let row = editor.row(of: count)
    let isTall = area.height >= 16
    // On a low screen the fields of an entry have all the room while they are worked on.
    let isOpen = !isTall && editor.fieldSelection != nil
    var line = area.row + (isTall ? 1 : 0)
    if isOpen, case .entry(let place) = row {
      return drawFields(of: place, editor, state, in: area, of: &frame)
    }
    func next() -> Rect {
      defer { line += 1 }
      return Rect(row: line, column: area.column, width: area.width, height: 1)
    }
    for rule in state.chainRows.prefix(while: { $0 != .instructions }) {
      drawRule(rule, state, isSelected: row == rule, in: next(), of: &frame)
    }
    drawInstructions(state, isSelected: row == .instructions, in: next(), of: &frame)
    if isTall { _ = next() }
    let hasTimes = area.width >= 64
    frame.write(
      "  #  on  " + DisplayWidth.fit("model", to: modelWidth(area)) + "  retries"
        + (hasTimes ? "  first token  own options" : ""),
      in: next(), style: palette[.muted])
    // The table scrolls where the chain is long.
    let shown = max(1, min(count + 1, area.endRow - line - (isTall ? 9 : 4)))
    let selected =
      if case .entry(let place) = row { place } else { row == .add ? count : 0 }
    let first = max(0, min(selected - shown + 1, count + 1 - shown))
    for place in first..<min(count + 1, first + shown) {
      if place < count {
        drawEntry(place, state, isSelected: row == .entry(place), in: next(), of: &frame)
      } else {
        let add = next()
        let style = palette.style(
          of: TextStyle(row == .add ? .text : .muted, on: row == .add ? .selection : nil))
        if row == .add { frame.fill(add, style: style) }
        frame.write((row == .add ? "› " : "  ") + "       a add an entry", in: add, style: style)
      }
    }
    if isTall { _ = next() }
    let calls = callsSentences(state).first { $0.count + 3 <= area.width } ?? ""
    frame.write("  " + calls, in: next(), style: palette[.muted])
    if isTall { drawChanges(state, in: next(), of: &frame) }
    if isTall { _ = next() }
    guard line < area.endRow - 1 else { return }
    let rest = Rect(
      row: line, column: area.column, width: area.width, height: area.endRow - line)
    if case .entry(let place) = row {
      drawFields(of: place, editor, state, in: rest, of: &frame)
    } else {
      drawRuleHelp(row, state, in: rest, of: &frame)
    }
  }

  private func modelWidth(_ area: Rect) -> Int {
    min(38, area.width - (area.width >= 64 ? 53 : 20))
  }

  /// A rule of the whole chain, with the words that it may have.
  private func drawRule(
    _ rule: ChainEditor.Row, _ state: AppState, isSelected: Bool, in line: Rect,
    of frame: inout Frame
  ) {
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    let quiet = isSelected ? style : palette[.muted]
    if isSelected { frame.fill(line, style: style) }
    let (name, value) = words(of: rule, state)
    frame.write(
      (isSelected ? "› " : "  ") + DisplayWidth.fit(name, to: 14), in: line, style: quiet)
    guard let (all, chosen) = state.choices(of: rule), let chosen else {
      frame.write(value, at: line.row, line.column + 16, style: style, within: line)
      return
    }
    frame.write("◂ \(chosen) ▸", at: line.row, line.column + 16, style: style, within: line)
    var column = line.column + 32
    for word in all where column + DisplayWidth.width(of: word) < line.endColumn {
      column =
        frame.write(
          word, at: line.row, column, style: word == chosen ? style : quiet, within: line) + 2
    }
  }

  private func words(
    of rule: ChainEditor.Row, _ state: AppState
  ) -> (name: String, value: String) {
    let rules = state.chainRules
    return switch rule {
    case .strategy: ("strategy", "")
    case .afterText: ("after text", "")
    case .winOn: ("win on", "")
    case .hedgeAfter:
      (
        "hedge after",
        rules.hedgeAfter.map { EntryField.seconds($0) + " each" } ?? "all start together"
      )
    case .wholeRun: ("whole run", rules.total.map(EntryField.seconds) ?? "no limit")
    case .instructions, .entry, .add: ("", "")
    }
  }

  private func drawInstructions(
    _ state: AppState, isSelected: Bool, in line: Rect, of frame: inout Frame
  ) {
    let text = state.agentContent.instructions
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    frame.write(
      (isSelected ? "› " : "  ") + "instructions  ", in: line,
      style: isSelected ? style : palette[.muted])
    let count = text.isEmpty ? "none" : "\(text.count) characters"
    let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let room = max(0, line.width - 18 - count.count - 3)
    let shown = DisplayWidth.truncate(Sanitizer.line(first), to: room, cut: .end)
    let column = frame.write(
      shown + (shown.isEmpty ? "" : "  "), at: line.row, line.column + 16, style: style,
      within: line)
    frame.write(
      count, at: line.row, column, style: isSelected ? style : palette[.muted], within: line)
  }

  private func drawEntry(
    _ place: Int, _ state: AppState, isSelected: Bool, in line: Rect, of frame: inout Frame
  ) {
    let item = state.chat.entries[place]
    let own = item.own ?? EntryOverride()
    let role: TextRole = item.isEnabled ? .text : .muted
    let style = palette.style(
      of: TextStyle(isSelected ? .text : role, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    let number = DisplayWidth.fit("\(place + 1)", to: 2)
    let retries = "\(state.chat.retries(of: place))"
    let rules = state.chainRules
    var text =
      (isSelected ? "› " : "  ") + number + " " + (item.isEnabled ? "[x]" : "[-]") + " "
      + DisplayWidth.fit(Sanitizer.line(item.id), to: modelWidth(line))
      + "  " + DisplayWidth.fit(retries, to: 7, alignment: .trailing)
    if line.width >= 64 {
      let wait = EntryField.limit(.firstToken).value(of: item, rules).text
      text += "  " + DisplayWidth.fit(wait, to: 11, alignment: .trailing) + "  "
      text += Self.extras(own)
    }
    frame.write(
      DisplayWidth.truncate(text, to: line.width - 1, cut: .end), in: line, style: style)
  }

  /// What the entry has of its own: "1 option, 2 headers".
  private static func extras(_ own: EntryOverride) -> String {
    let options =
      own.options.namespaces.values.reduce(0) { $0 + $1.effectiveMembers.count }
      + CommonSetting.allCases.count { own.settings.value(of: $0) != nil }
    func words(_ count: Int, _ word: String) -> String? {
      count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    return [words(options, "option"), words(own.headers.count, "header")].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// How many calls a run can make, the longest sentence first.
  private func callsSentences(_ state: AppState) -> [String] {
    let chat = state.chat
    let on = chat.entries.indices.filter { chat.entries[$0].isEnabled }
    let calls = on.map { chat.retries(of: $0) + 1 }
    let sum = calls.reduce(0, +)
    let terms = calls.count > 1 ? calls.map(String.init).joined(separator: " + ") + " = " : ""
    let off = chat.entries.indices.filter { !chat.entries[$0].isEnabled }.map { "\($0 + 1)" }
    let rest =
      off.isEmpty
      ? ""
      : off.count == 1
        ? " Entry \(off[0]) is off: its key is not read."
        : " Entries \(off.joined(separator: ", ")) are off: their keys are not read."
    let end = "\(sum) \(sum == 1 ? "call" : "calls") in a run."
    return ["At most \(terms)\(end)\(rest)", "At most \(terms)\(end)", "At most \(end)"]
  }

  private func drawChanges(_ state: AppState, in line: Rect, of frame: inout Frame) {
    guard let changes = state.unsavedChanges, !changes.isEmpty else { return }
    let text = changes.map { "~ \($0)" }.joined(separator: "   ")
    frame.write(
      "  " + DisplayWidth.truncate(text, to: line.width - 4, cut: .end), in: line,
      style: palette[.warning])
  }

  // MARK: What is typed, asked and said

  private func drawChainFoot(
    _ editor: ChainEditor, _ state: AppState, in foot: Rect, of frame: inout Frame
  ) {
    if let field = editor.field, field.purpose != .instructions {
      drawChainField(field, in: foot, of: &frame)
    } else if let question = editor.rewriteQuestion {
      drawSentence(
        question + " y writes it anew, any other key does not.", .warning, above: foot, in: &frame)
    } else if let sentence = editor.sentence {
      drawSentence(sentence, .info, above: foot, in: &frame)
    } else if frame.columns < 110, let mistake = editor.mistakes.first {
      drawSentence("! " + mistake, .danger, above: foot, in: &frame)
    }
  }

  /// A sentence at the foot of a view, in as many rows as it needs.
  func drawSentence(
    _ sentence: String, _ role: TextRole, above foot: Rect, in frame: inout Frame
  ) {
    let writer = ChatLines(width: foot.width - 2, now: .zero, reasoning: .folded)
    let lines = writer.wrapped(Sanitizer.line(sentence), TextStyle(role), indent: 1).prefix(4)
    let start = foot.row - max(0, lines.count - 1)
    for (row, line) in lines.enumerated() {
      frame.fill(
        Rect(row: start + row, column: foot.column, width: foot.width, height: 1),
        style: palette.ground)
      write(line, at: start + row, in: frame.bounds, of: &frame)
    }
  }

  private func drawChainField(
    _ field: ChainEditor.Field, in foot: Rect, of frame: inout Frame
  ) {
    let label =
      switch field.purpose {
      case .name: "name of the new agent"
      case .add: "add provider/model"
      case .entry(let entry): Sanitizer.line(entry.name)
      case .rule(.hedgeAfter): "seconds until the next racer"
      case .rule: "seconds for a whole run"
      case .instructions: "instructions"
      }
    let column = frame.write(" \(label) › ", in: foot, style: palette[.accent])
    drawField(field.editor, in: foot.inset(left: column - foot.column), of: &frame)
    let height = field.namesModel ? field.matches.count : 0
    if let problem = field.problem {
      drawSentence(problem, .danger, above: foot.offset(rows: -1 - height), in: &frame)
    }
    guard height > 0 else { return }
    let box = Rect(
      row: max(1, foot.row - height), column: column - 2, width: min(60, foot.width - column),
      height: height)
    frame.fill(box, style: palette.ground)
    for (index, id) in field.matches.enumerated() {
      let isSelected = index == field.match
      let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      let line = box.line(index)
      if isSelected { frame.fill(line, style: style) }
      frame.write((isSelected ? "› " : "  ") + Sanitizer.line(id), in: line, style: style)
    }
  }

  /// The instructions while they are typed: a box with all their lines.
  private func drawInstructionsField(_ editor: ChainEditor, in frame: inout Frame) {
    guard let field = editor.field, field.purpose == .instructions else { return }
    let inside = drawBox(
      "Instructions", width: frame.columns - 6, height: min(frame.rows - 4, 14), in: &frame)
    let wrapper = TextWrapper(width: inside.width, first: StyledLine(), rest: StyledLine())
    let before = String(decoding: field.editor.text.utf8.prefix(field.editor.caret), as: UTF8.self)
    let all = wrapper.lines(of: StyledText(Sanitizer.text(field.editor.text), TextStyle(.text)))
    let upTo = wrapper.lines(of: StyledText(Sanitizer.text(before + "|"), TextStyle(.text)))
    let caretRow = max(0, upTo.count - 1)
    let first = max(0, caretRow - inside.height + 1)
    for (row, line) in all.dropFirst(first).prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
    let column = inside.column + max(0, (upTo.last?.width ?? 1) - 1)
    frame.caret = Position(
      row: min(inside.row + caretRow - first, inside.endRow - 1),
      column: min(column, inside.endColumn - 1))
  }
}
