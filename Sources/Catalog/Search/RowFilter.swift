/// A `ModelFilter` made ready for one index: masks and bounds.
struct RowFilter: Sendable {
  private var required: ModelFlags = []
  private var forbidden: ModelFlags = []
  /// Of each at least one bit.
  private var oneOf: [ModelFlags] = []
  /// Rows with these bits are counted, and listed only when named exactly.
  private(set) var concealed: ModelFlags = []
  private(set) var concealsNonChat = false
  private let filter: ModelFilter
  /// By the provider's place in the index; nil: all.
  private var providers: [Bool]?
  private let since: UInt32?
  private let before: UInt32?
  private let needsFacts: Bool

  init(_ filter: ModelFilter, providers known: [ModelIndex.Provider]) {
    self.filter = filter
    since = filter.releasedSince.map(ModelIndex.day)
    before = filter.releasedBefore.map(ModelIndex.day)
    needsFacts =
      since != nil || before != nil || filter.contextAtLeast != nil || filter.contextBelow != nil
      || filter.inputAtMost != nil || filter.inputAbove != nil || filter.outputAtMost != nil
      || filter.outputAbove != nil || !filter.sources.isEmpty
    for (trait, isWanted) in filter.traits {
      if isWanted { required.insert(trait.flag) } else { forbidden.insert(trait.flag) }
    }
    var asksForMedia = false
    for rule in filter.modalities {
      let flags = rule.flags
      if rule.isWanted { oneOf.append(flags) } else { forbidden.insert(flags) }
      asksForMedia = asksForMedia || rule.isWanted && rule.direction != .takes
    }
    if !filter.showsDeprecated { concealed.insert(.deprecated) }
    if !filter.showsHidden { concealed.insert(.hidden) }
    concealsNonChat = !filter.showsNonChat && !asksForMedia
    providers = Self.allowed(filter, known)
  }

  /// Whether a row may be listed; `flags` are those of the catalogue and of the person together.
  @inline(__always)
  func admits(
    _ row: ModelIndex.Row, flags: ModelFlags, _ facts: UnsafeBufferPointer<ModelIndex.Facts>,
    _ number: Int
  ) -> Bool {
    guard flags.isSuperset(of: required), flags.isDisjoint(with: forbidden) else { return false }
    for mask in oneOf where flags.isDisjoint(with: mask) { return false }
    if let providers, !providers[Int(row.provider)] { return false }
    return !needsFacts || admits(facts[number])
  }

  /// Whether a row is passed over unless it is named exactly.
  func conceals(_ flags: ModelFlags) -> Bool {
    !flags.isDisjoint(with: concealed) || concealsNonChat && !flags.contains(.chat)
  }

  private func admits(_ facts: ModelIndex.Facts) -> Bool {
    if let least = filter.contextAtLeast, facts.context == 0 || Int(facts.context) < least {
      return false
    }
    if let bound = filter.contextBelow, facts.context == 0 || Int(facts.context) >= bound {
      return false
    }
    // A price that is not known is not a number, and every comparison with it is false.
    if let most = filter.inputAtMost, !(facts.inputPrice <= Float(most)) { return false }
    if let bound = filter.inputAbove, !(facts.inputPrice > Float(bound)) { return false }
    if let most = filter.outputAtMost, !(facts.outputPrice <= Float(most)) { return false }
    if let bound = filter.outputAbove, !(facts.outputPrice > Float(bound)) { return false }
    if let since, facts.released == 0 || facts.released < since { return false }
    if let before, facts.released == 0 || facts.released >= before { return false }
    return filter.sources.isEmpty || filter.sources.contains(facts.source)
  }

  private static func allowed(
    _ filter: ModelFilter, _ known: [ModelIndex.Provider]
  ) -> [Bool]? {
    guard
      !filter.providers.isEmpty || !filter.exceptProviders.isEmpty || !filter.kinds.isEmpty
        || !filter.exceptKinds.isEmpty
    else { return nil }
    let wanted = filter.providers.map { Self.names($0, among: known) }
    let unwanted = filter.exceptProviders.map { Self.names($0, among: known) }
    return known.map { provider in
      let isNamed = { (names: Set<String>) in names.contains(provider.record.id) }
      return (wanted.isEmpty || wanted.contains(where: isNamed))
        && !unwanted.contains(where: isNamed)
        && (filter.kinds.isEmpty || filter.kinds.contains(provider.record.kind))
        && !filter.exceptKinds.contains(provider.record.kind)
    }
  }

  /// The provider of that id, else all whose ids begin so.
  private static func names(_ text: String, among known: [ModelIndex.Provider]) -> Set<String> {
    let text = text.lowercased()
    let ids = known.map(\.record.id)
    let exact = ids.filter { $0.lowercased() == text }
    return Set(exact.isEmpty ? ids.filter { $0.lowercased().hasPrefix(text) } : exact)
  }
}

extension ModelFilter.Trait {
  var flag: ModelFlags {
    switch self {
    case .reasoning: .reasoning
    case .tools: .tools
    case .vision: .takes(.image)
    case .files: .files
    case .open: .openWeights
    case .free: .free
    case .json: .structuredOutput
    case .key: .hasKey
    case .favourite: .favourite
    case .recent: .recent
    }
  }
}

extension ModelFilter.ModalityRule {
  var flags: ModelFlags {
    switch direction {
    case .takes: .takes(modality)
    case .gives: .gives(modality)
    case .either: [.takes(modality), .gives(modality)]
    }
  }
}
