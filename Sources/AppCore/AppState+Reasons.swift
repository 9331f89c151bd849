import SwitchboardKit

extension AppState {
  /// Why an action would do nothing as things stand, as a sentence; nil when it does something.
  package func reasonAgainst(_ action: Action) -> String? {
    if let reason = reasonAgainstInline(action) { return reason }
    if revealsNames(action) { return Self.hiddenUntilVote }
    return switch action {
    case .send, .clearDraft: composer.editor.isEmpty ? "The prompt is empty." : nil
    case .unfoldPaste: composer.editor.hasFolds ? nil : "No paste is folded here."
    case .useModel, .openModel, .appendModel, .modelCard, .markModel, .favouriteModel, .hideModel,
      .copyModel, .compareModels:
      reasonAgainstModels(action)
    default:
      switch action.rawValue.split(separator: ".").first {
      case "chat": reasonAgainstChat(action)
      default: reasonAgainstPanes(action)
      }
    }
  }

  private func reasonAgainstChat(_ action: Action) -> String? {
    switch action {
    case .stop: chat.isRunning ? nil : "Nothing is running in this pane."
    case .nextEntry:
      chat.isRunning
        ? chat.chain.count > 1 ? nil : "The chain has no other entry."
        : "Nothing is running in this pane."
    case .again, .againWithOptions, .editAndResend, .fork, .deleteTurn: reasonAgainstAsking
    case .otherAnswer, .earlierAnswer:
      reasonAgainstAsking
        ?? (hasOtherAnswers ? nil : "There is one answer to this prompt; r asks again.")
    case .continueAnswer:
      reasonAgainstAsking
        ?? (chat.turns.last?.answer.isUnfinished == true
          ? nil : "Only a last answer that was stopped, cut or ended by length can be continued.")
    case .undo: undoSteps.isEmpty ? "There is nothing to take back." : nil
    case .ownWords:
      chat.turns.isEmpty
        ? Self.nothingAsked : hasFailures ? nil : "Nothing failed here; t shows how it went."
    case .copyAnswer:
      chat.turns.isEmpty
        ? Self.nothingAsked
        : chat.selection == nil && chat.selectedTurn?.answer.text.isEmpty != false
          ? "There is no answer to copy yet." : nil
    case .timeline, .copyChat, .copyCode, .selectLines, .clearChat, .find,
      .previousTurn:
      chat.turns.isEmpty ? Self.nothingAsked : nil
    case .nextTurn:
      chat.turns.isEmpty
        ? Self.nothingAsked
        : chat.selected == nil && chat.place == nil ? "This is the last message." : nil
    case .nextMatch, .previousMatch:
      search == nil ? "Nothing is looked for; / begins a search." : nil
    case .lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd:
      chat.metrics.total > chat.metrics.height ? nil : "The whole chat is in view."
    case .panLeft, .panRight:
      chat.metrics.mostPan > 0 || chat.pan > 0 ? nil : "Nothing here is wider than the pane."
    case .reasoning:
      chat.turns.contains { !$0.answer.reasoningText.isEmpty }
        ? nil : "No answer here shows its reasoning."
    case .clearSearch: browser.isNarrowed ? nil : "All models are shown."
    case .chatLayer: options.target == .chat ? "The options are the pane's already." : nil
    default: reasonAgainstComparing(action)
    }
  }

  private func reasonAgainstComparing(_ action: Action) -> String? {
    switch action {
    case .compare:
      chats.count > 1 || hasOtherAnswers
        ? nil : "One pane and one answer: r asks again, Ctrl+N adds a pane."
    case .compareSiblings:
      hasOtherAnswers ? nil : "There is one answer to this prompt; r asks again."
    case .figures: chats.allSatisfy(\.turns.isEmpty) ? "Nothing has been asked yet." : nil
    case .promote: chats.count > 1 ? reasonAgainstAsking : Self.onePane
    case .synchronize: chats.count > 1 ? nil : Self.onePane
    case .blindTest:
      chats.count > 1 || blind != nil ? nil : "A blind test needs two panes; Ctrl+N adds one."
    default: reasonAgainstPanes(action)
    }
  }

  private func reasonAgainstPanes(_ action: Action) -> String? {
    switch action {
    case .addPane: chats.count < Self.mostChats ? nil : "Eight panes are the most."
    case .closePane: chats.count > 1 ? nil : "The last pane stays; q leaves."
    case .linkPane: chats.count > 1 ? nil : Self.onePane
    case .chatLayer:
      options.target == .chat && focus == .options ? "The pane's options are shown." : nil
    case .messageLayer, .messageOptions:
      options.target == .message && focus == .options
        ? "The options of the next message are shown." : nil
    case .clearSearch:
      browser.editor.isEmpty && browser.chips.isEmpty ? "All models are listed." : nil
    case .effortDown, .effortUp:
      effort == nil
        ? "\(chat.chain.first?.id ?? "This model") has no levels of reasoning effort." : nil
    default: nil
    }
  }

  private func reasonAgainstModels(_ action: Action) -> String? {
    if action == .compareModels {
      return browser.marked.count > 1
        ? nil : "Mark two to four models with Space, then c compares them."
    }
    guard browser.selectedModel == nil else { return nil }
    return focus == .models
      ? "No model is selected; Enter unfolds a provider."
      : "No model is selected; Alt+1 goes to the models."
  }

  private static let nothingAsked = "Nothing has been asked in this pane."
  private static let onePane = "There is one pane; Ctrl+N adds another."

  private var hasFailures: Bool {
    chat.selectedTurn?.answer.attempts.contains { $0.failure != nil || $0.outcome == .skipped }
      ?? false
  }

  private var hasOtherAnswers: Bool { chat.selectedTurn.map { $0.branches.count > 1 } ?? false }

  private var reasonAgainstAsking: String? {
    if chat.turns.isEmpty { return Self.nothingAsked }
    return chat.isRunning ? "An answer is still coming; Esc stops it." : nil
  }
}
