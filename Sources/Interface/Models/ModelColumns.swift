import AppCore
import Catalog
import ChatModel
import Screen
import TextLayout

/// What stands behind a model's name in a list of some width.
struct ModelColumns {
  /// Columns go in this order when room is short: released, can, context, price.
  enum Column: CaseIterable { case context, price, can, released }

  static let narrowestTable = 56
  private static let narrowestName = 28

  let isTable: Bool
  let columns: [Column]
  let sort: ModelSort
  let palette: Palette

  init(_ browser: ModelBrowser, width: Int, _ palette: Palette) {
    self.palette = palette
    sort = browser.sort
    isTable = width >= Self.narrowestTable
    var columns = isTable ? Column.allCases : []
    while columns.reduce(Self.narrowestName, { $0 + Self.width($1) + 2 }) > width, !columns.isEmpty
    {
      columns.removeLast()
    }
    self.columns = columns
  }

  static func width(_ column: Column) -> Int {
    switch column {
    case .context: 7
    case .price: 13
    case .can: 4
    case .released: 10
    }
  }

  /// Prices have room of their own before the slash.
  static func gap(before column: Column) -> Int { column == .price ? 1 : 2 }

  func title(_ column: Column) -> String {
    switch column {
    case .context: "context"
    case .price: "in/out per M"
    case .can: "can"
    case .released: sort.key == .speed ? "speed" : "released"
    }
  }

  /// The cell of a column; the price stands with its slash in one place.
  func text(_ column: Column, _ model: ModelRecord, price: String, speed: Double?) -> String {
    switch column {
    case .context: model.contextWindow.map(Figures.tokens) ?? ""
    case .price: Self.atSlash(price)
    case .can: ModelWords.letters(model)
    case .released:
      sort.key == .speed ? speed.map(Figures.rate) ?? "" : model.released ?? ""
    }
  }

  /// The one fact behind a name in a narrow list: what the list is sorted by, else the price.
  func fact(_ model: ModelRecord, price: String, speed: Double?) -> String {
    switch sort.key {
    case .context: model.contextWindow.map(Figures.tokens) ?? "unknown"
    case .date: model.released ?? "unknown"
    case .speed: speed.map(Figures.rate) ?? price
    case .relevance, .price, .name: price
    }
  }

  /// Six columns before the slash, the rest behind it.
  private static func atSlash(_ price: String) -> String {
    guard let slash = price.firstIndex(of: "/") else {
      return DisplayWidth.pad(price, to: 7, alignment: .trailing)
    }
    let input = DisplayWidth.pad(String(price[..<slash]), to: 6, alignment: .trailing)
    return input + price[slash...]
  }
}
