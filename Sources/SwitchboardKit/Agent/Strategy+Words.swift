extension Strategy {
  /// What becomes of a prompt, as a sentence.
  package var words: String {
    switch self {
    case .fallback: "Strategy fallback: one entry after the other, until one answers."
    case .race(let hedgeAfter, let mark):
      "Strategy race: "
        + (hedgeAfter.map { "the entries start \($0.spoken) apart" } ?? "the entries start together")
        + ", the first \(mark == .text ? "visible text" : "whole answer") wins."
    case .balance:
      "Strategy balance: of two random entries the one with less to wait for goes first, by what this "
        + "process has measured; the rest is its fallback."
    case .weighted:
      "Strategy weighted: one entry goes first by chance, in proportion to its weight; the rest is its "
        + "fallback."
    }
  }
}
