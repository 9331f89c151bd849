public import ChatModel

/// The model or models of an agent: an id, an entry with its own key, a chain, a type of your own,
/// or a closure that decides for each request (R5).
public enum ModelChoice: Sendable {
  /// One entry or several, asked in order until one answers.
  case chain([ModelEntry])
  /// Decided anew for every request from its context.
  ///
  /// The closure may return another closure, up to eight deep. What it throws ends the request.
  case choosing(@Sendable (RequestContext) async throws -> ModelChoice)

  /// One `provider/model` that is not written in the code.
  public static func id(_ id: String) -> ModelChoice { .chain([ModelEntry(id)]) }

  /// One entry with its own key, headers or limits.
  public static func entry(_ entry: ModelEntry) -> ModelChoice { .chain([entry]) }

  /// A type of your own in place of an id.
  public static func model(_ model: any LanguageModel) -> ModelChoice {
    .chain([ModelEntry(model)])
  }
}

extension ModelChoice: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
  /// One `provider/model`; `{name}` parts are filled from the request context.
  public init(stringLiteral id: String) { self = .id(id) }

  /// Entries in the order in which they are asked.
  public init(arrayLiteral entries: ModelEntry...) { self = .chain(entries) }
}

extension ModelChoice {
  /// The entries that a request with `context` is to be sent to.
  ///
  /// - Throws: `UsageError.choiceNeverEnds` when closures keep returning closures, and what a
  ///   closure throws.
  func entries(for context: RequestContext) async throws -> [ModelEntry] {
    var choice = self
    for _ in 0...8 {
      switch choice {
      case .chain(let entries): return entries
      case .choosing(let decide): choice = try await decide(context)
      }
    }
    throw UsageError.choiceNeverEnds
  }
}
