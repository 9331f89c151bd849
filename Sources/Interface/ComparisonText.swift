import AppCore
import SwitchboardKit
import TextLayout

/// What is said below two answers that are compared.
struct ComparisonText {
  let title: String
  let counts: String
  let figures: String
  let vote: String
  /// `tally 7 to 4, 2 ties`.
  let tally: String

  init(_ comparison: Comparison, _ answers: (AnswerState, AnswerState), _ state: AppState) {
    let (left, right) = answers
    let isHidden = [comparison.left, comparison.right].contains { side in
      state.chats.first { $0.id == side.chat }.map { state.hidesNames(of: $0) } ?? false
    }
    title = comparison.isSynced ? "word diff" : "word diff, each side scrolls by itself"
    if let diff = comparison.diff, diff.left.onlyHere == 0, diff.right.onlyHere == 0 {
      counts = "the same \(diff.same) words in both"
    } else if let diff = comparison.diff {
      counts =
        "\(diff.left.words.count) words against \(diff.right.words.count)   same \(diff.same)"
        + "   only left \(diff.left.onlyHere)   only right \(diff.right.onlyHere)"
    } else {
      counts = "comparing"
    }
    figures = isHidden ? "" : Self.figures(left, right)
    let pair = state.tally.pair(left.author, right.author)
    let score = "\(pair.wins) to \(pair.losses)" + Self.ties(pair.ties)
    tally = isHidden ? "" : "tally \(score)"
    vote =
      comparison.vote.map {
        Self.chosen($0) + " Tally of this pair: \(score).   u undo   Enter next prompt"
      }
      ?? "which is better?   < left   > right   = tie   x both bad   Space later"
  }

  private static func ties(_ count: Int) -> String {
    count == 0 ? "" : count == 1 ? ", 1 tie" : ", \(count) ties"
  }

  private static func chosen(_ vote: Vote) -> String {
    switch vote.choice {
    case .left: "You chose left: \(vote.left)."
    case .right: "You chose right: \(vote.right)."
    case .tie: "A tie: \(vote.left) and \(vote.right)."
    case .bothBad: "Both bad: \(vote.left) and \(vote.right)."
    }
  }

  private static func figures(_ left: AnswerState, _ right: AnswerState) -> String {
    guard let one = left.result, let other = right.result else { return "" }
    var facts: [String] = []
    let times = [one.total, other.total].sorted().map { Figures.time($0) }
    if times[0] != times[1] {
      let isLeft = one.total < other.total
      facts.append("faster: \(isLeft ? "left" : "right") \(times[0]) against \(times[1])")
    }
    if let price = one.cost?.dollars, let otherPrice = other.cost?.dollars, price != otherPrice {
      let isLeft = price < otherPrice
      let prices = [price, otherPrice].sorted().map { Figures.dollars($0) }
      facts.append("cheaper: \(isLeft ? "left" : "right") \(prices[0]) against \(prices[1])")
    }
    return facts.joined(separator: "     ")
  }
}
