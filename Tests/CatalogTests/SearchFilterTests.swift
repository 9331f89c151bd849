import Catalog
import ChatModel
import Testing

@Suite struct `Conditions of a search` {
  static let everything: ModelFilter = {
    var filter = ModelFilter()
    filter.showsDeprecated = true
    filter.showsNonChat = true
    return filter
  }()

  /// The models that a search text leaves of all.
  private func models(_ text: String) -> [ModelRecord] {
    var search = ModelSearch(SearchFixture.index)
    return search.run(ModelQuery(text), filter: Self.everything).hits.map {
      SearchFixture.index.model(at: $0.index)
    }
  }

  private static let all = Catalog.embedded.providers.flatMap { Catalog.embedded.models(of: $0.id) }

  struct Case: Sendable {
    var text: String
    var holds: @Sendable (ModelRecord) -> Bool

    init(_ text: String, _ holds: @escaping @Sendable (ModelRecord) -> Bool) {
      self.text = text
      self.holds = holds
    }
  }

  static let cases: [Case] = [
    Case("reasoning:yes") { $0.reasons }, Case("-reasoning") { !$0.reasons },
    Case("tools:yes") { $0.callsTools }, Case("tools:no") { !$0.callsTools },
    Case("vision:yes") { $0.input.contains(.image) },
    Case("!vision") { !$0.input.contains(.image) },
    Case("files:yes") { $0.takesAttachments || $0.input.contains(.pdf) },
    Case("open:yes") { $0.hasOpenWeights }, Case("!open:yes") { !$0.hasOpenWeights },
    Case("free:yes") { $0.prices.map { $0.input == 0 && $0.output == 0 } == true },
    Case("json:yes") { $0.structuredOutput == true },
    Case("ctx>200k") { ($0.contextWindow ?? 0) > 200_000 },
    Case("ctx>=200k") { ($0.contextWindow ?? 0) >= 200_000 },
    Case("ctx:1M") { ($0.contextWindow ?? 0) >= 1_000_000 },
    Case("ctx<=32768") { $0.contextWindow.map { $0 <= 32768 } == true },
    Case("!ctx>=200k") { $0.contextWindow.map { $0 < 200_000 } == true },
    Case("context<32000") { $0.contextWindow.map { $0 < 32000 } == true },
    Case("!ctx>200k") { $0.contextWindow.map { $0 <= 200_000 } == true },
    Case("price<3") { $0.prices.map { $0.input < 3 } == true },
    Case("price:3") { $0.prices.map { $0.input <= 3 } == true },
    Case("price<=$0.50") { $0.prices.map { $0.input <= 0.5 } == true },
    Case("-price<3") { $0.prices.map { $0.input >= 3 } == true },
    Case("-price<=3") { $0.prices.map { $0.input > 3 } == true },
    Case("price>=3") { $0.prices.map { $0.input >= 3 } == true },
    Case("output<15") { $0.prices.map { $0.output < 15 } == true },
    Case("output>=15") { $0.prices.map { $0.output >= 15 } == true },
    Case("output>30") { $0.prices.map { $0.output > 30 } == true },
    Case("released>2026-03") { ($0.released ?? "") >= "2026-03" },
    Case("released<2024") { $0.released.map { $0 < "2024" } == true },
    Case("provider:groq") { $0.id.provider == "groq" },
    Case("provider:zai") { $0.id.provider == "zai" },
    Case("provider:ali") { $0.id.provider.hasPrefix("alibaba") },
    Case("-provider:nano-gpt") { $0.id.provider != "nano-gpt" },
    Case("modality:audio") { $0.input.contains(.audio) || $0.output.contains(.audio) },
    Case("takes:video") { $0.input.contains(.video) },
    Case("gives:image") { $0.output.contains(.image) },
    Case("!gives:text") { !$0.output.contains(.text) },
    Case("kind:maker") { Catalog.embedded.provider($0.id.provider)?.kind == .maker },
    Case("-kind:gateway") { Catalog.embedded.provider($0.id.provider)?.kind != .gateway },
    Case("ctx>200k price<1 vision:yes -tools") {
      ($0.contextWindow ?? 0) > 200_000 && $0.prices.map { $0.input < 1 } == true
        && $0.input.contains(.image) && !$0.callsTools
    },
  ]

  @Test(arguments: cases.indices)
  func `leave exactly the models for which they hold`(place: Int) {
    let test = Self.cases[place]
    let found = Set(models(test.text).map(\.id))
    let expected = Set(Self.all.filter(test.holds).map(\.id))

    #expect(found == expected, "\(test.text): \(found.count) instead of \(expected.count)")
    #expect(!expected.isEmpty || test.text.contains("-tools"), "\(test.text)")
  }

  @Test(arguments: ["vision", "free", "open", "reasoning", "tools", "image", "audio"])
  func `named by a word alone are the trait, or the word`(word: String) {
    let found = models(word)
    let strict = Set(
      models(word == "image" || word == "audio" ? "modality:\(word)" : "\(word):yes").map(\.id))

    #expect(strict.isSubset(of: found.map(\.id)))
    #expect(found.count >= strict.count)
    #expect(
      found.allSatisfy { model in
        strict.contains(model.id) || "\(model.id) \(model.name)".lowercased().contains(word)
      })
  }

  @Test(arguments: [
    ("ctx>abc", "ctx> takes a number of tokens such as 200k; abc is none."),
    ("ctx>", "ctx>"), ("price<cheap", "price<"), ("key:maybe", "key:"),
    ("modality:smell", "modality:"),
    ("released>soon", "released>"), ("kind:king", "kind:"), ("provider:", "provider:"),
    ("ctx>99999999999999999999", "ctx>"), ("price<-1", "price<"), ("price<nan", "price<"),
  ])
  func `that cannot be read are named in a sentence and left out`(text: String, start: String)
    throws
  {
    let query = ModelQuery(text + " sonnet")

    let problem = try #require(query.problems.first)
    #expect(query.problems.count == 1)
    #expect(problem.hasPrefix(start.hasSuffix(".") ? "ctx> takes a number of tokens" : start))
    #expect(problem.hasSuffix("."))
    #expect(models(text + " sonnet").count == models("sonnet").count)
  }

  @Test(arguments: [
    ":free", "llama3:8b", "thinking:1024", "a<b", "x=y", "claude-sonnet-4:thinking",
  ])
  func `do not take ids with a colon for themselves`(text: String) {
    #expect(ModelQuery(text).problems.isEmpty)
    #expect(ModelQuery(text).filter == ModelFilter())
  }

  @Test func `of chips and text hold together, the stricter bound, the text's trait`() {
    var chips = ModelFilter()
    chips.contextAtLeast = 200_000
    chips.inputAtMost = 5
    chips.traits = [.vision: true, .tools: true]
    let both = chips.combined(with: ModelQuery("ctx>100k price<=1 -vision").filter)

    #expect(both.contextAtLeast == 200_000)
    #expect(both.inputAtMost == 1)
    #expect(both.traits == [.vision: false, .tools: true])
  }

  @Test(arguments: [
    ("200k", 200_000), ("1M", 1_000_000), ("1.05m", 1_050_000), ("4096", 4096), ("0", 0),
    ("", nil), ("k", nil), ("1e9", nil), ("-5", nil), ("2000m", nil), ("1.2.3", nil), ("inf", nil),
  ])
  func `read numbers of tokens as people write them`(text: String, tokens: Int?) {
    #expect(TokenCount.read(text) == tokens)
  }

  @Test(arguments: [
    ModelSort.Key.price, .context, .date, .name,
  ])
  func `keep their models in every order`(key: ModelSort.Key) {
    let plain = SearchFixture.ids("sonnet")
    let sorted = SearchFixture.ids("sonnet", sort: ModelSort(key))
    let reversed = SearchFixture.ids("sonnet", sort: ModelSort(key, isReversed: true))

    #expect(Set(plain) == Set(sorted) && plain.count == sorted.count)
    #expect(Set(plain) == Set(reversed))
  }

  @Test func `are sorted by price, context, date and measured speed, the unknown last`() throws {
    func models(_ sort: ModelSort, _ marks: ModelMarks = ModelMarks()) throws -> [ModelRecord] {
      try SearchFixture.ids("provider:openai", sort: sort, marks: marks).map {
        SearchFixture.index.model(at: try SearchFixture.row($0))
      }
    }
    let prices = try models(ModelSort(.price)).map { $0.prices?.input ?? .infinity }
    let windows = try models(ModelSort(.context)).map { $0.contextWindow ?? 0 }
    let dates = try models(ModelSort(.date)).map { $0.released ?? "" }
    let dearest = try models(ModelSort(.price, isReversed: true)).compactMap { $0.prices?.input }
    let fast = try #require(ModelID("openai/o3"))
    let slow = try #require(ModelID("openai/gpt-5"))
    let marks = ModelMarks(SearchFixture.index, speeds: [slow: 40, fast: 90])
    let speeds = try models(ModelSort(.speed), marks)

    #expect(prices == prices.sorted())
    #expect(windows == windows.sorted(by: >))
    #expect(dates == dates.sorted(by: >))
    #expect(dearest == dearest.sorted(by: >))
    #expect(speeds.prefix(2).map(\.id.model) == ["o3", "gpt-5"])
  }
}

@Suite struct `A family of models` {
  private let index = SearchFixture.index

  @Test(arguments: [
    "openrouter/anthropic/claude-sonnet-4.5", "azure/claude-sonnet-4-5",
    "cortecs/claude-4-5-sonnet",
    "databricks/databricks-claude-sonnet-4-5", "sap-ai-core/anthropic--claude-4.5-sonnet",
    "digitalocean/anthropic-claude-4.5-sonnet", "vercel/anthropic/claude-sonnet-4.5",
  ])
  func `has its sellers under the maker`(id: String) throws {
    let row = try SearchFixture.row(id)

    let sellers = index.sellers(ofModelAt: row)

    let first = try #require(sellers.first)
    #expect(index.model(at: first).id.description == "anthropic/claude-sonnet-4-5")
    #expect(sellers.contains(row))
    #expect(sellers.count > 20)
  }

  @Test(arguments: [
    ("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5-20250929"),
    ("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-6"),
    ("openai/gpt-5.4", "nano-gpt/gpt-4.5-preview"), ("openai/gpt-5", "openai/gpt-5-mini"),
    ("openai/gpt-4o", "openai/gpt-4o-2024-11-20"),
    ("302ai/claude-sonnet-4-5-20250929-thinking", "302ai/claude-sonnet-4-5-20250929"),
    ("zai/glm-4.5", "zai/glm-4.5v"), ("openai/o3", "openai/o3-pro"),
  ])
  func `keeps other models, versions, dates and variants apart`(one: String, other: String) throws {
    let first = try SearchFixture.row(one)
    guard let second = index.row(of: try #require(ModelID(other))) else { return }

    #expect(!index.sellers(ofModelAt: first).contains(second))
  }

  @Test(arguments: [
    (
      "amazon-bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "anthropic/claude-sonnet-4-5-20250929"
    ),
    ("google-vertex-anthropic/claude-sonnet-4-5@20250929", "anthropic/claude-sonnet-4-5-20250929"),
    ("google-vertex-anthropic/claude-opus-4-6@default", "anthropic/claude-opus-4-6"),
    ("openrouter/meta-llama/llama-3.3-70b-instruct:free", "llama/llama-3.3-70b-instruct"),
    ("google-vertex/meta/llama-3.3-70b-instruct-maas", "llama/llama-3.3-70b-instruct"),
    ("digitalocean/llama3.3-70b-instruct", "llama/llama-3.3-70b-instruct"),
    ("zhipuai/glm-4.6", "zai/glm-4.6"),
  ])
  func `is told by the id whatever the seller adds to it`(id: String, maker: String) throws {
    let row = try SearchFixture.row(id)
    let first = try #require(index.sellers(ofModelAt: row).first)

    #expect(index.model(at: first).id.description == maker)
  }

  @Test func `is one line of a list, which counts the others`() throws {
    var search = ModelSearch(index)
    let flat = search.run(ModelQuery("son 4.5"))
    let folded = search.run(ModelQuery("son 4.5"), folds: true)

    let first = try #require(folded.hits.first)
    #expect(index.model(at: first.index).id.description == "anthropic/claude-sonnet-4-5")
    #expect(first.otherCount > 20)
    #expect(folded.hits.reduce(0) { $0 + 1 + Int($1.otherCount) } == flat.hits.count)
    #expect(folded.rowCount == flat.hits.count)
  }

  @Test func `stands under a reseller where the maker is not among the found`() {
    #expect(
      SearchFixture.ids("openrouter sonnet 4.5", folds: true)
        == ["openrouter/anthropic/claude-sonnet-4.5"])
  }

  @Test func `has every row of the index in exactly one place`() {
    var seen = Set<Int>()
    for row in 0..<index.count where !seen.contains(row) {
      let sellers = index.sellers(ofModelAt: row)
      #expect(seen.isDisjoint(with: sellers))
      seen.formUnion(sellers)
    }
    #expect(seen.count == 5276)
  }
}
