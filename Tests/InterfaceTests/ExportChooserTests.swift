import AppCore
import Testing

@Suite struct `The list of forms to take a setup elsewhere` {
  @Test func `copies the whole chain in the chosen form`() throws {
    var driver = AgentDriver()
    driver.leader("x")
    driver.press(KeyPress(.character("j")), KeyPress(.enter))
    let copied = driver.asked.compactMap { effect -> (RunRequest, RequestForm)? in
      if case .copyRequest(let request, let form) = effect { (request, form) } else { nil }
    }
    let (request, form) = try #require(copied.first)
    #expect(form == .aiSDK)
    #expect(request.chain.map(\.id) == ["demo/busy", "demo/prose"])
    #expect(driver.state.overlay == nil)
  }

  @Test func `writes a file on s`() {
    var driver = AgentDriver()
    driver.leader("x")
    driver.press(KeyPress(.character("s")))
    let written = driver.asked.contains { if case .writeRequest = $0 { true } else { false } }
    #expect(written)
  }

  @Test func `refuses the command of that name in a blind test`() {
    var driver = AgentDriver(120, 40, panes: [["demo/prose"], ["demo/code"]])
    driver.press(.alt("2"), KeyPress(.character("B")), KeyPress(.escape))
    #expect(driver.state.blind != nil)
    driver.handle(.paste("/export swift"))
    driver.press(KeyPress(.enter))
    let copied = driver.asked.contains { if case .copyRequest = $0 { true } else { false } }
    #expect(!copied)
    #expect(driver.state.flash?.hasPrefix("Hidden until the vote") == true)
  }

  @Test func `is drawn`() {
    var driver = AgentDriver()
    driver.leader("x")
    #expect(
      driver.picture == """
        ─ 1 Models ────────────────┬─▸2 demo/busy › demo/prose ───────── no key needed ─
         / type to search          │
                                   │  Type a question and press Enter. Nothing to set
                                   │  up.
                                   │
                ┏━ Take pane 2 with you ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
                ┃ › curl command                            curl               ┃
                ┃   TypeScript with the AI SDK              ai-sdk             ┃no
                ┃   TypeScript with Mastra                  mastra             ┃
                ┃   Python with the OpenAI package          openai-python      ┃
                ┃   Python with the Anthropic package       anthropic-python   ┃
                ┃   Python with the Google Gen AI package   google-python      ┃rt
                ┃   Swift with SwitchboardKit               swift              ┃
                ┃   agent file                              agent              ┃F5
                ┃                                                              ┃
                ┃ Keys stand as their variables.                               ┃oser):
                ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
                                   │    A table of five moons, as Markdown
                                   │    Write quicksort in Swift
                                   │
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━┷━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
         ›                                                                         to 2
         Start with ANTHROPIC_API_KEY set, or Ctrl+X k pastes one; F5 local servers
         Export   j k form  Enter copy  s write a file here  Esc back            0 keys
        """)
  }
}
