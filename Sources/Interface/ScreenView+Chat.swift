import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// One chat: title, as much of the conversation as fits, the place when the reader is elsewhere.
  mutating func drawChat(
    _ place: ScreenLayout.ChatArea, _ state: AppState, in frame: inout Frame
  ) -> ScrollMetrics {
    let chat = state.chats[place.index]
    let isFocused = state.focus == .chat && state.current == place.index
    drawTitle(
      title(of: chat), number: "\(place.index + 2)", fact: fact(of: chat, place, state),
      in: place.area, isFocused: isFocused, isCurrent: state.current == place.index, of: &frame)
    let body = place.area.inset(top: 1, left: 1, right: 1)
    guard !body.isEmpty else { return chat.metrics }
    guard !chat.turns.isEmpty else {
      drawWelcome(chat, state, in: body, of: &frame)
      return ScrollMetrics(total: 0, height: body.height)
    }
    var lines: [StyledLine] = []
    for (index, turn) in chat.turns.enumerated() {
      lines += self.lines.lines(of: turn, at: index, in: chat, width: body.width, now: state.now)
    }
    while let last = lines.last, last.runs.isEmpty { lines.removeLast() }
    if !place.isFolded, lines.count < body.height { lines.insert(StyledLine(), at: 0) }
    let last = max(0, lines.count - body.height)
    let top = min(chat.top ?? last, last)
    for (row, line) in lines[top..<min(lines.count, top + body.height)].enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
    drawPlace(chat, top: top, last: last, in: body, of: &frame)
    return ScrollMetrics(total: lines.count, height: body.height)
  }

  /// How far from the end the reader is, in words.
  private func drawPlace(
    _ chat: Chat, top: Int, last: Int, in body: Rect, of frame: inout Frame
  ) {
    guard chat.top != nil, top < last else { return }
    let below = last - top
    let text = chat.unseen > 0 ? " \(chat.unseen) new below, G follows " : " \(below) below "
    let width = DisplayWidth.width(of: text)
    frame.write(
      text, at: body.endRow - 1, body.endColumn - width, style: palette[.accent].adding(.reverse),
      within: body)
  }

  private func title(of chat: Chat) -> String {
    let first = chat.chain.first?.id ?? "no model"
    let more = chat.chain.count - 1
    if more == 1, let second = chat.chain.last { return "\(first) › \(second.id)" }
    return more > 0 ? "\(first) › \(more) more" : first
  }

  private func fact(of chat: Chat, _ place: ScreenLayout.ChatArea, _ state: AppState) -> String {
    if place.isFolded, let answer = chat.turns.last?.answer {
      return AnswerHeader(answer, now: state.now).state.text
    }
    if !chat.isLinked { return "not linked" }
    if let title = state.effortTitle(of: chat) { return title }
    if chat.chain.allSatisfy({ $0.provider == "demo" }) { return "no key needed" }
    return ""
  }

  /// What an empty chat says: what to do next.
  private func drawWelcome(
    _ chat: Chat, _ state: AppState, in body: Rect, of frame: inout Frame
  ) {
    let writer = ChatLines(width: body.width, now: state.now, reasoning: .folded)
    let isDemo = chat.chain.first?.id == "demo/busy"
    var lines: [StyledLine] = [StyledLine()]
    func say(_ text: String, _ role: TextRole = .text, indent: Int = 1) {
      lines += writer.wrapped(text, TextStyle(role), indent: indent)
    }
    if isDemo {
      say("Type a question and press Enter. Nothing to set up.")
      lines.append(StyledLine())
      say(
        "It goes to demo/busy, which refuses; then demo/prose answers. You see the wait, the "
          + "fallback and, on t, the timeline. No key, no network, no cost.", .muted)
      lines.append(StyledLine())
      say("When you want a real model:")
      say("set a key    leave, set ANTHROPIC_API_KEY, start again", .muted, indent: 3)
      say("paste one    Alt+1, pick a model, Enter: kept for this run only", .muted, indent: 3)
    } else {
      if let greeting = state.greeting, chat.id == state.chats.first?.id { say(greeting) }
      say("Type a question and press Enter.", .muted)
    }
    lines.append(StyledLine())
    say("Try (Down puts it in the composer):", .muted)
    for example in AppState.examples { say(example, .text, indent: 3) }
    for (row, line) in lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }
}
