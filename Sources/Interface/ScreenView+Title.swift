import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The rule above a chat: number, model or chain, and a fact at the right.
  ///
  /// `use` says how much of the model's context is used, where that stands here.
  func drawChatTitle(
    _ chat: Chat, _ place: ScreenLayout.ChatArea, _ state: AppState, use: String? = nil,
    in frame: inout Frame
  ) {
    let isFocused = state.focus == .chat && state.current == place.index
    let fact = [fact(of: chat, place, state), use ?? ""].filter { !$0.isEmpty }
      .joined(separator: "  ")
    let number = "\(place.index + 2)"
    // Mark, number, a space, and the ends of the rule.
    let room = place.area.width - 6 - number.count
    let factWidth = fact.isEmpty ? 0 : DisplayWidth.width(of: fact) + 3
    let title = title(of: chat, state, room: room, fact: factWidth)
    drawTitle(
      title, number: number, fact: fact, in: place.area, isFocused: isFocused,
      isCurrent: state.current == place.index, of: &frame)
  }

  /// The provider goes before the fact does; what is cut inside an id goes after it.
  private func title(of chat: Chat, _ state: AppState, room: Int, fact: Int) -> String {
    if state.hidesNames(of: chat) { return "hidden" }
    let title = PaneTitle(chain: chat.chain)
    let beside = title.text(max(0, room - fact))
    return beside.contains(DisplayWidth.cutMark) ? title.text(room) : beside
  }

  private func fact(of chat: Chat, _ place: ScreenLayout.ChatArea, _ state: AppState) -> String {
    if let search = state.search, search.chat == chat.id, !search.isTyping {
      return Self.count(search, state)
    }
    if state.hidesNames(of: chat) { return chat.isLinked ? "" : "not linked" }
    if place.isFolded, let answer = chat.turns.last?.answer {
      return foldedFact(AnswerHeader(answer, now: state.now), chat)
    }
    var facts: [String] = []
    if place.hidden > 0 { facts.append("\(place.hidden) more chats") }
    if state.isSynced { facts.append("sync") }
    if !chat.isLinked { facts.append("not linked") }
    let strategy = state.rules(of: chat).strategy.kind
    if strategy != .fallback, chat.chain.count > 1 { facts.append(strategy.rawValue) }
    if let title = state.effortTitle(of: chat) { facts.append(title) }
    if facts.isEmpty, chat.chain.allSatisfy({ $0.provider == "demo" }) { return "no key needed" }
    return facts.joined(separator: "  ")
  }

  /// What a chat that is folded does, and whether something came that nobody has seen.
  private func foldedFact(_ header: AnswerHeader, _ chat: Chat) -> String {
    let state = header.states[1].text
    return chat.unseen > 0 ? "\(state), \(chat.unseen) new" : state
  }

  /// Where models and options are, on a narrow screen that has rows to spare.
  func drawTabs(_ layout: ScreenLayout, _ state: AppState, in frame: inout Frame) {
    guard let tabs = layout.tabs else { return }
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: tabs.row, columns: tabs.column..<tabs.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(" 1 Models   0 Options ", at: tabs.row, 1, style: palette[.accent], within: tabs)
    if let fact = facts.first {
      let width = DisplayWidth.width(of: fact) + 3
      frame.write(" \(fact) ", at: tabs.row, tabs.endColumn - width, style: palette[.muted])
    }
  }
}
