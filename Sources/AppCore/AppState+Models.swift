package import Catalog
import ChatModel
import SwitchboardKit

extension AppState {
  // MARK: - Keys of the list

  mutating func handleModels(_ press: KeyPress) -> [Effect] {
    browser.isSearching ? handleModelSearch(press) : handleList(press)
  }

  private mutating func handleModelSearch(_ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.enter), KeyPress(.down): browser.isSearching = false
    case KeyPress(.up): break
    // Who goes to the search with / may be in it already; no query begins with it.
    case KeyPress(.character("/")) where browser.editor.isEmpty: break
    case KeyPress(.tab) where browser.advice?.query != nil: browser.takeAdvice()
    case KeyPress(.tab): return perform(.nextPane)
    default:
      guard !browser.edit(press) else { return [] }
      return keymap.action(for: press, in: .anywhere).map { perform($0) } ?? []
    }
    return []
  }

  private mutating func handleList(_ press: KeyPress) -> [Effect] {
    if let digit = press.typed?.wholeNumberValue, press.typed?.isASCII == true {
      if let chip = FilterChip(rawValue: digit) {
        browser.toggle(chip)
      } else {
        browser.clearChips()
      }
      return []
    }
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): browser.move(by: 1)
    case KeyPress(.up), KeyPress(.character("k")): browser.move(by: -1)
    case KeyPress(.pageDown), .control("d"): browser.move(by: max(1, browser.height / 2))
    case KeyPress(.pageUp), .control("u"): browser.move(by: -max(1, browser.height / 2))
    case KeyPress(.home), KeyPress(.character("g")): browser.move(by: -browser.rows.count)
    case KeyPress(.end), KeyPress(.character("G")): browser.move(by: browser.rows.count)
    case KeyPress(.right), KeyPress(.character("l")): _ = browser.fold(opens: true)
    case KeyPress(.left), KeyPress(.character("h")): _ = browser.fold(opens: false)
    case KeyPress(.character("!")): browser.negateNext()
    case KeyPress(.enter) where browser.selectedModel == nil,
      KeyPress(.character(" ")) where browser.selectedModel == nil:
      _ = browser.fold()
    default: return keymap.action(for: press, in: .models).map { run($0) } ?? []
    }
    return []
  }

  // MARK: - Actions

  /// The actions of the models pane.
  mutating func performInModels(_ action: Action) -> [Effect] {
    switch action {
    case .useModel: return useModel { $0 = [$1] }
    case .appendModel: return appendModel()
    case .openModel: return openModel()
    case .searchModels: focus(.models)
    case .clearSearch:
      browser.clearChips()
      browser.clearQuery()
    case .unfoldModel: if !browser.fold() { flash = "Nothing is folded here." }
    case .markModel: markModel()
    case .compareModels: compareModels()
    case .modelCard: overlay = browser.selectedModel == nil ? nil : .modelCard(top: 0)
    case .favouriteModel: return toggleFavourite()
    case .hideModel: return toggleHidden()
    case .showPassedModels: browser.togglePassed()
    case .sortModels: browser.sortNext()
    case .reverseSort: browser.reverseSort()
    case .flatModels: browser.toggleFlat()
    case .copyModel: return browser.selectedModel.map { [.copy($0.id.description)] } ?? []
    case .askProviderList: return askList()
    case .lookAgain:
      flash = "Looking for local servers and reading the keys again."
      return [.models(.lookAgain)]
    case .heldProviders: overlay = .held(top: 0)
    default: break
    }
    return []
  }

  private mutating func useModel(
    _ change: (inout [ChainItem], ChainItem) -> Void
  ) -> [Effect] {
    guard let id = browser.selectedModel?.id else { return [] }
    if chat.isRunning { chat.notice = "The model changes with the next prompt." }
    let before = chat.chain
    change(&chat.chain, ChainItem(id.description))
    leaveList(for: id, instead: before)
    return []
  }

  /// Behind the pane's chain; the list stays, since a chain may get more than one.
  private mutating func appendModel() -> [Effect] {
    guard let id = browser.selectedModel?.id else { return [] }
    guard !chat.chain.contains(where: { $0.id == id.description }) else {
      flash = "\(id) is in the chain of pane \(current + 2) already."
      return []
    }
    let last = chat.chain.last?.id
    chat.entries.append(ChainItem(id.description))
    flash =
      last.map { "Pane \(current + 2) asks \(id) when \($0) fails." }
      ?? "Pane \(current + 2) asks \(id)."
    return []
  }

  private mutating func openModel() -> [Effect] {
    guard let id = browser.selectedModel?.id else { return [] }
    guard addChat([ChainItem(id.description)]) else {
      flash = "Eight panes are the most."
      return []
    }
    leaveList(for: id)
    return []
  }

  /// To the composer, or to the key that is missing; without it the pane asks what it asked before.
  private mutating func leaveList(for id: ModelID, instead before: [ChainItem]? = nil) {
    guard !isReady(id.provider) else { return focus(.composer) }
    openKeyDialog()
    guard case .key(var dialog) = overlay else { return }
    dialog.replaced = before
    overlay = .key(dialog)
  }

  /// Whether a provider has the key that it needs.
  package func isReady(_ provider: String) -> Bool {
    ready.contains(provider) || browser.isReady(provider)
  }

  /// All that is known of a provider; nil for one that neither catalogue nor settings have.
  func provider(_ id: String) -> ProviderRecord? {
    browser.knowledge?.provider(id) ?? catalog.provider(id)
  }

  /// The provider whose key the first entry of a chat lacks; nil when it can be asked.
  package func providerWithoutKey(of chat: Chat) -> ProviderRecord? {
    guard let first = chat.chain.first, !isReady(first.provider),
      let provider = provider(first.provider), !provider.keyVariables.isEmpty,
      provider.signIn != .optional
    else { return nil }
    return provider
  }

  private mutating func markModel() {
    guard let id = browser.selectedModel?.id else { return }
    if browser.toggleMark(id) {
      browser.move(by: 1)
    } else {
      flash = "Four models are marked already; c compares them, Space takes a mark away."
    }
  }

  private mutating func compareModels() {
    guard browser.marked.count > 1 else {
      flash = "Mark two to four models with Space, then c compares them."
      return
    }
    overlay = .comparison(ModelComparison(browser.marked))
  }

  private mutating func toggleFavourite() -> [Effect] {
    guard let id = browser.selectedModel?.id else { return [] }
    var habits = browser.habits
    if let place = habits.favourites.firstIndex(of: id) {
      habits.favourites.remove(at: place)
    } else {
      habits.favourites.append(id)
    }
    browser.show(habits)
    return [.models(.favourite(id, habits.favourites.contains(id)))]
  }

  private mutating func toggleHidden() -> [Effect] {
    guard let id = browser.selectedModel?.id else { return [] }
    var habits = browser.habits
    if let place = habits.hidden.firstIndex(of: id) {
      habits.hidden.remove(at: place)
      flash = "\(id) is listed again."
    } else {
      habits.hidden.append(id)
      flash =
        browser.showsPassed ? "\(id) is hidden." : "\(id) is hidden; x shows it, H takes it back."
    }
    browser.show(habits)
    return [.models(.hide(id, habits.hidden.contains(id)))]
  }

  private mutating func askList() -> [Effect] {
    guard let provider = browser.selectedProvider else { return [] }
    guard provider != "demo" else {
      flash = "The demo has no list of its own."
      return []
    }
    guard isReady(provider) else {
      openKeyDialog()
      return []
    }
    flash = "Asking \(provider) for its own list of models."
    return [.models(.list(provider: provider))]
  }

  // MARK: - News of the catalogue

  /// Another catalogue, or other providers that can be asked.
  mutating func receive(_ knowledge: ModelKnowledge) {
    var knowledge = knowledge
    knowledge.ready.formUnion(pastedKeys)
    let absences = chats.map { absence(in: $0.chain) }
    catalog = knowledge.index.catalog
    browser.show(knowledge)
    // What the catalogue of the release does not have, a newer one may.
    for index in chats.indices where absences[index] != nil {
      if chats[index].notice == absences[index] {
        chats[index].notice = absence(in: chats[index].chain)
      }
    }
    ready = knowledge.ready
    if hint == Self.hintWithoutKeys, ready.count > 1 { hint = nil }
    if let news = knowledge.news { flash = news }
    guard !knowledge.held.isEmpty, !hasToldOfHeld else { return }
    hasToldOfHeld = true
    let count = knowledge.held.count
    hint =
      "\(count == 1 ? "A provider has" : "\(count) providers have") moved and waits for you: "
      + "Ctrl+P, held"
  }

  /// Answers that are over, for the memory.
  func remembered(_ events: [RunEvent]) -> [Effect] {
    events.compactMap { event in
      if case .ended(let answer) = event { .models(.remember(answer)) } else { nil }
    }
  }

  // MARK: - Overlays

  mutating func handleModelCard(_ top: Int, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): overlay = .modelCard(top: top + 1)
    case KeyPress(.up), KeyPress(.character("k")): overlay = .modelCard(top: max(0, top - 1))
    case KeyPress(.escape), KeyPress(.character("i")), KeyPress(.character("q")): overlay = nil
    default:
      overlay = nil
      return keymap.action(for: press, in: .models).map { perform($0) } ?? []
    }
    return []
  }

  mutating func handleHeld(_ top: Int, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): overlay = .held(top: top + 1)
    case KeyPress(.up), KeyPress(.character("k")): overlay = .held(top: max(0, top - 1))
    default: overlay = nil
    }
    return []
  }

  mutating func handleOwnWords(_ top: Int, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): overlay = .ownWords(top: top + 1)
    case KeyPress(.up), KeyPress(.character("k")): overlay = .ownWords(top: max(0, top - 1))
    default: overlay = nil
    }
    return []
  }

  mutating func handleComparison(_ shown: ModelComparison, _ press: KeyPress) -> [Effect] {
    var comparison = shown
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")):
      overlay = nil
      return []
    case KeyPress(.left), KeyPress(.character("h")): comparison.move(by: -1)
    case KeyPress(.right), KeyPress(.character("l")): comparison.move(by: 1)
    case KeyPress(.down), KeyPress(.character("j")): comparison.top += 1
    case KeyPress(.up), KeyPress(.character("k")): comparison.top = max(0, comparison.top - 1)
    case KeyPress(.character("d")): comparison.showsDifferencesOnly.toggle()
    case KeyPress(.character("D")):
      if let id = comparison.selected { _ = browser.toggleMark(id) }
      comparison.drop()
    case KeyPress(.character("y")):
      return [.copy(comparison.models.map(\.description).joined(separator: " "))]
    case KeyPress(.character("a")): return askAll(comparison)
    case KeyPress(.enter):
      guard let id = comparison.selected else { return [] }
      overlay = nil
      let before = chat.chain
      chat.chain = [ChainItem(id.description)]
      leaveList(for: id, instead: before)
      return []
    default: return []
    }
    overlay = comparison.models.count > 1 ? .comparison(comparison) : nil
    return []
  }

  /// A pane for each of the compared models: the current one and new ones.
  private mutating func askAll(_ comparison: ModelComparison) -> [Effect] {
    overlay = nil
    for (place, id) in comparison.models.enumerated() {
      if place == 0 {
        chat.chain = [ChainItem(id.description)]
      } else if !addChat([ChainItem(id.description)]) {
        flash = "Eight panes are the most."
      }
    }
    focus(.composer)
    return []
  }
}
