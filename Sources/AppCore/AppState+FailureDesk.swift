import ChatModel
import SwitchboardKit

extension AppState {
  /// Opens the failure desk for the current pane.
  mutating func openFailureDesk() -> [Effect] {
    let desk = FailureDesk(chain: chat.chain, pane: current + 2)
    overlay = .failureDesk(desk)
    return rehearsal(of: desk)
  }

  /// Asks what the demo provider would answer in the trial as it stands now.
  private func rehearsal(of desk: FailureDesk) -> [Effect] {
    [.rehearse(trialRequest(desk), calls: desk.callsAllowed)]
  }

  /// The request of the trial, as it would be sent.
  private func trialRequest(_ desk: FailureDesk) -> RunRequest {
    let chain = desk.trial(isAllDemo: false)
    guard let place = chat.selectedIndex else {
      return request(
        of: chat, chain, messages: chat.messages(asking: Self.examples[0]), message: options.message
      )
    }
    let turn = chat.turns[place]
    return request(
      of: chat, chain,
      messages: chat.messages(before: place, asking: turn.prompt, files: turn.files),
      message: turn.message)
  }

  /// Takes in what the demo provider would answer.
  mutating func rehearsed(_ replies: [Int: [RehearsedReply]]) {
    guard case .failureDesk(var desk) = overlay else { return }
    desk.replies = replies
    overlay = .failureDesk(desk)
  }

  mutating func handleFailureDesk(_ desk: inout FailureDesk, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): overlay = nil
    case KeyPress(.enter): return tryChain(desk, isAllDemo: false)
    case KeyPress(.enter, .alt): return tryChain(desk, isAllDemo: true)
    case KeyPress(.character("w")):
      return desk.reply.map { [.showInPager($0.text)] } ?? []
    default:
      desk.handle(press)
      overlay = .failureDesk(desk)
      return rehearsal(of: desk)
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
    let effects =
      chat.turns.isEmpty ? [ask(Self.examples[0], in: current)] : askAgain(ofWholeChain: true)
    let expected = desk.expectation(isAllDemo: isAllDemo)
    chat.trial = expected
    chat.notice = "Trial: expected \(Self.words(expected))."
    return effects.map { effect in
      guard case .start(let id, var request) = effect else { return effect }
      request.isTrial = true
      return .start(id, request)
    }
  }

  /// Says whether a trial came out as the rules of chains let expect.
  mutating func judgeTrial(in index: Int) {
    guard let expected = chats[index].trial, let answer = chats[index].turns.last?.answer,
      !answer.isRunning
    else { return }
    chats[index].trial = nil
    let verdict = verdict(on: answer.result, expected)
    chats[index].verdict = verdict
    chats[index].notice = "Trial: \(verdict.sentence)"
  }

  private func verdict(
    on result: Answer?, _ expected: FailureDesk.Expectation
  ) -> FailureDesk.Verdict {
    guard let result, result.outcome != .stopped else {
      return FailureDesk.Verdict(sentence: "stopped.", time: now)
    }
    if let doubt = Self.doubt(result) { return FailureDesk.Verdict(sentence: doubt, time: now) }
    let seen = FailureDesk.Expectation(
      attempts: result.attempts.count, answeredBy: result.answeredBy?.description)
    let sentence =
      seen == expected
      ? "as expected, \(Self.words(seen))."
      : "it differs. Expected \(Self.words(expected)); it came to \(Self.words(seen))."
    return FailureDesk.Verdict(
      isAsExpected: seen == expected, sentence: sentence, time: now)
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
