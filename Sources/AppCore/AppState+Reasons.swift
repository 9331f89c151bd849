extension AppState {
  /// Why an action would do nothing as things stand, as a sentence; nil when it does something.
  package func reasonAgainst(_ action: Action) -> String? {
    switch action {
    case .send, .clearDraft: composer.editor.isEmpty ? "The prompt is empty." : nil
    case .stop: chat.isRunning ? nil : "Nothing is running in this pane."
    case .nextEntry:
      chat.isRunning
        ? chat.chain.count > 1 ? nil : "The chain has no other entry."
        : "Nothing is running in this pane."
    case .again, .againWithOptions, .editAndResend: reasonAgainstAsking
    case .continueAnswer:
      reasonAgainstAsking
        ?? (chat.selectedTurn?.answer.isUnfinished == true
          ? nil : "The answer was neither stopped nor cut.")
    case .otherAnswer, .earlierAnswer:
      chat.isRunning
        ? "An answer is still coming; Esc stops it."
        : chat.selectedTurn.map { $0.branches.count > 1 } ?? false
          ? nil : "There is one answer to this prompt."
    case .timeline, .ownWords, .copyAnswer, .copyChat, .copyCode, .selectLines, .clearChat, .fork,
      .find, .nextTurn, .previousTurn, .deleteTurn, .promote:
      chat.turns.isEmpty ? "Nothing has been asked in this pane." : nil
    case .lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd:
      chat.metrics.total > chat.metrics.height ? nil : "The whole chat is in view."
    case .reasoning:
      chat.turns.contains { !$0.answer.reasoningText.isEmpty }
        ? nil : "No answer here shows its reasoning."
    case .clearSearch: browser.isNarrowed ? nil : "All models are shown."
    case .chatLayer: options.target == .chat ? "The options are the pane's already." : nil
    case .addPane: chats.count < Self.mostChats ? nil : "Eight panes are the most."
    case .closePane: chats.count > 1 ? nil : "The last pane stays; q leaves."
    case .linkPane: chats.count > 1 ? nil : "There is one pane; Ctrl+N adds another."
    case .effortDown, .effortUp:
      effort == nil
        ? "\(chat.chain.first?.id ?? "This model") has no levels of reasoning effort." : nil
    case .useModel, .openModel, .appendModel:
      browser.selectedModel == nil ? "No model is selected; Alt+1 goes to the models." : nil
    default: nil
    }
  }

  private var reasonAgainstAsking: String? {
    if chat.turns.isEmpty { return "Nothing has been asked in this pane." }
    return chat.isRunning ? "An answer is still coming; Esc stops it." : nil
  }
}
