import ChatModel

/// Puts one entry of a chain first, by measurement or by weight (R38).
///
/// Pure but for chance, which is given.
struct Balancer {
  /// What is known of an entry at the moment of the choice.
  struct Standing: Sendable, Hashable {
    /// To the first token; nil when it is not measured.
    var latency: Duration?
    /// Calls that are running.
    var open = 0
    var isResting = false
  }

  struct Candidate {
    var model: ModelID
    /// 1 when nothing was said; below or not a number counts as 0.
    var weight: Double
    var standing: Standing
  }

  /// The place of the entry that goes first, and why, as a sentence.
  struct Choice {
    var index: Int
    var reason: String
  }

  var random: (ClosedRange<Double>) -> Double

  /// Of two random entries the one with less to wait for.
  ///
  /// That is its time to the first token, times its open calls and one, divided by its weight. Who is
  /// not measured counts as the median.
  ///
  /// - Returns: nil when there is nothing to choose from.
  func balanced(_ candidates: [Candidate]) -> Choice? {
    var pool = eligible(candidates)
    guard let one = draw(from: &pool) else { return nil }
    guard let other = draw(from: &pool) else {
      return Choice(
        index: one, reason: "\(candidates[one].model) goes first: it is the only one to choose.")
    }
    let median = median(of: candidates)
    let (first, second) = (score(candidates[one], median), score(candidates[other], median))
    let (winner, loser) = first <= second ? (one, other) : (other, one)
    return Choice(
      index: winner, reason: reason(candidates[winner], candidates[loser], median: median))
  }

  /// One entry by chance, in proportion to the weights.
  ///
  /// - Returns: nil when there is nothing to choose from.
  func weighted(_ candidates: [Candidate]) -> Choice? {
    let pool = eligible(candidates)
    guard let last = pool.last else { return nil }
    let total = pool.reduce(0) { $0 + candidates[$1].weight }
    var left = random(0...total)
    let index = pool.first { index in
      left -= candidates[index].weight
      return left < 0
    }
    let chosen = candidates[index ?? last]
    return Choice(
      index: index ?? last,
      reason: "\(chosen.model) goes first by chance: its weight is \(Self.figure(chosen.weight)) "
        + "of \(Self.figure(total)).")
  }

  /// The places of those that may go first: of weight, and not resting while another is awake.
  private func eligible(_ candidates: [Candidate]) -> [Int] {
    let weighty = candidates.indices.filter { candidates[$0].weight > 0 }
    let awake = weighty.filter { !candidates[$0].standing.isResting }
    return awake.isEmpty ? weighty : awake
  }

  private func draw(from pool: inout [Int]) -> Int? {
    guard !pool.isEmpty else { return nil }
    let place = min(Int(random(0...1) * Double(pool.count)), pool.count - 1)
    return pool.remove(at: place)
  }

  private func median(of candidates: [Candidate]) -> Duration? {
    let known = candidates.compactMap(\.standing.latency).sorted()
    guard !known.isEmpty else { return nil }
    return (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
  }

  /// Without any measurement every entry counts alike.
  private func score(_ candidate: Candidate, _ median: Duration?) -> Double {
    let latency = (candidate.standing.latency ?? median ?? .seconds(1)).inSeconds
    return latency * Double(candidate.standing.open + 1) / candidate.weight
  }

  // MARK: Words

  private func reason(_ winner: Candidate, _ loser: Candidate, median: Duration?) -> String {
    if median == nil, winner.standing.open == loser.standing.open, winner.weight == loser.weight {
      return "\(winner.model) goes first by chance: nothing is measured yet."
    }
    return "\(winner.model) goes first: \(words(winner, median)) against "
      + "\(words(loser, median)) of \(loser.model)."
  }

  private func words(_ candidate: Candidate, _ median: Duration?) -> String {
    let open = candidate.standing.open
    var words =
      if let latency = candidate.standing.latency {
        "first token \(latency.spoken)"
      } else {
        median.map { "not measured, counts as \($0.spoken)" } ?? "not measured"
      }
    if open > 0 { words += ", \(open) open" }
    if candidate.weight != 1 { words += ", weight \(Self.figure(candidate.weight))" }
    return words
  }

  private static func figure(_ number: Double) -> String {
    let isWhole = number == number.rounded() && number < 1e15
    return isWhole ? "\(Int(number))" : "\(number)"
  }
}

extension ModelEntry {
  /// The weight that counts: 1 unless one is set, never below 0.
  var effectiveWeight: Double {
    let weight = weight ?? 1
    return weight.isFinite ? min(max(weight, 0), 1e9) : 0
  }
}
