import AppCore
import Catalog
import ChatModel
import JSONCoding
import ProviderOptions
import Testing

/// A model of each provider that has options of its own, in each dialect that it is called in.
private let models = [
  "openai/gpt-5", "openai/gpt-4o", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash",
  "xai/grok-4", "groq/openai/gpt-oss-120b", "mistral/mistral-large-latest",
  "deepseek/deepseek-chat", "cohere/command-a-03-2025", "perplexity/sonar",
  "openrouter/anthropic/claude-haiku-4.5", "togetherai/openai/gpt-oss-120b",
  "fireworks-ai/accounts/fireworks/models/gpt-oss-120b", "cerebras/gpt-oss-120b",
  "vercel/openai/gpt-5", "alibaba/qwen-max", "moonshotai/kimi-k2-thinking", "ollama/qwen3",
  "lmstudio/any", "llamacpp/any", "vllm/any", "demo/prose",
]

@Suite struct `The rows of the options` {
  @Test(arguments: models)
  func `set every option of the schema, and it lands in the request (R19)`(model: String) throws {
    var base = OptionDriver(model)
    base.press(.alt("0"), .alt("0"))
    let before = try #require(base.state.chat.preview as WirePreview?, "no preview")
    try #require(before.failure == nil, "\(before.failure ?? "")")
    let roots = base.state.optionRows.filter {
      $0.depth == 0 && $0.description != nil && $0.path.scope == .options
    }
    for root in roots {
      var driver = base
      try driver.setSomething(below: root.path)

      let values = driver.state.optionValues
      let set = values.value(at: root.path)
      #expect(set != .none, "\(model) \(root.name)")
      #expect(values.layer(at: root.path) == .chat, "\(model) \(root.name)")
      let after = try #require(driver.state.chat.preview)
      let isSaid = after.notes.contains { $0.contains(root.name) }
      let place = root.description?.place(in: after.dialect)?.target
      #expect(
        after.body != before.body || after.headers != before.headers || isSaid || place == .client
          || root.description?.spreads == true,
        "\(model) \(root.name): \(set.map { $0.text() } ?? "")")
    }
  }

  @Test(arguments: models)
  func `set every option of a message for the next one alone (R18)`(model: String) throws {
    var base = OptionDriver(model)
    base.press(.alt("0"), .alt("0"))
    guard let heading = base.state.optionRows.first(where: { $0.name == "this message" }) else {
      return
    }
    try base.move(to: heading.path)
    base.press(KeyPress(.enter))
    let rows = base.state.optionRows.filter { $0.isForMessage && $0.depth == 1 }
    #expect(!rows.isEmpty)
    for row in rows {
      var driver = base
      try driver.setSomething(below: row.path)
      #expect(driver.state.options.message.options.isEmpty == false, "\(model) \(row.name)")
      #expect(driver.state.chat.options.isEmpty, "\(model) \(row.name)")
    }
  }

  @Test func `have every common setting, and each can be set`() throws {
    for setting in CommonSetting.allCases {
      var driver = OptionDriver("mistral/mistral-large-latest")
      driver.press(.alt("0"))
      try driver.setSomething(below: .setting(setting.rawValue))

      #expect(driver.state.chat.settings.value(of: setting) != .none, "\(setting)")
      #expect(driver.state.optionValues.layer(at: .setting(setting.rawValue)) == .chat)
    }
  }
}

extension OptionDriver {
  /// Sets the first thing that can be set at a place or below it.
  mutating func setSomething(below path: OptionPath) throws {
    try select(path)
    for _ in 0..<6 {
      let row = try #require(state.selectedOption)
      switch row.kind {
      case .boolean: return press(KeyPress(.character(" ")))
      case .choice: return press(KeyPress(.right))
      case .number:
        press(KeyPress(.enter))
        type(Self.number(row))
        return press(KeyPress(.enter))
      case .text, .json:
        if !row.choices.isEmpty {
          press(KeyPress(.right))
          // A switch that is off may be all that is said by leaving it out.
          return row.choices.first == false ? press(KeyPress(.right)) : ()
        }
        press(KeyPress(.enter))
        handle(.paste(Self.typed(row.description?.type ?? .any)))
        return press(KeyPress(.enter))
      case .object, .list, .map, .heading:
        if row.isOpen == false { press(KeyPress(.enter)) }
        press(KeyPress(.down))
      case .addMember, .addKey:
        press(KeyPress(.enter))
        handle(.paste("1 = " + Self.typed(row.description?.type ?? .any)))
        return press(KeyPress(.enter))
      case .addElement:
        let count = state.optionRows.count
        press(KeyPress(.enter))
        guard state.options.field != nil else {
          // A choice is set by now, an object waits for its fields.
          if state.optionRows.count == count + 1 { return }
          press(KeyPress(.down))
          continue
        }
        handle(.paste(Self.typed(row.description?.type ?? .any)))
        return press(KeyPress(.enter))
      case .system: return
      }
    }
  }

  private static func number(_ row: OptionRow) -> String {
    let value = max(row.bounds.lower ?? 1, min(1, row.bounds.upper ?? 1))
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  private static func typed(_ type: OptionType) -> String {
    switch type {
    case .boolean: "on"
    case .integer(let bounds), .number(let bounds): "\(Int(bounds.lower ?? 1))"
    case .string: "x"
    case .choice(let words): words.first ?? ""
    case .object, .any, .map: "{\"a\": 1}"
    case .array: "[{\"a\": 1}]"
    case .either(let types): types.first.map(typed) ?? ""
    }
  }
}
