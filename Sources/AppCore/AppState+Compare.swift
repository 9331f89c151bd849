import TextLayout

extension AppState {
  /// Puts the current pane's answer beside its neighbour's, or beside another answer to the same
  /// prompt when there is one pane.
  mutating func compare() -> [Effect] {
    guard let turn = chat.selectedTurn, !turn.answer.text.isEmpty else {
      flash = "There is no answer to compare yet."
      return []
    }
    let place = chat.selectedIndex ?? 0
    let nearest = chats.indices.filter { $0 != current && !chats[$0].turns.isEmpty }
      .sorted { (abs($0 - current), -$0) < (abs($1 - current), -$1) }
    let answered = nearest.first { chats[$0].turns.last?.answer.text.isEmpty == false }
    guard let neighbour = answered ?? nearest.first else { return compareSiblings() }
    let turns = chats[neighbour].turns
    let other = chat.selected != nil && turns.indices.contains(place) ? turns[place] : turns.last
    guard let other, !other.answer.text.isEmpty else {
      flash = "Pane \(neighbour + 2) has no answer to compare yet."
      return []
    }
    let own = Comparison.Side(chat: chat.id, answer: turn.number)
    let next = Comparison.Side(chat: chats[neighbour].id, answer: other.number)
    return open(neighbour > current ? (own, next) : (next, own))
  }

  /// Puts the shown answer beside the one before it to the same prompt.
  mutating func compareSiblings() -> [Effect] {
    guard let turn = chat.selectedTurn, turn.branches.count > 1 else {
      flash = "One pane and one answer: r asks again, Ctrl+N adds a pane."
      return []
    }
    let other = turn.shown > 0 ? turn.shown - 1 : 1
    let pair = [min(other, turn.shown), max(other, turn.shown)].map {
      Comparison.Side(chat: chat.id, answer: turn.branches[$0].answer.number)
    }
    return open((pair[0], pair[1]))
  }

  private mutating func open(_ sides: (Comparison.Side, Comparison.Side)) -> [Effect] {
    comparison = Comparison(left: sides.0, right: sides.1)
    guard let left = answer(of: sides.0), let right = answer(of: sides.1) else { return [] }
    return [.compare(sides.0, sides.1, left: left.text, right: right.text)]
  }

  /// The answer on a side; nil when it is gone.
  package func answer(of side: Comparison.Side) -> AnswerState? {
    turn(of: side).flatMap { turn in turn.answers.first { $0.number == side.answer } }
  }

  /// The turn that a side's answer belongs to.
  package func turn(of side: Comparison.Side) -> Turn? {
    chats.first { $0.id == side.chat }?.turns.last { turn in
      turn.branches.contains { $0.answer.number == side.answer }
    }
  }

  /// The words that differ have been found.
  mutating func compared(_ diff: WordDiff, _ left: Comparison.Side, _ right: Comparison.Side) {
    guard comparison?.left == left, comparison?.right == right else { return }
    comparison?.diff = diff
  }

  mutating func comparisonLaidOut(_ tops: [Int]) {
    comparison?.tops = tops
    comparison?.move = nil
  }

  /// Keys while two answers are compared.
  mutating func handleComparison(_ press: KeyPress) -> [Effect] {
    let page = max(1, rows / 2)
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")), KeyPress(.character(" ")):
      comparison = nil
    case KeyPress(.character("j")), KeyPress(.down): move(.lines(1))
    case KeyPress(.character("k")), KeyPress(.up): move(.lines(-1))
    case .control("d"), KeyPress(.pageDown): move(.lines(page))
    case .control("u"), KeyPress(.pageUp): move(.lines(-page))
    case KeyPress(.character("g")), KeyPress(.home): move(.start)
    case KeyPress(.character("G")), KeyPress(.end): move(.end)
    case KeyPress(.character("n")): move(.difference(1))
    case KeyPress(.character("N")): move(.difference(-1))
    case KeyPress(.character("S")): comparison?.isSynced.toggle()
    case KeyPress(.tab), KeyPress(.tab, .shift):
      if let side = comparison?.side { comparison?.side = 1 - side }
    case KeyPress(.character("<")): return vote(.left)
    case KeyPress(.character(">")): return vote(.right)
    case KeyPress(.character("=")): return vote(.tie)
    case KeyPress(.character("x")): return vote(.bothBad)
    case KeyPress(.character("u")): return takeBackVote()
    case KeyPress(.character("p")): promoteCompared()
    case KeyPress(.character("y")): return copyCompared()
    case KeyPress(.character("B")): toggleBlind()
    case KeyPress(.enter):
      comparison = nil
      focus(.composer)
    default: break
    }
    return []
  }

  private mutating func move(_ move: Comparison.Move) {
    if case .lines(let more) = move, case .lines(let lines) = comparison?.move {
      comparison?.move = .lines(lines + more)
    } else {
      comparison?.move = move
    }
  }

  private mutating func vote(_ choice: Vote.Choice) -> [Effect] {
    guard let comparison, let left = answer(of: comparison.left),
      let right = answer(of: comparison.right)
    else { return [] }
    guard !left.isRunning, !right.isRunning else {
      flash = "Both answers must be there first."
      return []
    }
    var effects = comparison.vote == nil ? [] : takeBackVote()
    let vote = Vote(left: left.author, right: right.author, choice: choice)
    self.comparison?.vote = vote
    blind?.revealed.formUnion([comparison.left.chat, comparison.right.chat])
    tally.count(vote)
    effects.append(.keepVote(vote, by: 1))
    effects.append(
      .sessions(
        .vote(
          better: choice == .right ? right.number : left.number,
          worse: choice == .right ? left.number : right.number,
          isTie: choice == .tie || choice == .bothBad)))
    return effects
  }

  private mutating func takeBackVote() -> [Effect] {
    guard let comparison, let vote = comparison.vote else { return [] }
    self.comparison?.vote = nil
    tally.count(vote, by: -1)
    return [
      .keepVote(vote, by: -1),
      .sessions(.takeBackVote(comparison.left.answer, comparison.right.answer)),
    ]
  }

  /// The side that the reader is on.
  private var comparedSide: Comparison.Side? {
    comparison.map { $0.side == 0 ? $0.left : $0.right }
  }

  private mutating func promoteCompared() {
    guard let side = comparedSide, let index = chats.firstIndex(where: { $0.id == side.chat }),
      let place = chats[index].turns.firstIndex(where: { $0.number == side.answer })
    else {
      flash = "Only an answer that its pane shows can be promoted."
      return
    }
    guard !chats[index].isRunning else {
      flash = "The pane is answering; Esc stops it."
      return
    }
    comparison = nil
    promote(index, through: place)
  }

  private func copyCompared() -> [Effect] {
    comparedSide.flatMap { answer(of: $0) }.map { [.copy($0.text)] } ?? []
  }
}
