package import JSONCoding

/// Which of two answers a person found better.
package struct Vote: Sendable, Hashable {
  package enum Choice: String, Sendable, Hashable, CaseIterable {
    case left, right, tie
    case bothBad = "both_bad"
  }

  /// The models that wrote the answers.
  package var left: String
  package var right: String
  package var choice: Choice

  package init(left: String, right: String, choice: Choice) {
    self.left = left
    self.right = right
    self.choice = choice
  }
}

/// How often which model was found better than which.
package struct VoteTally: Sendable, Hashable {
  /// The votes on two models.
  package struct Pair: Sendable, Hashable {
    package var wins: Int
    package var losses: Int
    package var ties: Int
    package var bothBad: Int

    package init(wins: Int = 0, losses: Int = 0, ties: Int = 0, bothBad: Int = 0) {
      self.wins = wins
      self.losses = losses
      self.ties = ties
      self.bothBad = bothBad
    }
  }

  /// By the model whose name comes first in the alphabet, then by the other.
  private var pairs: [String: [String: Pair]] = [:]

  package init() {}

  /// Counts a vote, or takes it back.
  package mutating func count(_ vote: Vote, by step: Int = 1) {
    let isSwapped = vote.right < vote.left
    let (first, second) = isSwapped ? (vote.right, vote.left) : (vote.left, vote.right)
    var pair = pairs[first]?[second] ?? Pair()
    switch (vote.choice, isSwapped) {
    case (.left, false), (.right, true): pair.wins = max(0, pair.wins &+ step)
    case (.right, false), (.left, true): pair.losses = max(0, pair.losses &+ step)
    case (.tie, _): pair.ties = max(0, pair.ties &+ step)
    case (.bothBad, _): pair.bothBad = max(0, pair.bothBad &+ step)
    }
    pairs[first, default: [:]][second] = pair
  }

  /// The votes on two models, as the first one sees them.
  package func pair(_ left: String, _ right: String) -> Pair {
    if left <= right { return pairs[left]?[right] ?? Pair() }
    let pair = pairs[right]?[left] ?? Pair()
    return Pair(
      wins: pair.losses, losses: pair.wins, ties: pair.ties, bothBad: pair.bothBad)
  }

  /// The votes on one model, against all others together.
  package func sum(of model: String) -> Pair {
    var sum = Pair()
    for (first, others) in pairs {
      for second in others.keys where first == model || second == model {
        let pair = self.pair(model, first == model ? second : first)
        sum.wins &+= pair.wins
        sum.losses &+= pair.losses
        sum.ties &+= pair.ties
        sum.bothBad &+= pair.bothBad
      }
    }
    return sum
  }

  /// What a file remembers; whatever is not a count is left out.
  package init(_ object: JSONObject) {
    for first in object.members {
      for second in first.value.object?.members ?? [] {
        guard let counts = second.value.object else { continue }
        func count(_ key: String) -> Int { min(max(0, counts[key]?.integer ?? 0), 1 << 40) }
        pairs[first.key, default: [:]][second.key] = Pair(
          wins: count("won"), losses: count("lost"), ties: count("ties"),
          bothBad: count("both_bad"))
      }
    }
  }

  /// For a file.
  package var json: JSONObject {
    var object = JSONObject()
    for (first, others) in pairs.sorted(by: { $0.key < $1.key }) {
      var row = JSONObject()
      for (second, pair) in others.sorted(by: { $0.key < $1.key }) {
        var counts = JSONObject()
        counts["won"] = .integer(pair.wins)
        counts["lost"] = .integer(pair.losses)
        counts["ties"] = .integer(pair.ties)
        counts["both_bad"] = .integer(pair.bothBad)
        row[second] = .object(counts)
      }
      object[first] = .object(row)
    }
    return object
  }
}
