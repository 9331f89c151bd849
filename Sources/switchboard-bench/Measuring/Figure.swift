/// One line of the report: what was measured, what stands beside it, what it has to keep to.
struct Figure {
  enum Limit {
    case atMost(Double)
    case atLeast(Double)
    case ratioAtMost(Double)
  }

  /// What ran in the same rounds: the least that the machine needs, or another program.
  enum Peer {
    case none
    case measured(String, Amount)
    /// Why it did not run, as a sentence's end: "curl is missing".
    case missing(String)
  }

  var name: String
  var ours: Amount
  var peer: Peer
  var limit: Limit?

  init(_ name: String, _ ours: Amount, beside peer: Peer = .none, limit: Limit? = nil) {
    self.name = name
    self.ours = ours
    self.peer = peer
    self.limit = limit
  }

  /// Ours divided by the peer's.
  var ratio: Double? {
    guard case .measured(_, let amount) = peer, amount.median > 0 else { return nil }
    return ours.median / amount.median
  }

  /// Whether the limit is kept; nil without one, or without the peer that it needs.
  var isKept: Bool? {
    switch limit {
    case nil: nil
    case .atMost(let most): ours.median <= most
    case .atLeast(let least): ours.median >= least
    case .ratioAtMost(let most): ratio.map { $0 <= most }
    }
  }
}
