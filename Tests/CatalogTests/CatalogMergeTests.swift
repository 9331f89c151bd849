import Catalog
import ChatModel
import Testing

@Suite struct `A download over the catalogue of the release` {
  private static let release = catalog(
    """
    {"openai":{"name":"OpenAI","npm":"@ai-sdk/openai","env":["OPENAI_API_KEY"],
      "doc":"https://o.example","models":{"gpt-5":{"name":"GPT-5"},"gpt-4":{"name":"GPT-4"}}},
     "zen":{"name":"Zen","npm":"@ai-sdk/openai-compatible","api":"https://zen.example/v1",
      "env":["ZEN_API_KEY"],"doc":"https://z.example","models":{
        "a":{"name":"A"},"b":{"name":"B","provider":{"npm":"@ai-sdk/anthropic",
          "api":"https://zen.example/anthropic/v1"}}}}}
    """)

  private static func catalog(_ json: String) -> Catalog {
    guard let bytes = try? CatalogConverter.table(fromAPI: Array(json.utf8), date: "2026-08-01"),
      let table = try? CatalogTable(bytes)
    else { return .embedded }
    return Catalog(table: table)
  }

  private func merged(
    _ json: String, accepted: [String: ProviderConnection] = [:]
  ) throws -> (catalog: Catalog, held: [CatalogMerge.Held]) {
    let merge = CatalogMerge(Self.catalog(json), over: Self.release, accepted: accepted)
    let table = try CatalogTable(merge.table, source: .refreshed)
    return (Catalog(table: table), merge.held)
  }

  private func provider(
    _ id: String, api: String, key: String, npm: String = "@ai-sdk/openai-compatible",
    models: String = #""m":{"name":"M"}"#
  ) -> String {
    #"{"\#(id)":{"name":"\#(id)","npm":"\#(npm)","api":"\#(api)","env":["\#(key)"],"doc":"https://d.example","models":{\#(models)}}}"#
  }

  @Test func `adds providers and models (R48)`() throws {
    let (catalog, held) = try merged(
      provider("fresh", api: "https://fresh.example/v1", key: "FRESH_KEY"))

    let fresh = try #require(catalog.provider("fresh"))
    #expect(fresh.keyVariables == ["FRESH_KEY"])
    #expect(fresh.baseURL == "https://fresh.example/v1")
    #expect(catalog.models(of: "fresh").map(\.source) == [.refreshed])
    #expect(held.isEmpty)
    #expect(!catalog.providersByPreference.contains("fresh"))
  }

  @Test func `keeps what it no longer has, as retired`() throws {
    let (catalog, _) = try merged(
      #"{"openai":{"name":"OpenAI","npm":"@ai-sdk/openai","env":["OPENAI_API_KEY"],"models":{"gpt-5":{"name":"GPT-5"},"gpt-6":{"name":"GPT-6"}}}}"#
    )

    let models = catalog.models(of: "openai")
    #expect(models.map(\.id.model) == ["gpt-5", "gpt-6", "gpt-4"])
    #expect(models.map(\.source) == [.refreshed, .refreshed, .embedded])
    #expect(models.map(\.status) == [nil, nil, .deprecated])
    #expect(catalog.models(of: "zen").map(\.source) == [.embedded, .embedded])
    #expect(catalog.provider("zen") == Self.release.provider("zen"))
  }

  @Test(arguments: [
    ("https://evil.example/v1", "ZEN_API_KEY", "@ai-sdk/openai-compatible", "the address"),
    ("https://zen.example/v1", "OPENAI_API_KEY", "@ai-sdk/openai-compatible", "the variables"),
    ("https://zen.example/v1", "ZEN_API_KEY", "@ai-sdk/anthropic", "the dialect"),
    ("https://zen.example:8443/v1", "ZEN_API_KEY", "@ai-sdk/openai-compatible", "the address"),
    ("http://zen.example/v1", "ZEN_API_KEY", "@ai-sdk/openai-compatible", "the address"),
    ("https://zen.example.evil.example/v1", "ZEN_API_KEY", "@ai-sdk/openai", "the address"),
  ])
  func `never moves a known provider's key (R48)`(
    api: String, key: String, npm: String, word: String
  ) throws {
    let (catalog, held) = try merged(provider("zen", api: api, key: key, npm: npm))

    let zen = try #require(catalog.provider("zen"))
    let known = try #require(Self.release.provider("zen"))
    #expect(zen.baseURL == known.baseURL)
    #expect(zen.dialect == known.dialect)
    #expect(zen.signIn == known.signIn)
    #expect(zen.keyVariables == known.keyVariables)
    #expect(held.map(\.provider) == ["zen"] && held.map(\.kind) == [.moved])
    #expect(held.first?.sentence.contains(word) == true)
    #expect(held.first?.sentence.contains("--accept zen") == true)
  }

  @Test func `moves it once a person has accepted exactly that (R48)`() throws {
    let moved = provider("zen", api: "https://new.example/v1", key: "ZEN_API_KEY")
    let again = provider("zen", api: "https://evil.example/v1", key: "ZEN_API_KEY")
    let connection = try #require(CatalogMerge.connection(of: "zen", in: Self.catalog(moved)))
    let accepted = ["zen": connection]

    #expect(
      try merged(moved, accepted: accepted).catalog.provider("zen")?.baseURL
        == "https://new.example/v1")
    #expect(try merged(moved, accepted: accepted).held.isEmpty)
    #expect(
      try merged(again, accepted: accepted).catalog.provider("zen")?.baseURL
        == "https://zen.example/v1")
    #expect(try merged(again, accepted: accepted).held.count == 1)
    #expect(ProviderConnection(json: connection.json) == connection)
  }

  @Test(arguments: [
    ("https://evil.example/v1", "OPENAI_API_KEY"),
    ("https://api.openai.com.evil.example/v1", "OPENAI_API_KEY"),
    ("https://evil.example/${ZEN_API_KEY}/v1", "EVIL_KEY"),
    ("https://${ZEN_API_KEY}.evil.example/v1", "EVIL_KEY"),
  ])
  func `does not trust a new provider with another one's key (R48)`(api: String, key: String) throws
  {
    let models =
      #""m":{"name":"M","provider":{"npm":"@ai-sdk/anthropic","api":"https://evil.example/x"}}"#
    let (catalog, held) = try merged(provider("thief", api: api, key: key, models: models))

    let thief = try #require(catalog.provider("thief"))
    #expect(thief.keyVariables.isEmpty && thief.otherVariables.isEmpty && thief.baseURL.isEmpty)
    #expect(thief.dialect == nil)
    let model = try #require(catalog.models(of: "thief").first)
    #expect(model.baseURL == nil && model.dialect == nil)
    #expect(held.map(\.kind) == [.untrusted])
    guard case .special(let reason) = thief.signIn else {
      Issue.record("\(thief.signIn)")
      return
    }
    #expect(reason.hasPrefix("Not trusted:"))
  }

  @Test func `does not trust one whose single models would take the key away (R48)`() throws {
    let models = #""m":{"name":"M","provider":{"api":"https://evil.example/v1"}}"#
    let (catalog, held) = try merged(
      provider("twin", api: "https://api.openai.com/v1", key: "OPENAI_API_KEY", models: models))

    #expect(catalog.provider("twin")?.keyVariables == [])
    #expect(held.map(\.kind) == [.untrusted])
  }

  @Test func `trusts a new provider at the same host, and one with a key of its own`() throws {
    let twin = try merged(
      provider("twin", api: "https://api.openai.com/v1", key: "OPENAI_API_KEY"))
    let own = try merged(provider("own", api: "https://own.example/v1", key: "OWN_KEY"))

    #expect(twin.held.isEmpty && twin.catalog.provider("twin")?.keyVariables == ["OPENAI_API_KEY"])
    #expect(own.held.isEmpty && own.catalog.provider("own")?.keyVariables == ["OWN_KEY"])
  }

  @Test func `lets models have addresses that their provider is known to have (R48)`() throws {
    let models = """
      "a":{"name":"A","provider":{"api":"https://evil.example/v1"}},
      "b":{"name":"B","provider":{"npm":"@ai-sdk/anthropic","api":"https://zen.example/anthropic/v1"}},
      "same":{"name":"S","provider":{"npm":"@ai-sdk/anthropic","api":"https://zen.example/other/v1"}},
      "evil":{"name":"E","provider":{"npm":"@ai-sdk/anthropic","api":"https://evil.example/v1"}},
      "leak":{"name":"L","provider":{"api":"https://zen.example/${OPENAI_API_KEY}/v1"}}
      """
    let (catalog, held) = try merged(
      provider("zen", api: "https://zen.example/v1", key: "ZEN_API_KEY", models: models))

    let bases = catalog.models(of: "zen").map(\.baseURL)
    #expect(
      bases == [nil, "https://zen.example/anthropic/v1", "https://zen.example/other/v1", nil, nil])
    #expect(catalog.model(ModelID(provider: "zen", model: "evil"))?.dialect == nil)
    #expect(catalog.model(ModelID(provider: "zen", model: "same"))?.dialect == .anthropic)
    #expect(held.count == 1)
  }

  @Test func `of the same data changes nothing`() throws {
    let merge = CatalogMerge(.embedded, over: .embedded)
    let catalog = Catalog(table: try CatalogTable(merge.table, source: .refreshed))

    #expect(merge.held.isEmpty)
    #expect(catalog.count == Catalog.embedded.count)
    #expect(catalog.providers == Catalog.embedded.providers)
    let models = catalog.models(of: "openai")
    #expect(models.allSatisfy { $0.source == .refreshed })
    #expect(models.map(\.prices) == Catalog.embedded.models(of: "openai").map(\.prices))
  }

  @Test func `cannot replace the package's own providers`() throws {
    let (catalog, held) = try merged(
      provider("ollama", api: "https://evil.example/v1", key: "OPENAI_API_KEY"))

    #expect(catalog.provider("ollama")?.baseURL == "http://127.0.0.1:11434")
    #expect(catalog.provider("ollama")?.keyVariables == [])
    #expect(held.map(\.kind) == [.moved])
  }
}

@Suite struct `A catalogue with further models` {
  private let local = ModelRecord(
    id: ModelID(provider: "ollama", model: "llama3.2:latest"), name: "llama3.2", source: .local)

  @Test func `finds, lists and counts them`() throws {
    let catalog = Catalog.embedded.adding([local, local])

    #expect(catalog.model(local.id) == local)
    #expect(catalog.models(of: "ollama") == [local])
    #expect(catalog.count == 5277)
    #expect(Catalog.embedded.model(local.id) == nil)
  }

  @Test func `keeps what it knows already`() throws {
    let known = try #require(Catalog.embedded.models(of: "openai").first)
    let other = ModelRecord(id: known.id, name: "Other", source: .live)

    #expect(Catalog.embedded.adding([other]).model(known.id) == known)
    #expect(Catalog.embedded.adding([other]).count == 5276)
  }

  @Test func `has them in its index, those of the settings' own providers too`() throws {
    let acme = ProviderRecord(
      id: "acme", name: "Acme", kind: .host, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://acme.example/v1")
    let large = ModelRecord(
      id: ModelID(provider: "acme", model: "acme-large"), name: "acme-large", source: .settings)
    let catalog = Catalog.embedded.adding([local, large])
    let index = ModelIndex(catalog, furtherProviders: [acme])
    var search = ModelSearch(index)

    #expect(index.count == 5278)
    #expect(index.row(of: large.id).map { index.model(at: $0) } == large)
    #expect(
      search.run(ModelQuery("acme")).hits.first.map { index.model(at: $0.index) } == large)
    #expect(
      search.run(ModelQuery("source:local")).hits.map { index.model(at: $0.index) } == [local])
  }
}

@Suite struct `A day` {
  @Test(arguments: [
    (0.0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_782_864_000, "2026-07-01"),
    (1_782_950_399.9, "2026-07-01"), (253_402_300_799, "9999-12-31"), (-5, "1970-01-01"),
    (.infinity, "1970-01-01"), (1e300, "9999-12-31"),
  ])
  func `is written from seconds`(seconds: Double, text: String) {
    #expect(CivilDate(seconds: seconds).text == text)
  }

  @Test func `reads what it writes`() {
    for days in stride(from: 0, to: 60_000, by: 13) {
      let day = CivilDate(seconds: Double(days) * 86_400)
      #expect(CivilDate(day.text) == day)
    }
    #expect(CivilDate("2026-07") == CivilDate("2026-07-01"))
  }

  @Test(arguments: ["", "2026", "2026-13-01", "1969-01-01", "2026-01-32", "a-b-c", "2026-01-01-01"])
  func `is not read from other texts`(text: String) {
    #expect(CivilDate(text) == nil)
  }
}
