extension AppState {
  /// Opens what was measured over the stored chats.
  mutating func openStatistics() -> [Effect] {
    let view = StatisticsView()
    overlay = .statistics(view)
    return [.sessions(.measure(view.span))]
  }

  /// Keys of the statistics.
  mutating func handleStatistics(_ view: inout StatisticsView, _ press: KeyPress) -> [Effect] {
    view.sentence = nil
    defer { if case .statistics = overlay { overlay = .statistics(view) } }
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.character("l")), KeyPress(.right): return show(1, &view)
    case KeyPress(.character("h")), KeyPress(.left): return show(-1, &view)
    case KeyPress(.character("s")): view.sort()
    case KeyPress(.tab): view.turn(1, columns: columns)
    case KeyPress(.tab, .shift): view.turn(-1, columns: columns)
    case KeyPress(.down), KeyPress(.character("j")): view.move(to: view.selection + 1)
    case KeyPress(.up), KeyPress(.character("k")): view.move(to: view.selection - 1)
    case .control("d"), KeyPress(.pageDown): view.move(to: view.selection + 5)
    case .control("u"), KeyPress(.pageUp): view.move(to: view.selection - 5)
    case KeyPress(.home), KeyPress(.character("g")): view.move(to: 0)
    case KeyPress(.end), KeyPress(.character("G")): view.move(to: .max)
    case KeyPress(.enter): return openAnswers(&view)
    case KeyPress(.character("x")):
      guard view.measured?.isEmpty == false else { break }
      return [.sessions(.writeMeasured(view.span))]
    case KeyPress(.character("y")):
      guard let measured = view.measured, !measured.isEmpty else { break }
      return [.copy(measured.text)]
    default: break
    }
    return []
  }

  /// Another span; the figures that are there stay until its own have come.
  private func show(_ step: Int, _ view: inout StatisticsView) -> [Effect] {
    let spans = StatisticsView.Span.allCases
    let here = spans.firstIndex(of: view.span) ?? 0
    guard spans.indices.contains(here + step) else { return [] }
    view.span = spans[here + step]
    view.isReading = true
    return [.sessions(.measure(view.span))]
  }

  /// The chats in which the selected model answered, or why there are none.
  private mutating func openAnswers(_ view: inout StatisticsView) -> [Effect] {
    guard let model = view.selected else { return [] }
    guard model.answers > 0 else {
      view.sentence = model.reasonAgainstAnswers
      return []
    }
    var list = SessionList()
    list.below = view
    list.query.insert("model:\(model.id)")
    overlay = .sessions(list)
    return [.sessions(.list(list.wish))]
  }
}
