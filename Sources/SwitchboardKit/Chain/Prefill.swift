import Catalog
package import ChatModel

extension CallEngine {
  /// Whether an entry's model goes on from an unfinished assistant message (R34).
  func acceptsPrefill(_ slot: ChainSlot) -> Bool {
    guard let route = slot.route else { return false }
    return Prefill.isTaken(
      by: ModelID(provider: route.provider.id, model: route.wireModel), in: route.dialect)
  }
}

/// The text that a model is to go on from.
package enum Prefill {
  /// Whether a model goes on from an unfinished assistant message (R34).
  ///
  /// Only where the vendor documents it: Claude up to the 4.5 families without thinking, Mistral's
  /// prefix, Ollama's own API, and the demo provider's Messages dialect.
  package static func isTaken(by model: ModelID, in dialect: Dialect) -> Bool {
    switch (model.provider, dialect) {
    case ("mistral", .openAIChat), (_, .ollama): true
    case ("anthropic", .anthropic): isClaudeWithPrefill(model.model)
    case (DemoRouting.id, .anthropic): true
    default: false
    }
  }

  private static func isClaudeWithPrefill(_ model: String) -> Bool {
    let families = [
      "claude-3", "claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5", "claude-opus-4-1",
      "claude-sonnet-4-0", "claude-opus-4-0", "claude-sonnet-4-2025", "claude-opus-4-2025",
    ]
    return families.contains { model.hasPrefix($0) }
  }
}
