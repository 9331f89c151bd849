import Catalog
import ChatModel
import SwitchboardKit

extension AppState {
  /// Does a named action.
  mutating func perform(_ action: Action) -> [Effect] {
    if let reason = reasonAgainstInline(action) {
      flash = reason
      return []
    }
    switch action {
    case .send: return submit()
    case .newLine: composer.editor.insert("\n")
    case .openEditor: return [.edit(composer.editor.text)]
    case .clearDraft: composer.clear()
    case .unfoldPaste: if !composer.editor.unfold() { flash = "No paste is folded here." }
    case .searchHistory: return searchHistory()
    case .attach: return openAttach()
    case .stop: return chat.isRunning ? [.stop(chat.id)] : []
    case .nextEntry: return chat.isRunning ? [.moveOn(chat.id)] : []
    case .again: return askAgain()
    case .otherAnswer: showOtherAnswer(1)
    case .earlierAnswer: showOtherAnswer(-1)
    case .editAndResend: editSelected()
    case .fork: fork()
    case .continueAnswer: return continueAnswer()
    case .deleteTurn: return deleteTurn()
    case .undo: return undo()
    case .againWithOptions: return askAgain(isWithPresentOptions: true)
    case .lineDown: scroll(by: 1)
    case .lineUp: scroll(by: -1)
    case .pageDown: scroll(byPages: 1)
    case .pageUp: scroll(byPages: -1)
    case .toStart: toStart()
    case .toEnd: toEnd()
    case .panLeft: pan(by: -16)
    case .panRight: pan(by: 16)
    case .nextTurn: selectTurn(1)
    case .previousTurn: selectTurn(-1)
    case .find: openSearch()
    case .nextMatch: showMatch(1)
    case .previousMatch: showMatch(-1)
    case .reasoning: turnReasoning()
    case .timeline: if !isVeiled() { openTimeline() }
    case .wire: return isVeiled() ? [] : openWire()
    case .failureDesk: return openFailureDesk()
    case .ownWords: if !isVeiled() { overlay = chat.turns.isEmpty ? nil : .ownWords(top: 0) }
    case .copyAnswer: return copyAnswer()
    case .copyChat: return copyChat()
    case .copyCode: return copyCode()
    case .selectLines: selectLines()
    case .compare: return compare()
    case .compareSiblings: return compareSiblings()
    case .figures: if !isVeiled() { overlay = .figures }
    case .promote: promote()
    case .synchronize:
      isSynced.toggle()
      flash = isSynced ? "All panes scroll together." : "Each pane scrolls by itself."
    case .blindTest: toggleBlind()
    case .clearChat: return clearChat()
    case .export: openExport()
    case .openAgents: return openAgents()
    case .editChain: openChainEditor()
    case .addPane:
      let agent = chat.agent
      if addChat(chat.entries) {
        chat.agent = agent
        focus(.composer)
      } else {
        flash = "Eight panes are the most."
      }
    case .closePane: return closePane()
    case .linkPane: chat.isLinked.toggle()
    case .zoom: if focus == .models { browser.isZoomed.toggle() } else { isZoomed.toggle() }
    case .nextPane: step(1)
    case .previousPane: step(-1)
    case .focusModels: focus(.models)
    case .focusOptions: focusOptions()
    case .focusComposer: focus(.composer)
    case .effortUp: changeEffort(by: 1)
    case .effortDown: changeEffort(by: -1)
    case .setKey: openKeyDialog()
    case .sessions: return openSessions()
    case .statistics: return openStatistics()
    case .palette: overlay = .palette(CommandList())
    case .help: overlay = .help(HelpView())
    case .tour: beginTour()
    case .theme: overlay = .themes(selection: themes.firstIndex(of: theme) ?? 0, before: theme)
    case .mouse: return switchMouse()
    case .messageOptions, .searchOptions, .changedOptions, .unsetOption, .defaultOption,
      .undoOption, .chatLayer, .messageLayer, .otherEntry, .editAsJSON, .presets, .showWire,
      .copyBody, .copyCurl, .zoomOptions:
      return performOption(action)
    case .suspend: return [.suspend]
    case .quit: return chats.contains(where: \.isRunning) ? askToLeave() : [.quit]
    default: return performInModels(action)
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
    if let chat = next.1 {
      leaveCurrent()
      current = chat
    }
    focus(next.0)
  }

  private mutating func closePane() -> [Effect] {
    guard chats.count > 1 else {
      flash = "The last pane stays; q leaves."
      return []
    }
    let closed = chats.remove(at: current)
    if search?.chat == closed.id { search = nil }
    isPickingCode = false
    composer.forget(closed.id)
    current = min(current, chats.count - 1)
    outlines[closed.id] = nil
    return (closed.isRunning ? [.stop(closed.id)] : []) + [.sessions(.closePane(closed.id))]
  }

  /// Asks for the key of the selected model's provider, or of the one that lacked its key in the
  /// current pane's last answer, or of the first that is asked there.
  mutating func openKeyDialog() {
    let selected = focus == .models ? browser.selectedProvider : nil
    let refused = chat.turns.last?.answer.result?.attempts.first(where: \.isAboutKey)
    let asked = refused?.model.provider ?? chat.chain.first?.provider ?? ""
    // The demo needs no key; who asks for a key there wants a real model.
    let provider = selected ?? (asked == "demo" ? catalog.providersByPreference.first : asked) ?? ""
    guard let record = self.provider(provider),
      !record.keyVariables.isEmpty
    else {
      flash = "\(provider) needs no key."
      return
    }
    let model =
      refused.flatMap { $0.model.provider == provider ? $0.model : nil }
      ?? browser.selectedModel.flatMap { $0.id.provider == provider ? $0.id : nil }
      ?? chat.chain.first.flatMap { $0.provider == provider ? ModelID($0.id) : nil }
      ?? catalog.defaultModel(of: provider)
    overlay = .key(
      KeyDialog(
        provider: provider, providerName: record.name, variables: record.keyVariables,
        documentation: record.documentation, model: model?.description ?? provider))
  }
}

extension Attempt {
  /// Whether the call failed because a key is missing or refused.
  package var isAboutKey: Bool { kind == .noKey || kind == .unauthorized }
}

extension AnswerState {
  /// Who wrote the answer, as far as that is known.
  package var author: String {
    (result?.answeredBy ?? current?.model ?? attempts.last?.model)?.description
      ?? chain.first?.id ?? ""
  }
}
