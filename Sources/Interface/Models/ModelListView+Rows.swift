import AppCore
import Catalog
import ChatModel
import Screen
import TextLayout

/// The rows of the list: headings, providers, models, what is folded away.
extension ModelListView {
  func draw(
    _ row: ModelBrowser.Row, isSelected: Bool, isFocused: Bool, in rect: Rect,
    of frame: inout Frame
  ) {
    let isReversed = isSelected && isFocused
    func style(_ role: TextRole) -> Style {
      isReversed ? palette.style(of: TextStyle(.text, on: .selection)) : palette[role]
    }
    if isReversed { frame.fill(rect, style: style(.text)) }
    if isSelected { frame.write("›", in: rect, style: style(.focus)) }
    let inner = rect.inset(left: 1, right: 1)
    switch row {
    case .heading(let section, let note):
      let name = section == .local ? "local servers" : section.rawValue
      frame.write(name, in: inner, style: palette[.muted])
      frame.write(note, in: inner, style: palette[.muted], alignment: .trailing)
    case .provider(let number, let count, let isOpen):
      drawProvider(number, count: count, isOpen: isOpen, in: inner, style: style, of: &frame)
    case .model(let line):
      drawModel(line, isReversed: isReversed, in: inner, style: style, of: &frame)
    case .moreModels(_, let count):
      frame.write("    \(count) more", in: inner, style: style(.muted))
    case .moreProviders(_, let count):
      frame.write("  \(count) more, A to Z", in: inner, style: style(.muted))
    case .concealed(_, let count):
      frame.write("    \(count) more on x: retired, hidden", in: inner, style: style(.muted))
    }
  }

  private func drawProvider(
    _ number: Int, count: Int, isOpen: Bool, in inner: Rect, style: (TextRole) -> Style,
    of frame: inout Frame
  ) {
    guard let provider = browser.provider(number) else { return }
    let isReady = browser.isReady(provider.id)
    var column = frame.write(isOpen ? "▾ " : "▸ ", in: inner, style: style(.faint))
    column = frame.write(
      isReady ? "◉ " : "◌ ", at: inner.row, column, style: style(isReady ? .success : .muted),
      within: inner)
    let figure = "\(count)"
    let room = inner.endColumn - column - figure.count - 1
    frame.write(
      DisplayWidth.truncate(Sanitizer.line(provider.name), to: room, cut: .end), at: inner.row,
      column, style: style(.text), within: inner)
    frame.write(figure, in: inner, style: style(.muted), alignment: .trailing)
  }

  private func drawModel(
    _ line: ModelBrowser.Line, isReversed: Bool, in inner: Rect, style: (TextRole) -> Style,
    of frame: inout Frame
  ) {
    guard let model = browser.model(at: line.row) else { return }
    if browser.marked.contains(model.id) {
      frame.write("+", at: inner.row, inner.column + 1, style: style(.accent), within: inner)
    }
    if favourites.contains(model.id) {
      frame.write("*", at: inner.row, inner.column + 2, style: style(.accent), within: inner)
    }
    let warning = ModelWords.warning(model, isHidden: hidden.contains(model.id))
    let behind = drawBehind(model, line, warning, in: inner, style: style, of: &frame)
    let indent = line.isSeller ? 5 : line.namesProvider ? 3 : 4
    let start = inner.column + indent
    let name = name(line, model, room: max(4, behind - start - 1))
    let plain = warning == nil && (line.isSeller ? browser.isReady(model.id.provider) : true)
    var column = start
    for piece in name.pieces {
      let found: Style =
        isReversed
        ? palette.style(of: TextStyle(.text, [.bold, .underline], on: .selection))
        : palette.style(of: TextStyle(.text, on: .match))
      column = frame.write(
        piece.text, at: inner.row, column,
        style: piece.isMatch ? found : style(plain ? .text : .muted), within: inner)
    }
    drawUse(model, line, from: column, to: behind, in: inner, style: style, of: &frame)
  }

  /// The mark of a cut and the last eight characters.
  private static let narrowestName = 9

  /// What stands behind the name.
  ///
  /// - Returns: The column where that begins.
  private func drawBehind(
    _ model: ModelRecord, _ line: ModelBrowser.Line, _ warning: String?, in inner: Rect,
    style: (TextRole) -> Style, of frame: inout Frame
  ) -> Int {
    let price = price(model)
    let speed = browser.habits.speeds[model.id]?.tokensPerSecond
    guard columns.isTable else {
      let fact = warning ?? columns.fact(model, price: price, speed: speed)
      // A figure is never cut, and no name loses its end to one.
      let room = inner.width - 5 - DisplayWidth.width(of: fact)
      let name = DisplayWidth.width(of: Sanitizer.line(model.id.model))
      guard room >= min(name, Self.narrowestName) else { return inner.endColumn + 1 }
      frame.write(fact, in: inner, style: style(.muted), alignment: .trailing)
      return inner.endColumn - DisplayWidth.width(of: fact)
    }
    var end = inner.endColumn
    for column in columns.columns.reversed() {
      let width = ModelColumns.width(column)
      let cell = Rect(row: inner.row, column: end - width, width: width, height: 1)
      let isWarning = column == .released && warning != nil
      let text = columns.text(column, model, price: price, speed: speed)
      frame.write(
        isWarning ? warning ?? "" : text, in: cell, style: style(isWarning ? .warning : .muted),
        alignment: column == .context ? .trailing : .leading)
      end -= width + ModelColumns.gap(before: column)
    }
    return end + 2
  }

  /// `in 2`, `+26`: in the room that the name leaves.
  private func drawUse(
    _ model: ModelRecord, _ line: ModelBrowser.Line, from column: Int, to end: Int, in inner: Rect,
    style: (TextRole) -> Style, of frame: inout Frame
  ) {
    var words: [String] = []
    if let panes = panes[model.id.description] {
      words.append("in " + panes.map(String.init).joined(separator: " "))
    }
    if line.others > 0, columns.isTable {
      let many = line.others == 1 ? "1 more provider" : "\(line.others) more providers"
      let isRoomy = end - column > DisplayWidth.width(of: words.joined(separator: "  ") + many) + 6
      words.append(isRoomy ? many : "+\(line.others)")
    }
    let text = words.joined(separator: "  ")
    guard !text.isEmpty, column + 2 + DisplayWidth.width(of: text) + 1 <= end else { return }
    frame.write(text, at: inner.row, column + 2, style: style(.info), within: inner)
  }

  /// The name with the letters that were searched for.
  private func name(
    _ line: ModelBrowser.Line, _ model: ModelRecord, room: Int
  ) -> MatchedText {
    let found =
      browser.query.hasNoWords
      ? [] : browser.index?.positions(of: browser.query, at: line.row).id ?? []
    guard !line.namesProvider else {
      return MatchedText(model.id.description, matches: found, room: room, keepsProvider: true)
    }
    let start = model.id.provider.utf8.count + 1
    return MatchedText(
      model.id.model, matches: found.filter { $0 >= start }.map { $0 - start }, room: room)
  }
}
