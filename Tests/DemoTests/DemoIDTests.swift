import ChatModel
import Demo
import Testing

@Suite struct `A demo id` {
  @Test func `names a dialect, a model and parameters`() throws {
    let call = try DemoCall("anthropic/cut:after=7,pace=80.5,times=2")

    #expect(call.dialect == .anthropic)
    #expect(call.model.name == "cut")
    #expect(call.settings.after == 7)
    #expect(call.settings.pace == 80.5)
    #expect(call.settings.times == 2)
  }

  @Test func `without parameters has the defaults of its model`() throws {
    #expect(try DemoCall("prose").settings == DemoSettings())
    #expect(try DemoCall("busy").settings.retryAfter == "2")
    #expect(try DemoCall("slow").settings.first == 35)
    #expect(try DemoCall("flood").settings.pace == 50_000)
  }

  @Test(arguments: [
    ("status-429-4", "status-429:retry-after=4"), ("status-503-0.5", "status-503:retry-after=0.5"),
    ("status-503-ms-200", "status-503:retry-after-ms=200"), ("status-418", "status-418"),
    ("status-429-garbage", "status-429:retry-after=garbage"),
    ("gemini/status-500-1:times=3", "gemini/status-500:times=3,retry-after=1"),
  ])
  func `may be written short`(short: String, long: String) throws {
    #expect(try DemoCall(short) == DemoCall(long))
    #expect(try DemoCall(short).id == long)
  }

  @Test func `is written back as it was read, for every model, dialect and parameter`() throws {
    let values = [
      "pace": "7.5", "first": "0", "times": "3", "after": "5", "every": "4", "tokens": "9",
      "ping": "2", "retry-after": "-1", "retry-after-ms": "20", "should-retry": "true",
    ]
    for model in DemoCatalog.models {
      for dialect in [nil] + Dialect.allCases.map(Optional.some) {
        let start = (dialect.map { "\($0.rawValue)/" } ?? "") + model.name
        #expect(try DemoCall(start).id == start)
        let parameters = model.parameters.map { "\($0.rawValue)=\(values[$0.rawValue] ?? "")" }
        let id = "\(start):\(parameters.joined(separator: ","))"
        #expect(try DemoCall(id).id == id)
      }
    }
  }

  @Test(arguments: [
    ("prosa", "There is no demo/prosa; try demo/prose."),
    (
      "statsu-503",
      "There is no demo/statsu-503; try demo/status-503, demo/status-403 or demo/status-500."
    ),
    ("", "There is no demo/; try demo/prose, demo/code or demo/busy."),
    (
      "gpt-5-turbo-preview-large",
      "There is no demo/gpt-5-turbo-preview-large; try demo/prose, demo/code or demo/busy."
    ),
    (
      "status-200",
      "There is no demo/status-200; try demo/status-400, demo/status-500 or demo/status-401."
    ),
    (
      "cohere/prose",
      "demo knows no dialect cohere; it speaks openai-chat, openai-responses, anthropic, gemini or ollama."
    ),
    (
      "busy:3",
      "\"3\" is no parameter of a demo model; write name=value, as in demo/cut:after=20."
    ),
    ("prose:after=3", "demo/prose has no parameter after; it takes pace or first."),
    (
      "cut:after=-1",
      "after=-1 does not work: after is a number of tokens, 0 to 100000."
    ),
    ("prose:pace=nan", "pace=nan does not work: pace is tokens a second, 0.1 to 1000000."),
    ("prose:pace=1e9", "pace=1e9 does not work: pace is tokens a second, 0.1 to 1000000."),
    (
      "cut:after=99999999999999999999",
      "after=99999999999999999999 does not work: after is a number of tokens, 0 to 100000."
    ),
  ])
  func `that is wrong is refused with a sentence`(id: String, sentence: String) {
    let error = #expect(throws: DemoError.self) { try DemoCall(id) }

    #expect(error?.description == sentence)
  }

  @Test func `is read whatever it holds`() {
    for text in [":", "/", "//", ":=", "prose:", "prose:,", "prose:=", "a/b/c", "\u{0}", "status-"]
    {
      #expect(throws: DemoError.self) { try DemoCall(text) }
    }
    #expect(throws: DemoError.self) { try DemoCall(String(repeating: "x", count: 1 << 20)) }
  }

  @Test func `tells routing its dialect`() {
    #expect(DemoCatalog.dialect(of: "prose") == .openAIChat)
    #expect(DemoCatalog.dialect(of: "gemini/cut:after=2") == .gemini)
    #expect(DemoCatalog.dialect(of: "nonsense/prose") == .openAIChat)
    #expect(DemoCatalog.dialect(of: "anthropic") == .anthropic)
  }
}

@Suite struct `The list of demo models` {
  @Test func `has the fourteen models of the first start, busy first`() {
    #expect(DemoCatalog.listed.count == 14)
    #expect(
      DemoCatalog.listed.prefix(5).map(\.name) == [
        "busy", "prose", "code", "thinking", "languages",
      ])
    #expect(DemoCatalog.listed.allSatisfy { $0.isListed })
  }

  @Test func `names each model once and says what it does`() {
    #expect(Set(DemoCatalog.models.map(\.name)).count == DemoCatalog.models.count)
    #expect(DemoCatalog.models.allSatisfy { !$0.summary.isEmpty && $0.summary.count <= 60 })
    #expect(DemoCatalog.models.filter(\.needsKey).map(\.name) == ["no-key"])
  }

  @Test func `has a model for every status of the fault table`() {
    for status in DemoCatalog.statuses {
      #expect(DemoCatalog.models.contains { $0.name == "status-\(status)" && $0.isFault })
    }
  }
}
