import Catalog
import ChatModel
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// Shows a stored chat in place of the panes.
  ///
  /// - Returns: The end of what still runs, and what tells the keeper which answer is which.
  mutating func show(_ stored: StoredChat) -> [Effect] {
    let running = chats.filter(\.isRunning).map { Effect.stop($0.id) }
    let kept = takeDrafts()
    var answers: [Int: StoredID] = [:]
    var prompts: [Int: StoredID] = [:]
    var panes: [ChatID: StoredID] = [:]
    replacePanes(with: stored.panes) { number, branch in
      answers[number] = branch.id
      prompts[number] = branch.promptID
    }
    var agents: [Effect] = []
    var files: [ChatID?: [String]] = [nil: stored.draftFiles]
    composer.put(stored.draft, for: nil)
    for (chat, pane) in zip(chats, stored.panes) {
      panes[chat.id] = pane.id
      if !pane.draft.isEmpty { composer.put(pane.draft, for: chat.id) }
      files[chat.id] = pane.draftFiles
      if let agent = pane.agent {
        resumedChains[chat.id] = chat.entries
        agents.append(.agents(chat.id, .open(path: agent)))
      }
    }
    session = stored.id
    hint = nil
    noteStoredDrafts()
    let reattached = reattach(files)
    focus(.composer)
    let more = stored.panes.count - Self.mostChats
    flash =
      "Chat \(stored.number) is open: "
      + (stored.title.isEmpty ? "nothing was asked in it yet." : stored.title)
      + (more > 0 ? " (\(more) more of its panes are not shown)" : "")
    for index in chats.indices { chats[index].notice = absence(in: chats[index].chain) }
    if let place = stored.place { go(to: place) }
    let adopted = SessionWork.adopted(
      stored.id, panes: panes, answers: answers, prompts: prompts)
    return kept + running + [.sessions(adopted)] + agents + reattached
  }

  /// Shows the reader a place of the panes, with what was found there marked.
  private mutating func go(to place: StoredPlace) {
    guard chats.indices.contains(place.pane), chats[place.pane].turns.indices.contains(place.turn)
    else { return }
    current = place.pane
    focus(.chat)
    let turn = chat.turns[place.turn].number
    chat.selected = turn
    chat.place = ReadingPlace(.turn(turn))
    if let word = place.word { showFound(word, inAnswer: place.isInAnswer, ofTurn: turn) }
  }

  /// The turns of a preview.
  func preview(_ excerpt: StoredExcerpt, at place: SessionPlace) -> SessionPreview {
    var number = 0
    let pane = excerpt.chat.panes.first
    let turns = (pane?.turns ?? []).map { stored in
      let shown = stored.branches.indices.contains(stored.shown) ? stored.shown : 0
      number += 1
      let branch = stored.branches[shown]
      return Turn(
        Turn.Branch(
          prompt: branch.prompt,
          answer: AnswerState(
            number: number, chain: pane?.chain ?? [], now: now, restoring: branch.answer),
          files: branch.files))
    }
    return SessionPreview(excerpt, place, turns: turns, now: now)
  }

  /// Puts panes in place of those that are there; there is always one.
  ///
  /// - Parameters:
  ///   - panes: From left to right; the first eight are shown.
  ///   - name: Told the number of every stored answer.
  mutating func replacePanes(
    with panes: [StoredChat.Pane], naming name: (Int, StoredTurn.Branch) -> Void
  ) {
    let before = chats
    let present = chat.chain
    // What an entry without limits has is not the pane's to keep.
    let limits = startRules.limits
    chats = []
    for pane in panes.prefix(Self.mostChats) {
      addChat(pane.chain.isEmpty ? present : pane.chain)
      chat.system = pane.system
      chat.options = pane.options
      chat.settings = pane.settings
      chat.defaults = pane.defaults
      chat.isLinked = pane.isLinked
      chat.rules = pane.rules
      chat.rules?.limits = limits
      chat.turns = pane.turns.map { turn($0, of: pane.chain, naming: name) }
      outlines[chat.id] = outline(of: current)
    }
    if chats.isEmpty { addChat(present) }
    for pane in before {
      composer.forget(pane.id)
      outlines[pane.id] = nil
    }
    current = 0
    (comparison, search, editing, blind) = (nil, nil, nil, nil)
    resumedChains = [:]
    undoSteps = []
    isPickingCode = false
  }

  private mutating func turn(
    _ stored: StoredTurn, of chain: [ChainItem], naming name: (Int, StoredTurn.Branch) -> Void
  ) -> Turn {
    var branches: [Turn.Branch] = []
    for branch in stored.branches {
      nextAnswer += 1
      name(nextAnswer, branch)
      var restored = Turn.Branch(
        prompt: branch.prompt,
        answer: AnswerState(number: nextAnswer, chain: chain, now: now, restoring: branch.answer),
        message: LayeredOptions.Layer(options: branch.options))
      restored.files = branch.files
      restored.later = branch.later.map { turn($0, of: chain, naming: name) }
      branches.append(restored)
    }
    let shown = branches.indices.contains(stored.shown) ? stored.shown : branches.count - 1
    return Turn(branches, shown: shown)
  }

  /// That a model of a chain is not there any more, and the nearest that are; nil when all can be
  /// asked.
  func absence(in chain: [ChainItem]) -> String? {
    for item in chain { if let sentence = absence(of: item) { return sentence } }
    return nil
  }

  private func absence(of item: ChainItem) -> String? {
    guard let id = ModelID(item.id), id.provider != "demo" else { return nil }
    guard browser.knowledge?.provider(id.provider) != nil || catalog.provider(id.provider) != nil
    else {
      let nearest = catalog.nearestProviders(to: id.provider, limit: 3)
      return "No provider is called \(id.provider) any more."
        + Self.offer(nearest, "; Alt+1 chooses another model.")
    }
    // A provider without a list of its own takes any id.
    guard !catalog.models(of: id.provider).isEmpty, catalog.model(id) == nil else { return nil }
    let nearest = catalog.nearestModels(to: id, limit: 3).map(\.description)
    let take = nearest.first.map { ": /model \($0) takes the first." }
    return "\(id) is not in the catalogue any more."
      + Self.offer(nearest, take ?? " Alt+1 chooses another model.")
  }

  /// `The nearest are a, b and c`, and what to do.
  private static func offer(_ names: [String], _ way: String) -> String {
    guard let last = names.last else { return way.hasPrefix(";") ? " " + way.dropFirst(2) : way }
    let list = names.count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) and \(last)"
    return " The nearest \(names.count == 1 ? "is" : "are") \(list)\(way)"
  }

  /// What is kept of a pane beside what is said in it.
  func outline(of index: Int) -> PaneOutline { PaneOutline(chats[index], position: index) }

  /// Tells the keeper of panes that something was said in and that are others now.
  ///
  /// Costs nothing that grows with a chat.
  mutating func keepingEffects() -> [Effect] {
    var effects: [Effect] = []
    // A chat comes back with all its panes, the empty ones too.
    let isBegun = drafts.isKept || chats.contains { !$0.turns.isEmpty }
    for index in chats.indices where !chats[index].isRunning {
      let known = outlines[chats[index].id]
      let outline = outline(of: index)
      guard outline != known, isBegun else { continue }
      outlines[chats[index].id] = outline
      effects.append(.sessions(.keepPane(chats[index].id, outline)))
    }
    return effects
  }
}

extension Turn {
  /// A prompt with all its branches; there must be one.
  init(_ branches: [Branch], shown: Int) {
    self.branches = branches
    self.shown = shown
  }
}

extension AnswerState {
  /// An answer of an earlier time; without one, a run that never got so far.
  init(number: Int, chain: [ChainItem], now: Duration, restoring answer: Answer?) {
    let asked = answer.map { [ChainItem($0.requested.description)] } ?? chain
    self.init(number: number, chain: asked, now: now)
    guard let answer else {
      refuse("The program ended before an answer was begun; r asks again.")
      return
    }
    if answer.outcome == .failed, answer.attempts.isEmpty, let sentence = answer.warnings.first {
      refuse(sentence)
      return
    }
    var events: [RunEvent] = answer.warnings.map { .warning($0) }
    if !answer.reasoning.isEmpty {
      events.append(.content(attempt: 1, .reasoning(answer.reasoning)))
    }
    if !answer.text.isEmpty { events.append(.content(attempt: 1, .text(answer.text))) }
    events += answer.toolCalls.map { .content(attempt: 1, .toolCall($0)) }
    events += answer.sources.map { .content(attempt: 1, .source($0)) }
    take(events + [.ended(answer)], now: now)
  }
}
