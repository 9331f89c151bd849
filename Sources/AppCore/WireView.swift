package import SwitchboardKit

/// The wire log on the screen: which exchanges are shown, which one is open, how far it is scrolled.
package struct WireView: Sendable {
  package private(set) var exchanges: [WireExchange] = []
  /// The number of the selected exchange; nil follows the newest.
  package private(set) var chosen: Int?
  /// The label of the pane that was in front when the log was opened.
  package let pane: Int
  package private(set) var isPaneOnly = true
  package private(set) var isFailedOnly = false
  /// Whether the keys go to the text at the right.
  package private(set) var isInText = false
  package private(set) var comparesWithPrevious = false
  /// The first line of the text that is shown.
  package private(set) var top = 0
  package private(set) var search = LineEditor(isSingleLine: true)
  package private(set) var isSearching = false
  /// How many lines the text has and how many fit, as last drawn.
  package private(set) var metrics = ScrollMetrics(total: 0, height: 0)

  package init(pane: Int) { self.pane = pane }

  /// The exchanges that pass the filters, oldest first.
  package var shown: [WireExchange] {
    let words = search.text.lowercased()
    return exchanges.filter { exchange in
      (!isPaneOnly || exchange.label == pane) && (!isFailedOnly || exchange.hasFailed)
        && (words.isEmpty || exchange.contains(words))
    }
  }

  /// The open exchange: the chosen one, else the newest.
  package var selected: WireExchange? {
    let shown = shown
    return shown.first { $0.number == chosen } ?? shown.last
  }

  /// The exchange before the open one, of the same pane.
  package var previous: WireExchange? {
    guard let selected else { return nil }
    return exchanges.last { $0.number < selected.number && $0.label == selected.label }
  }

  mutating func show(_ exchanges: [WireExchange]) {
    self.exchanges = exchanges
    if isPaneOnly, shown.isEmpty, !exchanges.isEmpty, search.isEmpty, !isFailedOnly {
      isPaneOnly = false
    }
  }

  package mutating func laidOut(_ metrics: ScrollMetrics) {
    self.metrics = metrics
    top = min(top, max(0, metrics.total - metrics.height))
  }

  /// Does what a key says.
  ///
  /// - Returns: Whether the key is one of the log's; Esc is only while a search is typed.
  mutating func handle(_ press: KeyPress) -> Bool {
    if isSearching { return handleSearch(press) }
    switch press {
    case KeyPress(.tab), KeyPress(.tab, .shift): isInText.toggle()
    case KeyPress(.character("j")), KeyPress(.down): move(1)
    case KeyPress(.character("k")), KeyPress(.up): move(-1)
    case KeyPress(.pageDown), .control("d"): scroll(max(1, metrics.height / 2))
    case KeyPress(.pageUp), .control("u"): scroll(-max(1, metrics.height / 2))
    case KeyPress(.character("g")), KeyPress(.home): toEnd(isStart: true)
    case KeyPress(.character("G")), KeyPress(.end): toEnd(isStart: false)
    case KeyPress(.character("/")): isSearching = true
    case KeyPress(.character("f")): isFailedOnly.toggle()
    case KeyPress(.character("p")): isPaneOnly.toggle()
    case KeyPress(.character("=")): comparesWithPrevious.toggle()
    default: return false
    }
    return true
  }

  private mutating func handleSearch(_ press: KeyPress) -> Bool {
    switch press {
    case KeyPress(.enter), KeyPress(.down): isSearching = false
    case KeyPress(.escape):
      search.clear()
      isSearching = false
    default: return search.handle(press)
    }
    return true
  }

  private mutating func move(_ step: Int) {
    guard !isInText else { return scroll(step) }
    let shown = shown
    guard let selected, let place = shown.firstIndex(where: { $0.number == selected.number }) else {
      return
    }
    let next = min(max(place + step, 0), shown.count - 1)
    chosen = next == shown.count - 1 ? nil : shown[next].number
    top = 0
  }

  private mutating func toEnd(isStart: Bool) {
    if isInText {
      top = isStart ? 0 : max(0, metrics.total - metrics.height)
    } else {
      chosen = isStart ? shown.first?.number : nil
      top = 0
    }
  }

  private mutating func scroll(_ lines: Int) {
    top = min(max(0, top + lines), max(0, metrics.total - metrics.height))
  }
}

extension WireExchange {
  /// Whether a text in small letters stands anywhere in the exchange.
  func contains(_ words: String) -> Bool {
    let needle = Array(words.utf8)
    func holds(_ bytes: [UInt8]) -> Bool {
      guard bytes.count >= needle.count else { return false }
      return bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.firstRange(of: needle) != nil
    }
    let heads = headers + replyHeaders
    return url.lowercased().contains(words) || status.map(String.init) == words
      || heads.contains { "\($0.name): \($0.value)".lowercased().contains(words) }
      || holds(body) || holds(reply)
  }
}
