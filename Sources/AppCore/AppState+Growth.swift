import SwitchboardKit

extension AppState {
  /// Whether an event changes nothing on the screen but the text of answers and what counts time.
  ///
  /// Mutating as `pulse()` is: it is asked with every piece.
  mutating func onlyGrows(with event: AppEvent) -> Bool {
    switch event {
    case .tick: leader == nil
    case .run(let id, let events):
      chats.first { $0.id == id }.map { chat in events.allSatisfy(chat.onlyGrows) } ?? true
    case .laidOut(let id, let metrics):
      chats.first { $0.id == id }.map { $0.stands(as: metrics) } ?? true
    case .modelsLaidOut(let top, let height): browser.stands(at: top, height: height)
    case .composed(.drawn(let width)): composer.width == max(1, width)
    default: false
    }
  }
}

extension Chat {
  /// Whether an event adds to an answer what there is some of already, or its text.
  fileprivate func onlyGrows(with event: RunEvent) -> Bool {
    switch event {
    case .content(_, .text), .content(_, .refusal): true
    // With the first of it there is a key that shows it.
    case .content(_, .reasoning): turns.last?.answer.reasoningText.isEmpty == false
    default: false
    }
  }

  /// Whether metrics tell nothing new but how long the chat is.
  fileprivate func stands(as metrics: ScrollMetrics) -> Bool {
    let old = self.metrics
    return selection == nil && metrics.selection == nil && place == metrics.place
      && old.height == metrics.height && old.topTurn == metrics.topTurn
      && old.mostPan == metrics.mostPan
      && (old.total > old.height) == (metrics.total > metrics.height)
  }
}
