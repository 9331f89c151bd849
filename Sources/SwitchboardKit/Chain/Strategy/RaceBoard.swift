import ChatModel
import Synchronization

/// What racers and the run that watches them share: who is in, who has won, what became of each.
final class RaceBoard: Sendable {
  /// What a racer, the clock or a person tells the run.
  enum News: Sendable {
    /// To be passed on as they are.
    case events([RunEvent])
    /// A racer is through: it has won and ended, lost, or failed for good.
    case out
    /// The next racer may start, if this many have.
    case hedge(started: Int)
    /// A person wants somebody else to be asked.
    case moveOn
  }

  private struct State {
    /// What ends each racer's call, by the entry's place; taken out when it is through.
    var hands: [(place: Int, control: RunControl)] = []
    var winner: Int?
    /// The winner's last call.
    var result: EntryCall.Outcome?
    var isStopped = false
    var attempts: [Attempt] = []
    var lastNumber: Int
    var calls: [Int: Int] = [:]
  }

  let mark: Strategy.WinningMark
  /// In the order in which it happened.
  let news = BatchChannel<News>(capacity: 16)
  private let state: Mutex<State>

  /// - Parameters:
  ///   - mark: What wins.
  ///   - lastNumber: The number of the attempt before the first of the race.
  init(winOn mark: Strategy.WinningMark, lastNumber: Int) {
    self.mark = mark
    state = Mutex(State(lastNumber: lastNumber))
  }

  /// The place of the entry that has won.
  var winner: Int? { state.withLock(\.winner) }
  var result: EntryCall.Outcome? { state.withLock(\.result) }
  var isStopped: Bool { state.withLock(\.isStopped) }
  /// Every attempt but the winner's last one.
  var attempts: [Attempt] { state.withLock(\.attempts) }

  /// The calls that were made of an entry.
  func calls(of place: Int) -> Int { state.withLock { $0.calls[place] ?? 0 } }

  func nextNumber() -> Int {
    state.withLock {
      $0.lastNumber += 1
      return $0.lastNumber
    }
  }

  /// An entry joins; what it is given ends its calls.
  func join(_ place: Int) -> RunControl {
    let control = RunControl()
    state.withLock { $0.hands.append((place, control)) }
    return control
  }

  func leave(_ place: Int) {
    state.withLock { $0.hands.removeAll { $0.place == place } }
  }

  func called(_ place: Int) { state.withLock { $0.calls[place, default: 0] += 1 } }

  func add(_ attempt: Attempt) { state.withLock { $0.attempts.append(attempt) } }

  /// Claims the race for an entry; the first one gets it, and everybody else is cut off at once.
  func claim(_ place: Int) -> Bool {
    let (hasWon, losers) = state.withLock { state -> (Bool, [RunControl]) in
      guard state.winner == nil, !state.isStopped else { return (state.winner == place, []) }
      state.winner = place
      return (true, state.hands.filter { $0.place != place }.map(\.control))
    }
    for loser in losers { loser.stop() }
    return hasWon
  }

  /// Whether somebody else has won.
  func isLost(_ place: Int) -> Bool { state.withLock { $0.winner.map { $0 != place } ?? false } }

  func end(_ result: EntryCall.Outcome) { state.withLock { $0.result = result } }

  /// Ends every call of the race.
  func stop() {
    let hands = state.withLock { state in
      state.isStopped = true
      return state.hands.map(\.control)
    }
    for hand in hands { hand.stop() }
  }

  /// Gives up on the winner, or else on who has been running longest.
  func giveUp() {
    let hand = state.withLock { state in
      state.hands.first { state.winner == nil || $0.place == state.winner }?.control
    }
    hand?.moveOn()
  }

  /// Does what a person wants until the task is cancelled; stopping waits for nobody (R35).
  func follow(_ control: RunControl) async {
    while (try? await control.endOfEntryWanted()) != nil {
      if control.isStopped { return stop() }
      control.entryBegins()
      try? await news.send([.moveOn])
    }
  }
}
