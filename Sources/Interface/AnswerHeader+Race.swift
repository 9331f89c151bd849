import AppCore
import SwitchboardKit
import TextLayout

extension AnswerHeader {
  /// Who takes part in a race, in order; who writes, or has won, comes last.
  var racers: [Author] {
    var order: [Int] = []
    var last: [Int: Attempt] = [:]
    var failures: [Int: [Attempt]] = [:]
    for attempt in answer.allAttempts {
      if last[attempt.entry] == nil { order.append(attempt.entry) }
      last[attempt.entry] = attempt
      let isRunning = answer.running.contains { $0.number == attempt.number }
      if !isRunning, [.failed, .skipped].contains(attempt.outcome) {
        failures[attempt.entry, default: []].append(attempt)
      }
    }
    let writer = answer.hasWon ? answer.current?.entry : nil
    let winner = writer ?? order.first { last[$0]?.outcome == .answered }
    if let winner { order = order.filter { $0 != winner } + [winner] }
    return order.map { entry in
      let isLost = entry != winner && last[entry]?.outcome == .lost
      return Author(
        name: Sanitizer.line(last[entry]?.model.model ?? ""),
        failure: isLost ? nil : Self.reason(failures[entry] ?? []), isLost: isLost,
        isLast: winner.map { entry == $0 } ?? true)
    }
  }

  /// Said of a race that somebody has won: who lost, and what that may have cost.
  var raceNote: String? {
    guard answer.isRace, let result = answer.result, result.outcome != .failed else { return nil }
    let losers = result.attempts.filter { $0.outcome == .lost }
    guard !losers.isEmpty else { return nil }
    let names = losers.map(\.model.model).joined(separator: ", ")
    let cost = result.costOfLosers.map { $0 > 0 ? ", may have cost \(Figures.dollars($0))" : "" }
    return "race: won against \(names)\(cost ?? "")"
  }
}
