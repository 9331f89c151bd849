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
    driver.press(KeyPress(.escape), KeyPress(.character("B")), .alt("2"))
    driver.press(KeyPress(.escape))
    driver.handle(.paste("/export swift"))
    driver.press(KeyPress(.enter))
    let copied = driver.asked.contains { if case .copyRequest = $0 { true } else { false } }
    #expect(!copied)
  }

  @Test func `is drawn`() {
    var driver = AgentDriver()
    driver.leader("x")
    #expect(driver.picture == "")
  }
}
