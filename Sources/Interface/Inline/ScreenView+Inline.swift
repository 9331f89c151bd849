package import AppCore
package import Screen
import TextLayout

extension ScreenView {
  /// The live rows of inline mode, and the text that goes above them for good.
  package mutating func drawInline(_ state: AppState) -> InlinePicture {
    forgetPanes()
    let greeting = transcript.isEmpty ? greeting(state) : []
    let lines = transcript.take(state, width: Self.inlineWidth(state), greeting: greeting)
    let above = frames(of: lines, state)
    var live = drawLive(state)
    if symbols == .ascii { live.replace(SymbolSet.twins) }
    return InlinePicture(above: above, live: live)
  }

  /// What goes above for good at the very end: answers that are still coming, as far as they are.
  package mutating func closeInline(_ state: AppState) -> [Frame] {
    frames(
      of: transcript.take(state, width: Self.inlineWidth(state), isLast: true), state)
  }

  /// The last column stays empty: some terminals wrap early.
  private static func inlineWidth(_ state: AppState) -> Int { max(20, state.columns - 1) }

  private func greeting(_ state: AppState) -> [StyledLine] {
    let writer = ChatLines(
      width: Self.inlineWidth(state), now: state.now, reasoning: .folded)
    let chains = state.chats.map { PaneTitle(chain: $0.chain).text(60) }
    return [StyledLine("Switchboard  " + chains.joined(separator: "  "), TextStyle(.accent))]
      + writer.wrapped(
        "Answers stay in the terminal. Alt+1 models, Alt+0 options, Alt+2 the chat on the whole "
          + "screen; Esc comes back here.", TextStyle(.muted), indent: 0)
      + welcome(state.chat, state, width: Self.inlineWidth(state)) + [StyledLine()]
  }

  // MARK: Text that stays

  private func frames(of lines: [StyledLine], _ state: AppState) -> [Frame] {
    var frames: [Frame] = []
    var rows: [StyledLine] = []
    func finish() {
      guard !rows.isEmpty else { return }
      frames.append(frame(of: rows, columns: state.columns))
      rows = []
    }
    for line in lines {
      if line.width > state.columns {
        finish()
        frames.append(frame(of: [line], columns: line.width))
      } else {
        rows.append(line)
        if rows.count == 200 { finish() }
      }
    }
    finish()
    return frames
  }

  private func frame(of lines: [StyledLine], columns: Int) -> Frame {
    var frame = Frame(columns: columns, rows: lines.count, style: palette.ground)
    for (row, line) in lines.enumerated() { write(line, at: row, in: frame.bounds, of: &frame) }
    if symbols == .ascii { frame.replace(SymbolSet.twins) }
    return frame
  }

  // MARK: The live rows

  private mutating func drawLive(_ state: AppState) -> Frame {
    guard !state.isTooSmall else {
      var frame = Frame(columns: state.columns, rows: 1, style: palette.ground)
      frame.write("Too small.", in: frame.bounds, style: palette[.text])
      return frame
    }
    let foot = inlineFoot(state)
    let composer = 2 + min(max(composerRows(state), 1), max(1, (state.rows - 1) / 3))
    let room = max(0, state.rows - composer - 2)
    let calm = max(0, min(room, Self.calmRows(state) - composer - 2))
    var lines = coming(state, room: foot?.isShown == true ? max(0, calm - 1) : calm)
    if let foot, foot.isShown, room > 0 {
      lines.append(StyledLine(foot.foot.text, TextStyle(foot.foot.role)))
    }
    let rows = max(lines.count, min(room, rowsForHelpers(state, composer: composer)))
    var frame = Frame(
      columns: state.columns, rows: rows + composer + 1, style: palette.ground)
    for (row, line) in lines.enumerated() {
      write(line, at: rows - lines.count + row, in: frame.bounds, of: &frame)
    }
    let area = Rect(row: rows, column: 0, width: state.columns, height: composer)
    drawInlineRule(state, foot: foot?.foot.text, in: area.line(0), of: &frame)
    drawComposer(state, in: area, of: &frame)
    drawStatus(state, in: frame.bounds.line(frame.rows - 1), of: &frame)
    drawLeader(state, in: &frame)
    drawTour(state, in: &frame)
    return frame
  }

  /// The rows that answers and composer take at most: two thirds of the terminal, more where it is low
  /// or many answers come at once.
  ///
  /// A terminal that is made that much lower or narrower then pushes none of them into its text, from
  /// where nothing takes them back.
  private static func calmRows(_ state: AppState) -> Int {
    max(16, state.rows * 2 / 3, 6 + 3 * state.chats.count(where: \.isRunning))
  }

  /// How much of the model's context the current chat uses: on the rule, from half of it on in a row of
  /// its own.
  private mutating func inlineFoot(_ state: AppState) -> (foot: ContextFoot, isShown: Bool)? {
    guard let foot = contextFoot(state.chat, state, width: Self.inlineWidth(state)) else {
      return nil
    }
    return (foot, foot.percent >= ContextUse.half)
  }

  /// Rows above the composer that a list of completions or the strip of the leader needs.
  private func rowsForHelpers(_ state: AppState, composer: Int) -> Int {
    if let completion = state.composer.completion { return min(8, completion.items.count) + 3 }
    guard state.showsLeader, let leader = state.leader else { return 0 }
    let entries = state.keymap.continuations(of: leader.press, in: state.place).count
    let perRow = max(1, (state.columns - 2) / 26)
    return max(0, (entries + perRow - 1) / perRow + 3 - composer)
  }

  /// The ends of the answers that are coming, each with its header, one below the other.
  private mutating func coming(_ state: AppState, room: Int) -> [StyledLine] {
    let layouts = transcript.coming(state, width: Self.inlineWidth(state))
    guard !layouts.isEmpty, room > 0 else { return [] }
    var lines: [StyledLine] = []
    var left = room
    for (index, layout) in layouts.enumerated() {
      let share = left / (layouts.count - index)
      guard share > 0 else { continue }
      let first = layout.start(of: .header)
      let count = layout.count - first
      let head = min(count, max(1, min(layout[.header].count, share - 2)), share)
      let tail = min(count - head, share - head)
      lines += (first..<first + head).map { layout[$0] }
      lines += (layout.count - tail..<layout.count).map { layout[$0] }
      left -= head + tail
    }
    return lines.map { $0.window(columns: state.columns - 1) }
  }

  /// The rule above the composer, with the panes on it.
  private mutating func drawInlineRule(
    _ state: AppState, foot: String?, in line: Rect, of frame: inout Frame
  ) {
    var rule = Lines(in: frame.bounds)
    rule.addHorizontal(row: line.row, columns: line.column..<line.endColumn, .heavy)
    frame.draw(rule, light: palette[.faint], heavy: palette[.focus])
    guard state.chats.count > 1 else {
      drawChatTitle(
        state.chat, ScreenLayout.ChatArea(index: 0, area: line, isFolded: false), state,
        use: state.columns >= 100 ? foot : nil, in: &frame)
      return
    }
    var column = line.column + 1
    let each = max(9, (line.width - 4) / state.chats.count - 5)
    for (index, chat) in state.chats.enumerated() {
      let isCurrent = index == state.current
      let name =
        state.hidesNames(of: chat)
        ? "hidden" : PaneTitle.short(Sanitizer.line(chat.chain.first?.model ?? ""), to: each)
      let label = "\(isCurrent ? "▸" : " ")\(index + 2) \(name) "
      guard column + DisplayWidth.width(of: label) < line.endColumn else {
        frame.write(
          " \(state.chats.count - index) more ", at: line.row, column, style: palette[.muted],
          within: line)
        return
      }
      column = frame.write(
        label, at: line.row, column, style: palette[isCurrent ? .accent : .muted], within: line)
    }
  }

  /// The whole screen is drawn anew after this.
  private mutating func forgetPanes() {
    changedAreas = nil
    panes = nil
    texts = [:]
    overlayMetrics = nil
    contextWindows = [:]
  }
}
