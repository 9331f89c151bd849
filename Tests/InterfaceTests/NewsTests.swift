import AppCore
import Testing

@Suite struct `News that one row does not hold` {
  @Test(arguments: [(60, 16), (80, 24), (120, 40)])
  func `take rows from the chat, not from the draft, and give them back`(columns: Int, rows: Int) {
    var screen = Screenful(columns, rows)
    screen.type("/export foo", KeyPress(.enter))
    let said = screen.draw()
    screen.type("kept")
    let after = screen.draw()

    let sentence = said.map { $0.split(separator: "┃").last.map(String.init) ?? $0 }
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(sentence.contains("There is no form foo; there are body, curl, ai-sdk, mastra"))
    #expect(sentence.contains("agent."))
    #expect(said.contains { $0.contains("› _") })
    #expect(after.contains { $0.contains("› kept_") })
    #expect(!after.contains { $0.contains("no form foo") })
  }
}

@Suite struct `What to do first` {
  @Test(arguments: [(60, 16), (80, 24), (100, 30), (120, 40)])
  func `is said whole, also where one row does not hold it`(columns: Int, rows: Int) {
    var screen = Screenful(columns, rows)
    let said = screen.draw().compactMap { $0.split(separator: "┃").last }
    let text = said.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(
      text.contains(
        "Start with ANTHROPIC_API_KEY set, or Ctrl+X k pastes one; F5 local servers"))
  }
}

@Suite struct `An empty chat` {
  @Test func `brings its examples one after the other with Down`() {
    var state = state(80, 24)
    var brought: [String] = []
    for _ in 0..<4 {
      state.type("", KeyPress(.down))
      brought.append(state.composer.editor.text)
    }
    #expect(brought == AppState.examples + AppState.examples.prefix(1))
    state.type("!", KeyPress(.down))
    #expect(state.composer.editor.text == "Why is the sky blue?!")
  }

  @Test func `says which key its model lacks`() {
    var screen = Screenful(80, 24, panes: [["openai/gpt-5"]])
    let text = screen.draw().compactMap { $0.split(separator: "│").last }
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(
      text.contains(
        "OpenAI needs a key: Ctrl+X k pastes one, or start with OPENAI_API_KEY set. Alt+1 has other "
          + "models."))

    _ = screen.state.handle(.catalogue(Knowledge.of(ready: ["openai"])))
    #expect(!screen.draw().contains { $0.contains("needs a key: Ctrl+X k") })
  }
}

@Suite struct `An empty list` {
  @Test func `says in full what to do on the smallest screen`() {
    var screen = Screenful(60, 16)
    screen.press(.control("s"))
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: []), for: SessionWish(), isMore: false)))
    #expect(words(screen.draw()).contains("what is asked in the panes will stand here."))

    var driver = AgentDriver(60, 16)
    driver.press(Keymap.leader, KeyPress(.character("a")))
    driver.handle(.agents(driver.state.chat.id, .list([], nil)))
    screen = Screenful(driver.state)
    #expect(words(screen.draw()).contains("chain, system text, options."))
  }

  private func words(_ rows: [String]) -> String {
    rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}
