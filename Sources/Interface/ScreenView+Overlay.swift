import AppCore
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// What floats above the panes; the panes below keep their text, muted.
  mutating func drawOverlay(_ state: AppState, in frame: inout Frame) {
    guard let overlay = state.overlay else { return }
    switch overlay {
    case .palette(let palette): drawPalette(palette, state, in: &frame)
    case .timeline(let view): drawTimeline(view, state, in: &frame)
    case .wire(let view): drawWire(view, state, in: &frame)
    case .failureDesk(let desk): drawFailureDesk(desk, state, in: &frame)
    case .help(let view): drawHelp(view, state, in: &frame)
    case .keys(let below): drawKeys(of: below, state, in: &frame)
    case .binding(let binding): drawBinding(binding, state, in: &frame)
    case .ownWords(let top):
      drawScrolled(
        "The provider's own words", ownWords(state, frame.columns), from: top, in: &frame)
    case .figures:
      let width = min(frame.columns - 6, 110)
      drawSheet(
        "Speed and cost", PaneFigures.lines(state, width: width), width: width + 4, in: &frame)
    case .modelCard(let top): drawModelCard(state, from: top, in: &frame)
    case .held(let top): drawHeld(state, from: top, in: &frame)
    case .comparison(let comparison): drawComparison(comparison, state, in: &frame)
    case .key(let dialog): drawKeyDialog(dialog, state, in: &frame)
    case .themes(let selection, _): drawThemes(selection, state, in: &frame)
    case .presets(let list): drawPresets(list, state, in: &frame)
    case .sessions(let list): drawSessions(list, state, in: &frame)
    case .statistics(let view): drawStatistics(view, state, in: &frame)
    case .agents(let list): drawAgents(list, state, in: &frame)
    case .chainEditor(let editor): drawChainEditor(editor, state, in: &frame)
    case .export(let chooser): drawExport(chooser, state, in: &frame)
    case .leaving: drawLeaving(state, in: &frame)
    }
    if overlay.hasScreen, let flash = state.flash { drawNews(flash, in: &frame) }
  }

  /// What has just happened, above the status row of a view that has the whole screen.
  private func drawNews(_ sentence: String, in frame: inout Frame) {
    let line = frame.bounds.line(frame.rows - 2)
    frame.fill(line, style: palette.ground)
    frame.write(
      " " + DisplayWidth.truncate(Sanitizer.line(sentence), to: line.width - 2, cut: .end),
      in: line, style: palette[.info])
  }

  /// An empty box in the middle with a title, and a fact at its right where there is room.
  ///
  /// - Returns: The room inside.
  func drawBox(
    _ title: String, fact: String = "", width: Int, height: Int, in frame: inout Frame
  ) -> Rect {
    let muted = palette[.muted]
    // The status row has the keys of the box.
    frame.restyle(frame.bounds.inset(bottom: 1)) { _ in muted }
    frame.caret = nil
    let box = Rect(width: frame.columns, height: max(0, frame.rows - 1))
      .centered(width: width, height: height)
    frame.fill(box, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addBox(box, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let end = frame.write(
      " \(title) ", at: box.row, box.column + 2, style: palette[.accent],
      within: box.inset(right: 2))
    let start = box.endColumn - DisplayWidth.width(of: fact) - 4
    if !fact.isEmpty, start > end {
      frame.write(" \(fact) ", at: box.row, start, style: palette[.muted], within: box)
    }
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

  private func ownWords(_ state: AppState, _ columns: Int) -> [StyledLine] {
    guard let answer = state.chat.selectedTurn?.answer else { return [] }
    let writer = ChatLines(width: min(columns - 6, 76), now: state.now, reasoning: .folded)
    var lines: [StyledLine] = []
    for attempt in answer.attempts where attempt.failure != nil || attempt.outcome == .skipped {
      let inside = attempt.statusAroundError.map { " inside HTTP \($0)" } ?? ""
      let status = attempt.outcome == .failed ? "  \(attempt.reason)\(inside)" : ""
      let model = Sanitizer.line(attempt.model.description)
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine("\(attempt.number)  \(model)\(status)", TextStyle(.accent)))
      if let id = attempt.requestID {
        lines += writer.wrapped("request id \(Sanitizer.line(id))", TextStyle(.muted), indent: 2)
      }
      let body = attempt.failure.map { String(decoding: $0.body.prefix(4000), as: UTF8.self) } ?? ""
      let words = body.isEmpty ? attempt.message ?? "" : body
      lines += writer.wrapped(Sanitizer.text(words), TextStyle(.text), indent: 2)
    }
    return lines.isEmpty ? [StyledLine("Nothing failed.", TextStyle(.muted))] : lines
  }

  private func drawThemes(_ selection: Int, _ state: AppState, in frame: inout Frame) {
    let box = themeList(state)
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

  /// Where the list of themes stands: out of the way of what they are tried on.
  func themeList(_ state: AppState) -> Rect {
    Rect(
      row: 1, column: max(0, state.columns - 26), width: 24,
      height: min(state.themes.count + 2, state.rows - 2))
  }

  /// What is asked before leaving; nil when it is not.
  func leavingQuestion(_ state: AppState) -> String? {
    guard case .leaving = state.overlay else { return nil }
    let running = state.chats.filter(\.isRunning).count
    return running > 0
      ? running == 1
        ? "One answer is still coming. Leave and stop it?"
        : "\(running) answers are still coming. Leave and stop them?"
      : "Leave Switchboard?"
  }

  private func drawLeaving(_ state: AppState, in frame: inout Frame) {
    let question = leavingQuestion(state) ?? ""
    let inside = drawBox(
      "Leave", width: min(frame.columns - 4, DisplayWidth.width(of: question) + 6), height: 5,
      in: &frame)
    frame.write(question, in: inside.line(1), style: palette[.text])
  }
}
