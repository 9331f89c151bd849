import ProviderOptions

extension AppState {
  /// Begins the tour in a pane with the demo's chain, for which nothing is paid.
  mutating func beginTour() {
    overlay = nil
    comparison = nil
    var tour = Tour()
    if chat.chain.map(\.id) != Tour.chain.map(\.id) || !chat.turns.isEmpty {
      if chat.turns.isEmpty, chats.count == 1 {
        chat.entries = Tour.chain
        chat.agent = nil
      } else if !addChat(Tour.chain) {
        flash = "Eight panes are the most; x closes one, then the tour can begin."
        return
      }
    }
    for index in chats.indices where index != current && chats[index].isLinked {
      chats[index].isLinked = false
      tour.unlinked.append(chats[index].id)
    }
    self.tour = tour
    focus(.composer)
  }

  /// Ends the tour; the panes are linked as they were.
  mutating func endTour() {
    guard let tour else { return }
    for id in tour.unlinked {
      if let index = chats.firstIndex(where: { $0.id == id }) { chats[index].isLinked = true }
    }
    self.tour = nil
  }

  /// Goes to the next step when the present one was done.
  mutating func advanceTour() {
    guard var tour else { return }
    guard let step = tour.step else {
      if overlay == nil { endTour() }
      return
    }
    guard isDone(step, tour) else {
      return
    }
    tour.step = Tour.Step(rawValue: step.rawValue + 1)
    tour.options = tour.step == .options ? ownOptions : nil
    self.tour = tour
  }

  private func isDone(_ step: Tour.Step, _ tour: Tour) -> Bool {
    switch step {
    case .send: return !chat.turns.isEmpty
    case .fallback: return !chat.isRunning
    case .timeline:
      if case .timeline = overlay { return true }
      return false
    case .beside: return tourChats(tour).filter { !$0.turns.isEmpty }.count > 1
    case .options: return tour.options.map { $0 != ownOptions } ?? false
    case .wire:
      if case .wire = overlay { return true }
      return false
    }
  }

  /// What is set in the pane, or for the next message.
  private var ownOptions: [LayeredOptions.Layer] {
    [
      LayeredOptions.Layer(
        options: chat.options, settings: chat.settings, defaults: chat.defaults),
      options.message,
    ]
  }

  /// The panes that take part: all but those that were unlinked for it.
  private func tourChats(_ tour: Tour) -> [Chat] {
    chats.filter { !tour.unlinked.contains($0.id) }
  }

  /// What to press now; nil without a tour.
  package var tourSentence: String? {
    guard let tour else { return nil }
    guard let step = tour.step else { return "That was all. F1 has the keys, Ctrl+P the commands." }
    let pane = "Alt+\(current + 2)"
    switch step {
    case .send:
      if let back = wayToComposer { return back }
      return composer.isEmpty
        ? "Down brings an example, or type your own." : "Enter sends the prompt."
    case .fallback: return waitingSentence
    case .timeline:
      if overlay != nil { return "Esc closes this." }
      return focus == .chat
        ? "t shows how the chain went: the timeline." : "\(pane) goes to the chat; t, its timeline."
    case .beside:
      if overlay != nil { return "Bars to scale, a row for each call. Esc closes it." }
      if tourChats(tour).count < 2 { return "Ctrl+N puts a pane beside, for a second model." }
      return wayToComposer ?? "Type a prompt, then Enter: both panes answer."
    case .options:
      if overlay != nil { return "Esc closes this." }
      return focus == .options
        ? "j goes to temperature; type 0.5, then Enter sets it."
        : "Alt+0 goes to the options of the pane."
    case .wire:
      if overlay != nil { return "Esc closes this." }
      return focus == .chat
        ? "w shows what went over the wire." : "\(pane) goes to the chat; w, what was sent."
    }
  }

  private var wayToComposer: String? {
    overlay != nil
      ? "Esc closes this." : focus == .composer ? nil : "Esc goes to the composer."
  }

  private var waitingSentence: String {
    switch chat.turns.last?.answer.phase {
    case .pausing: "demo/busy refused; its header counts down to the next call."
    case .waiting: "The header says what is waited for, and how long."
    default: "demo/prose answers instead: the header names both."
    }
  }

  /// Whether Esc ends the tour, as nothing else is there to go back from.
  package var escapeEndsTour: Bool {
    tour != nil && overlay == nil && comparison == nil && focus == .composer
      && !chat.isRunning && composer.completion == nil && composer.field == nil && editing == nil
  }
}
