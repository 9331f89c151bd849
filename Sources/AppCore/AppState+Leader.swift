/// The first of two presses, while the second is awaited.
package struct Leader: Sendable, Hashable {
  package let press: KeyPress
  /// When it was pressed.
  package let since: Duration

  /// After so long the strip of keys is shown; a fast second key never shows it.
  package static let patience: Duration = .milliseconds(600)
  /// So long the strip stays.
  package static let stay: Duration = .seconds(2)

  /// When the first press is forgotten.
  package var end: Duration { since + Self.patience + Self.stay }
}

extension AppState {
  /// Whether the strip of keys that may follow is shown.
  package var showsLeader: Bool { leader.map { now >= $0.since + Leader.patience } ?? false }

  /// The next moment at which the picture changes by itself, besides the animation of a run.
  package var nextMoment: Duration? {
    leader.map { showsLeader ? $0.end : $0.since + Leader.patience }
  }

  /// The place of the focused pane.
  package var place: Action.Place {
    switch focus {
    case .composer: .composer
    case .models: .models
    case .options: .options
    case .chat: .chat
    }
  }

  /// Whether a character is text in the focused pane.
  var isTyping: Bool {
    focus == .composer || search?.isTyping == true || (focus == .models && browser.isSearching)
      || (focus == .options && takesText)
  }

  /// Takes the presses that belong to keys of two, and the keys of the person's own settings.
  ///
  /// - Returns: nil when the press is none of them.
  mutating func handleLeader(_ press: KeyPress) -> [Effect]? {
    if let leader {
      self.leader = nil
      return finish(leader, press)
    }
    if keymap.opens(press) {
      leader = Leader(press: press, since: now)
      return []
    }
    guard press.typed == nil || !isTyping, let action = keymap.ownAction(for: press, in: place)
    else { return nil }
    return run(action)
  }

  private mutating func finish(_ leader: Leader, _ press: KeyPress) -> [Effect] {
    if press == KeyPress(.escape) { return [] }
    guard let action = keymap.action(for: [leader.press, press], in: place) else {
      flash =
        "\(leader.press.name) \(press.name) means nothing; \(leader.press.name) ? has all keys."
      return []
    }
    return run(action)
  }

  /// Does an action, or says why it cannot be done.
  mutating func run(_ action: Action) -> [Effect] {
    if let reason = reasonAgainst(action) {
      flash = reason
      return []
    }
    return perform(action)
  }

  /// Forgets a first press that nothing followed.
  mutating func passTime() {
    if let leader, now >= leader.end { self.leader = nil }
  }
}
