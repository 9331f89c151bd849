import AppCore
import Catalog
import ChatModel
import Screen
import TextLayout

/// Draws the rows of the model list that fit.
struct ModelListView {
  let state: AppState
  let browser: ModelBrowser
  let columns: ModelColumns
  let palette: Palette
  /// The panes in whose chain a model is.
  let panes: [String: [Int]]
  let favourites: Set<ModelID>
  let hidden: Set<ModelID>

  init(_ state: AppState, columns: ModelColumns) {
    self.state = state
    browser = state.browser
    self.columns = columns
    palette = columns.palette
    var panes: [String: [Int]] = [:]
    for (index, chat) in state.chats.enumerated() where !state.hidesNames(of: chat) {
      for item in chat.chain where panes[item.id]?.last != index + 2 {
        panes[item.id, default: []].append(index + 2)
      }
    }
    self.panes = panes
    favourites = Set(browser.habits.favourites)
    hidden = Set(browser.habits.hidden)
  }

  /// Draws the list in an area.
  ///
  /// - Returns: Where which of its rows came to stand.
  func draw(in area: Rect, isFocused: Bool, of frame: inout Frame) -> ModelListPlace {
    var list = area
    let hasFrame = columns.isTable && area.height >= 8
    if hasFrame {
      drawHeader(in: list.line(0), of: &frame)
      list = list.inset(top: 1, bottom: 1)
    }
    let detail = columns.isTable || browser.selectedModel == nil ? 0 : 1
    let count = browser.rows.count
    let lowest = browser.selection + detail + 1 - list.height
    let last = max(0, count + detail - list.height)
    // A change of the top is as small as it can be.
    let top = max(0, min(max(browser.top, lowest), min(browser.selection, last)))
    let selected = browser.selection - top
    for line in 0..<list.height {
      let rect = list.line(line)
      if detail == 1, line == selected + 1 {
        drawDetail(in: rect, of: &frame)
        continue
      }
      let place = top + line - (line > selected ? detail : 0)
      guard browser.rows.indices.contains(place) else { break }
      draw(
        browser.rows[place], isSelected: place == browser.selection, isFocused: isFocused, in: rect,
        of: &frame)
    }
    let below = count + detail - top - list.height
    if hasFrame { drawFoot(below: below, in: area.line(area.height - 1), of: &frame) }
    return ModelListPlace(
      area: list, top: top, detail: detail == 1 && selected >= 0 ? selected + 1 : nil)
  }

  private func drawHeader(in line: Rect, of frame: inout Frame) {
    frame.write("    model", in: line, style: palette[.muted])
    var end = line.endColumn - 1
    for column in columns.columns.reversed() {
      let width = ModelColumns.width(column)
      let cell = Rect(row: line.row, column: end - width, width: width, height: 1)
      frame.write(
        columns.title(column), in: cell, style: palette[.muted],
        alignment: column == .context ? .trailing : .leading)
      end -= width + ModelColumns.gap(before: column)
    }
  }

  /// What the signs mean, and how many rows there are below.
  private func drawFoot(below: Int, in line: Rect, of frame: inout Frame) {
    if let news = state.flash {
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(news), to: line.width - 2, cut: .end),
        in: line.inset(left: 1), style: palette[.info])
      return
    }
    let marked = browser.marked.isEmpty ? "" : "+ marked (\(browser.marked.count))  "
    let more = below > 0 ? "\(below) more below " : ""
    let legend = line.inset(left: 1, right: DisplayWidth.width(of: more) + 2)
    let can = "R reasoning T tools V vision F files"
    let words = ["\(marked)* favourite  \(can)", "* favourite  \(can)", can].first {
      DisplayWidth.width(of: $0) <= legend.width
    }
    frame.write(words ?? "", in: legend, style: palette[.muted])
    frame.write(more, in: line, style: palette[.muted], alignment: .trailing)
  }

  /// A price, or the word that stands for it.
  func price(_ model: ModelRecord) -> String {
    if model.source == .local, model.prices == nil { return "local" }
    return browser.knowledge?.priceWords[model.id] ?? ModelWords.price(model.prices)
  }

  // MARK: - The line below the selected model

  private func drawDetail(in rect: Rect, of frame: inout Frame) {
    guard let model = browser.selectedModel, case .model(let line)? = browser.selectedRow else {
      return
    }
    var facts = model.id.provider == "demo" ? [model.name] : Self.facts(model)
    let showsPrice =
      [.relevance, .price, .name].contains(columns.sort.key)
      && ModelWords.warning(model, isHidden: hidden.contains(model.id)) == nil
    if !showsPrice { facts.append(price(model)) }
    if let panes = panes[model.id.description] {
      facts.append("in " + panes.map(String.init).joined(separator: " "))
    }
    if line.others > 0 {
      let many = line.others == 1 ? "1 more provider" : "\(line.others) more providers"
      func fits(_ fact: String) -> Bool {
        DisplayWidth.width(of: (facts + [fact]).joined(separator: "  ")) <= rect.width - 6
      }
      if let fact = [many, "+\(line.others)"].first(where: fits) { facts.append(fact) }
    }
    // The later facts go before anything is cut; of a summary its later clauses do.
    while facts.count > 1, DisplayWidth.width(of: facts.joined(separator: "  ")) > rect.width - 6 {
      facts.removeLast()
    }
    var text = Sanitizer.line(facts.joined(separator: "  "))
    while DisplayWidth.width(of: text) > rect.width - 6,
      let comma = text.lastIndex(where: { $0 == "," || $0 == ";" })
    {
      text = String(text[..<comma])
    }
    frame.write(
      "     " + DisplayWidth.truncate(text, to: rect.width - 6, cut: .end), in: rect,
      style: palette[.muted])
  }

  /// Context, abilities, month, and who says that the model exists when it is not the catalogue.
  private static func facts(_ model: ModelRecord) -> [String] {
    var facts = [ModelWords.letters(model)]
    if let window = model.contextWindow { facts.insert(Figures.tokens(window), at: 0) }
    if let released = model.released { facts.append(String(released.prefix(7))) }
    if [.local, .live, .settings].contains(model.source) { facts.append(model.source.rawValue) }
    return facts
  }
}
