import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `Comparing with the pane beside` {
  @Test func `passes over a pane without an answer`() {
    var screen = Screenful(200, 40, panes: [["demo/code"], ["demo/status-500"], ["demo/code"]])
    screen.ask("Hi", answers: ["one two", "", "one three"])
    screen.press(.alt("2"))
    screen.type("=")
    let ids = screen.state.chats.map(\.id)
    #expect(screen.state.comparison?.left.chat == ids[0])
    #expect(screen.state.comparison?.right.chat == ids[2])
  }
}
