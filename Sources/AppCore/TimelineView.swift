import SwitchboardKit

/// The timeline of one answer on the screen, with the attempt that is looked at.
package struct TimelineView: Sendable {
  /// The place of the turn in the pane's conversation, and of the answer among its siblings.
  package let turn: Int
  package let answer: Int
  /// The place of the selected attempt; nil stands on the last one.
  package private(set) var chosen: Int?
  /// The first line shown, where a person has scrolled; nil keeps the selected attempt in view.
  package private(set) var top: Int?
  private var metrics = ScrollMetrics(total: 0, height: 0)

  package init(turn: Int, answer: Int) {
    self.turn = turn
    self.answer = answer
  }

  /// The selected place among a number of attempts.
  package func selection(of count: Int) -> Int { min(chosen ?? count - 1, count - 1) }

  mutating func move(_ step: Int, of count: Int) {
    guard count > 0 else { return }
    let next = min(max(selection(of: count) + step, 0), count - 1)
    chosen = next == count - 1 ? nil : next
    top = nil
  }

  /// Moves the text by so many screens.
  mutating func turn(_ step: Int) { scroll(to: metrics.top + step * max(1, metrics.height - 1)) }

  mutating func scroll(to line: Int) {
    top = min(max(0, line), max(0, metrics.total - metrics.height))
  }

  /// How long its text came out, and which line is the first one shown.
  mutating func laidOut(_ metrics: ScrollMetrics) { self.metrics = metrics }
}

extension AppState {
  /// Opens the timeline of the answer that is shown last.
  mutating func openTimeline() {
    guard let last = chat.turns.last else { return }
    overlay = .timeline(TimelineView(turn: chat.turns.count - 1, answer: last.shown))
  }

  /// The answer that a timeline shows; nil when it is gone.
  package func answer(of view: TimelineView) -> AnswerState? {
    guard chat.turns.indices.contains(view.turn),
      chat.turns[view.turn].answers.indices.contains(view.answer)
    else { return nil }
    return chat.turns[view.turn].answers[view.answer]
  }

  mutating func handleTimeline(_ view: inout TimelineView, _ press: KeyPress) -> [Effect] {
    guard let answer = answer(of: view) else {
      overlay = nil
      return []
    }
    let attempts = answer.allAttempts
    switch press {
    case KeyPress(.character("j")), KeyPress(.down): view.move(1, of: attempts.count)
    case KeyPress(.character("k")), KeyPress(.up): view.move(-1, of: attempts.count)
    case KeyPress(.pageDown), KeyPress(.character(" ")), .control("d"): view.turn(1)
    case KeyPress(.pageUp), .control("u"): view.turn(-1)
    case KeyPress(.home), KeyPress(.character("g")): view.scroll(to: 0)
    case KeyPress(.end), KeyPress(.character("G")): view.scroll(to: .max)
    case KeyPress(.character("e")):
      overlay = .ownWords(top: 0)
      timelineBelow = view
      return []
    case KeyPress(.character("w")):
      timelineBelow = view
      return openWire()
    case KeyPress(.character("y")): return [.copy(answer.timelineText)]
    case KeyPress(.escape), KeyPress(.character("q")), KeyPress(.character("t")):
      overlay = nil
      return []
    default: return []
    }
    overlay = .timeline(view)
    return []
  }
}

extension AnswerState {
  /// The attempts in words and seconds, a line each, for the clipboard.
  package var timelineText: String {
    let lines = attempts.map { attempt -> String in
      var facts = ["\(attempt.number)", attempt.model.description, "call \(attempt.call)"]
      facts.append("started \(attempt.started.inSeconds)s")
      if let token = attempt.firstToken { facts.append("first token \(token.inSeconds)s") }
      if let end = attempt.ended { facts.append("ended \(end.inSeconds)s") }
      facts.append(attempt.outcome.rawValue)
      if let status = attempt.replyStatus ?? attempt.status { facts.append("HTTP \(status)") }
      if let message = attempt.message { facts.append(message) }
      if let wait = attempt.wait { facts.append("then waited \(wait.inSeconds)s") }
      return facts.joined(separator: "\t")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
