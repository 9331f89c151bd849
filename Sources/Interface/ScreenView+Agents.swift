import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The agents, and what the selected one is.
  func drawAgents(_ list: AgentList, _ state: AppState, in frame: inout Frame) {
    let count = list.isLoaded ? "Agents  \(list.agents.count)" : "Agents"
    let body = drawSurface(count, fact: "for pane \(state.current + 2)", in: &frame)
    let (main, foot) = body.rows(.rest, .fixed(1))
    if list.agents.isEmpty, list.isLoaded {
      drawParagraph(
        "None yet. n makes one of what pane \(state.current + 2) has: chain, system text, options.",
        in: main.inset(top: 1), indent: 1, of: &frame)
    }
    let detailHeight = min(9, max(4, main.height / 2))
    let (rows, detail) = main.inset(top: 1).rows(.rest, .fixed(detailHeight))
    let first = max(0, min(list.selection - rows.height + 1, list.agents.count - rows.height))
    for (index, agent) in list.agents.dropFirst(first).prefix(rows.height).enumerated() {
      drawAgent(
        agent, isSelected: first + index == list.selection,
        isOpen: state.chat.agent?.path == agent.path, in: rows.line(index), of: &frame)
    }
    if let agent = list.selected { drawAgentDetail(agent, list, in: detail, of: &frame) }
    drawFoot(list, in: foot, of: &frame)
  }

  private func drawAgent(
    _ agent: AgentSummary, isSelected: Bool, isOpen: Bool, in line: Rect, of frame: inout Frame
  ) {
    let ground: TextRole? = isSelected ? .selection : nil
    let style = palette.style(of: TextStyle(.text, on: ground))
    if isSelected { frame.fill(line, style: style) }
    func muted(_ role: TextRole) -> Style {
      palette.style(of: TextStyle(isSelected ? .text : role, on: ground))
    }
    let nameWidth = min(28, line.width / 3)
    let name = DisplayWidth.fit(Sanitizer.line(agent.reference), to: nameWidth)
    var column = frame.write((isSelected ? "› " : "  ") + name + " ", in: line, style: style)
    let (words, role): (String, TextRole) =
      switch agent.state {
      case .ready: (isOpen ? "open here" : "ready", .success)
      case .notTrusted: ("not trusted", .warning)
      case .broken: ("has mistakes", .danger)
      }
    column = frame.write(
      DisplayWidth.fit(words, to: 13), at: line.row, column, style: muted(role), within: line)
    let text =
      line.width >= 100 && !agent.instructions.isEmpty
      ? "\(chain(agent))   \(Sanitizer.line(agent.instructions))" : chain(agent)
    frame.write(
      DisplayWidth.truncate(text, to: max(0, line.endColumn - column - 1), cut: .end),
      at: line.row, column, style: muted(.muted), within: line)
  }

  private func chain(_ agent: AgentSummary) -> String {
    Sanitizer.line(agent.models.joined(separator: " › "))
  }

  private func drawAgentDetail(
    _ agent: AgentSummary, _ list: AgentList, in area: Rect, of frame: inout Frame
  ) {
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: area.row, columns: 0..<frame.columns, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(
      " \(Sanitizer.line(agent.reference)) ", at: area.row, 1, style: palette[.accent],
      within: area)
    let writer = ChatLines(width: area.width - 2, now: .zero, reasoning: .folded)
    func wrapped(_ text: String, _ role: TextRole) -> [StyledLine] {
      writer.wrapped(Sanitizer.text(text), TextStyle(role), indent: 2)
    }
    var text = wrapped(agent.path + (agent.isOwn ? "" : "  (of this folder)"), .muted)
    if !agent.instructions.isEmpty { text += wrapped(agent.instructions, .text) }
    if !agent.models.isEmpty { text += wrapped(agent.models.joined(separator: " › "), .text) }
    for mistake in agent.mistakes.prefix(3) { text += wrapped("! " + mistake, .danger) }
    if agent.state == .notTrusted {
      text += wrapped(
        "It came with this folder and carries \(agent.carries.joined(separator: ", ")). Read the "
          + "file before you trust it; a change asks again.", .warning)
    }
    for (row, line) in text.prefix(area.height - 1).enumerated() {
      write(line, at: area.row + 1 + row, in: area, of: &frame)
    }
  }

  private func drawFoot(_ list: AgentList, in foot: Rect, of frame: inout Frame) {
    if let name = list.name {
      let column = frame.write(" name of the new agent › ", in: foot, style: palette[.accent])
      drawField(name, in: foot.inset(left: column - foot.column), of: &frame)
      if let sentence = list.sentence {
        drawSentence(sentence, .warning, above: foot.offset(rows: -1), in: &frame)
      }
    } else if list.asksTrust, let agent = list.selected {
      drawSentence(
        "Trust \(agent.reference) as it stands? y trusts it, any other key does not.", .warning,
        above: foot, in: &frame)
    } else if let sentence = list.sentence {
      drawSentence(sentence, .info, above: foot, in: &frame)
    }
  }

  /// The forms of an export.
  func drawExport(_ chooser: ExportChooser, _ state: AppState, in frame: inout Frame) {
    let forms = ExportChooser.forms
    let inside = drawBox(
      "Take pane \(state.current + 2) with you", width: min(frame.columns - 4, 64),
      height: min(frame.rows - 2, forms.count + 4), in: &frame)
    for (index, form) in forms.prefix(inside.height - 2).enumerated() {
      let line = inside.line(index)
      let isSelected = index == chooser.selection
      let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      if isSelected { frame.fill(line, style: style) }
      frame.write((isSelected ? "› " : "  ") + form.title, in: line, style: style)
      // The names of the forms are there where all have room.
      let column = line.column + 42
      if forms.allSatisfy({ column + $0.rawValue.count <= line.endColumn }) {
        frame.write(
          form.rawValue, at: line.row, column, style: isSelected ? style : palette[.muted],
          within: line)
      }
    }
    frame.write(
      "Keys stand as their variables.", in: inside.line(inside.height - 1), style: palette[.muted])
  }
}
