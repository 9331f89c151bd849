import AppCore
import ChatModel
import SwitchboardKit
import Testing
import TextLayout

@testable import Interface

@Suite struct `The reason of a failure` {
  private func attempt(_ status: Int?, inside reply: Int?, _ kind: FailureKind) -> Attempt {
    var attempt = Attempt(
      number: 1, entry: 1, call: 1, callsAllowed: 1,
      model: ModelID(provider: "openai", model: "gpt-5"), outcome: .failed, started: .zero)
    attempt.status = status
    attempt.replyStatus = reply
    attempt.kind = kind
    attempt.failure = CallFailure(kind, "Busy.", status: status, body: Array("{}".utf8))
    return attempt
  }

  @Test(
    arguments: [
      (429, 429, FailureKind.rateLimited, "429"), (429, nil, .rateLimited, "429"),
      (429, 200, .rateLimited, "rate limited"), (200, 200, .emptyResponse, "empty response"),
      (nil, nil, .connect, "no connection"),
    ] as [(Int?, Int?, FailureKind, String)])
  func `is a status only where the reply had it (R24)`(
    status: Int?, reply: Int?, kind: FailureKind, reason: String
  ) {
    let attempt = attempt(status, inside: reply, kind)
    #expect(AnswerHeader.reason([attempt]) == reason)
    #expect(AnswerHeader.reason([attempt, attempt]) == reason + " x2")
    #expect(attempt.statusAroundError == (reply == 200 ? 200 : nil))
  }
}

@Suite struct `The words of a provider` {
  private func rows(_ text: String, width: Int = 40, then end: String = "") -> [String] {
    ChatLines(width: width, now: .zero, reasoning: .folded)
      .words(text, TextStyle(.danger), indent: 2, then: end).map(\.text)
  }

  @Test(arguments: [40, 60, 100, 160])
  func `take six rows at most, and the last names the key that shows all`(width: Int) {
    let rows = rows(String(repeating: "The server is busy and cannot. ", count: 40), width: width)
    #expect(rows.count == 6)
    #expect(rows.last?.hasSuffix("⋯  e shows all") == true)
    #expect(rows.allSatisfy { DisplayWidth.width(of: $0) <= width })
  }

  @Test func `that fit stay as they are`() {
    #expect(rows("The server is busy.") == ["  The server is busy."])
    #expect(rows("It is busy.", then: "3 calls.") == ["  It is busy. 3 calls."])
  }

  @Test func `that came cut say so with the same sign`() {
    #expect(rows("The server is bus…") == ["  The server is bus ⋯  e shows all"])
  }

  @Test func `never hide what else is said of the failure`() {
    let rows = rows(String(repeating: "long ", count: 100), then: "3 calls.")
    #expect(rows.count == 7 && rows.last == "  3 calls.")
  }

  @Test func `stay whole where no key shows the rest`() {
    var writer = ChatLines(width: 40, now: .zero, reasoning: .folded)
    writer.inline = InlineForm()
    let lines = writer.words(String(repeating: "long ", count: 100), TextStyle(), indent: 2)
    #expect(lines.count > 6 && !lines.contains { $0.text.contains("⋯") })
  }
}
