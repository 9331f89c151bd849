import SwitchboardKit

extension AppState {
  /// Whether an event changes nothing on the screen but the text of answers and what counts time.
  func onlyGrows(with event: AppEvent) -> Bool {
    switch event {
    case .tick: leader == nil
    case .run(_, let events):
      events.allSatisfy { if case .content = $0 { true } else { false } }
    case .laidOut(let id, let metrics):
      chats.first { $0.id == id }.map { $0.stands(as: metrics) } ?? true
    case .modelsLaidOut(let top, let height): browser.stands(at: top, height: height)
    case .composed(.drawn(let width)): composer.width == max(1, width)
    default: false
    }
  }
}

extension Chat {
  /// Whether metrics tell nothing new but how long the chat is.
  fileprivate func stands(as metrics: ScrollMetrics) -> Bool {
    selection == nil && metrics.selection == nil && place == metrics.place
      && self.metrics.height == metrics.height && self.metrics.topTurn == metrics.topTurn
      && self.metrics.mostPan == metrics.mostPan && (self.metrics.total > 0) == (metrics.total > 0)
  }
}
