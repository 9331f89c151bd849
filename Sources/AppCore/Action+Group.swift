extension Action {
  /// The heading under which the help has an action.
  package enum Group: String, Sendable, Hashable, CaseIterable {
    case writing, acting, reading, seeing, taking, models, options, panes, program
  }

  package var group: Group {
    switch self {
    case .lineDown, .lineUp, .pageDown, .pageUp, .toStart, .toEnd: .reading
    case .reasoning, .timeline, .ownWords, .otherAnswer: .seeing
    case .copyAnswer, .copyChat, .export: .taking
    case .openAgents, .editChain: .panes
    case .setKey: .program
    default:
      switch rawValue.split(separator: ".").first {
      case "composer": .writing
      case "chat": .acting
      case "models": .models
      case "options": .options
      case "pane": .panes
      default: .program
      }
    }
  }
}
