import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

extension TimelineLines {
  private var winner: Attempt? { attempts.first { $0.outcome == .answered } }

  /// `lost, cut off 28 ms after the first text`.
  func lost(_ attempt: Attempt) -> String {
    guard width >= 76, let winner, let ended = attempt.ended, let mark = mark(of: winner),
      ended >= mark.time
    else { return "lost" }
    let late = Int(min((ended - mark.time).milliseconds, 1e9).rounded(.up))
    return "lost, cut off \(late) ms after the \(mark.words)"
  }

  /// When the winner had won, and by what.
  private func mark(of winner: Attempt) -> (time: Duration, words: String)? {
    if case .race(_, .complete)? = answer.result?.strategy {
      return winner.ended.map { ($0, "whole answer") }
    }
    return winner.firstToken.map { ($0, "first text") }
  }

  /// Who won by what, how the starts were spaced, and what the losers may have cost (R37).
  var raceSentences: [String] {
    guard let result = answer.result else { return [] }
    var sentences: [String] = []
    if let winner, let mark = mark(of: winner) {
      var sentence = "Won by \(winner.model): \(mark.words) at \(Figures.time(mark.time))."
      if case .race(let pause?, _) = result.strategy {
        sentence += " Starts were \(Figures.time(pause)) apart (hedge_after)."
      }
      sentences.append(sentence)
    }
    let losers = attempts.filter { $0.outcome == .lost && $0.billing != .none }
    let known = losers.compactMap { attempt in
      attempt.possibleCost.flatMap {
        $0.dollars > 0 ? "\(attempt.model) \(Figures.dollars($0.dollars))" : nil
      }
    }
    if !known.isEmpty {
      sentences.append(
        "The losers may have cost: \(known.joined(separator: ", ")) (for their input).")
    }
    let unknown = losers.filter { $0.possibleCost == nil }.map(\.model.description)
    if !unknown.isEmpty {
      sentences.append(
        "What \(unknown.joined(separator: ", ")) may have cost is not known; the request was sent.")
    }
    return sentences
  }
}
