import Catalog
import ChatModel
import SwitchboardKit

extension AppState {
  /// Does a named action.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .send: return submit()
    case .newLine: composer.editor.insert("\n")
    case .openEditor: return [.edit(composer.editor.text)]
    case .clearDraft: composer.editor.clear()
    case .stop: return chat.isRunning ? [.stop(chat.id)] : []
    case .nextEntry: return chat.isRunning ? [.moveOn(chat.id)] : []
    case .again: return askAgain()
    case .otherAnswer: showOtherAnswer()
    case .editAndResend: editLast()
    case .lineDown: scroll(by: 1)
    case .lineUp: scroll(by: -1)
    case .pageDown: scroll(by: max(1, chat.metrics.height / 2))
    case .pageUp: scroll(by: -max(1, chat.metrics.height / 2))
    case .toStart: chat.top = 0
    case .toEnd: follow()
    case .reasoning: turnReasoning()
    case .timeline: overlay = chat.turns.isEmpty ? nil : .timeline
    case .ownWords: overlay = chat.turns.isEmpty ? nil : .ownWords
    case .copyAnswer: return chat.turns.last.map { [.copy($0.answer.text)] } ?? []
    case .copyChat: return [.copy(transcript)]
    case .clearChat: return clearChat()
    case .addPane:
      if addChat(chat.chain) { focus(.composer) } else { flash = "Eight panes are the most." }
    case .closePane: return closePane()
    case .linkPane: chat.isLinked.toggle()
    case .zoom: isZoomed.toggle()
    case .nextPane: step(1)
    case .previousPane: step(-1)
    case .focusModels: focus(.models)
    case .focusOptions: focus(.options)
    case .focusComposer: focus(.composer)
    case .effortUp: changeEffort(by: 1)
    case .effortDown: changeEffort(by: -1)
    case .useModel: return useModel { $0 = [$1] }
    case .appendModel: return useModel { $0.append($1) }
    case .openModel: return openModel()
    case .searchModels: focus(.models)
    case .setKey: openKeyDialog()
    case .palette: overlay = .palette(CommandList())
    case .help: overlay = .help(top: 0)
    case .theme: overlay = .themes(selection: themes.firstIndex(of: theme) ?? 0, before: theme)
    case .mouse: return switchMouse()
    case .suspend: return [.suspend]
    case .quit: return chats.contains(where: \.isRunning) ? askToLeave() : [.quit]
    }
    return []
  }

  private mutating func askToLeave() -> [Effect] {
    overlay = .leaving
    return []
  }

  /// Moves the focus through models, chats, options and the composer.
  private mutating func step(_ direction: Int) {
    var stops: [(Focus, Int?)] = [(.models, nil)]
    stops += chats.indices.map { (.chat, $0) }
    stops += [(.options, nil), (.composer, nil)]
    let here = stops.firstIndex { $0.0 == focus && ($0.1 == nil || $0.1 == current) } ?? 0
    let next = stops[(here + direction + stops.count) % stops.count]
    if let chat = next.1 { current = chat }
    focus(next.0)
  }

  private mutating func closePane() -> [Effect] {
    guard chats.count > 1 else {
      flash = "The last pane stays; q leaves."
      return []
    }
    let closed = chats.remove(at: current)
    current = min(current, chats.count - 1)
    return closed.isRunning ? [.stop(closed.id)] : []
  }

  private mutating func clearChat() -> [Effect] {
    let effects: [Effect] = chat.isRunning ? [.stop(chat.id)] : []
    chat.turns = []
    chat.top = nil
    return effects
  }

  private var transcript: String {
    chat.turns.map { "## You\n\n\($0.prompt)\n\n## \($0.answer.author)\n\n\($0.answer.text)" }
      .joined(separator: "\n\n")
  }

  private mutating func useModel(
    _ change: (inout [ChainItem], ChainItem) -> Void
  ) -> [Effect] {
    guard let row = browser.selectedModel else { return [] }
    if chat.isRunning {
      chat.notice = "The model changes with the next prompt."
    }
    change(&chat.chain, ChainItem(row.id.description))
    if row.isReady {
      focus(.composer)
    } else {
      openKeyDialog()
    }
    return []
  }

  private mutating func openModel() -> [Effect] {
    guard let row = browser.selectedModel else { return [] }
    guard addChat([ChainItem(row.id.description)]) else {
      flash = "Eight panes are the most."
      return []
    }
    if row.isReady { focus(.composer) } else { openKeyDialog() }
    return []
  }

  /// Asks for the key of the selected model's provider, or of the current pane's.
  mutating func openKeyDialog() {
    let selected = focus == .models ? browser.selectedProvider : nil
    let asked = chat.chain.first?.provider ?? ""
    // The demo needs no key; who asks for a key there wants a real model.
    let provider = selected ?? (asked == "demo" ? catalog.providersByPreference.first : asked) ?? ""
    guard let record = catalog.provider(provider), !record.keyVariables.isEmpty else {
      flash = "\(provider) needs no key."
      return
    }
    let model =
      browser.selectedModel.flatMap { $0.id.provider == provider ? $0.id : nil }
      ?? chat.chain.first.flatMap { $0.provider == provider ? ModelID($0.id) : nil }
      ?? catalog.defaultModel(of: provider)
    overlay = .key(
      KeyDialog(
        provider: provider, providerName: record.name, variables: record.keyVariables,
        documentation: record.documentation, model: model?.description ?? provider))
  }
}

extension AnswerState {
  /// Who wrote the answer, as far as that is known.
  package var author: String {
    (result?.answeredBy ?? current?.model ?? attempts.last?.model)?.description
      ?? chain.first?.id ?? ""
  }
}
