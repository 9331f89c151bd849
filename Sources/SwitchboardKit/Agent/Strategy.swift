/// How the entries of a chain share a prompt (R26, R37, R38).
public enum Strategy: Sendable, Hashable {
  /// One after the other in their order, the next one when one has failed.
  case fallback
  /// Side by side: the first to win writes the answer, the others are cut off and recorded as lost.
  ///
  /// With `hedgeAfter` each entry starts that long after the one before, or as soon as all that
  /// run have failed; without, all start together. What a loser may have cost stands in its attempt.
  case race(hedgeAfter: Duration? = nil, winOn: WinningMark = .text)
  /// The entry that measures best of two random ones first, the others as its fallback.
  case balance
  /// One entry by chance in proportion to its weight first, the others as its fallback.
  case weighted

  /// What wins a race.
  public enum WinningMark: String, Sendable, Hashable, CaseIterable {
    /// The first visible text, or the first tool call.
    case text
    /// The first whole answer.
    case complete
  }

  /// A strategy without its particulars, by the word that files and flags use.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case fallback, race, balance, weighted
  }

  /// Which of the four it is.
  public var kind: Kind {
    switch self {
    case .fallback: .fallback
    case .race: .race
    case .balance: .balance
    case .weighted: .weighted
    }
  }

  /// A strategy of a kind; what belongs to races is dropped for the others.
  public init(_ kind: Kind, hedgeAfter: Duration? = nil, winOn: WinningMark? = nil) {
    self =
      switch kind {
      case .fallback: .fallback
      case .race: .race(hedgeAfter: hedgeAfter, winOn: winOn ?? .text)
      case .balance: .balance
      case .weighted: .weighted
      }
  }
}
