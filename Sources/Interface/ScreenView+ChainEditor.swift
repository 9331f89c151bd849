import AppCore
import Catalog
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
    let left = hasBoth ? Rect(row: main.row, column: 0, width: 76, height: main.height) : main
    drawChainHalf(editor, state, in: left, of: &frame)
    if hasBoth {
      let right = Rect(
        row: main.row, column: 78, width: frame.columns - 79, height: main.height)
      var lines = Lines(in: frame.bounds)
      lines.addVertical(column: 76, rows: main.row..<main.endRow, .light)
      frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
      drawOutlook(state, in: right, of: &frame)
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
    var line = area.row + (isTall ? 1 : 0)
    func next() -> Rect {
      defer { line += 1 }
      return Rect(row: line, column: area.column, width: area.width, height: 1)
    }
    let strategy = next()
    frame.write("  strategy      ", in: strategy, style: palette[.muted])
    frame.write(
      chat.agent?.strategy ?? "fallback", at: strategy.row, strategy.column + 16,
      style: palette[.text], within: strategy)
    drawInstructions(state, isSelected: row == .instructions, in: next(), of: &frame)
    if isTall { _ = next() }
    let hasTimes = area.width >= 64
    frame.write(
      "  #  on  " + DisplayWidth.fit("model", to: modelWidth(area)) + "  retries"
        + (hasTimes ? "  first token  own" : ""),
      in: next(), style: palette[.muted])
    // The table scrolls where the chain is long.
    let shown = max(1, min(count + 1, area.endRow - line - (isTall ? 9 : 6)))
    let selected = max(0, editor.selection - 1)
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
    frame.write("  " + callsSentence(chat), in: next(), style: palette[.muted])
    if isTall { drawChanges(state, in: next(), of: &frame) }
    if isTall { _ = next() }
    guard case .entry(let place) = row, line < area.endRow - 1 else { return }
    let rest = Rect(
      row: line, column: area.column, width: area.width, height: area.endRow - line)
    drawFields(of: place, editor, state, in: rest, of: &frame)
  }

  private func modelWidth(_ area: Rect) -> Int {
    min(38, area.width - (area.width >= 64 ? 45 : 20))
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
    var text =
      (isSelected ? "› " : "  ") + number + " " + (item.isEnabled ? "[x]" : "[-]") + " "
      + DisplayWidth.fit(Sanitizer.line(item.id), to: modelWidth(line))
      + "  " + DisplayWidth.fit(retries, to: 7, alignment: .trailing)
    if line.width >= 64 {
      let wait = own.limits.firstToken.map(EntryField.seconds) ?? ""
      text += "  " + DisplayWidth.fit(wait, to: 11, alignment: .trailing) + "  "
      text += Self.extras(own)
    }
    frame.write(
      DisplayWidth.truncate(text, to: line.width - 1, cut: .end), in: line, style: style)
  }

  private static func extras(_ own: EntryOverride) -> String {
    let options = own.options.namespaces.values.reduce(0) { $0 + $1.effectiveMembers.count }
    func words(_ count: Int, _ word: String) -> String? {
      count == 0 ? nil : "\(count) \(word)"
    }
    return [words(options, "opt"), words(own.headers.count, "hdr")].compactMap(\.self)
      .joined(separator: " ")
  }

  /// How many calls a run can make.
  private func callsSentence(_ chat: Chat) -> String {
    let calls = chat.entries.indices.filter { chat.entries[$0].isEnabled }
      .map { chat.retries(of: $0) + 1 }
    let sum = calls.reduce(0, +)
    let terms = calls.count > 1 ? calls.map(String.init).joined(separator: " + ") + " = " : ""
    let off = chat.entries.count - calls.count
    return "At most \(terms)\(sum) \(sum == 1 ? "call" : "calls") in a run."
      + (off == 0 ? "" : off == 1 ? " 1 entry is off." : " \(off) entries are off.")
  }

  private func drawChanges(_ state: AppState, in line: Rect, of frame: inout Frame) {
    guard let changes = state.unsavedChanges, !changes.isEmpty else { return }
    let text = changes.map { "~ \($0)" }.joined(separator: "   ")
    frame.write(
      "  " + DisplayWidth.truncate(text, to: line.width - 4, cut: .end), in: line,
      style: palette[.warning])
  }

  // MARK: The selected entry

  private func drawFields(
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
    let fields = EntryField.all(of: item)
    let selected = editor.fieldSelection ?? 0
    let first = max(0, min(selected - rows.height + 1, fields.count - rows.height))
    for (row, field) in fields.dropFirst(first).prefix(rows.height).enumerated() {
      drawField(
        field, of: item, calls: state.chat.retries(of: place) + 1,
        isSelected: editor.fieldSelection == first + row, in: rows.line(row), of: &frame)
    }
  }

  private func drawField(
    _ field: EntryField, of item: ChainItem, calls: Int, isSelected: Bool, in line: Rect,
    of frame: inout Frame
  ) {
    let isHint = field == .addOption || field == .addHeader
    let style = palette.style(
      of: TextStyle(isHint ? .muted : .text, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    let name = DisplayWidth.fit(Sanitizer.line(field.name), to: min(32, line.width / 3))
    frame.write(
      (isSelected ? "› " : "  ") + name, in: line, style: isSelected ? style : palette[.muted])
    let column = line.column + 2 + min(32, line.width / 3) + 1
    let note = field == .retries ? "   calls at most \(calls)" : ""
    frame.write(
      DisplayWidth.truncate(
        Sanitizer.line(field.value(of: item)) + note, to: max(0, line.endColumn - column - 1),
        cut: .end), at: line.row, column, style: style, within: line)
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
      case .instructions: "instructions"
      }
    let column = frame.write(" \(label) › ", in: foot, style: palette[.accent])
    let problem = field.problem.map { DisplayWidth.truncate($0, to: foot.width / 2, cut: .end) }
    let end = frame.write(
      Sanitizer.line(field.editor.text), at: foot.row, column, style: palette[.text], within: foot)
    let caret =
      column + DisplayWidth.width(of: String(field.editor.text.prefix(field.editor.caret)))
    frame.caret = Position(row: foot.row, column: min(caret, max(end, column), foot.endColumn - 1))
    if let problem {
      frame.write(problem + " ", in: foot, style: palette[.danger], alignment: .trailing)
    }
    guard field.namesModel, !field.matches.isEmpty else { return }
    let height = field.matches.count
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
    let before = String(field.editor.text.prefix(field.editor.caret))
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

  // MARK: The right half

  /// What the entries would meet now, without asking any of them.
  private func drawOutlook(_ state: AppState, in area: Rect, of frame: inout Frame) {
    var lines = [StyledLine(), StyledLine("would do now", TextStyle(.accent)), StyledLine()]
    for (place, item) in state.chat.entries.enumerated() {
      let id = DisplayWidth.truncate(Sanitizer.line(item.id), to: max(4, area.width - 4))
      lines.append(StyledLine("\(place + 1)  \(id)", TextStyle(item.isEnabled ? .text : .muted)))
      let (words, role) = outlook(of: item, state)
      lines.append(StyledLine("   \(words)", TextStyle(role)))
    }
    let waits = state.chat.chain.dropLast().compactMap { $0.own?.limits.firstToken }
    if !waits.isEmpty, waits.count == state.chat.chain.count - 1 {
      lines += [
        StyledLine(), StyledLine("longest silence before the last entry", TextStyle(.muted)),
        StyledLine(
          "   " + waits.map(EntryField.seconds).joined(separator: " + ")
            + " (a limit moves on at once)", TextStyle(.muted)),
      ]
    }
    for (row, line) in lines.prefix(area.height).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
  }

  private func outlook(of item: ChainItem, _ state: AppState) -> (String, TextRole) {
    guard item.isEnabled else { return ("off: its key is not read", .muted) }
    if item.own?.hasOwnKey == true { return ("● a key of its own, from its file", .success) }
    if item.id.contains("{") { return ("named by the request's context", .muted) }
    if item.provider == "demo" { return ("● always ready", .success) }
    if state.ready.contains(item.provider) { return ("● can be asked", .success) }
    let variable = state.catalog.provider(item.provider)?.keyVariables.first
    if let variable { return ("○ no \(variable): passed over", .warning) }
    return ("○ cannot be asked as things stand", .warning)
  }

  /// The requests of all entries, one below the other.
  private mutating func drawDryRun(
    _ editor: ChainEditor, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    guard let run = editor.dryRun else { return }
    let lines = dryRunLines(run, state, width: area.width)
    overlayMetrics = ScrollMetrics(total: lines.count, height: area.height)
    let top = min(run.top, max(0, lines.count - area.height))
    for (row, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
  }

  private func dryRunLines(
    _ run: ChainEditor.DryRun, _ state: AppState, width: Int
  ) -> [StyledLine] {
    var lines = [
      StyledLine(),
      StyledLine("dry run: this would be sent, nothing is sent", TextStyle(.accent)),
    ]
    let writer = ChatLines(width: width, now: .zero, reasoning: .folded)
    for (place, item) in state.chat.entries.enumerated() {
      lines.append(StyledLine())
      let head = "\(place + 1)  \(Sanitizer.line(item.id))"
      guard item.isEnabled else {
        lines.append(StyledLine(head + "  off", TextStyle(.muted)))
        continue
      }
      lines.append(StyledLine(head, TextStyle(.accent)))
      guard let preview = run.previews[place] else {
        lines.append(StyledLine("   nothing to show", TextStyle(.muted)))
        continue
      }
      for note in preview.notes {
        lines += writer.wrapped("! " + Sanitizer.line(note), TextStyle(.warning), indent: 3)
      }
      for line in WireLines(preview, since: nil, folded: []).lines {
        let indent = String(repeating: " ", count: 3 + 2 * line.depth)
        let text = DisplayWidth.truncate(
          indent + Sanitizer.line(line.text), to: width, cut: .end)
        let role: TextRole = preview.failure != nil ? .warning : line.path.isEmpty ? .muted : .text
        lines.append(StyledLine(text, TextStyle(role)))
      }
    }
    return lines
  }
}
