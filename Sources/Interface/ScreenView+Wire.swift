import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The wire log on the whole screen: requests at the left, one of them with its reply at the right.
  mutating func drawWire(_ view: WireView, _ state: AppState, in frame: inout Frame) {
    let shown = view.shown
    let scope = view.isPaneOnly ? ", this pane" : ", all panes"
    let body = drawSurface(
      "Wire log  \(shown.count) of \(view.exchanges.count)\(scope)",
      fact: "kept in memory only", in: &frame)
    let hasBoth = frame.columns >= 90
    let listWidth = hasBoth ? (frame.columns >= 110 ? 54 : 40) : frame.columns
    let list = Rect(row: body.row, column: 0, width: listWidth, height: body.height)
    let text = Rect(
      row: body.row, column: listWidth + 2, width: body.width - listWidth - 3, height: body.height)
    if hasBoth {
      var lines = Lines(in: frame.bounds)
      lines.addHorizontal(row: 0, columns: 0..<frame.columns, .heavy)
      lines.addVertical(column: listWidth, rows: 0..<body.endRow, .heavy)
      let column = Rect(row: 0, column: listWidth, width: 1, height: body.endRow)
      frame.fill(column.inset(top: 1), style: palette.ground)
      frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
      drawTitleOver(view, shown.count, state, in: &frame)
    }
    if hasBoth || !view.isInText { drawExchanges(view, shown, in: list, of: &frame) }
    if hasBoth {
      drawExchange(view, in: text, of: &frame)
    } else if view.isInText {
      drawExchange(view, in: body.inset(left: 1, right: 1), of: &frame)
    }
  }

  /// The titles again, over the crossing that the line between the halves has made.
  private func drawTitleOver(
    _ view: WireView, _ count: Int, _ state: AppState, in frame: inout Frame
  ) {
    let whole = Rect(width: frame.columns, height: 1)
    let scope = view.isPaneOnly ? ", this pane" : ", all panes"
    drawTitle(
      "Wire log  \(count) of \(view.exchanges.count)\(scope)", number: nil,
      fact: "kept in memory only", in: whole, isFocused: true, isCurrent: true, of: &frame)
    guard let number = view.selected?.number, frame.columns >= 110 else { return }
    frame.write(" \(number)  request, response ", at: 0, 56, style: palette[.accent])
  }

  private func drawExchanges(
    _ view: WireView, _ shown: [WireExchange], in list: Rect, of frame: inout Frame
  ) {
    let search = list.line(0)
    let column = frame.write(" / ", in: search, style: palette[.accent])
    if view.isSearching || !view.search.isEmpty {
      drawField(
        view.search, in: search.inset(left: column - search.column), hasCaret: view.isSearching,
        of: &frame)
    } else {
      frame.write("search", at: search.row, column, style: palette[.muted], within: search)
    }
    if !view.isSearching {
      let filters =
        (view.isPaneOnly ? "[x]" : "[ ]") + " p this pane  "
        + (view.isFailedOnly ? "[x]" : "[ ]") + " f failed only"
      frame.write(filters + " ", in: search, style: palette[.muted], alignment: .trailing)
    }
    let rows = list.inset(top: 3)
    guard !shown.isEmpty else {
      let sentence =
        view.exchanges.isEmpty
        ? "Nothing has been sent yet; a prompt makes the first row."
        : "Nothing fits; Esc in the search, f and p bring rows back."
      frame.write(" " + sentence, in: rows.line(0), style: palette[.muted])
      return
    }
    let heads = list.line(2)
    let hasTime = list.width >= Self.wireTimeWidth
    frame.write(hasTime ? "  no time     host" : "  no host", in: heads, style: palette[.muted])
    if list.width >= 50 {
      frame.write("sent/got   took", in: heads, style: palette[.muted], alignment: .trailing)
    }
    let sizes = shown.reduce(9) { max($0, DisplayWidth.width(of: Self.sizes(of: $1))) }
    let place = shown.firstIndex { $0.number == view.selected?.number } ?? 0
    let first = max(0, min(place - rows.height / 2, shown.count - rows.height))
    for (row, exchange) in shown.dropFirst(first).prefix(rows.height).enumerated() {
      drawRow(
        exchange, isSelected: exchange.number == view.selected?.number,
        hasFocus: !view.isInText, sizes: sizes, in: rows.line(row), of: &frame)
    }
  }

  /// From so many columns on the list has the time of day.
  private static let wireTimeWidth = 54

  private func drawRow(
    _ exchange: WireExchange, isSelected: Bool, hasFocus: Bool, sizes: Int, in line: Rect,
    of frame: inout Frame
  ) {
    let isReversed = isSelected && hasFocus
    let ground: TextRole? = isReversed ? .selection : nil
    if isReversed { frame.fill(line, style: palette.style(of: TextStyle(.text, on: .selection))) }
    func style(_ role: TextRole) -> Style {
      palette.style(of: TextStyle(isReversed ? .text : role, on: ground))
    }
    let number = DisplayWidth.fit(
      "\(exchange.number)", to: max(3, "\(exchange.number)".count), alignment: .trailing)
    var column = frame.write(
      (isSelected ? "›" : " ") + number + " ", in: line, style: style(.text))
    let hasTime = line.width >= Self.wireTimeWidth
    if hasTime {
      column = frame.write(
        wallClock.seconds(exchange.date) + " ", at: line.row, column, style: style(.muted),
        within: line)
    }
    if line.width >= 50 {
      frame.write(
        DisplayWidth.fit(Self.sizes(of: exchange), to: sizes, alignment: .trailing)
          + DisplayWidth.fit(
            exchange.took.map(Figures.time) ?? "runs", to: 7, alignment: .trailing),
        in: line, style: style(.muted), alignment: .trailing)
    }
    let right = line.width >= 50 ? sizes + 8 : 1
    let room = line.width - 5 - (hasTime ? 9 : 0) - 6 - right
    let host = DisplayWidth.fit(Sanitizer.line(exchange.host), to: max(8, room))
    column = frame.write(host + " ", at: line.row, column, style: style(.text), within: line)
    let mark = exchange.hasFailed ? "✗ " : exchange.status == nil ? "⠿ " : "✓ "
    let status = exchange.status.map(String.init) ?? (exchange.failure == nil ? "" : "none")
    let role: TextRole = exchange.hasFailed ? .danger : exchange.status == nil ? .info : .success
    frame.write(mark + status, at: line.row, column, style: style(role), within: line)
  }

  /// `1.9K/6.1K`: bytes sent and received.
  private static func sizes(of exchange: WireExchange) -> String {
    "\(Figures.tokens(exchange.sent))/\(Figures.tokens(exchange.received))"
  }

  private mutating func drawExchange(_ view: WireView, in area: Rect, of frame: inout Frame) {
    guard let exchange = view.selected, !area.isEmpty else { return }
    let earlier = view.comparesWithPrevious ? view.previous : nil
    let lines = wireText.lines(of: exchange, comparedWith: earlier, width: area.width)
    overlayMetrics = ScrollMetrics(total: lines.count, height: area.height - 1)
    let top = min(view.top, max(0, lines.count - area.height + 1))
    for (row, line) in lines.dropFirst(top).prefix(area.height - 1).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
    let below = lines.count - top - (area.height - 1)
    if below > 0 {
      frame.write(
        "\(below) more \(below == 1 ? "line" : "lines") below, Enter opens them in a pager",
        in: area.line(area.height - 1), style: palette[.muted])
    }
  }
}

/// The lines of the exchange that was drawn last, so that a frame without news costs nothing.
struct WireTextCache: Sendable {
  private struct Key: Hashable {
    var number: Int
    var earlier: Int?
    var received: Int
    var isOver: Bool
    var width: Int
  }

  private var key: Key?
  private var lines: [StyledLine] = []

  mutating func lines(
    of exchange: WireExchange, comparedWith earlier: WireExchange?, width: Int
  ) -> [StyledLine] {
    let key = Key(
      number: exchange.number, earlier: earlier?.number, received: exchange.received,
      isOver: exchange.took != nil, width: width)
    if key != self.key {
      lines = ExchangeLines(width: width).lines(exchange, comparedWith: earlier)
      self.key = key
    }
    return lines
  }
}
