package import SwitchboardKit

/// A call of a trial as it should go; times from the start of the run.
package struct TrialCall: Sendable, Hashable {
  /// The place of the entry in the chain, from 0.
  package var entry: Int
  package var start: Duration
  /// nil where none is expected, or where it is not known when.
  package var firstToken: Duration?
  /// nil: not known.
  package var end: Duration?
  package var fails: Bool
  /// How long is waited before the entry is called again.
  package var wait: Duration?
}

extension FailureDesk {
  /// What the entry with the fault would be sent back first.
  package var reply: RehearsedReply? { replies[entry + 1]?.first }

  /// Whether some wait of the trial is only our own back-off, whose length is chance.
  package var hasBackoff: Bool {
    retryAfter == nil && steps.contains { $0.fails && $0.call < callsAllowed }
      && chosenFault.consequence == .repeated
  }

  /// The calls of a trial with their times, as the replies of the demo provider and the rules of
  /// chains give them; a back-off counts with the middle of what it may be.
  ///
  /// - Parameters:
  ///   - silence: How long the entry with the fault may be silent.
  ///   - usual: The usual time of a model to its first token, for those that no demo plays.
  /// - Returns: The calls in order; empty while no reply is known.
  package func schedule(
    silence: Duration, usual: (_ id: String) -> Duration?
  ) -> [TrialCall] {
    guard !replies.isEmpty else { return [] }
    let trial = trial(isAllDemo: false)
    var time = Duration.zero
    var calls: [TrialCall] = []
    for (place, step) in steps.enumerated() {
      guard trial.indices.contains(step.entry) else { break }
      var call = TrialCall(entry: step.entry, start: time, fails: step.fails)
      let known = replies[step.entry + 1] ?? []
      if let reply = known.indices.contains(step.call - 1) ? known[step.call - 1] : known.first {
        call.firstToken = reply.firstToken.map { time + $0 }
        call.end = time + reply.lastByte + (reply.ending == .silence ? silence : .zero)
      } else {
        call.firstToken = usual(trial[step.entry].id).map { time + $0 }
      }
      if step.fails, steps.indices.contains(place + 1), steps[place + 1].entry == step.entry {
        call.wait = wait(after: step.call)
      }
      time = (call.end ?? time) + (call.wait ?? .zero)
      calls.append(call)
    }
    return calls
  }

  private func wait(after call: Int) -> Duration {
    if let retryAfter { return .seconds(retryAfter) }
    return min(.milliseconds(250) * (1 << min(call - 1, 5)), .seconds(4))
  }
}
