/// One line of the list of chats.
package struct ChatSummary: Sendable, Hashable {
  /// Its id.
  package let id: ChatID
  /// The number that people use.
  package let number: Int
  /// Empty when nothing was ever said.
  package let title: String
  /// Words that it was filed under.
  package let tags: [String]
  /// Whether it stands before all others.
  package let isPinned: Bool
  /// Where it comes from.
  package let origin: ChatHeader.Origin
  /// When it was begun.
  package let created: Moment
  /// When something was last said in it.
  package let updated: Moment
  /// When it was deleted; it can be taken back for `ChatStore.daysUntilPurge` days.
  package let deleted: Moment?
  /// Who answered, or was asked where nobody did, each once.
  package let models: [String]
  /// How many panes it has.
  package let panes: Int
  /// How many answers it has.
  package let answers: Int
  /// The price of all answers in US dollars, as far as it is known; nil when none is.
  package let cost: Double?
  /// Whether every answer has a price.
  package let isCostComplete: Bool
  /// Whether it was begun as a copy of another one.
  package let isFork: Bool
}
