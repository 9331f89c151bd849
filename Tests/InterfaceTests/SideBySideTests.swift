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

@Suite struct `A model whose key is missing` {
  @Test func `leaves the pane as it was when its key is not given`() {
    var screen = Screenful(120, 40)
    _ = screen.state.handle(.catalogue(Knowledge.of(ready: [])))
    screen.press(.alt("1"))
    screen.type("claude-sonnet-4-5", KeyPress(.enter), KeyPress(.enter))
    guard case .key = screen.state.overlay else {
      Issue.record("no key is asked for")
      return
    }
    #expect(screen.state.chat.chain.map(\.id) != ["demo/prose"])
    screen.press(KeyPress(.escape))
    #expect(screen.state.chat.chain.map(\.id) == ["demo/prose"])
  }
}

@Suite struct `Two answers of one pane` {
  @Test func `are told apart by their places`() {
    var screen = Screenful(120, 40)
    screen.ask("Hi", answers: ["one two"])
    screen.press(.alt("2"))
    screen.type("r")
    screen.state.answer("one three", pane: 0)
    screen.state.end(pane: 0)
    screen.type("|")
    let text = screen.draw().joined(separator: "\n")
    #expect(text.contains("answer 1 of 2") && text.contains("answer 2 of 2"))
  }
}
