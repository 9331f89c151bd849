/// The settings that every dialect knows in some form. nil is unset: nothing is sent (R20).
public struct CallSettings: Sendable, Hashable {
  /// The most that the model may write, in tokens, reasoning included.
  public var maxOutputTokens: Int?
  public var temperature: Double?
  public var topP: Double?
  public var topK: Int?
  public var stopSequences: [String]?
  public var seed: Int?
  public var presencePenalty: Double?
  public var frequencyPenalty: Double?

  public init(
    maxOutputTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
    topK: Int? = nil, stopSequences: [String]? = nil, seed: Int? = nil,
    presencePenalty: Double? = nil, frequencyPenalty: Double? = nil
  ) {
    self.maxOutputTokens = maxOutputTokens
    self.temperature = temperature
    self.topP = topP
    self.topK = topK
    self.stopSequences = stopSequences
    self.seed = seed
    self.presencePenalty = presencePenalty
    self.frequencyPenalty = frequencyPenalty
  }

  /// Lays the set values of `other` over these (R17).
  public mutating func merge(_ other: CallSettings) {
    maxOutputTokens = other.maxOutputTokens ?? maxOutputTokens
    temperature = other.temperature ?? temperature
    topP = other.topP ?? topP
    topK = other.topK ?? topK
    stopSequences = other.stopSequences ?? stopSequences
    seed = other.seed ?? seed
    presencePenalty = other.presencePenalty ?? presencePenalty
    frequencyPenalty = other.frequencyPenalty ?? frequencyPenalty
  }
}
