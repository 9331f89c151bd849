import AppCore
import Testing

@Suite struct `News that one row does not hold` {
  /// The row of the draft.
  private func draftRow(_ rows: [String]) -> Int? { rows.firstIndex { $0.contains(" › ") } }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `floats above the composer, and nothing moves`(columns: Int, rows: Int) {
    var screen = Screenful(columns, rows)
    screen.type("/export foo")
    let before = screen.draw()
    screen.press(KeyPress(.enter))
    let said = screen.draw()
    screen.press(KeyPress(.backspace))
    let after = screen.draw()

    let sentence = said.flatMap { $0.split { "│┃".contains($0) } }.joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(sentence.contains("There is no form foo; there are body, curl, ai-sdk, mastra"))
    #expect(sentence.contains("agent."))
    #expect(said.contains { $0.contains(" › /export foo_") })
    #expect(draftRow(said) == draftRow(before) && draftRow(said) == draftRow(after))
    #expect(!after.contains { $0.contains("no form foo") })
  }

  @Test func `stands where a warning is, and gives it back`() {
    var screen = Screenful(80, 24)
    screen.state.chat.notice = String(repeating: "The run was refused. ", count: 8)
    let before = screen.draw()
    screen.type("/stop", KeyPress(.enter))
    let said = screen.draw()
    screen.press(.control("u"))

    #expect(draftRow(said) == draftRow(before))
    #expect(said.contains { $0.contains("Nothing is running in this pane.") })
    #expect(!said.contains { $0.contains("┏") })
    #expect(screen.draw().contains { $0.contains("The run was refused.") })
  }

  @Test func `is said beside the line of a path that has the keys`() {
    var screen = Screenful(80, 24)
    screen.type("/attach", KeyPress(.enter))
    screen.type("/nope", KeyPress(.enter))
    _ = screen.state.handle(.composed(.refused("/nope is no file.")))
    let said = screen.draw()

    #expect(said.contains { $0.contains("┃ /nope is no file.") })
    #expect(said.contains { $0.contains(" attach the file: /nope_") })
  }

  @Test func `stays whole while an answer grows below it`() {
    var screen = Screenful(80, 24)
    screen.type("Hi", KeyPress(.enter))
    screen.type("/export foo", KeyPress(.enter))
    let said = screen.draw().filter { $0.contains("┃") }
    screen.state.answer(String(repeating: "word ", count: 200))

    #expect(!said.isEmpty)
    #expect(screen.draw().filter { $0.contains("┃") } == said)
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
