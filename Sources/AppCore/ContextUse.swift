import ChatModel
import SwitchboardKit

/// How much a chat takes of what a model can read at once.
package struct ContextUse: Sendable, Hashable {
  /// Prompts that were asked.
  package var turns = 0
  /// What the next prompt would bring along.
  package var tokens = 0
  /// Whether a provider has counted none or only some of them.
  package var isEstimated = false

  /// The most turns that are looked at for the last count of a provider.
  private static let mostTurns = 100
  /// So many bytes of text are about one token.
  private static let bytesPerToken = 4

  /// - Parameter chat: Whose conversation it is; its last count by a provider is found from the end.
  package init(_ chat: Chat) {
    turns = chat.turns.count
    var bytes = 0
    for index in chat.turns.indices.suffix(Self.mostTurns).reversed() {
      if let usage = chat.turns[index].answer.result?.usage, let input = usage.inputTokens {
        let written = max(0, (usage.outputTokens ?? 0) &- (usage.reasoningTokens ?? 0))
        tokens = max(0, min(input, Self.most)) + min(written, Self.most)
        break
      }
      bytes += chat.turns[index].prompt.utf8.count + chat.turns[index].answer.text.utf8.count
    }
    guard bytes > 0 else { return }
    isEstimated = true
    if tokens == 0 { bytes += chat.system?.utf8.count ?? 0 }
    tokens += max(1, bytes / Self.bytesPerToken)
  }

  /// More than any model reads; a provider that counts more is not believed.
  private static let most = 1_000_000_000

  /// The share of a window that is used, in percent.
  package func percent(of window: Int) -> Int {
    window > 0 ? Int((Double(tokens) / Double(window) * 100).rounded(.down)) : 0
  }

  /// From so many percent on a person should know.
  package static let tight = 80
  /// From so many percent on there is always room to say it.
  package static let half = 50
}
