/// A stored chat as the list shows it.
package struct SessionRow: Sendable, Hashable {
  /// A place where the words of a search were found.
  package struct Hit: Sendable, Hashable {
    /// A run of the text around it.
    package struct Run: Sendable, Hashable {
      package var text: String
      package var isMatch: Bool

      package init(text: String, isMatch: Bool) {
        self.text = text
        self.isMatch = isMatch
      }
    }

    package var runs: [Run]
    /// The message.
    package var message: StoredID?

    package init(runs: [Run], message: StoredID? = nil) {
      self.runs = runs
      self.message = message
    }

    /// The first of the words that were found, as it stands there.
    package var word: String? { runs.first(where: \.isMatch)?.text }
  }

  package var id: StoredID
  /// The number that people use.
  package var number: Int
  package var title: String
  package var models: [String]
  /// `today 14:31`, `Jun 21`.
  package var day: String
  package var panes: Int
  /// `$0.031`; empty when nothing is known.
  package var cost: String
  package var isPinned: Bool
  package var tags: [String] = []
  /// Whether it was begun as a copy of another chat.
  package var isFork = false
  package var hits: [Hit]

  package init(
    id: StoredID, number: Int, title: String, models: [String] = [], day: String = "",
    panes: Int = 1, cost: String = "", isPinned: Bool = false, hits: [Hit] = []
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.models = models
    self.day = day
    self.panes = panes
    self.cost = cost
    self.isPinned = isPinned
    self.hits = hits
  }
}

/// Some rows of the list, and what is known of the rest.
package struct SessionPage: Sendable, Hashable {
  package var rows: [SessionRow]
  /// Whether more rows follow.
  package var hasMore: Bool
  /// How many chats there are; nil when nobody counted.
  package var total: Int?
  /// The chat of the panes, once something was kept of it.
  package var current: StoredID?

  package init(rows: [SessionRow], hasMore: Bool = false, total: Int? = nil) {
    self.rows = rows
    self.hasMore = hasMore
    self.total = total
  }
}
