import ChatModel
import JSONCoding
import ProviderOptions

extension AppState {
  /// Sends the composer's prompt, or does the command that stands there.
  mutating func submit() -> [Effect] {
    guard composer.field == nil, composer.isReady else { return [] }
    composer.completion = nil
    let text = composer.editor.text
    switch DraftMeaning(text) {
    case .prompt(let prompt): return send(prompt, typed: text)
    case .directed(let id, let prompt):
      if chat.isRunning { return keepDraft(because: Self.stillAnswering) }
      guard !prompt.isEmpty || !composer.files.isEmpty else {
        return keepDraft(because: "There is nothing to ask \(id): the prompt goes behind it.")
      }
      return [.compose(.judge(.directed(id, prompt: prompt), chat.id))]
    case .command(let command, let argument):
      if let reason = reasonAgainst(command, argument) { return keepDraft(because: reason) }
      let kept = focus
      let effects = obey(command, argument, typed: text)
      if focus != kept || overlay != nil { composer.completion = nil }
      return effects
    case .unknown(let name):
      let near = SlashCommand.onScreen.first { $0.rawValue.hasPrefix(name.lowercased()) }
      return keepDraft(
        because: "No command is called /\(name)."
          + (near.map { " Did you mean /\($0.rawValue)?" } ?? "") + " A second / sends it as it is."
      )
    }
  }

  private static let stillAnswering = "An answer is still coming; Esc stops it, Enter then sends."

  /// Leaves a command as it was typed, to be corrected, and says what is wrong with it.
  mutating func keepDraft(because sentence: String) -> [Effect] {
    flash = sentence
    composer.asked = nil
    if composer.field == nil, composer.isCommand {
      composer.editor.move(to: composer.editor.count)
    }
    return []
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
    guard !panes.isEmpty else { return keepDraft(because: Self.stillAnswering) }
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
    return remember(typed)
  }

  /// A command has been done: it goes into the history, and the files stay with the next prompt.
  private mutating func doneCommand(_ typed: String) -> [Effect] {
    hint = nil
    composer.finishCommand()
    return remember(typed)
  }

  private mutating func remember(_ typed: String) -> [Effect] {
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
    case .set where !argument.isEmpty: return judge(.setting(argument, chat.chain))
    case .attach where !argument.isEmpty:
      return attach(PastedPaths.read(argument)?.first ?? argument, typed: typed)
    default: break
    }
    let finished = doneCommand(typed)
    return perform(command, argument) + finished
  }

  private mutating func perform(_ command: SlashCommand, _ argument: String) -> [Effect] {
    if let action = command.action(argument) { return perform(action) }
    switch command {
    case .model, .fallback: flash = chainSentence
    case .system:
      if !argument.isEmpty { chat.system = argument }
      flash = chat.system.map { "System text: \($0)" } ?? "No system text of this pane's own."
    case .option: flash = optionsSentence
    case .set: flash = settingsSentence
    case .strategy: useStrategy(argument)
    case .title: return askForTitle(argument)
    case .chats: return openSessions(finding: argument)
    case .theme:
      theme = argument
      return [.useTheme(argument)]
    case .export:
      let form = RequestForm(rawValue: argument) ?? .curl
      return setupRequest().map { [.copyRequest($0, form)] } ?? []
    default: break
    }
    return []
  }

  /// What was typed means something: do it.
  mutating func obey(_ judgement: Judgement, in id: ChatID) -> [Effect] {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return [] }
    let typed = composer.editor.text
    switch judgement {
    case .chain(let items): chats[index].chain = items
    case .fallbacks(let items): chats[index].entries += items
    case .options(let options): chats[index].options.merge(options)
    case .settings(let settings, _): chats[index].settings.merge(settings)
    case .directed(let item, let prompt):
      if let refusal = refusal(of: composer.files, by: item) {
        flash = refusal
        return []
      }
      let effect = ask(prompt, composer.files, to: item, in: index)
      clearMessageLayer()
      return [effect] + done(typed)
    }
    let finished = doneCommand(typed)
    switch judgement {
    case .chain, .fallbacks: flash = chainSentence
    case .options: flash = optionsSentence
    case .settings(_, let doubt): flash = doubt ?? "It holds from the next prompt on."
    case .directed: break
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

  private var settingsSentence: String {
    let set = chat.layer.settingValues.members.map { "\($0.key) \($0.value.brief)" }
    return set.isEmpty
      ? "No setting is set: /set temperature=0.2 sets one, Alt+0 shows them all."
      : "Settings: \(set.joined(separator: ", "))."
  }
}
