package import ChatModel

/// What was measured over the chats of a span of time; chats of other programs do not count.
package struct ChatStatistics: Sendable, Hashable {
  /// The figures of one model.
  package struct Model: Sendable, Hashable {
    /// The model.
    package let id: ModelID
    /// Answers that it wrote.
    package var answers = 0
    /// Runs that asked it first.
    package var asked = 0
    /// Of these, those that it answered itself.
    package var firstChoice = 0
    /// Failed attempts, by kind.
    package var failures: [FailureKind: Int] = [:]
    /// From the start of its call to the first token, in milliseconds.
    package var firstToken: Spread?
    /// Output tokens per second.
    package var tokensPerSecond: Spread?
    /// Input and output, as far as they are known.
    package var tokens = 0
    /// US dollars, as far as they are known, failed attempts included.
    package var cost = 0.0
    /// Calls that were answered and whose price is not known.
    package var unpriced = 0
    /// The middle wait for the first token in each stretch of the time, in milliseconds; nil where
    /// nothing was measured.
    package var firstTokenTrend: [Double?] = []
    /// The same of the output tokens per second.
    package var speedTrend: [Double?] = []
    /// Votes that it won, lost, and that named no winner.
    package var votes = Votes()
  }

  /// The middle and the bad end of some figures.
  package struct Spread: Sendable, Hashable {
    /// Half of them are smaller.
    package let median: Double
    /// One of twenty is worse.
    package let p95: Double

    /// The spread of some figures; nil for none.
    ///
    /// - Parameters:
    ///   - figures: In any order.
    ///   - isBetterLarger: Whether small figures are the bad ones, as with a speed.
    package init?(_ figures: [Double], isBetterLarger: Bool = false) {
      guard !figures.isEmpty else { return nil }
      let sorted = isBetterLarger ? figures.sorted(by: >) : figures.sorted()
      func rank(_ share: Double) -> Double {
        let place = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(place, 0), sorted.count - 1)]
      }
      median = rank(0.5)
      p95 = rank(0.95)
    }
  }

  /// Votes about one model.
  package struct Votes: Sendable, Hashable {
    /// Answers that were better than the other.
    package var won = 0
    /// Answers that were worse.
    package var lost = 0
    /// Comparisons without a winner; they do not count towards the rate.
    package var tied = 0

    /// No vote yet.
    package init() {}

    /// The share of wins; nil before there was a winner or a loser.
    package var rate: Double? {
      won + lost > 0 ? Double(won) / Double(won + lost) : nil
    }

    /// Where the true share lies with a certainty of 95 % (Wilson's interval).
    package var interval: ClosedRange<Double>? {
      guard let rate else { return nil }
      let count = Double(won + lost)
      let z = 1.959964
      let middle = rate + z * z / (2 * count)
      let margin = z * (rate * (1 - rate) / count + z * z / (4 * count * count)).squareRoot()
      let scale = 1 + z * z / count
      return max(0, (middle - margin) / scale)...min(1, (middle + margin) / scale)
    }
  }

  /// How the runs of one chain went.
  package struct Chain: Sendable, Hashable {
    /// Its entries in order, as they were written.
    package let entries: [String]
    /// Runs that were asked of it.
    package var runs = 0
    /// Answers by the place of the entry that wrote them.
    package var answersByEntry: [Int] = []
    /// Runs that nobody answered.
    package var failed = 0
    /// How long an answer of the first entry took in the middle, in milliseconds.
    package var direct: Double?
    /// The same of answers of later entries.
    package var fallenBack: Double?

    /// A chain that nothing is known of yet.
    package init(_ entries: [String]) {
      self.entries = entries
      answersByEntry = Array(repeating: 0, count: entries.count)
    }
  }

  /// What one day cost.
  package struct Day: Sendable, Hashable {
    /// `2026-07-01`, as the machine's own clock shows it.
    package let date: String
    /// US dollars, as far as they are known.
    package var cost: Double
    /// Answers of that day.
    package var answers: Int
  }

  /// Nothing was measured.
  package init() {}

  /// The one with the most answers first.
  package var models: [Model] = []
  /// In order; days on which nothing was asked are left out.
  package var days: [Day] = []
  /// The chains of more than one entry, the one with the most runs first.
  package var chains: [Chain] = []
  /// The time that the trends are cut from; nil when nothing was measured.
  package var time: Range<Moment>?
}
