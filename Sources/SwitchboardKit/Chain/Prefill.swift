import Catalog
import ChatModel

extension CallEngine {
  /// Whether an entry's model goes on from an unfinished assistant message (R34).
  ///
  /// Only where the vendor documents it: Claude up to the 4.5 families without thinking, Mistral's
  /// prefix, Ollama's own API, and the demo provider's Messages dialect.
  func acceptsPrefill(_ slot: ChainSlot) -> Bool {
    guard let route = slot.route else { return false }
    switch (route.provider.id, route.dialect) {
    case ("mistral", .openAIChat), (_, .ollama): return true
    case ("anthropic", .anthropic): return Self.isClaudeWithPrefill(route.wireModel)
    case (DemoRouting.id, .anthropic): return true
    default: return false
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
