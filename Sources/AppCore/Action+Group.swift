extension Action {
  /// Whether it only moves the text of a chat up or down.
  var scrolls: Bool {
    [.lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd].contains(self)
  }

  /// The heading under which the help has an action.
  package enum Group: String, Sendable, Hashable, CaseIterable {
    case writing, acting, reading, seeing, taking, models, options, panes, program
  }

  package var group: Group {
    switch self {
    case .lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd, .panLeft, .panRight, .nextTurn,
      .previousTurn, .find, .nextMatch, .previousMatch, .synchronize:
      .reading
    case .reasoning, .timeline, .ownWords, .otherAnswer, .earlierAnswer, .wire, .compare,
      .compareSiblings, .figures, .blindTest:
      .seeing
    case .copyAnswer, .copyChat, .copyCode, .selectLines, .export: .taking
    case .openAgents, .editChain: .panes
    case .setKey: .program
    default:
      switch rawValue.split(separator: ".").first {
      case "composer": .writing
      case "chat": .acting
      case "models": .models
      case "option", "options": .options
      case "pane": .panes
      default: .program
      }
    }
  }
}
