import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit
import TestSupport
import Testing

@Suite struct `The options of a model` {
  private func sheet(
    _ id: String, options: ModelOptions = [:], settings: CallSettings = CallSettings()
  ) throws -> OptionSheet {
    var plan = RunPlan(entries: [ModelEntry(id)], messages: [.user("Why?")])
    plan.options = options
    plan.settings = settings
    let sheets = try ModelRuntime(environment: [:]).optionSheets(of: plan)
    return try #require(sheets.first)
  }

  private func row(_ key: String, _ sheet: OptionSheet) throws -> OptionRow {
    try #require(sheet.rows.first { $0.key == key })
  }

  /// The common settings that go nowhere, by dialect (R19).
  @Test(arguments: [
    ("openai/gpt-4o", ["topK", "stopSequences", "seed", "presencePenalty", "frequencyPenalty"]),
    ("anthropic/claude-sonnet-4-5", ["seed", "presencePenalty", "frequencyPenalty"]),
    ("google/gemini-2.5-flash", []),
    ("groq/llama-3.3-70b-versatile", ["topK"]),
    ("ollama/llama3.2", []),
  ])
  func `say which common settings its dialect drops (R19)`(id: String, dropped: [String]) throws {
    let rows = try sheet(id).rows.filter { $0.isCommon && $0.state == .refused }
    #expect(rows.map(\.key) == dropped)
    #expect(rows.allSatisfy { $0.reason != nil && $0.place == nil })
  }

  @Test func `are narrowed to what the catalogue knows of the model (R19)`() throws {
    let sheet = try sheet("openai/gpt-5", options: ["openai": ["reasoningEffort": "xhigh"]])

    #expect(try row("reasoningEffort", sheet).state == .wrong)
    #expect(
      sheet.problems == [
        "reasoningEffort xhigh is refused: gpt-5 takes minimal, low, medium or high."
      ])
  }

  @Test func `are refused where the model has none`() throws {
    let sheet = try sheet(
      "anthropic/claude-sonnet-4-5", options: ["anthropic": ["effort": "low", "trialFlag": true]])

    #expect(try row("effort", sheet).reason == "not on claude-sonnet-4-5")
    #expect(sheet.problems == ["effort is refused: not on claude-sonnet-4-5."])
    #expect(try row("trialFlag", sheet).state == .unknown)
    #expect(sheet.notes == ["trialFlag is not known for Anthropic. It is sent as it is."])
  }

  /// What a run refuses is what the sheet calls wrong; what it leaves out is a note in both.
  @Test(
    arguments: [
      (["thinking": ["type": "disabled", "budgetTokens": 2000]], false),
      (["thinking": ["type": "disabled", "budgetTokens": "many"]], true),
      (["thinking": ["type": "enabled", "budgetTokens": 2000]], false),
      (["thinking": ["type": "enabled", "budgetTokens": 9]], true),
      (["speed": "fast"], true), (["trialFlag": true], false),
    ] as [(JSONObject, Bool)])
  func `are wrong where a run refuses them, and only there (R19)`(
    options: JSONObject, isRefused: Bool
  ) async throws {
    let sheet = try sheet("anthropic/claude-sonnet-4-5", options: ["anthropic": options])
    let transport = ScriptedTransport { _, _ in .json(500, "{}") }
    let runtime = ModelRuntime(
      environment: ["ANTHROPIC_API_KEY": "sk-canary"], transport: transport)
    var plan = RunPlan(
      entries: [ModelEntry("anthropic/claude-sonnet-4-5", maxRetries: 0)],
      messages: [.user("Why?")])
    plan.options = ["anthropic": options]
    var refusal: (any Error)?
    do {
      _ = try await runtime.run(plan) { _ in }
    } catch {
      refusal = error
    }

    #expect(!sheet.problems.isEmpty == isRefused, "\(sheet.problems)")
    #expect((refusal != nil) == isRefused && transport.requests.isEmpty == isRefused)
  }

  @Test func `say what is left out, and why`() throws {
    let sheet = try sheet(
      "anthropic/claude-sonnet-4-5",
      options: ["anthropic": ["thinking": ["type": "disabled", "budgetTokens": 2000]]])

    #expect(try row("thinking.budgetTokens", sheet).reason == "it goes only with type enabled")
    #expect(sheet.notes == ["thinking.budgetTokens is not sent: it goes only with type enabled."])
    #expect(sheet.problems.isEmpty)
  }

  @Test func `exclude each other (R19)`() throws {
    let sheet = try sheet(
      "anthropic/claude-sonnet-4-5",
      options: ["anthropic": ["thinking": ["type": "enabled", "budgetTokens": 2048]]],
      settings: CallSettings(temperature: 0.5))

    let temperature = try row("temperature", sheet)
    #expect(temperature.reason == "thinking is on and excludes it" && temperature.layer == .agent)
    let budget = try row("thinking.budgetTokens", sheet)
    #expect(budget.value == 2048 && budget.state == .set)
    #expect(budget.place == "thinking.budget_tokens")
  }
}
