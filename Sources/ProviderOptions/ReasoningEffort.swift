package import JSONCoding

/// How much a request asks the model to think.
package enum ReasoningEffort: String, Sendable, Hashable, CaseIterable, Comparable {
  case none, minimal, low, medium, high, xhigh, max

  package static func < (left: ReasoningEffort, right: ReasoningEffort) -> Bool {
    left.rank < right.rank
  }

  /// Whether the first token may take an hour (R22).
  package var isHighOrAbove: Bool { self >= .high }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension OptionPlacement {
  /// The effort that a request's options ask for, the greatest if they name several; nil when they
  /// say nothing and the provider decides.
  ///
  /// An allowance in tokens counts by its share of the output limit, with the AI SDK's steps: from
  /// 90 % xhigh, 60 % high, 30 % medium, 10 % low. Reasoning that is on without depth or allowance
  /// counts as medium, Anthropic's adaptive thinking as high, which is its default effort.
  ///
  /// - Parameters:
  ///   - options: The effective options of the entry's namespace, as typed; names of the wire count
  ///     too.
  ///   - maxOutputTokens: The output limit of the request, or of the model; 32,000 when not known.
  /// - Returns: The effort, for the limits of R22.
  package static func effectiveEffort(
    _ options: JSONObject, maxOutputTokens: Int? = nil
  ) -> ReasoningEffort? {
    let options = options.withoutIdleBudget
    let named = effortPaths.compactMap { options[path: $0].flatMap(effort) }
    let allowed = budgetPaths.compactMap { path in
      options[path: path]?.double.flatMap { effort(of: $0, in: maxOutputTokens) }
    }
    let modes = [mode(of: options["thinking"]), switched(options)].compactMap { $0 }
    if let said = (named + allowed).max() { return said }
    return modes.max()
  }

  private static let effortPaths = [
    ["reasoningEffort"], ["reasoning_effort"], ["effort"], ["reasoning"], ["reasoning", "effort"],
    ["think"], ["output_config", "effort"], ["thinkingConfig", "thinkingLevel"],
    ["reasoningConfig", "maxReasoningEffort"],
  ]

  private static let budgetPaths = [
    ["thinking", "budgetTokens"], ["thinking", "budget_tokens"], ["thinking", "tokenBudget"],
    ["thinking", "token_budget"], ["thinkingConfig", "thinkingBudget"], ["thinkingBudget"],
    ["thinking_budget"], ["reasoning", "max_tokens"], ["reasoningConfig", "budgetTokens"],
  ]

  private static func effort(_ value: JSONValue) -> ReasoningEffort? {
    if value.string == "off" { return ReasoningEffort.none }
    return value.string.flatMap(ReasoningEffort.init(rawValue:))
  }

  private static func effort(of budget: Double, in limit: Int?) -> ReasoningEffort? {
    let limit = Swift.max(Double(limit ?? 32_000), 1)
    return switch budget / limit {
    case ..<0: nil
    case 0: ReasoningEffort.none
    case 0.9...: .xhigh
    case 0.6...: .high
    case 0.3...: .medium
    case 0.1...: .low
    default: .minimal
    }
  }

  private static func mode(of thinking: JSONValue?) -> ReasoningEffort? {
    switch thinking?["type"]?.string {
    case "adaptive": .high
    case "enabled": .medium
    case "disabled": ReasoningEffort.none
    default: nil
    }
  }

  private static func switched(_ options: JSONObject) -> ReasoningEffort? {
    let isOn = options["think"]?.bool ?? options["enableThinking"]?.bool
    return isOn.map { $0 ? .medium : .none }
  }
}

extension JSONObject {
  /// Without an allowance that the mode of `thinking` gives no meaning.
  fileprivate var withoutIdleBudget: JSONObject {
    guard let mode = self["thinking"]?["type"], mode != "enabled" else { return self }
    var result = self
    result["thinking"] = ["type": mode]
    return result
  }
}
