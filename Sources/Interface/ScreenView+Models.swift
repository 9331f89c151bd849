import AppCore
import Catalog
import ChatModel
import Screen
import TextLayout

extension ScreenView {
  /// The models pane: search, filters, the list; with room for it a card of the selected model.
  mutating func drawModels(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let browser = state.browser
    let isFocused = state.focus == .models
    drawTitle(
      "Models", number: "1", fact: Self.fact(browser, width: area.width), in: area,
      isFocused: isFocused,
      isCurrent: false, of: &frame)
    var body = area.inset(top: 1)
    let isWide = body.width >= ModelColumns.narrowestTable
    drawSearch(browser, isFocused: isFocused, isWide: isWide, in: body.line(0), of: &frame)
    body = body.inset(top: 1)
    body = drawChips(browser, isFocused: isFocused, in: body, of: &frame)
    guard browser.index != nil else { return }
    guard !browser.rows.isEmpty else {
      drawNothingFound(browser, in: body, of: &frame)
      modelList = ModelListPlace(area: body)
      return
    }
    let list = ModelListView(state, columns: ModelColumns(browser, width: body.width, palette))
    modelList = list.draw(in: body, isFocused: isFocused, of: &frame)
  }

  /// `31 of 5276, by price`; without the total where room is short.
  private static func fact(_ browser: ModelBrowser, width: Int) -> String {
    guard browser.index != nil else { return "" }
    let isSorted = browser.sort != ModelSort()
    let found = browser.isNarrowed ? browser.results.rowCount : browser.total
    var fact = "\(found)"
    if browser.isNarrowed, !isSorted || width >= 45 { fact += " of \(browser.total)" }
    guard isSorted else { return fact }
    // A minus turns the order round.
    fact += ", by \(browser.sort.isReversed ? "-" : "")\(browser.sort.key.rawValue)"
    return fact
  }

  private func drawSearch(
    _ browser: ModelBrowser, isFocused: Bool, isWide: Bool, in line: Rect, of frame: inout Frame
  ) {
    let column = frame.write(" / ", in: line, style: palette[.accent])
    let isTyping = isFocused && browser.isSearching
    let hints =
      "s sort  F \(browser.isFlat ? "tree" : "flat")  x \(browser.showsPassed ? "hides" : "shows") retired "
    let hasHints = isWide && isFocused && !browser.isSearching
    if hasHints { frame.write(hints, in: line, style: palette[.muted], alignment: .trailing) }
    let end = line.endColumn - 1 - (hasHints ? DisplayWidth.width(of: hints) + 2 : 0)
    let room = Rect(row: line.row, column: column, width: max(0, end - column), height: 1)
    if browser.editor.isEmpty {
      if isTyping {
        frame.caret = Position(row: line.row, column: column)
      } else {
        frame.write("type to search", in: room, style: palette[.muted])
      }
      return
    }
    drawField(browser.editor, in: room, hasCaret: isTyping, of: &frame)
  }

  // MARK: - Filters

  /// The filters with their digits, or those that are on where room is short.
  ///
  /// - Returns: The room below.
  private func drawChips(
    _ browser: ModelBrowser, isFocused: Bool, in area: Rect, of frame: inout Frame
  ) -> Rect {
    if area.width >= ModelColumns.narrowestTable, area.height >= 16 {
      return drawAllChips(browser, in: area, of: &frame)
    }
    let line = area.line(0)
    if let remark = Self.remark(browser) {
      frame.write(
        DisplayWidth.truncate(" " + remark, to: line.width - 1, cut: .end), in: line,
        style: palette[.warning])
      return area.inset(top: 1)
    }
    let isAnyOn = !browser.chips.isEmpty || browser.negatesNext
    guard isAnyOn || area.height >= 22 else { return area }
    guard isAnyOn else {
      if isFocused, !browser.isSearching {
        frame.write(" 1-9 filter  ! not  s sort", in: line, style: palette[.muted])
      }
      return area.inset(top: 1)
    }
    let chips = FilterChip.allCases.compactMap { chip in
      browser.chips[chip].map { "[\($0 == .not ? "!" : "")\(chip.words)]" }
    }
    let text = " " + chips.joined() + (browser.negatesNext ? " ! and a digit" : "")
    frame.write(
      DisplayWidth.truncate(text, to: line.width - 1, cut: .end), in: line, style: palette[.accent])
    return area.inset(top: 1)
  }

  /// What is wrong with the query, or what it finds only with letters between its own.
  private static func remark(_ browser: ModelBrowser) -> String? {
    if let problem = browser.problem { return Sanitizer.line(problem) }
    guard browser.results.isScattered else { return nil }
    guard let query = browser.advice?.query else { return "letters apart" }
    let meant = "\"\(Sanitizer.line(query))\""
    return (browser.isSearching ? "Tab: \(meant)" : "meant \(meant)?") + "  letters apart"
  }

  private func drawAllChips(_ browser: ModelBrowser, in area: Rect, of frame: inout Frame) -> Rect {
    var row = 0
    var column = area.column + 1
    func place(_ width: Int) {
      if column + width > area.endColumn, column > area.column + 1 {
        row += 1
        column = area.column + 1
      }
    }
    for chip in FilterChip.allCases {
      let setting = browser.chips[chip]
      let label = "\(chip.rawValue)\(setting == .not ? "!" : " ")\(chip.words)"
      let text = setting == nil ? " \(label) " : "[\(label)]"
      place(DisplayWidth.width(of: text))
      column = frame.write(
        text, at: area.row + row, column, style: palette[setting == nil ? .muted : .accent],
        within: area)
    }
    let (words, role): (String, TextRole) =
      if let remark = Self.remark(browser) { ("  " + remark, .warning) } else if browser.negatesNext
      {
        ("  ! and a digit: not that", .accent)
      } else { ("  0 clear   ! negates the next digit", .muted) }
    place(DisplayWidth.width(of: words))
    frame.write(words, at: area.row + row, column, style: palette[role], within: area)
    return area.inset(top: row + 1)
  }

  // MARK: - Nothing found

  private func drawNothingFound(_ browser: ModelBrowser, in list: Rect, of frame: inout Frame) {
    let text = Sanitizer.line(browser.editor.text)
    var sentences: [(String, TextRole)] = []
    if text.isEmpty {
      sentences.append(("No model has all of these.", .text))
    } else {
      sentences.append(("Nothing matches \"\(text)\".", .text))
    }
    if let advice = browser.advice {
      if advice.withoutChips > 0 {
        let count = advice.withoutChips == 1 ? "1 does" : "\(advice.withoutChips) do"
        sentences.append(("Without the filters \(count): 0 in the list clears them.", .muted))
      } else if let query = advice.query {
        sentences.append(("Did you mean \"\(query)\"? Tab takes it.", .accent))
      }
    }
    if !text.isEmpty {
      sentences.append((browser.isSearching ? "Esc clears the words." : "C clears all.", .muted))
    } else if browser.advice?.withoutChips ?? 0 == 0 {
      sentences.append(("C clears all.", .muted))
    }
    let writer = ChatLines(width: list.width - 1, now: now, reasoning: .folded)
    var row = list.row + 1
    for (sentence, role) in sentences {
      for line in writer.wrapped(sentence, TextStyle(role), indent: 1) where row < list.endRow {
        write(line, at: row, in: list, of: &frame)
        row += 1
      }
    }
  }
}
