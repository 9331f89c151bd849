import AppCore
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit
import Testing

@Suite struct `The options editor` {
  @Test func `steps through the values of a word and unsets it again`() throws {
    var driver = OptionDriver("anthropic/claude-opus-4-5")
    try driver.select(.option("effort"))

    driver.press(KeyPress(.left), KeyPress(.left))
    #expect(driver.state.chat.options["anthropic"]?["effort"] == "low")
    #expect(driver.body[path: ["output_config", "effort"]] == "low")
    driver.press(KeyPress(.left))
    #expect(driver.state.chat.options["anthropic"]?["effort"] == "low")
    driver.press(KeyPress(.backspace))
    #expect(driver.state.chat.options.isEmpty)
    #expect(driver.body["output_config"] == nil)
  }

  @Test func `jumps to a value by its letter`() throws {
    var driver = OptionDriver("openai/gpt-5")
    try driver.select(.option("serviceTier"))
    driver.type("f")
    #expect(driver.state.chat.options["openai"]?["serviceTier"] == "flex")

    try driver.select(.option("reasoningEffort"))
    driver.press(KeyPress(.enter))
    driver.type("h")
    driver.press(KeyPress(.enter))
    #expect(driver.state.chat.options["openai"]?["reasoningEffort"] == "high")
  }

  @Test func `takes a number by typing and stepping, within its range`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("thinking", "budgetTokens"))
    driver.type("4096")
    driver.press(KeyPress(.enter))
    #expect(
      driver.state.chat.options["anthropic"] == [
        "thinking": ["budgetTokens": 4096, "type": "enabled"]
      ])
    #expect(driver.state.flash == "type is enabled with it.")

    driver.type("+")
    #expect(driver.body[path: ["thinking", "budget_tokens"]] == 5120)
    driver.press(KeyPress(.right, .shift))
    #expect(driver.body[path: ["thinking", "budget_tokens"]] == 15_360)
    driver.type("---------------------")
    #expect(driver.body[path: ["thinking", "budget_tokens"]] == 1024)
  }

  @Test func `says why a number is refused and keeps what was typed`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("thinking", "budgetTokens"))
    driver.type("900")
    driver.press(KeyPress(.enter))

    #expect(driver.state.flash == "budgetTokens must be from 1024 to 63999; 900 was typed.")
    #expect(driver.state.options.field?.editor.text == "900")
    #expect(driver.state.chat.options.isEmpty)
    driver.press(KeyPress(.escape))
    #expect(driver.state.options.field == nil)
    #expect(driver.state.focus == .options)
  }

  @Test func `turns a switch with Space`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("sendReasoning"))
    driver.press(KeyPress(.character(" ")))
    #expect(driver.state.chat.options["anthropic"]?["sendReasoning"] == false)
    driver.press(KeyPress(.character(" ")))
    #expect(driver.state.chat.options["anthropic"]?["sendReasoning"] == true)
  }

  @Test func `adds to a list, moves in it and takes away from it`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    try driver.select(.setting("stopSequences"))
    driver.press(KeyPress(.enter), KeyPress(.down))
    for text in ["one", "two", "three"] {
      driver.press(KeyPress(.enter))
      driver.type(text)
      driver.press(KeyPress(.enter))
      driver.press(KeyPress(.down))
    }
    #expect(driver.state.chat.settings.stopSequences == ["one", "two", "three"])

    driver.press(KeyPress(.up))
    driver.type("K")
    #expect(driver.state.chat.settings.stopSequences == ["one", "three", "two"])
    driver.press(KeyPress(.backspace))
    #expect(driver.state.chat.settings.stopSequences == ["one", "two"])
    driver.press(KeyPress(.backspace), KeyPress(.up), KeyPress(.backspace))
    #expect(driver.state.chat.settings.stopSequences == nil)
  }

  @Test func `fills in what an object of a list cannot be without`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("mcpServers"))
    driver.press(KeyPress(.enter), KeyPress(.down), KeyPress(.enter))
    #expect(driver.state.chat.options["anthropic"]?["mcpServers"] == [["type": "url"]])
    let row = try #require(
      driver.state.optionRows.first { $0.path == .option("mcpServers") })
    #expect(row.sentence == "mcpServers[0] needs name: a text.")
  }

  @Test func `takes members of a map`() throws {
    var driver = OptionDriver("openai/gpt-5")
    try driver.select(.option("metadata"))
    driver.press(KeyPress(.enter), KeyPress(.down), KeyPress(.enter))
    driver.type("team = search")
    driver.press(KeyPress(.enter))

    #expect(driver.body["metadata"] == ["team": "search"])
  }

  @Test func `sends an unknown key as it is, and says where its JSON is wrong (R19)`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option(" add"))
    driver.press(KeyPress(.enter))
    driver.type("trialFlag = {\"a\": tru}")
    driver.press(KeyPress(.enter))
    #expect(
      driver.state.options.field?.problem
        == "trialFlag is not JSON: an unexpected character at character 10.")

    for _ in 0..<5 { driver.press(KeyPress(.backspace)) }
    driver.type("true}")
    driver.press(KeyPress(.enter))
    #expect(driver.body["trialFlag"] == ["a": true])
    let row = try #require(driver.state.optionRows.first { $0.name == "trialFlag" })
    #expect(row.isUnknown)
    #expect(row.sentence == "trialFlag is not known. It is sent as it is.")
  }

  @Test func `takes what is unusual where nothing is known to refuse it, and says so (R19)`() throws
  {
    var own = OptionDriver("ollama/llama3.2")
    try own.select(.setting("temperature"))
    own.type("3")
    own.press(KeyPress(.enter))
    #expect(own.state.chat.settings.temperature == 3)
    #expect(
      own.state.flash == "temperature is usually a number from 0 to 2; 3 is sent as it is.")
    #expect(own.state.selectedOption?.problem == nil)

    var known = OptionDriver("openai/gpt-4o")
    try known.select(.setting("temperature"))
    known.type("3")
    known.press(KeyPress(.enter))
    #expect(known.state.chat.settings.temperature == nil)
    #expect(known.state.flash == "temperature must be from 0 to 2; 3 was typed.")
  }

  @Test func `tells unset, zero and default apart (R20)`() throws {
    var driver = OptionDriver(
      [["openai/gpt-4o"]], agent: .init(settings: CallSettings(temperature: 0.7)))
    try driver.select(.setting("temperature"))
    #expect(driver.state.selectedOption?.shownValue == "0.7")
    #expect(driver.state.selectedOption?.layer == .agent)

    driver.type("0")
    driver.press(KeyPress(.enter))
    #expect(driver.body["temperature"] == 0.0)
    driver.type("d")
    #expect(driver.body["temperature"] == nil)
    #expect(driver.state.selectedOption?.shownValue == "default")
    #expect(driver.state.selectedOption?.layer == .chat)
    driver.press(KeyPress(.backspace))
    #expect(driver.body["temperature"] == 0.7)
    driver.press(KeyPress(.backspace))
    #expect(
      driver.state.flash == "temperature is set by the agent; d sends the default instead.")
  }

  @Test func `shows which layer set a value (R17)`() throws {
    var driver = OptionDriver(
      [["openai/gpt-5"]],
      agent: .init(options: ["openai": ["reasoningEffort": "low", "user": "u"]]))
    try driver.select(.option("reasoningEffort"))
    driver.type("m")
    driver.press(KeyPress(.right))
    let row = try #require(driver.state.selectedOption)

    #expect(row.layer == .message)
    #expect(row.shownValue == "medium")
    #expect(driver.state.optionValues.value(at: row.path, in: .agent) == "low")
    #expect(driver.state.optionRows.first { $0.name == "user" }?.layer == .agent)
  }

  @Test func `greys what the model refuses, with the reason`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    driver.press(.alt("0"))
    func refusal(_ name: String) -> String? {
      driver.state.optionRows.first { $0.name == name }?.refusal
    }
    #expect(refusal("seed") == "Anthropic has no such setting")
    #expect(refusal("effort") == "not on claude-sonnet-4-5")
    #expect(refusal("toolStreaming") == "the request has no tools")
    #expect(refusal("temperature") == nil)

    try driver.select(.option("thinking", "type"))
    driver.press(KeyPress(.right))
    #expect(refusal("temperature") == "thinking is on and excludes it")
  }

  @Test func `explains a conflict before anything is sent (R19)`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.setting("maxOutputTokens"))
    driver.type("500000")
    driver.press(KeyPress(.enter))
    #expect(
      driver.state.flash == "maxOutputTokens must be from 1 to 64000; 500000 was typed.")
    driver.press(KeyPress(.escape))
    try driver.select(.setting("temperature"))
    driver.type(".5")
    driver.press(KeyPress(.enter))
    try driver.select(.option("thinking", "type"))
    driver.press(KeyPress(.right))

    #expect(
      driver.state.optionWarnings.contains(
        "temperature is not sent: thinking is on and excludes it."))
    let row = driver.state.optionRows.first { $0.name == "temperature" }
    #expect(row?.sentence == "temperature is refused: thinking is on and excludes it.")
  }

  @Test func `finds options by name and help, and shows only what is set`() throws {
    var driver = OptionDriver("openai/gpt-5")
    driver.press(.alt("0"))
    driver.type("/cached prefix")
    #expect(driver.state.optionRows.map(\.name).contains("promptCacheRetention"))
    driver.press(KeyPress(.escape))

    try driver.select(.option("promptCacheOptions", "ttl"))
    driver.press(KeyPress(.right))
    driver.type("o")
    #expect(driver.state.optionRows.map(\.name) == ["promptCacheOptions", "ttl"])
    driver.type("o")
    #expect(driver.state.optionRows.count > 30)
  }

  @Test func `undoes one change after the other`() throws {
    var driver = OptionDriver("openai/gpt-5")
    try driver.select(.option("textVerbosity"))
    driver.press(KeyPress(.right), KeyPress(.backspace))
    driver.type("u")
    #expect(driver.state.chat.options["openai"]?["textVerbosity"] == "high")
    driver.type("uu")
    #expect(driver.state.chat.options.isEmpty)
    #expect(driver.state.flash == "Nothing to undo.")
  }

  @Test func `sets the system text of the pane, none included`() throws {
    var driver = OptionDriver([["mistral/mistral-large-latest"]], instructions: "Be brief.")
    try driver.select(.option(" system"))
    #expect(driver.state.selectedOption?.shownValue == "Be brief.")
    #expect(driver.state.selectedOption?.layer == .agent)

    driver.press(KeyPress(.enter))
    driver.handle(.paste(" In French."))
    driver.press(KeyPress(.enter))
    #expect(driver.body["messages"]?[0]?["content"] == "Be brief. In French.")
    driver.type("d")
    #expect(driver.body["messages"]?[0]?["role"] == "user")
    driver.press(KeyPress(.backspace))
    #expect(driver.body["messages"]?[0]?["content"] == "Be brief.")
  }

  @Test func `gives a text to the editor outside and takes it back`() throws {
    var driver = OptionDriver("openai/gpt-4o")
    try driver.select(.option(" system"))
    driver.press(KeyPress(.enter), .control("g"))
    guard case .edit("")? = driver.other.last else {
      Issue.record("\(driver.other)")
      return
    }
    driver.handle(.edited("Speak\nplainly."))
    #expect(driver.state.chat.system == "Speak\nplainly.")
    #expect(driver.state.composer.editor.isEmpty)

    driver.type("E")
    driver.handle(.edited("{\"user\": \"u\","))
    #expect(
      driver.state.options.field?.problem
        == "The text is not JSON: the text ends too early at character 14.")
    driver.press(KeyPress(.escape))
    driver.type("E")
    driver.handle(.edited("{\"user\": \"u\"}"))
    #expect(driver.body["user"] == "u")
  }
}
