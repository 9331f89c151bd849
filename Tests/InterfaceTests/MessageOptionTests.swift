import AppCore
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit
import Testing

@Suite struct `Options of one message` {
  @Test func `hold for the next prompt and no longer (R18)`() throws {
    var driver = OptionDriver("openai/gpt-5")
    driver.press(.alt("o"))
    try driver.select(.option("reasoningEffort"))
    driver.press(KeyPress(.right))
    driver.press(KeyPress(.escape))
    #expect(driver.state.focus == .composer)
    #expect(rows(driver.state).joined().contains("1 message option   to 2"))

    driver.type("Why?")
    driver.press(KeyPress(.enter))
    #expect(driver.started.last?.messages.last?.options["openai"] == ["reasoningEffort": "minimal"])
    #expect(driver.started.last?.options.isEmpty == true)
    #expect(driver.state.options.message.isEmpty)
    #expect(!rows(driver.state).joined().contains("message option"))
    #expect(
      rows(driver.state).joined().contains("for this message: reasoningEffort minimal"))

    driver.handle(.runFailed(driver.state.chat.id, "over"))
    driver.press(.alt("2"))
    driver.type("r")
    #expect(driver.started.last?.messages.last?.options["openai"] == ["reasoningEffort": "minimal"])

    driver.handle(.runFailed(driver.state.chat.id, "over"))
    driver.type("R")
    #expect(driver.started.last?.messages.last?.options.isEmpty == true)
  }

  @Test func `of the common settings hold for it too`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    driver.press(.alt("o"))
    try driver.select(.setting("temperature"))
    driver.type("0")
    driver.press(KeyPress(.enter))

    #expect(driver.body["temperature"] == 0.0)
    #expect(driver.state.chat.settings.temperature == nil)
    driver.press(KeyPress(.escape))
    driver.type("Hi")
    driver.press(KeyPress(.enter))
    #expect(driver.started.last?.messageSettings.temperature == 0)
  }

  @Test func `that mark a block stay with it as long as the chat goes on`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    driver.press(.alt("o"))
    try driver.select(.option("cacheControl", "ttl"))
    driver.press(KeyPress(.right), KeyPress(.escape))
    driver.type("First")
    driver.press(KeyPress(.enter))
    let id = driver.state.chat.id
    driver.state.answer("Answer")
    driver.handle(.runFailed(id, "over"))
    driver.type("Second")
    driver.press(KeyPress(.enter))

    let plan = driver.plan(try #require(driver.started.last))
    let body = try OptionDriver.runtime.previews(of: plan).first?.body
    #expect(
      body?["messages"]?[0]?["content"]?[0]?["cache_control"]
        == ["ttl": "1h", "type": "ephemeral"])
    #expect(body?["messages"]?[2]?["content"]?[0]?["cache_control"] == nil)
  }
}

@Suite struct `Asking again with other options` {
  @Test func `names what differs between the two answers`() throws {
    var driver = OptionDriver("openai/gpt-5")
    driver.type("Why?")
    driver.press(KeyPress(.enter))
    driver.state.answer("first")
    driver.handle(.runFailed(driver.state.chat.id, "over"))
    try driver.select(.option("textVerbosity"))
    driver.press(KeyPress(.right))
    driver.press(.alt("."))
    driver.type("R")

    #expect(driver.started.count == 2)
    #expect(driver.started.last?.messages.last?.text == "Why?")
    #expect(driver.state.chat.turns[0].answers.count == 2)
    let text = rows(driver.state).joined(separator: "\n")
    #expect(text.contains("answer 2 of 2"))
    #expect(
      text.contains("against answer 1: reasoningEffort unset > minimal, textVerbosity unset > high")
    )
  }
}

@Suite struct `Presets` {
  @Test func `are saved under a name, compared, applied and deleted`() throws {
    var driver = OptionDriver("openai/gpt-5")
    try driver.select(.option("textVerbosity"))
    driver.press(KeyPress(.right))
    driver.type("sn")
    driver.type("chatty one")
    driver.press(KeyPress(.enter))
    guard case .presets(let refused)? = driver.state.overlay else {
      Issue.record("no list")
      return
    }
    #expect(refused.sentence?.hasPrefix("A name has letters") == true)
    #expect(rows(driver.state).joined(separator: "\n").contains("A name has letters, digits"))
    for _ in 0..<4 { driver.press(KeyPress(.backspace)) }
    driver.press(KeyPress(.enter))
    guard case .presets(.save(let preset))? = driver.other.last else {
      Issue.record("\(driver.other)")
      return
    }
    #expect(preset.name == "chatty")
    #expect(preset.options["openai"] == ["textVerbosity": "high"])

    driver.press(KeyPress(.escape))
    driver.press(KeyPress(.backspace))
    driver.type("s")
    driver.handle(.presets([preset], nil))
    #expect(
      rows(driver.state).joined(separator: "\n").contains(
        "openai.textVerbosity  unset > high"))
    driver.press(KeyPress(.enter))
    #expect(driver.state.chat.options == preset.options)

    driver.type("s")
    driver.handle(.presets([preset], nil))
    driver.type("nchatty")
    let kept = driver.other.count
    driver.press(KeyPress(.enter))
    #expect(driver.other.count == kept)
    #expect(
      rows(driver.state).joined(separator: "\n").contains(
        "chatty is there already; Enter again writes over it."))
    driver.press(KeyPress(.enter))
    #expect(driver.other.count == kept + 1)
    driver.type("D")
    let before = driver.other.count
    driver.type("D")
    guard driver.other.count == before + 1, case .presets(.delete("chatty"))? = driver.other.last
    else {
      Issue.record("\(driver.other)")
      return
    }
  }
}
