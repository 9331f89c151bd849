import Catalog
import ChatModel
import Testing

/// The index of the release, for all search tests.
enum SearchFixture {
  static let index = ModelIndex(.embedded)

  /// The row of a model, which must be there.
  static func row(_ id: String) throws -> Int {
    let id = try #require(ModelID(id))
    return try #require(index.row(of: id))
  }

  /// The ids that a search finds, in order.
  static func ids(
    _ text: String, filter: ModelFilter = ModelFilter(), sort: ModelSort = ModelSort(),
    marks: ModelMarks = ModelMarks(), folds: Bool = false
  ) -> [String] {
    var search = ModelSearch(index)
    let results = search.run(
      ModelQuery(text), filter: filter, sort: sort, marks: marks, folds: folds)
    return results.hits.map { index.model(at: $0.index).id.description }
  }
}

@Suite struct `The ranking of a search` {
  @Test(arguments: [
    ("son 4.5", "anthropic/claude-sonnet-4-5"), ("4.5 son", "anthropic/claude-sonnet-4-5"),
    ("SONNET 4.5", "anthropic/claude-sonnet-4-5"),
    ("sonnet45", "anthropic/claude-sonnet-4-5"), ("cs45", "anthropic/claude-sonnet-4-5"),
    ("claude sonnet 4.5", "anthropic/claude-sonnet-4-5"),
    ("claude-4.5-sonnet", "anthropic/claude-sonnet-4-5"),
    ("sonnet-4.5-claude", "anthropic/claude-sonnet-4-5"),
    ("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5"),
    ("sonnet", "anthropic/claude-sonnet-5"), ("haiku", "anthropic/claude-haiku-4-5"),
    ("opus", "anthropic/claude-opus-4-8"), ("sonet", "anthropic/claude-sonnet-5"),
    ("antropic opus", "anthropic/claude-opus-4-8"),
    ("gpt5m", "openai/gpt-5-mini"), ("gpt-5", "openai/gpt-5"), ("gpt5", "openai/gpt-5"),
    ("gpt 5", "openai/gpt-5"), ("gpt 5 mini", "openai/gpt-5-mini"),
    ("gpt4", "openai/gpt-4"), ("gpt 4.1", "openai/gpt-4.1"), ("o3", "openai/o3"),
    ("4o mini", "openai/gpt-4o-mini"), ("codex", "openai/gpt-5.3-codex"),
    ("gemini 2.5 pro", "google/gemini-2.5-pro"), ("gemini flash", "google/gemini-3.5-flash"),
    ("flash lite", "google/gemini-3.1-flash-lite"), ("gem25f", "google/gemini-2.5-flash"),
    ("grok", "xai/grok-4.3"), ("deepseek", "deepseek/deepseek-v4-pro"),
    ("deepseek chat", "deepseek/deepseek-chat"), ("kimi", "moonshotai/kimi-k2.7-code"),
    ("k2.6", "moonshotai/kimi-k2.6"), ("glm", "zai/glm-5.2"), ("glm 4.6", "zai/glm-4.6"),
    ("qwen coder", "alibaba/qwen3-coder-flash"), ("qwen3 32b", "alibaba/qwen3-32b"),
    ("mistral large", "mistral/mistral-large-latest"), ("sonar pro", "perplexity/sonar-pro"),
    ("llama 70b", "llama/llama-3.3-70b-instruct"),
    ("llama 3.3 70b groq", "groq/llama-3.3-70b-versatile"),
    ("gpt-oss 120b", "groq/openai/gpt-oss-120b"),
    ("openrouter sonnet", "openrouter/anthropic/claude-sonnet-5"),
    ("openrouter/anthropic/claude-sonnet-4.5", "openrouter/anthropic/claude-sonnet-4.5"),
    ("text-embedding-3-large", "openai/text-embedding-3-large"),
    ("whisper", "groq/whisper-large-v3"), ("provider:groq 120b", "groq/openai/gpt-oss-120b"),
  ])
  func `puts first what is meant`(text: String, first: String) {
    #expect(SearchFixture.ids(text, folds: true).first == first)
  }

  @Test(arguments: [
    ("son 4.5", "anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5-20250929"),
    ("son 4.5", "anthropic/claude-sonnet-4-5", "openrouter/anthropic/claude-sonnet-4.5"),
    ("gpt-5", "openai/gpt-5", "azure/gpt-5"), ("gpt-5", "azure/gpt-5", "openai/gpt-5-mini"),
    ("gpt-5", "openai/gpt-5-mini", "openai/gpt-5.4-mini"),
    ("mini", "openai/gpt-5-mini", "openrouter/openai/gpt-5-mini"),
    ("sonnet", "anthropic/claude-sonnet-4-6", "anthropic/claude-sonnet-4-5"),
    ("sonnet", "anthropic/claude-sonnet-4-0", "anthropic/claude-sonnet-4-20250514"),
    ("opus 4", "anthropic/claude-opus-4-0", "anthropic/claude-opus-4-5"),
    ("opus 4", "anthropic/claude-opus-4-0", "anthropic/claude-opus-4-20250514"),
    ("opus 4", "anthropic/claude-opus-4-8", "anthropic/claude-opus-4-20250514"),
    ("sonnet 4", "anthropic/claude-sonnet-4-0", "anthropic/claude-sonnet-4-20250514"),
    ("sonnet 4", "anthropic/claude-sonnet-4-6", "anthropic/claude-sonnet-4-20250514"),
    ("sonnet 4", "anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5-20250929"),
    ("gpt 4o", "openai/gpt-4o-mini", "openai/gpt-4o-2024-11-20"),
    ("4o", "openai/gpt-4o", "openai/gpt-4o-2024-11-20"),
    ("gemini-2.5", "google/gemini-2.5-flash", "google-vertex/gemini-2.5-flash"),
    ("glm-4.6", "zai/glm-4.6", "zhipuai/glm-4.6"),
    ("glm-4.6", "zhipuai/glm-4.6", "openrouter/z-ai/glm-4.6"),
    ("deepseek-chat", "deepseek/deepseek-chat", "openrouter/deepseek/deepseek-chat"),
    ("max", "alibaba/qwen3-max", "minimax/MiniMax-M2"),
  ])
  func `puts one before the other`(text: String, before: String, after: String) throws {
    let ids = SearchFixture.ids(text)

    let first = try #require(ids.firstIndex(of: before))
    let second = try #require(ids.firstIndex(of: after))
    #expect(first < second)
  }

  @Test func `knows mini from nano`() {
    let ids = SearchFixture.ids("gpt5m")

    #expect(ids.first == "openai/gpt-5-mini")
    #expect(!ids.contains("openai/gpt-5-nano"))
  }

  @Test(arguments: [
    ("4.5", "45"), ("3.5", "qwen3.6-35b-a3b"), ("1.5", "llama-3.3-15b"),
  ])
  func `does not take a version for a number`(text: String, id: String) {
    var writer = TableWriter()
    writer.append(
      ProviderRecord(
        id: "p", name: "P", kind: .host, dialect: .openAIChat, signIn: .bearer,
        baseURL: "https://p.example"),
      [ModelRecord(id: ModelID(provider: "p", model: id), name: id)])
    guard let table = try? CatalogTable(writer.bytes(date: "2026-07-01")) else {
      Issue.record("the table cannot be read")
      return
    }
    var search = ModelSearch(ModelIndex(Catalog(table: table)))

    #expect(search.run(ModelQuery(text)).hits.isEmpty)
  }

  @Test func `leaves out what has a word that is excluded`() {
    let plain = SearchFixture.ids("gpt-5")
    let without = SearchFixture.ids("gpt-5 -mini !codex")

    #expect(plain.contains("openai/gpt-5-mini") && plain.contains("openai/gpt-5-codex"))
    #expect(without.contains("openai/gpt-5"))
    #expect(without.allSatisfy { !$0.contains("mini") && !$0.contains("codex") })
    #expect(SearchFixture.ids("-mini m2").contains("minimax/MiniMax-M2"))
  }

  @Test func `finds a provider by its name`() {
    #expect(SearchFixture.ids("biases").allSatisfy { $0.hasPrefix("wandb/") })
    #expect(SearchFixture.ids("biases").count == Catalog.embedded.models(of: "wandb").count)
  }

  @Test func `puts favourites, recents and what can be asked before their equals`() throws {
    let id = try #require(ModelID("openai/gpt-4.1-mini"))
    let ready = ModelMarks(SearchFixture.index, ready: ["mistral"])
    let favourite = ModelMarks(SearchFixture.index, favourites: [id])
    let recent = ModelMarks(SearchFixture.index, recents: [id])

    #expect(SearchFixture.ids("mini").first != id.description)
    #expect(SearchFixture.ids("mini", marks: favourite).first == id.description)
    #expect(SearchFixture.ids("mini", marks: recent).first == id.description)
    #expect(SearchFixture.ids("large", marks: ready).first?.hasPrefix("mistral/") == true)
  }

  @Test func `keeps retired and other kinds back unless nothing else is meant`() {
    var all = ModelFilter()
    all.showsDeprecated = true
    all.showsNonChat = true
    var search = ModelSearch(SearchFixture.index)
    let opus = search.run(ModelQuery("opus"))

    #expect(opus.concealedCount > 0)
    #expect(!SearchFixture.ids("opus").contains("anthropic/claude-3-opus-20240229"))
    #expect(SearchFixture.ids("opus", filter: all).contains("anthropic/claude-3-opus-20240229"))
    #expect(
      SearchFixture.ids("claude-3-opus-20240229").contains("anthropic/claude-3-opus-20240229"))
    #expect(SearchFixture.ids("embedding").contains("openai/text-embedding-3-small"))
    #expect(SearchFixture.ids("", filter: all).count == 5276)
  }

  @Test func `takes letters with others between them only when nothing has the word`() {
    var search = ModelSearch(SearchFixture.index)

    #expect(!search.run(ModelQuery("sonnet")).isScattered)
    #expect(search.run(ModelQuery("snnt")).isScattered)
    #expect(search.run(ModelQuery("qqqqqq")).hits.isEmpty)
    #expect(search.run(ModelQuery("qj")).hits.isEmpty)
  }
}
