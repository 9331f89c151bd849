import ChatModel
import RequestExport
import Settings
import SwitchboardKit
import Testing

@Suite struct `A setup as code` {
  @Test(arguments: ExportForm.allCases)
  func `names variables and never a key`(form: ExportForm) throws {
    for plan in [Setups.careful, Setups.custom, Setups.thinking] {
      let exported = try Setups.exported(plan)
      guard let text = try? RequestExport.text(exported, as: form) else { continue }
      #expect(!text.contains("sk-secret") && !text.contains("secret-team"), "\(text)")
    }
  }

  @Test(arguments: ExportForm.allCases)
  func `hides the secrets of options`(form: ExportForm) throws {
    var plan = Setups.plan([ModelEntry("anthropic/claude-sonnet-4-5")])
    plan.options = [
      "anthropic": [
        "mcpServers": [
          [
            "type": "url", "name": "files", "url": "https://mcp.example",
            "authorizationToken": "hidden-1",
          ]
        ]
      ],
      "vercel": ["byok": ["openai": [["apiKey": "hidden-2"]]]],
    ]
    let exported = try Setups.exported(plan)
    guard let text = try? RequestExport.text(exported, as: form) else {
      #expect(form == .openAIPython || form == .googlePython)
      return
    }
    #expect(!text.contains("hidden-1") && !text.contains("hidden-2"), "\(text)")
    #expect(
      form == .agent
        ? text.contains("Left out: mcpServers") : text.contains("AUTHORIZATION_TOKEN"), "\(text)")
  }

  @Test(arguments: ExportForm.allCases)
  func `shows what cannot be seen in a text`(form: ExportForm) throws {
    let hostile = "a\u{202E}b\u{1B}[2Jc\u{200B}\u{E0041} 'x' \"y\" `z` ${HOME} \\ $(id)\n\"\"\"\r\t"
    for id in ["openai/gpt-5", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash"] {
      let plan = Setups.plan([ModelEntry(id)], system: hostile, prompt: hostile)
      guard let text = try? RequestExport.text(Setups.exported(plan), as: form) else { continue }
      // What curl sends is the body byte for byte; the terminal's own sanitizer stands before it.
      guard form != .curl else { continue }
      for scalar: Unicode.Scalar in ["\u{202E}", "\u{1B}", "\u{200B}", "\u{E0041}", "\r", "\t"] {
        #expect(!text.unicodeScalars.contains(scalar) || scalar == "\t" && form == .agent)
      }
    }
  }

  @Test func `says in one sentence what a form cannot say`() throws {
    let cases: [(RunPlan, ExportForm, String)] = [
      (
        Setups.plan(["openai/gpt-5"]), .anthropicPython,
        "openai/gpt-5 speaks the Responses API; Anthropic's package speaks the Messages API alone."
      ),
      (
        Setups.plan(["anthropic/claude-sonnet-4-5"]), .openAIPython,
        "anthropic/claude-sonnet-4-5 speaks the Messages API; OpenAI's package does not."
      ),
      (
        Setups.plan(["demo/prose"]), .curl,
        "demo/prose is answered by Switchboard itself; only swift and agent can ask it."
      ),
      (
        Setups.plan(["netlify/openai/gpt-5"]), .aiSDK,
        "netlify/openai/gpt-5 needs a token that Netlify gives out for an hour; "
          + "mastra, swift and agent can ask it."
      ),
    ]
    for (plan, form, sentence) in cases {
      do {
        let text = try RequestExport.text(Setups.exported(plan), as: form)
        Issue.record("\(form) wrote \(text)")
      } catch let error as ExportRefusal {
        #expect(error.description == sentence)
      }
    }
  }

  @Test func `takes the first entry that a form of one call can ask`() throws {
    let exported = try Setups.exported(Setups.careful)

    let text = try RequestExport.text(exported, as: .anthropicPython)

    #expect(text.contains("model=\"claude-sonnet-4-5\""))
    #expect(text.contains("# Left out: openai/gpt-5. This is one call, not a chain.\n"))
  }

  @Test func `is an agent file that reads back as it was`() throws {
    var plan = Setups.careful
    plan.limits = CallLimits(firstToken: .seconds(20))
    plan.totalLimit = .seconds(60)
    plan.entries[1].isEnabled = false
    plan.entries[0].afterText = .stop
    plan.entries[0].weight = 2
    plan.strategy = .race(hedgeAfter: .milliseconds(800), winOn: .complete)
    let text = try RequestExport.text(Setups.exported(plan, name: "careful"), as: .agent)

    let parsed = AgentFile.parse(Array(text.utf8), file: "x.toml")
    #expect(parsed.mistakes.isEmpty, "\(parsed.mistakes)\n\(text)")
    let agent = try #require(parsed.value)
    #expect(agent.name == "careful")
    #expect(agent.instructions == "Answer in one sentence.\nNever say \"maybe\".")
    #expect(agent.options == plan.options)
    #expect(agent.entries.map(\.model) == ["openai/gpt-5", "anthropic/claude-sonnet-4-5"])
    #expect(agent.entries.map(\.maxRetries) == [3, 1])
    #expect(agent.entries.map(\.isEnabled) == [true, false])
    #expect(agent.entries[0].headers.map(\.name) == ["OpenAI-Organization"])
    #expect(agent.timeouts.firstToken == .seconds(20) && agent.timeouts.total == .seconds(60))
    #expect(agent.entries[0].timeouts.firstToken == nil)
    #expect(agent.entries[0].afterText == .stop)
    #expect(agent.entries.map(\.weight) == [2, nil])
    #expect(agent.strategy == .race)
    #expect(agent.hedgeAfter == .milliseconds(800))
    #expect(agent.winOn == .complete)
    #expect(agent.entries[1].settings == CallSettings(temperature: 0.5))
  }

  @Test func `keeps the headers of an entry in Mastra, too`() throws {
    var plan = Setups.careful
    plan.entries = [
      ModelEntry(
        "anthropic/claude-sonnet-4-5", baseURL: "http://127.0.0.1:9/v1",
        headers: ["X-Team": "blue"])
    ]
    let text = try RequestExport.text(Setups.exported(plan), as: .mastra)
    #expect(text.contains("headers: { \"X-Team\":"), "\(text)")
  }

  @Test func `leaves out of the AI SDK what its package cannot do, and says so`() throws {
    var plan = Setups.careful
    plan.entries.remove(at: 0)
    plan.options = ["anthropic": ["cacheControl": ["ttl": "1h", "at": "auto"]]]
    let text = try RequestExport.text(Setups.exported(plan), as: .aiSDK)
    #expect(!text.contains("cacheControl:"))
    #expect(text.contains("// Left out: cacheControl; @ai-sdk/anthropic has no option for it."))
  }

  @Test func `gives an agent what the pane has changed`() throws {
    var plan = Setups.careful
    plan.chatOptions = ["openai": ["reasoningEffort": "high"]]
    plan.chatSettings = CallSettings(temperature: 0.9)

    let text = try RequestExport.text(Setups.exported(plan), as: .agent)

    let agent = try #require(AgentFile.parse(Array(text.utf8), file: "x.toml").value)
    #expect(agent.options["openai"]?["reasoningEffort"] == "high")
    #expect(agent.entries[1].settings.temperature == 0.9)
  }
}
