import ChatModel
import JSONCoding

extension AppState {
  /// Sends the composer's prompt, or does the command that stands there.
  mutating func submit() -> [Effect] {
    guard composer.field == nil, composer.isReady else { return [] }
    composer.completion = nil
    let text = composer.editor.text
    switch DraftMeaning(text) {
    case .prompt(let prompt): return send(prompt, typed: text)
    case .directed(let id, let prompt):
      guard !chat.isRunning, !prompt.isEmpty || !composer.files.isEmpty else { return [] }
      return [.compose(.judge(.directed(id, prompt: prompt), chat.id))]
    case .command(let command, let argument):
      let kept = focus
      let effects = obey(command, argument, typed: text)
      if focus != kept || overlay != nil { composer.completion = nil }
      return effects
    case .unknown(let name):
      let near = SlashCommand.onScreen.first { $0.rawValue.hasPrefix(name.lowercased()) }
      flash =
        "No command is called /\(name)."
        + (near.map { " Did you mean /\($0.rawValue)?" } ?? "") + " A second / sends it as it is."
      return []
    }
  }

  /// Asks the panes that the composer speaks to; the draft stays when nobody can take it.
  private mutating func send(_ prompt: String, typed: String) -> [Effect] {
    comparison = nil
    if let edited = editing {
      let effects = resend(prompt, composer.files, to: nil, edited) + done(typed)
      clearMessageLayer()
      return effects
    }
    let panes = addressed.filter { !chats[$0].isRunning }
    guard !panes.isEmpty else { return [] }
    for pane in panes {
      if let refusal = refusal(of: composer.files, by: chats[pane].chain.first) {
        flash = refusal
        return []
      }
    }
    let files = composer.files
    drawSides()
    let effects = panes.map { ask(prompt, files, in: $0) }
    clearMessageLayer()
    return effects + done(typed)
  }

  /// The draft has been used: it goes into the history.
  private mutating func done(_ typed: String) -> [Effect] {
    hint = nil
    composer.finish()
    guard typed.contains(where: { !$0.isWhitespace }) else { return [] }
    composer.history.add(typed)
    return [.compose(.remember(typed))]
  }

  /// A command with nothing to wait for, or the question what its argument means.
  private mutating func obey(
    _ command: SlashCommand, _ argument: String, typed: String
  ) -> [Effect] {
    let words = SlashCommand.ids(in: argument)
    func judge(_ typed: Typed) -> [Effect] { [.compose(.judge(typed, chat.id))] }
    switch command {
    case .model where !words.isEmpty: return judge(.chain(words))
    case .fallback where !words.isEmpty: return judge(.fallbacks(words))
    case .option where !argument.isEmpty: return judge(.option(argument))
    case .set where !argument.isEmpty: return judge(.setting(argument))
    case .attach:
      guard !argument.isEmpty else { break }
      let path = PastedPaths.read(argument)?.first ?? argument
      composer.editor.clear()
      return [.compose(.attach([path], composer.owner))]
    case .theme where !argument.isEmpty:
      guard themes.contains(argument) else {
        flash = "No theme is called \(argument). There are \(themes.joined(separator: ", "))."
        return []
      }
      theme = argument
      return [.useTheme(argument)] + done(typed)
    default: break
    }
    let finished = done(typed)
    return perform(command, argument) + finished
  }

  private mutating func perform(_ command: SlashCommand, _ argument: String) -> [Effect] {
    switch command {
    case .model, .fallback: flash = chainSentence
    case .system:
      if !argument.isEmpty { chat.system = argument }
      flash = chat.system.map { "System text: \($0)" } ?? "No system text of this pane's own."
    case .option: flash = optionsSentence
    case .set: flash = "Settings are names and values: /set temperature=0.2. Alt+0 shows them."
    case .attach: return perform(.attach)
    case .again: return perform(.again)
    case .timeline: return perform(.timeline)
    case .wire: return perform(.wire)
    case .copy: return perform(.copyAnswer)
    case .title: return askForTitle(argument)
    case .clear: return perform(.clearChat)
    case .new: return perform(.addPane)
    case .close: return perform(.closePane)
    case .chats: return openSessions(finding: argument)
    case .stats: return perform(.statistics)
    case .theme: return perform(.theme)
    case .help: return perform(.help)
    case .quit: return perform(.quit)
    case .next: return perform(.nextEntry)
    case .stop: return perform(.stop)
    case .export: return export(argument)
    case .quiet: break
    }
    return []
  }

  /// Copies the pane's setup in a form.
  private mutating func export(_ form: String) -> [Effect] {
    let names = RequestForm.allCases.map(\.rawValue)
    guard let form = RequestForm(rawValue: form.isEmpty ? "curl" : form) else {
      flash = "There is no form \(form); there are \(names.joined(separator: ", "))."
      return []
    }
    guard !isVeiled() else { return [] }
    return setupRequest().map { [.copyRequest($0, form)] } ?? []
  }

  /// What was typed means something: do it.
  mutating func obey(_ judgement: Judgement, in id: ChatID) -> [Effect] {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return [] }
    let typed = composer.editor.text
    switch judgement {
    case .chain(let items): chats[index].chain = items
    case .fallbacks(let items): chats[index].entries += items
    case .options(let options): chats[index].options.merge(options)
    case .settings(let settings): chats[index].settings.merge(settings)
    case .directed(let item, let prompt):
      if let refusal = refusal(of: composer.files, by: item) {
        flash = refusal
        return []
      }
      let effect = ask(prompt, composer.files, to: item, in: index)
      clearMessageLayer()
      return [effect] + done(typed)
    }
    let finished = done(typed)
    switch judgement {
    case .chain, .fallbacks: flash = chainSentence
    case .options: flash = optionsSentence
    case .settings, .directed: flash = "It holds from the next prompt on."
    }
    return finished
  }

  private var chainSentence: String {
    let ids = chat.chain.map(\.id)
    return ids.count > 1
      ? "Chain: \(ids.joined(separator: ", then "))." : "Model: \(ids.first ?? "none")."
  }

  private var optionsSentence: String {
    let set = chat.options.namespaces.sorted { $0.key < $1.key }.map {
      "\($0.key): \(JSONValue.object($0.value).text())"
    }
    return set.isEmpty ? "No option is set." : "Options: \(set.joined(separator: "; "))"
  }
}
