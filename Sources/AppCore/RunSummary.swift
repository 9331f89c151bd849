import ChatModel
import SwitchboardKit

/// What a run of the program came to.
package struct RunSummary: Sendable, Hashable {
  /// Chats in which anything was asked.
  package var chats = 0
  package var answers = 0
  package var failed = 0
  /// Answers that a person stopped, leaving among it.
  package var stopped = 0
  package var outputTokens = 0
  package var dollars = 0.0
  /// Whether an answer has a price that is not known.
  package var hasUnknownPrice = false
}

extension AppState {
  package var summary: RunSummary {
    var summary = RunSummary()
    summary.chats = chats.count { !$0.turns.isEmpty }
    for answer in chats.flatMap(\.turns).flatMap(\.answers) {
      guard let result = answer.result else {
        if answer.refusal != nil { summary.failed += 1 } else { summary.stopped += 1 }
        continue
      }
      switch result.outcome {
      case .answered, .interrupted: summary.answers += 1
      case .stopped: summary.stopped += 1
      case .failed: summary.failed += 1
      }
      summary.outputTokens += result.usage?.outputTokens ?? 0
      summary.dollars += result.cost?.dollars ?? 0
      if result.cost == nil, result.usage != nil { summary.hasUnknownPrice = true }
    }
    return summary
  }
}
