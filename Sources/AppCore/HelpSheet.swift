/// The keys that do something in the focused pane now, in groups and columns.
package struct HelpSheet: Sendable {
  package enum Line: Sendable, Hashable {
    case heading(String)
    case key(String, String)
    case empty
  }

  /// The lines of each column.
  package let columns: [[Line]]
  /// How many lines fit on the screen at once.
  package let height: Int
  package let width: Int

  package init(_ state: AppState) {
    let sections = Self.sections(state)
    // Two columns of keys with every sentence whole.
    let isWide = state.columns >= 152
    let room = state.rows - 5
    columns = isWide ? Self.split(sections) : [Self.lines(sections)]
    width = min(state.columns - 4, isWide ? 148 : 74)
    height = max(1, min(room, columns.map(\.count).max() ?? 1))
  }

  /// The last line that can be the first one shown.
  package var last: Int { max(0, (columns.map(\.count).max() ?? 0) - height) }

  /// Columns of the keys, a space behind them included.
  package static let keyWidth = 19

  private typealias Section = (title: String, rows: [(String, String)])

  private static func sections(_ state: AppState) -> [Section] {
    let place = state.place
    let useful = Action.allCases.filter { state.reasonAgainst($0) == nil }
    let groups: [Section] = Action.Group.allCases.map { group in
      let rows = useful.filter { $0.group == group }.compactMap { action -> (String, String)? in
        let keys = state.keymap.keys(of: action, in: place)
        let both = keys.prefix(2).joined(separator: "  ")
        return keys.first.map { (both.count < keyWidth ? both : $0, action.sentence) }
      }
      return (group.rawValue, rows)
    }
    let own = Self.own(place)
    let first = groups.filter { own.contains($0.title) }
    let rest = groups.filter { !own.contains($0.title) }
    return (first + [("moving and typing", fixed(state))] + rest).filter { !$0.rows.isEmpty }
  }

  /// The groups of the focused pane, which come first.
  private static func own(_ place: Action.Place) -> [String] {
    let groups: [Action.Group] =
      switch place {
      case .composer: [.writing]
      case .chat: [.acting, .reading, .seeing, .taking]
      case .models: [.models]
      case .options, .anywhere: [.options]
      }
    return groups.map(\.rawValue)
  }

  /// Keys that belong to a pane itself and cannot be bound.
  private static func fixed(_ state: AppState) -> [(String, String)] {
    let panes = ("Alt+0 to Alt+9", "Options, models, the chats")
    switch state.focus {
    case .composer:
      return LineEditor.help.map { ($0.keys, $0.sentence) } + [
        ("Esc  Ctrl+C", "Stop; Ctrl+C then clears, then leaves"), panes,
      ]
    case .models:
      return [
        ("j k  Up Down", "Move"), ("Space  Enter", "Fold and unfold a provider"),
        ("PageUp  PageDown", "Move ten rows"), ("Esc", "Clear the search, then the composer"),
        panes,
      ]
    case .options:
      return [
        ("j k  Up Down", "Move"), ("h l  Left Right", "Change the value"),
        ("digits  Enter", "Type a value"), ("Backspace  d", "The layer below; the default"),
        ("Esc", "Go to the composer"), panes,
      ]
    case .chat:
      return [
        ("Esc", "Stop, then the composer"), ("0 to 9", "Options, models, the chats"),
        ("Ctrl+C", "Stop, clear, leave"),
      ]
    }
  }

  private static func lines(_ sections: [Section]) -> [Line] {
    var lines: [Line] = []
    for section in sections {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(.heading(section.title))
      lines += section.rows.map { .key($0.0, $0.1) }
    }
    return lines
  }

  /// Two columns of about the same height, cut between two sections.
  private static func split(_ sections: [Section]) -> [[Line]] {
    let cuts = 1..<max(2, sections.count)
    let best = cuts.min { tallest(sections, $0) < tallest(sections, $1) } ?? 1
    return [lines(Array(sections.prefix(best))), lines(Array(sections.dropFirst(best)))]
  }

  private static func tallest(_ sections: [Section], _ cut: Int) -> Int {
    max(lines(Array(sections.prefix(cut))).count, lines(Array(sections.dropFirst(cut))).count)
  }
}

extension AppState {
  /// Keys while the help is open.
  mutating func handleHelp(_ top: Int, _ press: KeyPress) -> [Effect] {
    let sheet = HelpSheet(self)
    func scroll(_ to: Int) { overlay = .help(top: min(max(0, to), sheet.last)) }
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): scroll(top + 1)
    case KeyPress(.up), KeyPress(.character("k")): scroll(top - 1)
    case KeyPress(.pageDown), KeyPress(.character(" ")), .control("d"): scroll(top + sheet.height)
    case KeyPress(.pageUp), .control("u"): scroll(top - sheet.height)
    case KeyPress(.home), KeyPress(.character("g")): scroll(0)
    case KeyPress(.end), KeyPress(.character("G")): scroll(sheet.last)
    case .control("p"), KeyPress(.character(":")): overlay = .palette(CommandList())
    case KeyPress(.character("t")): beginTour()
    default: overlay = nil
    }
    return []
  }
}
