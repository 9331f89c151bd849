/// Which models are wanted, apart from the words of a search.
///
/// Everything that is set must hold. What is not known of a model never satisfies a condition on
/// it: a model without a price is neither at most nor above one.
package struct ModelFilter: Sendable, Hashable {
  /// What a model can or is, and what a person has done with it.
  package enum Trait: String, Sendable, Hashable, CaseIterable {
    case reasoning, tools, vision, files
    /// Weights that can be downloaded.
    case open
    /// Input and output cost nothing.
    case free
    /// JSON-schema output.
    case json
    /// Its provider can be asked now.
    case key
    case favourite, recent
  }

  /// A modality that a model takes, gives, or either.
  package struct ModalityRule: Sendable, Hashable {
    package enum Direction: Sendable, Hashable { case takes, gives, either }

    package var modality: ModelRecord.Modality
    package var direction: Direction
    package var isWanted: Bool

    package init(
      _ modality: ModelRecord.Modality, _ direction: Direction = .either, isWanted: Bool = true
    ) {
      self.modality = modality
      self.direction = direction
      self.isWanted = isWanted
    }
  }

  /// True: wanted; false: not wanted; nil: does not matter.
  package var traits: [Trait: Bool] = [:]
  package var modalities: [ModalityRule] = []
  /// Tokens.
  package var contextAtLeast: Int?
  /// Tokens.
  package var contextBelow: Int?
  /// US dollars per million tokens, of input and of output.
  package var inputAtMost: Double?
  package var inputAbove: Double?
  package var outputAtMost: Double?
  package var outputAbove: Double?
  /// The provider of that id, else those whose ids begin so; empty: all.
  package var providers: [String] = []
  package var exceptProviders: [String] = []
  /// Empty: all.
  package var kinds: [ProviderRecord.Kind] = []
  package var exceptKinds: [ProviderRecord.Kind] = []
  /// Empty: all.
  package var sources: [ModelSource] = []
  /// `YYYY-MM-DD` or a beginning of it.
  package var releasedSince: String?
  package var releasedBefore: String?
  /// Whether models that are retired are listed even if not named exactly.
  package var showsDeprecated = false
  /// Whether embeddings, speech, pictures and the like are listed even if not named exactly.
  package var showsNonChat = false
  /// Whether models that the person has hidden are listed.
  package var showsHidden = false

  package init() {}

  /// Both filters at once; where both speak of the same trait the other one counts, of the same
  /// bound the stricter one.
  package func combined(with other: ModelFilter) -> ModelFilter {
    var both = self
    both.traits.merge(other.traits) { _, later in later }
    both.modalities += other.modalities
    both.contextAtLeast = Self.stricter(contextAtLeast, other.contextAtLeast, max)
    both.contextBelow = Self.stricter(contextBelow, other.contextBelow, min)
    both.inputAtMost = Self.stricter(inputAtMost, other.inputAtMost, min)
    both.inputAbove = Self.stricter(inputAbove, other.inputAbove, max)
    both.outputAtMost = Self.stricter(outputAtMost, other.outputAtMost, min)
    both.outputAbove = Self.stricter(outputAbove, other.outputAbove, max)
    if !other.providers.isEmpty { both.providers = other.providers }
    both.exceptProviders += other.exceptProviders
    if !other.kinds.isEmpty { both.kinds = other.kinds }
    both.exceptKinds += other.exceptKinds
    if !other.sources.isEmpty { both.sources = other.sources }
    both.releasedSince = Self.stricter(releasedSince, other.releasedSince, max)
    both.releasedBefore = Self.stricter(releasedBefore, other.releasedBefore, min)
    both.showsDeprecated = showsDeprecated || other.showsDeprecated
    both.showsNonChat = showsNonChat || other.showsNonChat
    both.showsHidden = showsHidden || other.showsHidden
    return both
  }

  private static func stricter<Bound>(
    _ one: Bound?, _ other: Bound?, _ choose: (Bound, Bound) -> Bound
  ) -> Bound? {
    guard let one, let other else { return one ?? other }
    return choose(one, other)
  }
}
