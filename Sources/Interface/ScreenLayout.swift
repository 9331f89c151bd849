package import AppCore
package import Screen

/// Where everything stands at a size: pane by pane, the title rule first.
package struct ScreenLayout: Sendable, Hashable {
  package struct ChatArea: Sendable, Hashable {
    package var index: Int
    /// The first row is the title rule.
    package var area: Rect
    /// Only the title and the last lines.
    package var isFolded: Bool
    /// Chats for which there is no room at all.
    package var hidden = 0
  }

  package static let fewestColumns = 60
  package static let fewestRows = 16

  /// Where a narrow screen says how to reach models and options; nil without rows to spare.
  package var tabs: Rect?
  package var models: Rect?
  package var options: Rect?
  /// The next request in few lines, below the options; nil where rows are few.
  package var wire: Rect?
  /// The card of the selected model, beside the zoomed list.
  package var card: Rect?
  package var chats: [ChatArea] = []
  /// The first row is the rule above the text.
  package var composer: Rect
  package var status: Rect

  /// Forty columns with the line beside it.
  private static let narrowestChat = 39
  /// Below this chats stand one above the other.
  private static let fewestColumnsForTwo = 81
  private static let rowsForTabs = 24
  private static let rowsForWire = 38

  /// - Parameters:
  ///   - state: Sizes, focus, number of panes.
  ///   - composerRows: Rows of the composer's text.
  package init(_ state: AppState, composerRows: Int) {
    let whole = Rect(width: state.columns, height: state.rows)
    let (upper, status) = whole.rows(.rest, .fixed(1))
    self.status = status
    if state.focus == .models, state.browser.isZoomed {
      composer = Rect(row: upper.endRow, column: 0, width: 0, height: 0)
      placeZoomedModels(in: upper)
      return
    }
    let composerHeight = 2 + min(max(composerRows, 1), max(1, upper.height / 3))
    let sideWidth = Self.sideWidth(state)
    let spansAll = state.columns < 100
    if spansAll {
      let (top, bottom) = upper.rows(.rest, .fixed(composerHeight))
      composer = bottom
      place(state, in: top, sideWidth: sideWidth)
    } else {
      let (side, rest) = upper.columns(.fixed(sideWidth), .rest, spacing: sideWidth > 0 ? 1 : 0)
      let (top, bottom) = rest.rows(.rest, .fixed(composerHeight))
      composer = bottom
      if sideWidth > 0 { placeSide(state, side) }
      placeChats(
        state,
        in: sideWidth > 0 ? top : Rect(row: 0, column: 0, width: state.columns, height: top.height))
    }
  }

  /// The list has the whole screen, but for a card where there is room for one.
  private mutating func placeZoomedModels(in area: Rect) {
    guard area.width >= 100 else {
      models = area
      return
    }
    let (list, card) = area.columns(.rest, .fixed(41), spacing: 1)
    models = list
    self.card = card
  }

  private static func sideWidth(_ state: AppState) -> Int {
    if state.isZoomed { return 0 }
    switch state.columns {
    case 160...: return 38
    case 100...: return 32
    case 80...: return state.chats.count == 1 ? 27 : 0
    default: return 0
    }
  }

  private mutating func place(_ state: AppState, in area: Rect, sideWidth: Int) {
    if sideWidth > 0 {
      let (side, rest) = area.columns(.fixed(sideWidth), .rest, spacing: 1)
      placeSheetOrSide(state, side)
      placeChats(state, in: rest)
    } else if state.showsSheet, !state.isZoomed || state.focus != .chat {
      placeSheetOrSide(state, area)
    } else if area.height >= Self.rowsForTabs, state.columns < 81, !state.isZoomed {
      let (top, rest) = area.rows(.fixed(1), .rest)
      tabs = top
      placeChats(state, in: rest)
    } else {
      placeChats(state, in: area)
    }
  }

  /// On a small screen models and options take turns.
  private mutating func placeSheetOrSide(_ state: AppState, _ area: Rect) {
    if state.focus == .options { options = area } else { models = area }
  }

  /// Whether the next request stands below the options: once something was asked, or while somebody
  /// works on them and they do not show it themselves.
  private static func showsWire(_ state: AppState) -> Bool {
    if state.focus == .options { return state.options.half != .wire }
    return state.chats.contains { !$0.turns.isEmpty }
  }

  private mutating func placeSide(_ state: AppState, _ area: Rect) {
    guard area.height >= 26 else {
      placeSheetOrSide(state, area)
      return
    }
    let wireHeight =
      area.height < Self.rowsForWire || !Self.showsWire(state) ? 0 : area.height >= 50 ? 11 : 9
    let (upper, lower) = area.rows(.rest, .fixed(wireHeight))
    if wireHeight > 0 { wire = lower }
    // Who works on the options sees more of them.
    let height = state.focus == .options ? upper.height * 3 / 5 : max(9, area.height * 3 / 10)
    let (top, bottom) = upper.rows(.rest, .fixed(height))
    models = top
    options = bottom
  }

  private mutating func placeChats(_ state: AppState, in area: Rect) {
    let count = state.chats.count
    if state.isZoomed || count == 1 {
      chats = [ChatArea(index: state.current, area: area, isFolded: false)]
      return
    }
    let fitting =
      state.columns < Self.fewestColumnsForTwo
      ? 1 : max(1, (area.width + 1) / (Self.narrowestChat + 1))
    if fitting >= count {
      placeRow(Array(0..<count), in: area)
    } else if fitting >= 2, area.height >= 16 {
      let perRow = (count + 1) / 2 <= fitting ? (count + 1) / 2 : fitting
      placeGrid(count, perRow: perRow, in: area)
    } else {
      placeStack(state, in: area)
    }
  }

  private mutating func placeRow(_ indices: [Int], in area: Rect) {
    let parts = area.columns(indices.map { _ in .rest }, spacing: 1)
    for (index, part) in zip(indices, parts) {
      chats.append(ChatArea(index: index, area: part, isFolded: false))
    }
  }

  private mutating func placeGrid(_ count: Int, perRow: Int, in area: Rect) {
    let rows = (count + perRow - 1) / perRow
    let parts = area.rows(Array(repeating: .rest, count: rows))
    for (row, part) in parts.enumerated() {
      placeRow(Array(row * perRow..<min(count, (row + 1) * perRow)), in: part)
    }
  }

  /// One above the other: the current one has the room, the others keep title and last lines.
  private mutating func placeStack(_ state: AppState, in area: Rect) {
    let others = state.chats.count - 1
    guard area.height - others >= 10 else {
      chats = [ChatArea(index: state.current, area: area, isFolded: false, hidden: others)]
      return
    }
    let folded = area.height - others * 3 >= 8 ? 3 : 1
    let parts = area.rows(state.chats.indices.map { $0 == state.current ? .rest : .fixed(folded) })
    for (index, part) in parts.enumerated() {
      chats.append(ChatArea(index: index, area: part, isFolded: index != state.current))
    }
  }
}
