import AppCore
import Screen

/// Where the parts of the statistics stand, and which have no room.
struct StatisticsLayout {
  /// The models with their two rows of titles.
  private(set) var models: Rect
  private(set) var parts: [(part: StatisticsView.Part, area: Rect)] = []
  /// Where the last sentence stands; nil without room.
  private(set) var foot: Rect?
  /// The part that is shown next where not all are; nil where all are.
  private(set) var hidden: StatisticsView.Part?

  private typealias Part = StatisticsView.Part

  /// - Parameters:
  ///   - measured: What is shown.
  ///   - view: Says which part is shown before the others.
  ///   - body: The room below the title.
  init(_ measured: Measured, _ view: StatisticsView, _ body: Rect) {
    // One row of air above, two of titles, one of air below.
    let few = 3 + min(measured.models.count, 6)
    var rest = body.height - 1 - few
    var heights: [Part: Int] = [:]
    let order = view.parts(columns: body.width)
    let chosen = order.contains(view.part) ? view.part : .cost
    var isFull = false
    for part in [chosen] + order.filter({ $0 != chosen }) where !isFull {
      guard let height = Self.height(of: part, measured, rest) else {
        isFull = true
        continue
      }
      heights[part] = height
      rest -= height
    }
    let hasFoot = rest >= 2
    if hasFoot { rest -= 2 }
    let more = max(0, min(rest, measured.models.count - 6))
    rest -= more
    if let cost = heights[.cost] {
      heights[.cost] = cost + max(0, min(rest, measured.days.count - 7))
    }
    var row = body.row + 1
    func area(_ height: Int) -> Rect {
      defer { row += height }
      return Rect(row: row, column: body.column, width: body.width, height: height)
    }
    models = area(max(3, min(few + more, body.height - 1)))
    for part in [Part.failures, .cost, .votes, .chains] {
      if let height = heights[part] { parts.append((part, area(height))) }
    }
    if hasFoot { foot = area(1) }
    if order.contains(where: { heights[$0] == nil }) {
      let here = order.firstIndex(of: chosen) ?? 0
      hidden = order[(here + 1) % order.count]
    }
  }

  /// The rows of a part with its rule and the air below; nil where it does not fit.
  private static func height(of part: Part, _ measured: Measured, _ rest: Int) -> Int? {
    let (wanted, least): (Int, Int) =
      switch part {
      case .cost: (2 + max(4, min(measured.days.count, 7)), 4)
      case .failures: (7, 4)
      case .votes: (2 + min(6, max(1, measured.models.count { $0.votes != nil })), 4)
      case .chains: (2 + min(3, max(1, measured.chains.count), max(1, rest - 4)), 3)
      }
    let height = min(wanted, rest)
    return height >= min(least, wanted) ? height : nil
  }
}
