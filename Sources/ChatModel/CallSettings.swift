/// The settings that every dialect knows in some form.
///
/// nil is unset: nothing is sent, and the provider's default holds (R20). A setting that a dialect
/// or a model does not take is left out, with a warning in the answer.
public struct CallSettings: Sendable, Hashable {
  /// The most that the model may write, in tokens, reasoning included.
  public var maxOutputTokens: Int?
  /// Randomness, from 0 for the steadiest answer.
  ///
  /// The highest value is the provider's own: 1 at Anthropic, Cohere and Together, 1.5 at Mistral
  /// and Cerebras, 2 elsewhere.
  public var temperature: Double?
  /// The share of probability to choose from, 0 to 1.
  public var topP: Double?
  /// The number of candidates to choose from.
  public var topK: Int?
  /// Texts that end the answer; they are not part of it.
  public var stopSequences: [String]?
  /// The start of the random numbers, for answers that repeat.
  public var seed: Int?
  /// The penalty on words that have occurred, −2 to 2.
  public var presencePenalty: Double?
  /// The penalty on words by how often they have occurred, −2 to 2.
  public var frequencyPenalty: Double?

  /// Settings of which only those named are set.
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
