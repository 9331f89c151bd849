import AppCore
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit
import Testing

@Suite struct `The request that would be sent` {
  @Test func `marks what differs from the last one sent`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.setting("maxOutputTokens"))
    driver.type("4000")
    driver.press(KeyPress(.enter), KeyPress(.escape))
    driver.type("Hi")
    driver.press(KeyPress(.enter))
    try driver.select(.option("thinking", "budgetTokens"))
    driver.type("4096")
    driver.press(KeyPress(.enter))

    let marked = try #require(driver.state.wire).lines.filter { $0.mark != nil }
    #expect(
      marked.map(\.text) == [
        "\"max_tokens\": 8096,", "\"thinking\": {", "\"budget_tokens\": 4096,",
        "\"type\": \"enabled\"", "},",
      ])
    #expect(marked.map(\.mark) == [.changed, .added, .added, .added, .added])
    #expect(marked[0].was == "4000")
  }

  @Test func `shows what is gone since`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    try driver.select(.option("user"))
    driver.press(KeyPress(.enter))
    driver.type("me")
    driver.press(KeyPress(.enter), KeyPress(.escape))
    driver.type("Hi")
    driver.press(KeyPress(.enter))
    try driver.select(.option("user"))
    driver.press(KeyPress(.backspace))

    let marked = try #require(driver.state.wire).lines.filter { $0.mark != nil }
    #expect(marked.map(\.text) == ["\"user\": \"me\""])
    #expect(marked.first?.mark == .removed)
  }

  @Test func `never shows a key or a secret option (R21)`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    driver.press(.alt("0"), .alt("0"))
    driver.type("E")
    driver.handle(
      .edited(
        """
        {"mcpServers": [{"type": "url", "name": "n", "url": "https://x.test",
          "authorizationToken": "canary-token"}]}
        """))

    let text = rows(driver.state).joined() + (driver.state.wire?.lines.map(\.text).joined() ?? "")
    #expect(text.contains("x-api-key: (ANTHROPIC_API_KEY, hidden)"))
    #expect(text.contains("\"authorization_token\": \"(mcpServers.authorizationToken, hidden)\""))
    #expect(!text.contains("canary"))
    #expect(driver.body.members.isEmpty == false)
  }

  @Test func `leaves the middle of a long chat out, and copies all of it`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    let id = driver.state.chat.id
    for turn in 0..<40 {
      driver.type("q\(turn)")
      driver.press(KeyPress(.enter))
      driver.handle(.run(id, [.content(attempt: 1, .text("a\(turn)"))]))
      driver.handle(.runFailed(id, "over"))
    }
    driver.type("next")
    driver.press(.alt("0"))
    let lines = try #require(driver.state.wire).lines.map(\.text)
    #expect(lines.contains("75 more messages; what is copied has them all"))
    #expect(lines.contains("\"text\": \"q0\""))
    #expect(lines.contains("\"text\": \"a39\""))
    #expect(lines.contains("\"text\": \"next\""))
    #expect(!lines.contains("\"text\": \"q20\""))

    driver.type("X")
    guard case .copyRequest(let request, .curl)? = driver.other.last else {
      Issue.record("\(driver.other)")
      return
    }
    #expect(request.messages.count == 81)
  }

  @Test func `costs the same however long the chat is`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    let id = driver.state.chat.id
    let clock = ContinuousClock()
    func measure() -> Duration {
      var copy = driver
      return (0..<5).map { _ in clock.measure { copy.type("u") } }.min() ?? .zero
    }
    driver.press(.alt("0"))
    let short = measure()
    driver.press(KeyPress(.escape))
    let long = String(repeating: "word ", count: 20_000)
    for _ in 0..<200 {
      driver.type("q")
      driver.press(KeyPress(.enter))
      driver.handle(.run(id, [.content(attempt: 1, .text(long))]))
      driver.handle(.runFailed(id, "over"))
    }
    driver.press(.alt("0"))
    #expect(measure() < short * 10 + .milliseconds(5))
  }

  @Test func `folds and finds its changes by keys`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    driver.type("Hi")
    driver.press(KeyPress(.enter))
    try driver.select(.option("user"))
    driver.press(KeyPress(.enter))
    driver.type("me")
    driver.press(KeyPress(.enter))
    driver.type("w]")
    let line = try #require(driver.state.wire?.lines[driver.state.options.wireSelection])
    #expect(line.text.hasPrefix("\"user\": \"me\""))

    let count = driver.state.wire?.lines.count ?? 0
    driver.type("g")
    let messages = driver.state.wire?.lines.firstIndex { $0.path == ["input"] } ?? 0
    for _ in 0..<messages { driver.press(KeyPress(.down)) }
    driver.press(KeyPress(.enter))
    #expect(driver.state.wire?.lines[messages].text == "\"input\": [ 1 ],")
    #expect(driver.state.wire?.lines.count ?? 0 < count)
    driver.press(KeyPress(.escape))
    #expect(driver.state.options.half == .rows)
  }

  @Test func `marks where the provider's cache ends`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("cacheControl", "type"))
    driver.press(KeyPress(.right))

    let line = driver.state.wire?.lines.first { $0.path == ["cache_control"] }
    #expect(line?.note == "cached to the last block")
  }
}

@Suite struct `What an answer cost` {
  @Test func `names what the cache gave, took and saved`() {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    driver.type("Hi")
    driver.press(KeyPress(.enter))
    let model = ModelID(provider: "anthropic", model: "claude-sonnet-4-5")
    var answer = Answer(requested: model)
    answer.outcome = .answered
    answer.answeredBy = model
    answer.usage = Usage(
      inputTokens: 10_000, outputTokens: 100, cachedInputTokens: 8000, cacheWriteTokens: 1000)
    driver.handle(.run(driver.state.chat.id, [.ended(answer)]))

    // 8000 tokens at $0.30 instead of $3, 1000 at $3.75.
    #expect(driver.state.chat.turns[0].answer.saved.map { ($0 * 1e6).rounded() } == 20_850)
    let text = rows(driver.state).joined(separator: "\n")
    #expect(text.contains("80% cached  1K written to the cache  $0.021 saved"))
  }
}
