import ChatModel
import SwitchboardKit

extension AppState {
  /// Opens the failure desk for the current pane.
  mutating func openFailureDesk() {
    overlay = .failureDesk(FailureDesk(chain: chat.chain, pane: current + 2))
  }

  mutating func handleFailureDesk(_ desk: inout FailureDesk, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.enter): return tryChain(desk, isAllDemo: false)
    case KeyPress(.enter, .alt): return tryChain(desk, isAllDemo: true)
    default:
      desk.handle(press)
      overlay = .failureDesk(desk)
    }
    return []
  }

  /// Asks the last prompt, or an example, with the fault in its place; the pane's chain stays.
  private mutating func tryChain(_ desk: FailureDesk, isAllDemo: Bool) -> [Effect] {
    guard !chat.isRunning else {
      flash = "The pane is still being answered; Esc stops it."
      return []
    }
    overlay = nil
    focus(.chat)
    let entries = chat.entries
    chat.chain = desk.trial(isAllDemo: isAllDemo)
    defer { chat.entries = entries }
    let effects = chat.turns.isEmpty ? [ask(Self.examples[0], in: current)] : askAgain()
    let expected = desk.expectation(isAllDemo: isAllDemo)
    chat.trial = expected
    chat.notice = "Trial: expected \(Self.words(expected))."
    return effects
  }

  /// Says whether a trial came out as the rules of chains let expect.
  mutating func judgeTrial(in index: Int) {
    guard let expected = chats[index].trial, let answer = chats[index].turns.last?.answer,
      !answer.isRunning
    else { return }
    chats[index].trial = nil
    guard let result = answer.result, result.outcome != .stopped else {
      chats[index].notice = "Trial: stopped."
      return
    }
    if let doubt = Self.doubt(result) {
      chats[index].notice = "Trial: \(doubt)"
      return
    }
    let seen = FailureDesk.Expectation(
      attempts: result.attempts.count, answeredBy: result.answeredBy?.description)
    chats[index].notice =
      seen == expected
      ? "Trial: as expected, \(Self.words(seen))."
      : "Trial: it differs. Expected \(Self.words(expected)); it came to \(Self.words(seen))."
  }

  /// Why nothing can be said of a trial, as a sentence: what is expected holds for a chain that falls
  /// back and of which no entry rests.
  private static func doubt(_ result: Answer) -> String? {
    if result.attempts.contains(where: { $0.kind == .coolingDown }) {
      return "an entry failed too often and rests; try again in half a minute."
    }
    return result.strategy == .fallback
      ? nil : "the chain's strategy is \(result.strategy.kind.rawValue); see the timeline (t)."
  }

  private static func words(_ expectation: FailureDesk.Expectation) -> String {
    let attempts = "\(expectation.attempts) \(expectation.attempts == 1 ? "attempt" : "attempts")"
    return attempts + (expectation.answeredBy.map { ", an answer by \($0)" } ?? ", no answer")
  }
}
