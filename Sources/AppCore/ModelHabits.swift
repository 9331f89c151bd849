package import ChatModel

/// What a person has marked, used and hidden, and how fast models have been.
package struct ModelHabits: Sendable, Hashable {
  package struct Speed: Sendable, Hashable {
    /// Seconds.
    package var firstToken: Double?
    package var tokensPerSecond: Double?
    package var answers: Int

    package init(firstToken: Double?, tokensPerSecond: Double?, answers: Int) {
      self.firstToken = firstToken
      self.tokensPerSecond = tokensPerSecond
      self.answers = answers
    }
  }

  package var favourites: [ModelID] = []
  /// The last one first.
  package var recents: [ModelID] = []
  package var hidden: [ModelID] = []
  package var speeds: [ModelID: Speed] = [:]

  package init() {}
}
