package import ChatModel

/// What the catalogue knows of one model at one provider; nil is not known, never zero.
package struct ModelRecord: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable { case alpha, beta, deprecated }
  package enum Modality: String, Sendable, Hashable { case text, image, pdf, audio, video }

  package var id: ModelID
  package var name: String
  package var status: Status?
  package var isChat: Bool
  package var takesAttachments: Bool
  package var reasons: Bool
  package var callsTools: Bool
  package var hasOpenWeights: Bool
  package var structuredOutput: Bool?
  package var acceptsTemperature: Bool?
  package var input: [Modality]
  package var output: [Modality]
  /// Tokens.
  package var contextWindow: Int?
  package var maxInputTokens: Int?
  package var maxOutputTokens: Int?
  package var prices: ModelPrices?
  /// `YYYY-MM-DD` or `YYYY-MM`.
  package var released: String?
  package var knowledge: String?
  /// For example `toggle`, `effort=low,medium,high`, `budget=1024..63999`; empty: no known control.
  package var reasoningControls: [String]
  /// Where they differ from the provider's.
  package var dialect: Dialect?
  package var baseURL: String?
  /// Who says that it exists.
  package var source: ModelSource

  /// Whether its provider is one of the catalogue's, so that the ranges of its settings are known.
  package var hasKnownRanges: Bool { source != .settings && source != .local }

  package init(id: ModelID, name: String, source: ModelSource = .embedded) {
    self.id = id
    self.name = name
    isChat = true
    takesAttachments = false
    reasons = false
    callsTools = false
    hasOpenWeights = false
    input = [.text]
    output = [.text]
    reasoningControls = []
    self.source = source
  }
}

/// US dollars per million tokens.
package struct ModelPrices: Sendable, Hashable {
  package var input: Double
  package var output: Double
  package var cacheRead: Double?
  package var cacheWrite: Double?
  /// Where reasoning costs other than output.
  package var reasoning: Double?
  /// Prices that replace all of these once the prompt is larger than `above`, smallest first.
  package var tiers: [Tier]
  /// Prices of a faster service tier.
  package var fast: Tier?

  package struct Tier: Sendable, Hashable {
    /// Tokens of input; 0 for `fast`.
    package var above: Int
    package var input: Double
    package var output: Double
    package var cacheRead: Double?
    package var cacheWrite: Double?

    package init(
      above: Int, input: Double, output: Double, cacheRead: Double? = nil,
      cacheWrite: Double? = nil
    ) {
      self.above = above
      self.input = input
      self.output = output
      self.cacheRead = cacheRead
      self.cacheWrite = cacheWrite
    }
  }

  package init(
    input: Double, output: Double, cacheRead: Double? = nil, cacheWrite: Double? = nil,
    reasoning: Double? = nil, tiers: [Tier] = [], fast: Tier? = nil
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.reasoning = reasoning
    self.tiers = tiers
    self.fast = fast
  }
}
