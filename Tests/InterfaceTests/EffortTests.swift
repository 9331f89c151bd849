import AppCore
import ChatModel
import JSONCoding
import Testing

@Suite struct `One key for the reasoning effort` {
  struct Case: Sendable, CustomTestStringConvertible {
    var model: String
    var steps: [String]
    var title: String
    /// What the highest step puts into the body.
    var path: [String]
    var value: JSONValue
    var testDescription: String { model }
  }

  private static let cases: [Case] = [
    Case(
      model: "openai/gpt-5", steps: ["minimal", "low", "medium", "high"], title: "effort high",
      path: ["reasoning", "effort"], value: "high"),
    Case(
      model: "anthropic/claude-opus-4-5", steps: ["low", "medium", "high"], title: "effort high",
      path: ["output_config", "effort"], value: "high"),
    Case(
      model: "anthropic/claude-sonnet-4-5",
      steps: ["1024", "2048", "4096", "8192", "16384", "32768", "63999"],
      title: "think 63999", path: ["thinking"],
      value: ["type": "enabled", "budget_tokens": 63_999]),
    Case(
      model: "google/gemini-2.5-flash",
      steps: ["off", "512", "1024", "2048", "4096", "8192", "16384", "24576"],
      title: "think 24576", path: ["generationConfig", "thinkingConfig", "thinkingBudget"],
      value: 24_576),
    Case(
      model: "google/gemini-3-pro-preview", steps: ["low", "high"], title: "effort high",
      path: ["generationConfig", "thinkingConfig", "thinkingLevel"], value: "high"),
    Case(
      model: "xai/grok-4.3", steps: ["none", "low", "medium", "high"], title: "effort high",
      path: ["reasoning", "effort"], value: "high"),
    Case(
      model: "groq/openai/gpt-oss-120b", steps: ["low", "medium", "high"], title: "effort high",
      path: ["reasoning_effort"], value: "high"),
    Case(
      model: "groq/qwen/qwen3-32b", steps: ["none", "default"], title: "effort default",
      path: ["reasoning_effort"], value: "default"),
    Case(
      model: "openrouter/openai/gpt-5", steps: ["minimal", "low", "medium", "high"],
      title: "effort high", path: ["reasoning", "effort"], value: "high"),
    Case(
      model: "deepseek/deepseek-v4-pro", steps: ["off", "low", "high", "max"], title: "effort max",
      path: ["reasoning_effort"], value: "max"),
  ]

  @Test(arguments: cases)
  func `has exactly the steps of the model, each in its place`(sample: Case) {
    var driver = OptionDriver(sample.model)
    var seen: [String] = []
    for _ in 0..<12 {
      driver.press(.alt("."))
      guard let step = driver.state.effortLevel(of: driver.state.chat), seen.last != step else {
        break
      }
      seen.append(step)
    }
    driver.press(.alt("0"))

    #expect(seen == sample.steps)
    #expect(driver.state.effortTitle(of: driver.state.chat) == sample.title)
    let value = driver.body[path: sample.path]
    // The order of members is that of setting them.
    if case .object(let wanted) = sample.value {
      for member in wanted.members { #expect(value?[member.key] == member.value) }
    } else {
      #expect(value == sample.value)
    }
    for _ in sample.steps { driver.press(.alt(",")) }
    #expect(driver.state.effortLevel(of: driver.state.chat) == nil)
    #expect(driver.state.chat.options.isEmpty)
  }

  @Test func `says so where a model has none`() {
    var driver = OptionDriver("openai/gpt-4o")
    driver.press(.alt("."))
    #expect(driver.state.flash == "openai/gpt-4o has no levels of reasoning effort.")
  }

  @Test func `steps on from an allowance between two steps`() throws {
    var driver = OptionDriver("anthropic/claude-sonnet-4-5")
    try driver.select(.option("thinking", "budgetTokens"))
    driver.type("3000")
    driver.press(KeyPress(.enter))
    #expect(driver.state.effortTitle(of: driver.state.chat) == "think 3000")
    driver.press(.alt(","))
    #expect(driver.state.effortTitle(of: driver.state.chat) == "think 2048")
  }
}
