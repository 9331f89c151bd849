/// A person's word on two answers to one prompt.
package struct VoteRecord: Sendable, Hashable {
  /// The better answer, or the left one of a tie.
  package let winner: MessageID
  /// The other one.
  package let loser: MessageID
  /// Whether neither is better.
  package let isTie: Bool
  /// When it was given.
  package let created: Moment

  /// A vote between two answers.
  package init(winner: MessageID, loser: MessageID, isTie: Bool = false, created: Moment) {
    self.winner = winner
    self.loser = loser
    self.isTie = isTie
    self.created = created
  }
}
