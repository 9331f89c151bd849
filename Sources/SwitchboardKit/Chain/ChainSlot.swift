import ChatModel

/// An enabled entry of a chain with its place and identified model.
struct ChainSlot: Sendable {
  enum Target: Sendable {
    case route(Route)
    case custom(any LanguageModel)
  }

  /// From 1; disabled entries count.
  var place: Int
  var entry: ModelEntry
  var id: ModelID
  var target: Target
  var callsAllowed: Int
  /// Calls that a race has made of it already.
  var callsMade = 0

  /// The catalogue's id of the provider.
  var provider: String { id.provider }

  var route: Route? {
    if case .route(let route) = target { route } else { nil }
  }

  /// Why no call is possible: the sentence on the key that is missing, or may not be sent (R7, R9).
  var missingKey: String? {
    switch route?.key {
    case .missing(let sentence)?, .refused(let sentence)?: sentence
    default: nil
    }
  }

  /// Whether its faults were asked for by name, as those of the demo provider are.
  var failsOnPurpose: Bool { id.provider == DemoRouting.id }

  /// What is measured and rested as one with it.
  var key: EntryKey { EntryKey(id, route: route) }
}

extension Router {
  /// The enabled entries of a chain, every id checked before anything is sent (R2, R3, R31).
  func slots(of plan: RunPlan) throws(UsageError) -> [ChainSlot] {
    let router = adding(plan.providers)
    var slots: [ChainSlot] = []
    for (index, entry) in plan.entries.enumerated() where entry.isEnabled {
      // R26: a single entry is called up to three times, entries of a longer chain once.
      let retries = entry.maxRetries ?? (plan.entries.count == 1 ? 2 : 0)
      let calls = 1 + min(max(retries, 0), 1000)
      switch entry.target {
      case .model(let model):
        slots.append(
          ChainSlot(
            place: index + 1, entry: entry, id: model.id, target: .custom(model),
            callsAllowed: calls))
      case .id(let template):
        let id = try router.identify(
          try plan.context.fill(template), hasAddress: entry.baseURL != nil)
        slots.append(
          ChainSlot(
            place: index + 1, entry: entry, id: id, target: .route(try router.route(entry, id: id)),
            callsAllowed: calls))
      }
    }
    guard !slots.isEmpty else { throw .noEnabledEntry }
    return slots
  }
}
