import AppCore
import Testing

@Suite struct `The list of agents` {
  private func driver(_ columns: Int = 80, _ rows: Int = 24) -> AgentDriver {
    var driver = AgentDriver(columns, rows)
    driver.leader("a")
    driver.handle(.agents(driver.state.chat.id, .list(AgentDriver.summaries, nil)))
    return driver
  }

  @Test func `asks for the files when it opens`() {
    var driver = AgentDriver()
    driver.leader("a")
    guard case .list? = driver.work.first else {
      Issue.record("nothing was listed")
      return
    }
    #expect(driver.list?.isLoaded == false)
  }

  @Test func `opens an agent into the pane`() {
    var driver = driver()
    driver.press(KeyPress(.enter))
    guard case .open(let path)? = driver.work.last else {
      Issue.record("nothing was opened")
      return
    }
    #expect(path == AgentDriver.summaries[0].path)

    driver.handle(.agents(driver.state.chat.id, .opened(AgentDriver.agent)))
    #expect(driver.state.overlay == nil)
    #expect(
      driver.state.chat.chain.map(\.id) == [
        "openai/gpt-5", "anthropic/claude-sonnet-4-5", "demo/prose",
      ])
    #expect(driver.state.agentContent.instructions == "You are careful.")
    #expect(driver.state.unsavedChanges == [])
  }

  @Test func `says what an untrusted file carries and trusts it only when told so`() {
    var driver = driver()
    driver.press(KeyPress(.character("j")), KeyPress(.enter))
    #expect(driver.list?.asksTrust == true)
    #expect(driver.picture.contains("model[1].key_command (line 4)"))

    driver.press(KeyPress(.character("n")))
    #expect(driver.work.count == 1)
    #expect(driver.list?.asksTrust == false)
    driver.press(KeyPress(.escape))
    driver.press(KeyPress(.character("t")), KeyPress(.character("y")))
    guard case .trust(let path)? = driver.work.last else {
      Issue.record("nothing was trusted")
      return
    }
    #expect(path == "/work/agents/team.toml")
  }

  @Test func `names the mistake of a file that cannot be used`() {
    var driver = driver()
    driver.press(KeyPress(.character("G")), KeyPress(.enter))
    #expect(driver.work.count == 1)
    #expect(driver.list?.sentence == "broken.toml:2: max_retires is no key.")
  }

  @Test func `makes an agent of the pane under a name`() {
    var driver = driver()
    driver.type("nmy agent")
    driver.press(KeyPress(.enter))
    #expect(driver.list?.sentence?.hasPrefix("A name has letters") == true)
    for _ in 0..<6 { driver.press(KeyPress(.backspace)) }
    driver.type("-own")
    driver.press(KeyPress(.enter))
    guard case .create(let name, let like, let content, _)? = driver.work.last else {
      Issue.record("nothing was made")
      return
    }
    #expect(name == "my-own")
    #expect(like == nil)
    #expect(content.entries.map(\.id) == ["demo/busy", "demo/prose"])
  }

  @Test func `lists the files anew once one was made, and goes on saying so`() {
    var driver = AgentDriver()
    driver.leader("a")
    driver.handle(.agents(driver.state.chat.id, .list([], nil)))
    let before = driver.work.count
    driver.handle(.agents(driver.state.chat.id, .saved(AgentDriver.agent, "helper.toml is new.")))
    guard driver.work.count == before + 1, case .list? = driver.work.last else {
      Issue.record("the list was not asked for")
      return
    }
    driver.handle(.agents(driver.state.chat.id, .list([], nil)))
    #expect(driver.list?.sentence == "helper.toml is new.")
  }

  @Test func `stays closed in a blind test`() {
    var driver = AgentDriver(120, 40, panes: [["demo/prose"], ["demo/code"]])
    driver.press(.alt("2"), KeyPress(.character("B")))
    #expect(driver.state.blind != nil)
    driver.leader("a")
    #expect(driver.state.overlay == nil)
    driver.leader("x")
    #expect(driver.state.overlay == nil)
    driver.leader("c")
    #expect(driver.state.overlay == nil)
    #expect(driver.state.flash?.hasPrefix("Hidden until the vote") == true)
  }

  @Test func `is drawn with the state of each file`() {
    var driver = driver()
    driver.press(KeyPress(.character("j")))
    #expect(
      driver.picture == """
        ━▸Agents  3 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ for pane 2 ━

          careful                    ready        openai/gpt-5 › demo/prose
        › team                       not trusted  acme/large
          broken                     has mistakes








        ─ team ─────────────────────────────────────────────────────────────────────────
          /work/agents/team.toml  (of this folder)
          Answer as the team does.
          acme/large
          It came with this folder and carries model[1].key_command (line 4),
          model[1].base_url (line 5). Read the file before you trust it; a change asks
          again.



         Agents   j k move  Enter open  t trust  e open and edit  Esc back  F1 keys
        """)
  }
}
