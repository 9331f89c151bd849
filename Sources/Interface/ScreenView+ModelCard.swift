import AppCore
import Catalog
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The card of the selected model beside the zoomed list.
  func drawCard(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let model = state.browser.selectedModel
    let panes = model.map { Self.panes(of: $0.id, state) } ?? ""
    drawTitle(
      model.map { Sanitizer.line($0.id.description) } ?? "no model", number: nil, fact: panes,
      in: area, isFocused: false, isCurrent: false, of: &frame)
    guard let model else {
      frame.write(
        "Select a model: here stands all that is known of it.", in: area.inset(left: 1).line(2),
        style: palette[.muted])
      return
    }
    let body = area.inset(top: 2, left: 1, right: 1)
    var lines = cardLines(model, state, width: body.width)
    let hints = Self.hints(state)
    if lines.count + hints.count + 1 <= body.height {
      lines.append(StyledLine())
      for (key, what) in hints {
        var line = StyledLine(key, TextStyle(.accent))
        line.pad(to: 8)
        line.append(StyledRun(what, TextStyle(.muted)))
        lines.append(line)
      }
    }
    for (row, line) in lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }

  private static func panes(of id: ModelID, _ state: AppState) -> String {
    let panes = state.chats.indices.filter { index in
      state.chats[index].chain.contains { $0.id == id.description }
    }
    guard !panes.isEmpty else { return "" }
    let numbers = panes.map { "\($0 + 2)" }.joined(separator: " ")
    return panes.count == 1 ? "in pane \(numbers)" : "in panes \(numbers)"
  }

  private static func hints(_ state: AppState) -> [(String, String)] {
    let last = state.chat.chain.last.map { Sanitizer.line($0.model) } ?? "nothing"
    return [
      ("Enter", "into pane \(state.current + 2)"), ("a", "new pane"),
      ("f", "behind \(DisplayWidth.truncate(last, to: 20)) in the chain"),
      ("Space", "mark    c  compare marked"), ("i", "whole record    y  copy id"),
      ("*", "favourite    H  hide"), ("L", "the provider's own list"),
    ]
  }

  /// All that is known of a model, a fact a line.
  func cardLines(_ model: ModelRecord, _ state: AppState, width: Int) -> [StyledLine] {
    let browser = state.browser
    let card = ModelCardFacts(
      model, provider: browser.knowledge?.provider(model.id.provider),
      key: Self.keyState(model.id.provider, state), speed: browser.habits.speeds[model.id])
    let column = 15
    return Array(
      card.groups.map { group in
        group.flatMap { fact -> [StyledLine] in
          var margin = StyledLine(fact.name, TextStyle(.muted))
          margin.pad(to: column)
          let value =
            fact.name == "base" || fact.name == "pages" ? Self.bare(fact.value) : fact.value
          return TextWrapper(
            width: max(column + 8, width), first: margin,
            rest: StyledLine(String(repeating: " ", count: column))
          ).lines(of: StyledText(value, TextStyle(.text)))
        }
      }.joined(separator: [StyledLine()]))
  }

  /// An https address without its scheme; every other one whole.
  private static func bare(_ url: String) -> String {
    url.hasPrefix("https://") ? String(url.dropFirst("https://".count)) : url
  }

  /// Where a provider's key comes from, or what is missing.
  private static func keyState(_ provider: String, _ state: AppState) -> String {
    let known = state.browser.knowledge?.keyStates[provider] ?? ""
    let isPasted = state.ready.contains(provider) && known.contains("◌")
    return isPasted ? "pasted for this run ◉" : known
  }

  /// All that is known of the selected model in a sheet.
  mutating func drawModelCard(_ state: AppState, from top: Int, in frame: inout Frame) {
    guard let model = state.browser.selectedModel else { return }
    var lines = cardLines(model, state, width: min(frame.columns - 6, 76))
    lines += sellerLines(state, width: min(frame.columns - 6, 76))
    drawScrolled(Sanitizer.line(model.id.description), lines, from: top, in: &frame)
  }

  /// Where else the model is sold, those that can be asked first, then the cheapest.
  private func sellerLines(_ state: AppState, width: Int) -> [StyledLine] {
    let browser = state.browser
    guard let index = browser.index, case .model(let line)? = browser.selectedRow else { return [] }
    let others = index.sellers(ofModelAt: line.row).filter { $0 != line.row }
      .map { index.model(at: $0) }
    guard !others.isEmpty else { return [] }
    let sorted = others.enumerated().sorted { left, right in
      let keys = [left, right].map { place, model in
        (
          browser.isReady(model.id.provider) ? 0 : 1, model.prices?.input ?? .infinity, place
        )
      }
      return keys[0] < keys[1]
    }
    var lines = [StyledLine(), StyledLine("also at", TextStyle(.muted))]
    for (_, model) in sorted {
      let price = ModelWords.price(model.prices)
      let mark = browser.isReady(model.id.provider) ? "◉ " : "◌ "
      var line = StyledLine("  " + mark, TextStyle(.muted))
      let room = width - line.width - DisplayWidth.width(of: price) - 2
      let name = DisplayWidth.truncate(Sanitizer.line(model.id.description), to: room)
      line.append(StyledRun(name, TextStyle(.text)))
      line.pad(to: width - DisplayWidth.width(of: price))
      line.append(StyledRun(price, TextStyle(.muted)))
      lines.append(line)
    }
    return lines
  }

  /// What a download may not change by itself.
  mutating func drawHeld(_ state: AppState, from top: Int, in frame: inout Frame) {
    let writer = ChatLines(width: min(frame.columns - 6, 76), now: now, reasoning: .folded)
    var lines: [StyledLine] = []
    for sentence in state.browser.knowledge?.held ?? [] {
      lines += writer.wrapped(Sanitizer.line(sentence), TextStyle(.text), indent: 0)
      lines.append(StyledLine())
    }
    if lines.isEmpty { lines = [StyledLine("Nothing is held back.", TextStyle(.muted))] }
    drawScrolled("Waits for you", lines, from: top, in: &frame)
  }

  /// Lines in a box as wide as a page, from one of them on.
  mutating func drawScrolled(
    _ title: String, _ lines: [StyledLine], from top: Int, in frame: inout Frame
  ) {
    let inside = drawBox(
      title, width: min(frame.columns - 2, 80), height: min(frame.rows - 2, lines.count + 2),
      in: &frame)
    overlayMetrics = ScrollMetrics(total: lines.count, height: inside.height)
    let first = min(top, max(0, lines.count - inside.height))
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
    let below = lines.count - first - inside.height
    if below > 0 {
      frame.write(
        " \(below) more below, j ", at: inside.endRow, inside.column + 1, style: palette[.muted],
        within: frame.bounds)
    }
  }
}
