import ChatModel
import Testing

@testable import SwitchboardKit

@Suite struct `Pieces that come together` {
  @Test func `become one where nothing stands between them`() {
    let events: [StreamEvent] = [
      .text("a"), .text("b"), .reasoning("c"), .text("d"), .text("e"),
      .finished(Finish(.stop, raw: "stop")),
    ]
    #expect(
      events.joiningText() == [
        .text("ab"), .reasoning("c"), .text("de"), .finished(Finish(.stop, raw: "stop")),
      ])
  }

  @Test func `lose nothing, however large they are`() {
    let large = String(repeating: "x", count: 5000)
    let events: [StreamEvent] = [.text("a"), .text(large), .text("b"), .text(large), .text("c")]
    let joined = events.joiningText()
    #expect(joined == events)
    let many = [StreamEvent](repeating: .text("abc"), count: 10_000).joiningText()
    let text = many.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    #expect(text == String(repeating: "abc", count: 10_000))
    #expect(many.count < 20)
  }
}
