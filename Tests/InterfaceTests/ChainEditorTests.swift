import AppCore
import ChatModel
import JSONCoding
import SwitchboardKit
import Testing

@Suite struct `The chain editor` {
  private func driver(_ columns: Int = 80, _ rows: Int = 24) -> AgentDriver {
    var driver = AgentDriver(columns, rows)
    driver.edit()
    return driver
  }

  private func ids(_ driver: AgentDriver) -> [String] { driver.state.chat.entries.map(\.id) }

  @Test func `moves entries and takes it back`() {
    var driver = driver()
    driver.press(KeyPress(.character("J")))
    #expect(ids(driver) == ["anthropic/claude-sonnet-4-5", "openai/gpt-5", "demo/prose"])
    #expect(driver.state.unsavedChanges == ["order"])
    driver.press(KeyPress(.character("K")), KeyPress(.character("K")))
    #expect(ids(driver).first == "openai/gpt-5")
    driver.press(KeyPress(.character("J")), KeyPress(.character("u")))
    #expect(driver.state.unsavedChanges == [])
  }

  @Test func `turns entries off, but never the last one`() {
    var driver = driver()
    driver.press(KeyPress(.character(" ")))
    #expect(driver.state.chat.chain.map(\.id) == ["anthropic/claude-sonnet-4-5", "demo/prose"])
    #expect(driver.state.unsavedChanges == ["entry 1 on > off"])
    driver.press(KeyPress(.character("j")), KeyPress(.character(" ")))
    driver.press(KeyPress(.character("j")), KeyPress(.character(" ")))
    #expect(driver.state.chat.chain.map(\.id) == ["demo/prose"])
    #expect(driver.editor?.sentence == "One entry must stay on.")
  }

  @Test func `says of each entry whether it rests and what a run would refuse`() {
    var driver = AgentDriver(120, 40)
    driver.edit()
    let requests = driver.asked.compactMap { effect -> RunRequest? in
      if case .checkChain(_, let request) = effect { request } else { nil }
    }
    #expect(requests.last?.chain.map(\.id) == ids(driver))
    driver.handle(
      .chainChecked(
        driver.state.chat.id,
        [
          1: EntryCheck(), 2: EntryCheck(mistake: "No such model."),
          3: EntryCheck(breaker: .resting(left: .seconds(29.5))),
        ]))

    func text() -> [String] { rows(driver.state) }
    #expect(text().contains { $0.hasSuffix("breaker open, rests 30s") })
    #expect(text().contains { $0.hasSuffix("! No such model.") })
    #expect(text().last { !$0.isEmpty }?.hasSuffix("✗ 1 mistake") == true)
    driver.handle(.tick(.seconds(10)))
    #expect(text().contains { $0.hasSuffix("breaker open, rests 20s") })
    driver.handle(.tick(.seconds(30)))
    #expect(text().contains { $0.contains("breaker half open") })
    driver.handle(.chainChecked(driver.state.chat.id, [1: EntryCheck(), 2: EntryCheck()]))
    #expect(text().last { !$0.isEmpty }?.hasSuffix("valid, 0 mistakes") == true)
    driver.handle(.resized(columns: 80, rows: 24))
    driver.handle(.chainChecked(driver.state.chat.id, [1: EntryCheck(mistake: "It is wrong.")]))
    #expect(text().contains(" ! It is wrong."))
  }

  @Test func `counts retries up and down`() {
    var driver = driver()
    driver.press(KeyPress(.character("+")), KeyPress(.character("j")), KeyPress(.character("-")))
    #expect(driver.state.chat.entries.map(\.retries) == [3, 0, nil])
    #expect(
      driver.state.unsavedChanges == ["entry 1 retries 2 > 3", "entry 2 retries default > 0"])
    for _ in 0..<5 { driver.press(KeyPress(.character("-"))) }
    #expect(driver.state.chat.entries[1].retries == 0)
  }

  @Test func `takes no entry of a provider that nobody knows`() {
    var driver = driver()
    driver.type("anope/x")
    driver.press(KeyPress(.enter))
    #expect(
      driver.editor?.field?.problem?.hasPrefix("No provider is called nope. Nearest: ") == true)
    #expect(ids(driver).count == 3)
  }

  @Test func `removes an entry and adds another behind the selected one`() {
    var driver = driver()
    driver.press(KeyPress(.character("D")))
    #expect(ids(driver) == ["anthropic/claude-sonnet-4-5", "demo/prose"])
    driver.type("agroq")
    driver.press(KeyPress(.enter))
    #expect(driver.editor?.field?.problem?.hasPrefix("A model is written provider/model") == true)
    driver.type("/llama")
    driver.press(KeyPress(.enter))
    #expect(ids(driver) == ["anthropic/claude-sonnet-4-5", "groq/llama", "demo/prose"])
    #expect(driver.state.unsavedChanges == ["entry 1 removed", "entry 2 new"])
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `says what is wrong with an id above the list of those that are near`(
    columns: Int, rows: Int
  ) throws {
    var driver = AgentDriver(columns, rows)
    driver.handle(.catalogue(Knowledge.of(ready: ["openai"])))
    driver.edit()
    driver.type("agroq")
    driver.press(KeyPress(.enter))

    var screen = Screenful(driver.state)
    let picture = screen.draw()
    #expect(driver.editor?.field?.matches.isEmpty == false)
    #expect(
      picture.contains { $0.contains("A model is written provider/model, as in openai/gpt-5.") })
  }

  @Test func `sets limits, options and headers of an entry`() throws {
    var driver = driver()
    driver.press(KeyPress(.enter))
    // model, retries, connect
    driver.type("jj")
    driver.press(KeyPress(.enter))
    driver.type("-3")
    driver.press(KeyPress(.enter))
    #expect(driver.editor?.field?.problem?.hasPrefix("A limit is in seconds") == true)
    driver.press(.control("u"))
    driver.type("2.5")
    driver.press(KeyPress(.enter))
    // … three more limits, what follows text, eight settings, then the row that adds an option
    driver.type(String(repeating: "j", count: 13))
    driver.press(KeyPress(.enter))
    driver.type("openai.reasoning.effort=low")
    driver.press(KeyPress(.enter))
    driver.type("jjj")
    driver.press(KeyPress(.enter))
    driver.type("X-Trace: ${TRACE}")
    driver.press(KeyPress(.enter))
    let own = try #require(driver.state.chat.entries[0].own)
    #expect(own.limits.connect == .seconds(2.5))
    #expect(own.options == ["openai": ["reasoning": ["effort": "low"]]])
    #expect(own.headers == [.init("X-Trace", "${TRACE}")])
  }

  @Test func `takes options as JSON and an empty text as nothing`() throws {
    var item = ChainItem("openai/gpt-5")
    try item.take(#"{"openai": {"store": false}}"#, for: .addOption)
    #expect(item.own?.options == ["openai": ["store": false]])
    try item.take("", for: .option(namespace: "openai", key: "store"))
    #expect(item.own?.options.isEmpty == true)
    #expect(throws: (any Error).self) { try item.take(#"{"store": false}"#, for: .addOption) }
    #expect(throws: (any Error).self) { try item.take("X-A", for: .addHeader) }
    #expect(throws: (any Error).self) { try item.take("X A: b", for: .addHeader) }
  }

  @Test func `never shows what looks like a key`() {
    var driver = driver(120, 40)
    driver.press(KeyPress(.character("j")), KeyPress(.enter))
    #expect(driver.picture.contains("X-Api-Key: (hidden)"))
    #expect(driver.picture.contains("X-Team: blue"))
    #expect(!driver.picture.contains("k-91827364"))
    for _ in 0..<18 { driver.press(KeyPress(.character("j"))) }
    driver.press(KeyPress(.enter))
    #expect(driver.editor?.field?.editor.text == "X-Api-Key: ")
    #expect(!driver.picture.contains("k-91827364"))
  }

  @Test func `saves what differs`() {
    var driver = driver()
    driver.press(.control("s"))
    #expect(driver.work.isEmpty)
    #expect(driver.editor?.sentence == "Nothing has changed since the file was read.")
    driver.press(KeyPress(.character("+")), .control("s"))
    guard case .save(let path, let old, let new, let rewrites)? = driver.work.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(path == AgentDriver.agent.path)
    #expect(new.changes(since: old) == ["entry 1 retries 2 > 3"])
    #expect(!rewrites)
    var saved = AgentDriver.agent
    saved.saved = new
    driver.handle(.agents(driver.state.chat.id, .saved(saved, "It is saved.")))
    #expect(driver.state.unsavedChanges == [])
    #expect(driver.editor?.sentence == "It is saved.")
  }

  @Test func `asks before a file is written anew`() {
    var driver = driver()
    driver.press(KeyPress(.character("+")), .control("s"))
    driver.handle(.agents(driver.state.chat.id, .mustRewrite("It would lose its comments.")))
    #expect(driver.picture.contains("It would lose its comments."))
    driver.press(KeyPress(.character("n")))
    #expect(driver.work.count == 1)
    driver.press(.control("s"))
    driver.handle(.agents(driver.state.chat.id, .mustRewrite("It would lose its comments.")))
    driver.press(KeyPress(.character("y")))
    guard case .save(_, _, _, let rewrites)? = driver.work.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(rewrites)
  }

  @Test func `shows what each entry would be sent and sends nothing`() throws {
    var driver = OptionDriver([["anthropic/claude-sonnet-4-5", "openai/gpt-5"]])
    driver.press(.control("x"), KeyPress(.character("c")), KeyPress(.character("d")))
    guard case .chainEditor(let editor)? = driver.state.overlay else {
      Issue.record("the editor is not open")
      return
    }
    #expect(editor.dryRun?.previews.count == 2)
    #expect(driver.started.isEmpty)
    let shown = rows(driver.state).joined(separator: "\n")
    #expect(shown.contains("POST https://api.anthropic.com/v1/messages"))
    #expect(shown.contains("dry run: this would be sent, nothing is sent"))
    #expect(!shown.contains("canary"))
    driver.press(KeyPress(.escape))
    guard case .chainEditor(let closed)? = driver.state.overlay else {
      Issue.record("the editor is closed")
      return
    }
    #expect(closed.dryRun == nil)
  }

  @Test func `tries one entry alone and keeps the chain`() throws {
    var driver = driver()
    driver.press(KeyPress(.character("G")), KeyPress(.enter, .alt))
    let request = try #require(
      driver.asked.compactMap { if case .start(_, let request) = $0 { request } else { nil } }.first
    )
    #expect(request.chain.map(\.id) == ["demo/prose"])
    #expect(request.agent == AgentDriver.agent.path)
    #expect(driver.state.chat.entries.count == 3)
  }

  @Test func `edits the instructions`() {
    var driver = driver()
    driver.press(KeyPress(.character("k")), KeyPress(.enter))
    driver.type(" Be brief.")
    driver.press(KeyPress(.enter))
    #expect(driver.state.chat.system == "You are careful. Be brief.")
    #expect(driver.state.unsavedChanges == ["instructions"])
    driver.press(KeyPress(.escape))
    #expect(driver.state.overlay == nil)
    #expect(driver.state.flash?.contains("not in careful") == true)
  }

  @Test func `chooses how the entries share a prompt`() throws {
    var driver = driver()
    driver.type("kkkk")
    #expect(driver.editor?.selection == .strategy)
    driver.press(KeyPress(.right))
    #expect(driver.state.unsavedChanges == ["strategy fallback > race"])
    driver.type("jj")
    #expect(driver.editor?.selection == .winOn)
    driver.type("c")
    driver.type("k")
    driver.press(KeyPress(.enter))
    driver.type("no")
    driver.press(KeyPress(.enter))
    #expect(
      driver.editor?.field?.problem == "A limit is in seconds, more than 0 and at most 864000.")
    driver.press(.control("u"))
    driver.type("0.2s")
    driver.press(KeyPress(.enter))
    #expect(
      driver.state.chainRules.strategy == .race(hedgeAfter: .milliseconds(200), winOn: .complete))
    #expect(
      driver.state.unsavedChanges == [
        "strategy fallback > race", "hedge after together > 0.2s", "win on text > complete",
      ])
    driver.press(KeyPress(.backspace))
    #expect(driver.state.chainRules.hedgeAfter == nil)
    driver.type("kw")
    #expect(driver.state.chainRules == ChainRules(strategy: .weighted))
    driver.type("uuuuu")
    #expect(driver.state.unsavedChanges == [])
    #expect(driver.editor?.sentence == nil)
  }

  @Test func `sends the rules that the pane has changed, and those of its agent otherwise`() throws
  {
    var driver = driver()
    func rules(_ driver: AgentDriver) -> [ChainRules?] {
      driver.asked.compactMap { if case .start(_, let request) = $0 { request.rules } else { nil } }
    }
    driver.press(KeyPress(.enter, .alt))
    #expect(rules(driver) == [nil])
    driver.leader("c")
    driver.type("kkk")
    #expect(driver.editor?.selection == .afterText)
    driver.type("sjj")
    driver.press(KeyPress(.escape))
    #expect(driver.state.chat.rules == ChainRules(afterText: .stop))
  }

  @Test func `sets weight, settings and what follows text for one entry`() throws {
    var driver = driver()
    driver.type("kkkkbjjjj")
    driver.press(KeyPress(.enter))
    // model, retries, weight
    driver.type("jj++")
    #expect(driver.state.chat.entries[0].own?.weight == 3)
    driver.type("jjjjjl")
    #expect(driver.state.chat.entries[0].own?.afterText == .restart)
    driver.type("jj")
    driver.press(KeyPress(.enter))
    driver.type("3")
    driver.press(KeyPress(.enter))
    #expect(
      driver.editor?.field?.problem == "temperature must be from 0 to 2; 3 was typed.")
    driver.press(.control("u"))
    driver.type("0.5")
    driver.press(KeyPress(.enter))
    #expect(driver.state.chat.entries[0].own?.settings.temperature == 0.5)
    #expect(
      driver.state.unsavedChanges == [
        "strategy fallback > balance", "entry 1 weight", "entry 1 after text", "entry 1 settings",
      ])
    driver.type("l")
    #expect(driver.state.chat.entries[0].own?.settings.temperature == 0.6)
    driver.press(KeyPress(.backspace))
    #expect(driver.state.chat.entries[0].own?.settings.temperature == nil)
    driver.type("jjj")
    driver.press(KeyPress(.enter))
    driver.type("stop here")
    driver.press(KeyPress(.enter))
    #expect(driver.state.chat.entries[0].own?.settings.stopSequences == ["stop here"])
  }

  @Test func `is drawn on a small screen`() {
    var driver = driver()
    driver.press(KeyPress(.character("j")), KeyPress(.character("+")))
    #expect(
      driver.picture == """
        ━▸Agent careful ━━━━━━━━━━━━━━━━━━━━━━━━ agents/careful.toml, 1 unsaved change ━

          strategy      ◂ fallback ▸    fallback  race  balance  weighted
          after text    ◂ restart ▸     restart  continue  stop
          whole run     no limit
          instructions  You are careful.  16 characters

          #  on  model                        retries  first token  own options
          1  [x] openai/gpt-5                       2         300s
        › 2  [x] anthropic/claude-sonnet-4-5        1          30s  1 option, 2 headers
          3  [x] demo/prose                         0         300s
                 a add an entry

          At most 3 + 2 + 1 = 6 calls in a run.
          ~ entry 2 retries default > 1

        ─ entry 2  anthropic/claude-sonnet-4-5 ─────────────────── 1 option, 2 headers ─
          model                      anthropic/claude-sonnet-4-5
          retries                    ◂ 1 ▸             calls at most 2
          connect                    10s               default
          first token                30s
          silence                    120s              default

         Chain   J K move  Space on off  - + retries  Enter open  Esc back  F1 keys
        """)
  }

  @Test func `is drawn with what would happen now`() {
    var driver = driver(120, 40)
    driver.press(KeyPress(.character("j")), KeyPress(.character("+")), KeyPress(.enter))
    #expect(
      driver.picture == """
        ━▸Agent careful ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ agents/careful.toml, 1 unsaved change ━
                                                                                          │
          strategy      ◂ fallback ▸    fallback  race  balance  weighted                 │ would do now
          after text    ◂ restart ▸     restart  continue  stop                           │ In this order, until one answers.
          whole run     no limit                                                          │
          instructions  You are careful.  16 characters                                   │ 1  openai/gpt-5
                                                                                          │    ◌ no OPENAI_API_KEY
          #  on  model                          retries  first token  own options         │    counts as failed, costs no time
          1  [x] openai/gpt-5                         2         300s                      │ 2  anthropic/claude-sonnet-4-5
        › 2  [x] anthropic/claude-sonnet-4-5          1          30s  1 option, 2 headers │    ◌ no ANTHROPIC_API_KEY
          3  [x] demo/prose                           0         300s                      │    counts as failed, costs no time
                 a add an entry                                                           │ 3  demo/prose
                                                                                          │    ◉ always ready
          At most 3 + 2 + 1 = 6 calls in a run.                                           │
          ~ entry 2 retries default > 1                                                   │ longest silence before entry 3:
                                                                                          │   0s + 0s = 0s
        ━ entry 2  anthropic/claude-sonnet-4-5 ━━━━━━━━━━━━━━━━━━━━━ 1 option, 2 headers ━│   (a limit moves on at once)
        › model                       anthropic/claude-sonnet-4-5                         │
          retries                     ◂ 1 ▸             calls at most 2                   │
          connect                     10s               default                           │
          first token                 30s                                                 │
          silence                     120s              default                           │
          silence of text             300s              default                           │
          after text                  ◂ restart ▸       as the chain                      │
          maxOutputTokens             unset                                               │
          temperature                 unset                                               │
          topP                        unset                                               │
          topK                        unset                                               │
          stopSequences               unset                                               │
          seed                        unset                                               │
          presencePenalty             unset                                               │
          frequencyPenalty            unset                                               │
          anthropic.effort            "low"                                               │
          option                      add one: ns.path=value, or JSON                     │
          header                      X-Team: blue      this entry only                   │
          header                      X-Api-Key: (hidden)  this entry only                │
          header                      add one: Name: value                                │
                                                                                          │

         Entry   j k field  h l value  Enter edit  Backspace clear  u undo  Ctrl+S save  n new  d dry run  Esc entries   0 keys
        """)
  }
}
