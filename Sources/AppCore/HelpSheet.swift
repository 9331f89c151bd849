/// The keys that do something in the focused pane now, in groups, columns and pages.
package struct HelpSheet: Sendable {
  /// A key that belongs to a pane itself and cannot be bound: keys, a word or three, a sentence.
  package typealias Fixed = (keys: String, label: String, sentence: String)

  /// A key and what it does.
  package struct Key: Sendable, Hashable {
    package var keys: String
    /// A word or three, or the sentence where there is room.
    package var words: String
    package var sentence: String
    /// nil: the key belongs to the pane itself.
    package var action: Action?
  }

  package enum Line: Sendable, Hashable {
    case heading(String)
    /// One of `keys`, by its place.
    case key(Int)
    case empty
  }

  /// All keys that are shown, in their order.
  package private(set) var keys: [Key] = []
  /// Pages of columns of lines.
  package private(set) var pages: [[[Line]]] = []
  /// Lines of a column.
  package let height: Int
  /// Columns of the box, its sides included.
  package let width: Int
  /// Columns of a key, a space behind it included.
  package let keyWidth: Int
  private let count: Int
  /// Rows below the keys: a rule and one or two lines.
  package let footHeight: Int

  /// - Parameters:
  ///   - state: The focused pane, the size of the screen.
  ///   - view: The words that narrow the keys.
  package init(_ state: AppState, _ view: HelpView) {
    let hasSentences = state.columns >= 152
    count = hasSentences ? 2 : state.columns >= 120 ? 3 : state.columns >= 78 ? 2 : 1
    width = min(state.columns - 4, hasSentences ? 148 : count == 3 ? 116 : count == 2 ? 76 : 60)
    keyWidth = hasSentences ? 19 : 15
    footHeight = state.rows >= 20 ? 3 : 2
    let room = max(1, state.rows - (state.rows >= 20 ? 3 : 2) - 2 - footHeight)
    let sections = Self.sections(state, keyWidth: keyWidth, hasSentences: hasSentences)
    let found = Self.narrowed(sections, by: view.editor.text)
    keys = found.flatMap(\.rows)
    // As low as all of them allow, or else as high as there is room.
    let total = found.reduce(0) { $0 + $1.rows.count }
    let least = min(room, max(1, total / count))
    var (height, pages) = (room, Self.pages(found, columns: count, height: room))
    for lower in least..<room where pages.count <= 1 {
      let tried = Self.pages(found, columns: count, height: lower)
      if tried.count <= 1 {
        (height, pages) = (lower, tried)
        break
      }
    }
    self.height = height
    self.pages = pages
  }

  /// The page on which a key stands.
  package func page(of key: Int) -> Int {
    pages.firstIndex { $0.contains { $0.contains(.key(key)) } } ?? 0
  }

  // MARK: Moving

  func moved(_ key: Int, by step: Int) -> Int { min(max(0, key + step), max(0, keys.count - 1)) }

  /// The first key of a page further on or back.
  func turned(_ key: Int, by step: Int) -> Int {
    let page = page(of: key) + step
    guard pages.indices.contains(page) else { return step > 0 ? max(0, keys.count - 1) : 0 }
    return Self.firstKey(pages[page].joined()) ?? key
  }

  /// The key in the next column, or the one before, that is nearest to the same row.
  func beside(_ key: Int, _ step: Int) -> Int {
    let columns = pages.flatMap(\.self)
    guard let column = columns.firstIndex(where: { $0.contains(.key(key)) }),
      columns.indices.contains(column + step), let row = columns[column].firstIndex(of: .key(key))
    else { return key }
    let rows = columns[column + step].enumerated().compactMap { line -> (Int, Int)? in
      if case .key(let place) = line.element { (abs(line.offset - row), place) } else { nil }
    }
    return rows.min { $0.0 < $1.0 }?.1 ?? key
  }

  private static func firstKey(_ lines: some Sequence<Line>) -> Int? {
    lines.lazy.compactMap { line -> Int? in
      if case .key(let place) = line { place } else { nil }
    }.first
  }

  // MARK: Pages

  typealias Section = (title: String, rows: [Key])

  /// Fills columns with sections, one after the other; a heading stands above a key at least.
  private static func pages(_ sections: [Section], columns: Int, height: Int) -> [[[Line]]] {
    var filled: [[Line]] = [[]]
    var place = 0
    func room() -> Int { height - (filled.last?.count ?? 0) }
    func add(_ line: Line) { filled[filled.count - 1].append(line) }
    for section in sections {
      let isAtTop = filled.last?.isEmpty == true
      if !isAtTop, room() < 3 + (section.rows.count == 1 ? 0 : 1) {
        filled.append([])
      } else if !isAtTop {
        add(.empty)
      }
      add(.heading(section.title))
      for _ in section.rows {
        if room() < 1 { filled.append([]) }
        add(.key(place))
        place += 1
      }
    }
    return stride(from: 0, to: filled.count, by: columns).map {
      Array(filled[$0..<min(filled.count, $0 + columns)])
    }
  }

  private static func narrowed(_ sections: [Section], by text: String) -> [Section] {
    let words = text.lowercased().split(separator: " ")
    guard !words.isEmpty else { return sections }
    return sections.compactMap { section in
      let rows = section.rows.filter { key in
        let name = key.action?.rawValue ?? ""
        let text = "\(key.keys) \(key.words) \(key.sentence) \(name)".lowercased()
        return words.allSatisfy { text.contains($0) }
      }
      return rows.isEmpty ? nil : (section.title, rows)
    }
  }
}
