/// What was measured over a span of time, ready to be shown.
package struct Measured: Sendable, Hashable {
  /// The figures of one model.
  package struct Model: Sendable, Hashable {
    package var id: String
    /// Answers that it wrote.
    package var answers = 0
    /// Runs that asked it first.
    package var asked = 0
    /// Of these, those that it answered itself.
    package var firstChoice = 0
    /// Failed calls by kind, the most frequent first.
    package var failures: [Count] = []
    /// Seconds from the start of a call to the first token.
    package var firstToken: Spread?
    /// Output tokens per second.
    package var speed: Spread?
    /// The first token in seconds, in stretches of equal length; nil where nothing was measured.
    package var firstTokenTrend: [Double?] = []
    /// The same of the speed.
    package var speedTrend: [Double?] = []
    package var tokens = 0
    /// US dollars, as far as they are known.
    package var cost = 0.0
    /// Whether the price of some answers is not known.
    package var hasUnknownCost = false
    package var votes: Votes?

    package init(_ id: String) { self.id = id }

    /// Why there is no answer of it to be read, as a sentence.
    var reasonAgainstAnswers: String {
      let calls = failed == 1 ? "its one call failed" : "its \(failed) calls failed"
      return failed > 0
        ? "\(id) has answered nothing in this time: \(calls), as below."
        : "\(id) has answered nothing in this time."
    }

    package var failed: Int { failures.reduce(0) { $0 + $1.count } }

    /// How often it answered when it was asked first; nil when it never was.
    package var firstChoiceRate: Double? {
      asked > 0 ? Double(firstChoice) / Double(asked) : nil
    }
  }

  /// The middle, and what one of twenty is worse than.
  package struct Spread: Sendable, Hashable {
    package var median: Double
    package var p95: Double

    package init(median: Double, p95: Double) {
      self.median = median
      self.p95 = p95
    }
  }

  package struct Count: Sendable, Hashable {
    package var name: String
    package var count: Int

    package init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// Comparisons of two answers, as far as they concern one model.
  package struct Votes: Sendable, Hashable {
    package var won: Int
    package var lost: Int
    package var tied: Int
    /// The share of wins; nil where every comparison was a tie.
    package var rate: Double?
    /// Where the true share lies with a certainty of 95 %.
    package var interval: ClosedRange<Double>?

    package init(
      won: Int, lost: Int, tied: Int, rate: Double? = nil, interval: ClosedRange<Double>? = nil
    ) {
      self.won = won
      self.lost = lost
      self.tied = tied
      self.rate = rate
      self.interval = interval
    }
  }

  package struct Day: Sendable, Hashable {
    /// `Thu Jun 25`.
    package var name: String
    package var cost: Double
    package var answers: Int

    package init(name: String, cost: Double, answers: Int) {
      self.name = name
      self.cost = cost
      self.answers = answers
    }
  }

  /// How the runs of a chain went.
  package struct Chain: Sendable, Hashable {
    package var entries: [String]
    package var runs: Int
    /// Answers by the place of the entry that wrote them.
    package var answersByEntry: [Int]
    package var failed: Int
    /// Seconds that an answer of the first entry took in the middle.
    package var direct: Double?
    /// The same of answers of later entries.
    package var fallenBack: Double?

    package init(entries: [String], runs: Int, answersByEntry: [Int], failed: Int) {
      self.entries = entries
      self.runs = runs
      self.answersByEntry = answersByEntry
      self.failed = failed
    }
  }

  /// A word below the trends.
  package struct Mark: Sendable, Hashable {
    /// Where it stands: 0 is the start of the trends, 1 their end.
    package var place: Double
    package var word: String

    package init(place: Double, word: String) {
      self.place = place
      self.word = word
    }
  }

  package var models: [Model] = []
  /// In order; every day of a span that has an end.
  package var days: [Day] = []
  package var chains: [Chain] = []
  /// `seven days, six hours a column`.
  package var scale = ""
  package var marks: [Mark] = []

  package init() {}

  package var cost: Double { models.reduce(0) { $0 + $1.cost } }
  package var answers: Int { models.reduce(0) { $0 + $1.answers } }
  package var hasUnknownCost: Bool { models.contains(where: \.hasUnknownCost) }
  package var isEmpty: Bool { models.isEmpty }
}
