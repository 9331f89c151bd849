import ProviderOptions

extension AppState {
  mutating func openAgents() -> [Effect] {
    guard !isVeiled() else { return [] }
    overlay = .agents(AgentList())
    return [.agents(chat.id, .list)]
  }

  /// Keys of the list of agents.
  mutating func handleAgents(_ list: inout AgentList, _ press: KeyPress) -> [Effect] {
    if list.name != nil { return handleAgentName(&list, press) }
    list.sentence = nil
    let asked = list.asksTrust
    list.asksTrust = false
    defer { if case .agents = overlay { overlay = .agents(list) } }
    if asked, let agent = list.selected, press == KeyPress(.character("y")) {
      return [.agents(chat.id, .trust(path: agent.path))]
    }
    switch press {
    case KeyPress(.escape) where asked: break
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.down), KeyPress(.character("j")): list.move(by: 1)
    case KeyPress(.up), KeyPress(.character("k")): list.move(by: -1)
    case KeyPress(.home), KeyPress(.character("g")): list.selection = 0
    case KeyPress(.end), KeyPress(.character("G")): list.move(by: list.agents.count)
    case KeyPress(.enter), KeyPress(.character("e")):
      list.goesOn = press != KeyPress(.enter)
      return open(&list)
    case KeyPress(.character("t")):
      list.asksTrust = list.selected?.state == .notTrusted
      if !list.asksTrust { list.sentence = "Only files of ./agents that carry keys ask for trust." }
    case KeyPress(.character("n")): list.name = LineEditor(isSingleLine: true)
    default: break
    }
    return []
  }

  private mutating func open(_ list: inout AgentList) -> [Effect] {
    guard let agent = list.selected else { return [] }
    guard !chat.isRunning else {
      list.sentence = "The pane is still being answered; Esc there stops it."
      return []
    }
    switch agent.state {
    case .ready: return [.agents(chat.id, .open(path: agent.path))]
    case .notTrusted: list.asksTrust = true
    case .broken: list.sentence = agent.mistakes.first ?? "The file cannot be used."
    }
    return []
  }

  private mutating func handleAgentName(
    _ list: inout AgentList, _ press: KeyPress
  ) -> [Effect] {
    defer { overlay = .agents(list) }
    switch press {
    case KeyPress(.escape): list.name = nil
    case KeyPress(.enter):
      switch newAgent(named: list.name?.text ?? "") {
      case .success(let work):
        list.name = nil
        return [.agents(chat.id, work)]
      case .failure(let mistake): list.sentence = mistake.sentence
      }
    default: _ = list.name?.handle(press)
    }
    return []
  }

  /// The work that makes an agent of what the pane has.
  func newAgent(named name: String) -> Result<AgentWork, EntryMistake> {
    guard Self.isPresetName(name) else {
      return .failure(
        EntryMistake("A name has letters, digits, - and _, and is at most 60 long."))
    }
    let kept = Preset.keeping(chat.layer, as: name).preset
    let layer = LayeredOptions.Layer(options: kept.options, settings: kept.settings)
    return .success(.create(name: name, like: chat.agent?.path, agentContent, layer))
  }

  /// What the pane has that an agent's file can hold.
  package var agentContent: AgentContent {
    AgentContent(instructions: instructions, entries: chat.entries, rules: chainRules)
  }

  /// The system text in force.
  var instructions: String {
    chat.system ?? chat.agent?.saved.instructions ?? chat.preview?.instructions ?? ""
  }

  /// What an agent's file would gain by saving; nil when no agent is open.
  package var unsavedChanges: [String]? {
    chat.agent.map { agentContent.changes(since: $0.saved) }
  }

  mutating func received(_ news: AgentNews, for id: ChatID) -> [Effect] {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return [] }
    switch news {
    case .list(let agents, let sentence):
      guard case .agents(var list) = overlay else { return [] }
      list.agents = agents
      list.isLoaded = true
      // What was said of the work that changed the list stays.
      list.sentence = sentence ?? list.sentence
      list.move(by: 0)
      overlay = .agents(list)
    case .opened(let agent):
      if let chain = resumedChains.removeValue(forKey: id) {
        resume(agent, chain, in: index)
      } else {
        opened(agent, in: index)
      }
    case .saved(let agent, let sentence):
      adopt(agent, in: index)
      tell(sentence)
      if case .agents = overlay { return [.agents(id, .list)] }
    case .mustRewrite(let sentence):
      guard case .chainEditor(var editor) = overlay else { return [] }
      editor.rewriteQuestion = sentence
      overlay = .chainEditor(editor)
    case .refused(let sentence):
      let isResumed = resumedChains.removeValue(forKey: id) != nil
      tell(
        isResumed ? "The agent of pane \(index + 2) is not there any more. \(sentence)" : sentence)
    }
    return []
  }

  /// The agent of a stored chat is open again; the chain stays as the pane had it.
  private mutating func resume(_ agent: OpenAgent, _ chain: [ChainItem], in index: Int) {
    let (system, rules) = (chats[index].system, chats[index].rules)
    adopt(agent, in: index)
    chats[index].system = system
    chats[index].rules = rules
    chats[index].rules?.limits = agent.saved.rules.limits
    // What a pane does not keep, headers and where an entry comes from, is the file's.
    var known = agent.saved.entries
    chats[index].entries = chain.map { item in
      guard let place = known.firstIndex(where: { $0.id == item.id }) else { return item }
      let file = known.remove(at: place).own
      var item = item
      guard var own = item.own else {
        item.own = file
        return item
      }
      own.headers = file?.headers ?? []
      own.hasOwnKey = file?.hasOwnKey ?? false
      own.origin = file?.origin
      item.own = own
      return item
    }
  }

  /// An agent comes into a pane: its chain, its instructions, its options below the pane's.
  private mutating func opened(_ agent: OpenAgent, in index: Int) {
    var goesOn = false
    if case .agents(let list) = overlay { goesOn = list.goesOn }
    adopt(agent, in: index)
    overlay = nil
    if goesOn {
      openChainEditor()
    } else {
      flash = "\(agent.reference) is in pane \(index + 2); Ctrl+X c edits it."
      focus(.composer)
    }
  }

  private mutating func adopt(_ agent: OpenAgent, in index: Int) {
    chats[index].agent = agent
    chats[index].entries = agent.saved.entries
    chats[index].system = nil
    chats[index].rules = nil
    options.entry = 0
    options.previewed = nil
  }

  /// Says a sentence where the person looks.
  private mutating func tell(_ sentence: String) {
    switch overlay {
    case .agents(var list):
      list.sentence = sentence
      overlay = .agents(list)
    case .chainEditor(var editor):
      editor.sentence = sentence
      overlay = .chainEditor(editor)
    default: flash = sentence
    }
  }

  /// Puts a paste into what is being typed in the list or the editor.
  ///
  /// - Returns: Whether one of them is open.
  mutating func pasteIntoAgents(_ text: String) -> Bool {
    switch overlay {
    case .agents(var list):
      list.name?.insert(text)
      overlay = .agents(list)
    case .chainEditor(var editor):
      editor.field?.editor.insert(text)
      overlay = .chainEditor(editor)
      findModels()
    default: return false
    }
    return true
  }
}
