import AppCore
import Interface
import SwitchboardKit
import Testing

@Suite struct `The guided tour` {
  private static func begun(panes: [[String]] = [["demo/busy", "demo/prose"]]) -> Screenful {
    var screen = Screenful(120, 40, panes: panes)
    screen.press(KeyPress(.function(1)))
    screen.press(KeyPress(.character("t")))
    return screen
  }

  private static func strip(_ screen: inout Screenful) -> String {
    let rows = screen.draw()
    return rows.last { $0.hasPrefix(" Tour") } ?? ""
  }

  @Test func `goes from a prompt to the wire log in six steps, and ends`() {
    var screen = Self.begun()
    #expect(
      Self.strip(&screen).hasPrefix(" Tour 1 of 6  Down brings an example, or type your own."))
    screen.press(KeyPress(.down))
    #expect(Self.strip(&screen).contains("Enter sends the prompt."))
    screen.press(KeyPress(.enter))
    #expect(Self.strip(&screen).contains("2 of 6  The header says what is waited for"))
    screen.state.answer("Because.")
    #expect(Self.strip(&screen).contains("2 of 6  demo/prose answers instead"))
    screen.state.end()
    #expect(Self.strip(&screen).contains("3 of 6  Alt+2 goes to the chat; t, its timeline."))
    screen.press(.alt("2"))
    #expect(Self.strip(&screen).contains("3 of 6  t shows how the chain went"))
    screen.press(KeyPress(.character("t")))
    #expect(Self.strip(&screen).contains("4 of 6  Bars to scale"))
    screen.press(KeyPress(.escape))
    #expect(Self.strip(&screen).contains("Ctrl+N puts a pane beside"))
    screen.press(.control("n"))
    #expect(Self.strip(&screen).contains("Type a prompt, then Enter: both panes answer."))
    screen.type("Again?", KeyPress(.enter))
    #expect(Self.strip(&screen).contains("5 of 6  Alt+0 goes to the options"))
    for pane in 0..<2 { screen.state.end(pane: pane) }
    screen.press(.alt("0"))
    #expect(Self.strip(&screen).contains("5 of 6  j goes to temperature"))
    for _ in 0..<9 where screen.state.selectedOption?.name != "temperature" {
      screen.press(KeyPress(.character("j")))
    }
    screen.type("0.5", KeyPress(.enter))
    #expect(Self.strip(&screen).contains("6 of 6"))
    screen.press(.alt("2"))
    screen.press(KeyPress(.character("w")))
    #expect(Self.strip(&screen).hasPrefix(" Tour  That was all."))
    screen.press(KeyPress(.escape))
    #expect(Self.strip(&screen).isEmpty && screen.state.tour == nil)
  }

  @Test func `Esc goes back first and ends the tour where nothing else is open`() {
    var screen = Self.begun()
    #expect(Self.strip(&screen).hasSuffix("Esc ends it"))
    screen.press(.alt("1"))
    #expect(Self.strip(&screen).contains("Esc goes to the composer."))
    #expect(!Self.strip(&screen).contains("Esc ends it"))
    screen.press(KeyPress(.escape))
    #expect(screen.state.tour != nil && screen.state.focus == .composer)
    screen.press(KeyPress(.escape))
    #expect(screen.state.tour == nil)
    #expect(screen.state.flash == "The tour is over; F1 then t begins it again.")
  }

  @Test func `asks no other model than the demo's, and links the panes again`() throws {
    var screen = Self.begun(panes: [["openai/gpt-5"], ["anthropic/claude-sonnet-4-5"]])
    #expect(screen.state.chats.count == 3 && screen.state.current == 2)
    screen.type("Hi")
    let effects = screen.press(KeyPress(.enter))
    let asked = effects.compactMap { effect -> [String]? in
      if case .start(_, let request) = effect { request.chain.map(\.id) } else { nil }
    }
    #expect(asked == [["demo/busy", "demo/prose"]])
    screen.state.end(pane: 2)
    screen.press(KeyPress(.escape))
    #expect(screen.state.tour == nil)
    let linked = screen.state.chats.map(\.isLinked)
    #expect(linked == [true, true, true])
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `every sentence has room`(columns: Int, rows: Int) {
    var screen = Screenful(columns, rows, panes: [["demo/busy", "demo/prose"]])
    screen.press(KeyPress(.function(1)))
    #expect(screen.draw().joined().contains("guided tour"))
    screen.press(KeyPress(.character("t")))
    #expect(screen.draw().contains { $0.hasPrefix(" Tour 1 of 6") && !$0.contains("⋯") })
  }
}
