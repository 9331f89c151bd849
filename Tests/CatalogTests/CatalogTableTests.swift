import Catalog
import ChatModel
import Testing

@Suite struct `A catalogue table` {
  /// A table with everything that a table can hold, and one with nothing but ids.
  static let sample: (providers: [(ProviderRecord, [ModelRecord])], bytes: [UInt8]) = {
    let full = ProviderRecord(
      id: "acme", name: "Acme Ünïted", kind: .host, dialect: .openAIChat,
      signIn: .bearerIn("x-acme"), baseURL: "https://${ACME_HOST}/v1",
      keyVariables: ["ACME_KEY", "ACME_TOKEN"], otherVariables: ["ACME_HOST"],
      documentation: "https://acme.example/docs", modelCount: 2)
    let bare = ProviderRecord(
      id: "bare", name: "bare", kind: .host, dialect: nil, signIn: .special(reason: "It: cannot."),
      baseURL: "", modelCount: 1)
    var big = ModelRecord(id: ModelID(provider: "acme", model: "a/b:c@d~e"), name: "Big")
    big.takesAttachments = true
    big.reasons = true
    big.callsTools = true
    big.hasOpenWeights = true
    big.structuredOutput = false
    big.acceptsTemperature = true
    big.isChat = false
    big.status = .beta
    big.input = [.image]
    big.output = []
    big.contextWindow = 1_000_000
    big.maxInputTokens = 900_000
    big.maxOutputTokens = 64_000
    big.prices = ModelPrices(
      input: 0.1, output: 600, cacheRead: 0.000000001, cacheWrite: 1.25, reasoning: 0,
      tiers: [
        .init(above: 32_000, input: 1, output: 2),
        .init(above: 128_000, input: 3, output: 4, cacheRead: 0.5, cacheWrite: 6),
      ], fast: .init(above: 0, input: 8, output: 9, cacheWrite: 10))
    big.released = "2025-09-29"
    big.knowledge = "2025-01"
    big.reasoningControls = ["toggle", "effort=-,low,high", "budget=-1..64000"]
    big.dialect = .gemini
    big.baseURL = "https://other.example/v1"
    let small = ModelRecord(id: ModelID(provider: "acme", model: "small"), name: "small")
    let only = ModelRecord(id: ModelID(provider: "bare", model: "only"), name: "Only")
    let providers = [(full, [big, small]), (bare, [only])]
    var writer = TableWriter()
    for (provider, models) in providers { writer.append(provider, models) }
    return (providers, writer.bytes(date: "2026-07-01"))
  }()

  @Test func `gives back the records that were written`() throws {
    let catalog = Catalog(table: try CatalogTable(Self.sample.bytes))

    for (provider, models) in Self.sample.providers {
      #expect(catalog.provider(provider.id) == provider)
      #expect(catalog.models(of: provider.id) == models)
      for model in models { #expect(catalog.model(model.id) == model) }
    }
    #expect(catalog.count == 3)
    #expect(catalog.date == "2026-07-01")
  }

  @Test func `keeps a line whole whatever its cells hold`() throws {
    let id = ModelID(provider: "p", model: "m")
    var writer = TableWriter()
    writer.append(
      ProviderRecord(
        id: "p", name: "A\nB\tC\u{0}", kind: .host, dialect: .openAIChat, signIn: .bearer,
        baseURL: "https://p.example"),
      [ModelRecord(id: id, name: "x\n\ty")])
    let catalog = Catalog(table: try CatalogTable(writer.bytes(date: "2026-07-01")))

    #expect(catalog.provider("p")?.name == "A B C ")
    #expect(catalog.model(id)?.name == "x  y")
  }

  @Test func `is refused when it is cut off anywhere`() throws {
    let bytes = Self.sample.bytes
    for count in bytes.indices {
      #expect(throws: CatalogError.self, "\(count)") {
        try CatalogTable(Array(bytes[..<count]), comparesChecksum: false)
      }
    }
  }

  @Test func `is refused when any byte after the header has changed`() throws {
    let bytes = Self.sample.bytes
    let body = try #require(bytes.firstIndex(of: 0x0A)) + 1
    for index in body..<bytes.count {
      var changed = bytes
      changed[index] ^= 0x01
      #expect(throws: CatalogError.damaged("its checksum differs"), "\(index)") {
        try CatalogTable(changed)
      }
    }
  }

  @Test func `may be damaged in any byte and still answers or says so`() throws {
    var answered = 0
    for index in Self.sample.bytes.indices {
      for value: UInt8 in [0x00, 0x09, 0x0A, 0x20, 0x2C, 0x30, 0x39, 0x3E, 0xFF] {
        var changed = Self.sample.bytes
        changed[index] = value
        guard let table = try? CatalogTable(changed, comparesChecksum: false) else { continue }
        answered += walk(Catalog(table: table))
      }
    }
    #expect(answered > 1000)
  }

  @Test func `of the release may be damaged in many places and still answers or says so`() throws {
    let whole = try CatalogTable.embedded().bytes
    // Numbers as a linear congruential generator gives them: the same places on every run.
    var random: UInt32 = 1
    for _ in 0..<20 {
      var changed = whole
      for _ in 0..<400 {
        random = random &* 1_664_525 &+ 1_013_904_223
        // The provider lines end within the first 40 000 bytes: half of the damage goes there.
        let range = random & 0x100 == 0 ? 40_000 : whole.count
        changed[Int(random >> 4) % range] = UInt8(truncatingIfNeeded: random >> 24)
      }
      if let table = try? CatalogTable(changed, comparesChecksum: false) {
        _ = walk(Catalog(table: table))
      }
      changed = whole
      for _ in 0..<400 {
        random = random &* 1_664_525 &+ 1_013_904_223
        changed[40_000 + Int(random >> 4) % (whole.count - 40_000)] =
          UInt8(truncatingIfNeeded: random >> 24)
      }
      let table = try CatalogTable(changed, comparesChecksum: false)
      #expect(walk(Catalog(table: table)) > 5000)
    }
  }

  /// Reads everything and says how many models came of it.
  private func walk(_ catalog: Catalog) -> Int {
    var models = 0
    for provider in catalog.providers {
      models += catalog.models(of: provider.id).count
      for usage in [Usage(inputTokens: 300_000, outputTokens: 1)] {
        for model in catalog.models(of: provider.id) { _ = model.prices?.cost(of: usage) }
      }
    }
    var search = ModelSearch(ModelIndex(catalog))
    _ = search.run(ModelQuery("a ctx>1k"), folds: true)
    return models
  }

  @Test(arguments: [
    ("", CatalogError.damaged("it has no header")),
    ("models\t1\n", .damaged("it has no header")),
    ("switchboard-catalog\t2\t2026-07-01\t0\t0\t0\t0\n", .unknownVersion("2")),
    ("switchboard-catalog\t1\tyesterday\t0\t0\t0\t0\n", .damaged("its header cannot be read")),
    (
      "switchboard-catalog\t1\t2026-07-01\t99999999999999999999\t0\t0\t0\n",
      .damaged("its header cannot be read")
    ),
    (
      "switchboard-catalog\t1\t2026-07-01\t9223372036854775807\t0\t0\t0\n",
      .damaged("it is cut off")
    ),
    (
      "switchboard-catalog\t1\t2026-07-01\t0\t1\t1\t0\np\t1\t9223372036854775807\n",
      .damaged("a provider's line cannot be read")
    ),
    (
      "switchboard-catalog\t1\t2026-07-01\t0\t1\t2\t0\np\t1\t2\nm\n",
      .damaged("it does not have the models that it names")
    ),
    (
      "switchboard-catalog\t1\t2026-07-01\t0\t1\t1\t0\np\t1\t1\nm\n",
      .damaged("it does not have the models that it names")
    ),
  ])
  func `says what is wrong with it`(text: String, error: CatalogError) {
    #expect(throws: error) {
      try CatalogTable(Array(text.utf8), comparesChecksum: false)
    }
  }

  @Test func `is refused above 32 MiB (R48)`() {
    let bytes = [UInt8](repeating: 0x0A, count: CatalogLimits.bytes + 1)

    #expect(throws: CatalogError.tooLarge(bytes: bytes.count)) { try CatalogTable(bytes) }
    #expect(throws: CatalogError.tooLarge(bytes: bytes.count)) {
      try CatalogConverter.table(fromAPI: bytes, date: "2026-07-01")
    }
  }

  @Test func `has errors that are sentences`() {
    #expect(
      CatalogError.unknownVersion("2").description
        == "The catalogue table has version 2; this program reads 1.")
    #expect(
      CatalogError.damaged("it is cut off").description
        == "The catalogue table is damaged: it is cut off.")
  }
}
