import Catalog
import ChatModel
import Testing

@Suite struct `The converter of the public data` {
  /// One provider with the given fields and models.
  private func catalog(
    _ models: String, provider: String = "p", fields: String = #""npm":"@ai-sdk/mistral""#
  ) throws -> Catalog {
    try catalog(whole: "{\"\(provider)\":{\(fields),\"models\":{\(models)}}}")
  }

  private func catalog(whole text: String) throws -> Catalog {
    let bytes = try CatalogConverter.table(fromAPI: Array(text.utf8), date: "2026-07-01")
    return Catalog(table: try CatalogTable(bytes))
  }

  private func model(_ fields: String) throws -> ModelRecord {
    try #require(try catalog("\"m\":{\(fields)}").models(of: "p").first)
  }

  @Test func `writes the table that stands here for an excerpt`() throws {
    let text = """
      {"acme":{"id":"acme","env":["ACME_HOST","ACME_KEY"],"npm":"@ai-sdk/openai-compatible",
      "api":"https://${ACME_HOST}/v1/","name":" Acme\\tCorp ","doc":"https://acme.example/docs",
      "models":{"big/one":{"id":"big/one","name":"Big One","family":"big","attachment":true,
      "reasoning":true,"reasoning_options":[{"type":"toggle"},{"type":"effort","values":[null,"low"]},
      {"type":"budget_tokens","min":1024}],"tool_call":true,"structured_output":false,
      "temperature":true,"knowledge":"2025-01","release_date":"2025-09-29",
      "last_updated":"2025-09-30","modalities":{"input":["pdf","text"],"output":["text"]},
      "open_weights":true,"limit":{"context":200000,"input":150000,"output":64000},
      "cost":{"input":0.30000000000000004,"output":15,"cache_read":0.03,"reasoning":20,
      "tiers":[{"tier":{"type":"context","size":128000},"input":1,"output":2}]},
      "status":"beta","provider":{"npm":"@ai-sdk/anthropic","api":"https://other.example/v1"},
      "experimental":{"modes":{"fast":{"cost":{"input":6,"output":30}}}}},
      "plain":{"id":"plain","name":"plain","modalities":{"input":["text"],"output":["text"]},
      "limit":{"context":0,"output":99999999}}}}}
      """
    let table = try CatalogConverter.table(fromAPI: Array(text.utf8), date: "2026-07-01")

    let expected = """
      switchboard-catalog\t1\t2026-07-01\t2\t1\t2\tCHECKSUM
      toggle|effort=-,low|budget=1024..
      https://other.example/v1
      acme\t2\tSIZE\tAcme Corp\topenai-chat\tbearer\thttps://${ACME_HOST}/v1\tACME_KEY\tACME_HOST\t\
      https://acme.example/docs
      big/one\tBig One\tartwJhB\ttp\t200000\t64000\t0.3,15,0.03,,20;>128000,1,2;fast,6,30\t\
      250929\t2501\t1\t150000\tanthropic\t2
      plain

      """
    var lines = String(decoding: table, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let block = lines[4...5].map { $0.utf8.count + 1 }.reduce(0, +)
    #expect(lines[3].contains("\t\(block)\t"))
    lines[0] = lines[0].prefix { $0 != "\t" } + "\t1\t2026-07-01\t2\t1\t2\tCHECKSUM"
    let shown = lines.joined(separator: "\n").replacing("\t\(block)\t", with: "\tSIZE\t")
    #expect(shown == expected)
    #expect(throws: Never.self) { try CatalogTable(table) }
  }

  @Test func `gives the same bytes for the same data`() throws {
    let text = Array(#"{"b":{"models":{"y":{},"x":{}}},"a":{"models":{}}}"#.utf8)

    let once = try CatalogConverter.table(fromAPI: text, date: "2026-07-01")
    let again = try CatalogConverter.table(fromAPI: text, date: "2026-07-01")

    #expect(once == again)
    let catalog = Catalog(table: try CatalogTable(once))
    #expect(catalog.providers.prefix(2).map(\.id) == ["b", "a"])
    #expect(catalog.models(of: "b").map(\.id.model) == ["y", "x"])
  }

  @Test(arguments: [
    ("", CatalogError.notJSON("not JSON: the text ends too early at byte 0")),
    ("{", .notJSON("not JSON: the text ends too early at byte 1")),
    ("[]", .noProviders), ("{}", .noProviders), (#"{"p":{}}"#, .noProviders),
    (#"{"p":{"models":[]}}"#, .noProviders), (#"{"a/b":{"models":{}}}"#, .noProviders),
    (#"{"a b":{"models":{}}}"#, .noProviders), (#"{"":{"models":{}}}"#, .noProviders),
    (String(repeating: "[", count: 65), .tooDeep),
  ])
  func `refuses what cannot be a catalogue (R48)`(text: String, error: CatalogError) {
    #expect(throws: error) {
      try CatalogConverter.table(fromAPI: Array(text.utf8), date: "2026-07-01")
    }
  }

  @Test func `counts brackets outside of strings only`() throws {
    let name = String(repeating: "[{", count: 100)

    #expect(try model(#""name":"\"\#(name)""#).name == "\"" + name)
  }

  @Test(arguments: ["", "2026-7-1", "2026-07-01T00:00:00Z", "2026/07/01", "20260701xx"])
  func `refuses a date of another form`(date: String) {
    #expect(throws: CatalogError.badDate(date)) {
      try CatalogConverter.table(fromAPI: Array(#"{"p":{"models":{}}}"#.utf8), date: date)
    }
  }

  @Test func `passes over fields, values and kinds that it does not know`() throws {
    let model = try model(
      """
      "status":"retired","attachment":"yes","limit":[],"modalities":{"input":["smell","text"]},
      "reasoning_options":[{"type":"vibes"},{"type":"a b"},{"kind":1},7],"cost":{"input":"free"},
      "provider":{"npm":"@ai-sdk/next","shape":"round"},"colour":{"deep":[{"x":1}]}
      """)

    #expect(
      model
        == {
          var plain = ModelRecord(id: ModelID(provider: "p", model: "m"), name: "m")
          plain.reasoningControls = ["vibes"]
          return plain
        }())
  }

  @Test(
    arguments: [
      ("0", nil), ("99999999", nil), ("-1", nil), ("1.5", nil), ("\"9\"", nil), ("128000", 128_000),
      ("1e6", 1_000_000), ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func `takes placeholders of limits for unknown`(text: String, tokens: Int?) throws {
    let model = try model("\"limit\":{\"context\":\(text),\"output\":\(text)}")

    #expect(model.contextWindow == tokens)
    #expect(model.maxOutputTokens == tokens)
  }

  @Test(
    arguments: [
      ("1970-01-01", nil), ("2025-09", "2025-09"), ("2025-09-29", "2025-09-29"), ("2025", nil),
      ("soon", nil), ("20250929", nil),
    ] as [(String, String?)])
  func `takes placeholders of dates for unknown`(text: String, date: String?) throws {
    let model = try model("\"release_date\":\"\(text)\",\"knowledge\":\"\(text)\"")

    #expect(model.released == date)
    #expect(model.knowledge == date)
  }

  @Test(
    arguments: [
      (#"{"input":0,"output":0}"#, ModelPrices(input: 0, output: 0)),
      (#"{"input":1}"#, nil), (#"{"input":-1,"output":1}"#, nil), ("null", nil),
      (#"{"input":1e7,"output":1}"#, nil), (#"{"input":1e400,"output":1}"#, nil),
      (
        #"{"input":0.06999999999999999,"output":1e-9,"cache_read":1e-12}"#,
        ModelPrices(input: 0.07, output: 0.000000001, cacheRead: 0)
      ),
      (
        #"{"input":1,"output":2,"context_over_200k":{"input":3,"output":4}}"#,
        ModelPrices(input: 1, output: 2, tiers: [.init(above: 200_000, input: 3, output: 4)])
      ),
      (
        #"{"input":1,"output":2,"context_over_200k":{"input":3,"output":4},"tiers":["#
          + #"{"input":7,"output":8,"tier":{"type":"context","size":512000}},"#
          + #"{"input":5,"output":6,"tier":{"type":"context","size":272000}},"#
          + #"{"input":5,"output":6,"tier":{"type":"moon","size":1}},{"input":1,"output":2}]}"#,
        ModelPrices(
          input: 1, output: 2,
          tiers: [
            .init(above: 272_000, input: 5, output: 6), .init(above: 512_000, input: 7, output: 8),
          ])
      ),
    ] as [(String, ModelPrices?)])
  func `reads prices, unknown apart from free`(cost: String, prices: ModelPrices?) throws {
    #expect(try model("\"cost\":\(cost)").prices == prices)
  }

  @Test(arguments: [
    ("Novita\\t", "Novita"), (" two  words ", "two words"), ("a\\u0000b", "a b"), ("", "m"),
    ("\\u00a0x\\n", "x"),
  ])
  func `cleans names`(text: String, name: String) throws {
    #expect(try model("\"name\":\"\(text)\"").name == name)
  }

  @Test func `leaves out models whose id cannot be one, and those that stand twice`() throws {
    let catalog = try catalog(#""a b":{},"":{},"c\n":{},"d":{"name":"D"},"d":{"name":"E"},"e":7"#)

    #expect(catalog.models(of: "p").map(\.name) == ["D"])
  }

  @Test(arguments: [
    ("https://x.example/v1/", "https://x.example/v1"),
    ("https://x.example/v1/chat/completions", "https://x.example/v1"),
    ("http://127.0.0.1:1234/v1", "http://127.0.0.1:1234/v1"),
    ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
    ("${X_URL}/v1", "${X_URL}/v1"),
  ])
  func `takes https bases, and http to loopback (R48)`(text: String, base: String) throws {
    let provider = try provider(base: text)

    #expect(provider.baseURL == base)
    #expect(provider.dialect == .openAIChat)
    #expect(provider.kind == (base.hasPrefix("http:") ? .local : .host))
    #expect(provider.signIn == (base.hasPrefix("http:") ? .optional : .bearer))
  }

  @Test(arguments: [
    "http://x.example/v1", "http://127.0.0.1.x.example/v1", "http://localhost.x.example", "ftp://x",
    "https://", "https:///v1", "https://key@x.example", "https://x.example/v1?to=y", "//x.example",
    "https://x.example/\\u0007", "x.example", "https://x .example", "http://1270.0.0.1",
    "http://127.0.0.1@x.example/v1", "https://x.example\\\\@y.example",
  ])
  func `lists a provider with another base, but does not call it (R48)`(text: String) throws {
    let provider = try provider(base: text)

    #expect(provider.dialect == nil)
    #expect(provider.baseURL.isEmpty)
    #expect(
      provider.signIn
        == .special(reason: "The catalogue names a base URL for it that is not https."))
  }

  private func provider(base: String) throws -> ProviderRecord {
    let fields = "\"npm\":\"@ai-sdk/openai-compatible\",\"api\":\"\(base)\",\"env\":[\"P_KEY\"]"
    return try #require(try catalog("", fields: fields).provider("p"))
  }

  @Test func `leaves out a model whose own base may not be used`() throws {
    let catalog = try catalog(
      #""a":{"provider":{"api":"http://x.example"}},"b":{"provider":{"api":"https://x.example"}}"#)

    #expect(catalog.models(of: "p").map(\.baseURL) == ["https://x.example"])
  }

  @Test func `takes an unknown package with a base for Chat Completions, without one for none`()
    throws
  {
    let with = try catalog("", fields: #""npm":"next-sdk","api":"https://x.example/v1""#)
    let without = try catalog("", fields: #""npm":"next-sdk""#)

    #expect(with.provider("p")?.dialect == .openAIChat)
    #expect(without.provider("p")?.dialect == nil)
    #expect(
      without.provider("p")?.signIn
        == .special(
          reason: "The catalogue names no base URL for it, and its package next-sdk is not known."))
  }

  @Test func `tells keys from parts of the address by name and by use`() throws {
    let fields = """
      "npm":"@ai-sdk/openai-compatible","api":"https://${WHERE}.example/v1",
      "env":["WHERE","P_ENDPOINT","P_API_KEY","302AI","not one","P_PAT",7]
      """
    let provider = try #require(try catalog("", fields: fields).provider("p"))

    #expect(provider.keyVariables == ["P_API_KEY", "302AI", "P_PAT"])
    #expect(provider.otherVariables == ["WHERE"])
  }

  @Test func `takes the dialect of a shape before that of a package`() throws {
    let catalog = try catalog(
      """
      "a":{"provider":{"npm":"@ai-sdk/anthropic","shape":"responses"}},
      "b":{"provider":{"npm":"@ai-sdk/anthropic"}},"c":{"provider":{"shape":"completions"}},
      "d":{"provider":{"npm":"@ai-sdk/openai-compatible","api":"https://api.mistral.ai/v1/"}}
      """)

    #expect(
      catalog.models(of: "p").map(\.dialect) == [.openAIResponses, .anthropic, nil, nil])
    #expect(catalog.models(of: "p").map(\.baseURL) == [nil, nil, nil, nil])
  }

  @Test func `keeps Cloudflare's gateway to the one dialect of its base`() throws {
    let catalog = try catalog(
      #""a":{"provider":{"npm":"@ai-sdk/anthropic"}}"#, fields: #""npm":"ai-gateway-provider""#)

    #expect(catalog.models(of: "p").map(\.dialect) == [nil])
  }

  @Test(arguments: [
    ("text-embedding-3-small", false, false), ("Qwen/Qwen3-Reranker-4B", false, false),
    ("llama-prompt-guard-2-22m", false, false), ("@cf/deepgram/nova-3", false, false),
    ("gpt-5", false, true), ("embedded-coder", true, true), ("llama-guard-4", false, true),
  ])
  func `tells chat models by their ids`(id: String, tools: Bool, isChat: Bool) throws {
    let catalog = try catalog("\"\(id)\":{\"tool_call\":\(tools)}")

    #expect(catalog.models(of: "p").map(\.isChat) == [isChat])
  }

  @Test func `does not let data replace the package's own providers (R48)`() throws {
    let catalog = try catalog(
      #""m":{}"#, provider: "ollama", fields: #""npm":"x","api":"https://evil.example/v1""#)

    #expect(catalog.provider("ollama")?.baseURL == "http://127.0.0.1:11434")
    #expect(catalog.providers.filter { $0.id == "ollama" }.map(\.modelCount) == [1])
  }
}
