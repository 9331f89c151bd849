import SwitchboardKit

/// Shows an answer as it is written, and everything that happens on the way.
func stream(_ agent: Agent, to page: inout some TextOutputStream) async throws {
  for try await event in agent.stream("Why is the sky blue?") {
    switch event {
    case .entryChosen(_, _, let reason):
      print("[\(reason)]", to: &page)
    case .attemptStarted(let attempt):
      print("[asking \(attempt.model), call \(attempt.call) of \(attempt.callsAllowed)]", to: &page)
    case .attemptFailed(let attempt, let isRetried):
      print("[failed: \(attempt.message ?? "no reason given")]", to: &page)
      if isRetried, let wait = attempt.wait { print("[again in \(wait)]", to: &page) }
    case .attemptLost(let attempt):
      print("[\(attempt.model) was beaten and cut off]", to: &page)
    case .entrySkipped(let attempt):
      print("[passed over: \(attempt.message ?? "no reason given")]", to: &page)
    case .content(_, .text(let piece)):
      print(piece, terminator: "", to: &page)
    case .restarted(_, let discarded):
      print("[\(discarded.count) characters above are not part of the answer]", to: &page)
    case .ended(let answer):
      print("\n[\(answer.answeredBy?.description ?? "nobody"): \(answer.outcome)]", to: &page)
    case .content, .continued, .warning:
      break
    }
  }
}

/// Ends a run after its first sentence and keeps what is there.
func firstSentence(of agent: Agent) async throws -> Answer? {
  let control = RunControl()
  var text = ""
  for try await event in agent.stream("Why is the sky blue?", control: control) {
    switch event {
    case .content(_, .text(let piece)):
      text += piece
      if text.contains(".") { control.stop() }
    case .ended(let answer):
      return answer
    default:
      break
    }
  }
  return nil
}

/// Gives up on every entry that thinks before it writes; the next one is asked.
func withoutWaiting(_ agent: Agent) async throws -> Answer? {
  let control = RunControl()
  for try await event in agent.stream("Why is the sky blue?", control: control) {
    switch event {
    case .content(_, .reasoning): control.moveOn()
    case .ended(let answer): return answer
    default: break
    }
  }
  return nil
}
