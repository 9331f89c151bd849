import Catalog
import ChatModel
import JSONCoding

extension AppState {
  /// What thinking may cost at most in the next request, where it names a budget and the model's price
  /// is known.
  package var thinkingCost: (tokens: Int, dollars: Double)? {
    guard let preview = chat.preview, let prices = catalog.model(preview.model)?.prices,
      let tokens = Self.budgetPaths.lazy.compactMap({ preview.body[path: $0]?.integer }).first,
      tokens > 0, tokens < 1_000_000_000
    else { return nil }
    var usage = Usage(inputTokens: 0, outputTokens: Int(tokens))
    usage.reasoningTokens = Int(tokens)
    return prices.cost(of: usage).map { (Int(tokens), $0) }
  }

  /// Where the dialects say how much a model may think.
  private static let budgetPaths = [
    ["thinking", "budget_tokens"], ["reasoning", "max_tokens"], ["thinking_budget"],
    ["generationConfig", "thinkingConfig", "thinkingBudget"],
  ]
}
