import Catalog
import Testing

@Suite struct `The table of the release` {
  /// Renews the table: `SWITCHBOARD_CATALOG_FROM=api.json SWITCHBOARD_CATALOG_DATE=2026-07-01
  /// swift test --filter renewed`.
  @Test(.enabled(if: TestFiles.variable("SWITCHBOARD_CATALOG_FROM") != nil))
  func `is renewed from the public data`() throws {
    let source = try #require(TestFiles.variable("SWITCHBOARD_CATALOG_FROM"))
    let date = try #require(TestFiles.variable("SWITCHBOARD_CATALOG_DATE"))
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    let table = try CatalogConverter.table(
      fromAPI: try #require(TestFiles.read(source)), date: date)

    #expect(TestFiles.write(table, to: "/\(root)/Sources/CEmbedded/catalog.tsv"))
  }

  @Test func `opens, and has every provider and model of the data`() throws {
    let table = try CatalogTable.embedded()
    let catalog = Catalog.embedded

    #expect(table.date == "2026-07-01")
    #expect(catalog.date == "2026-07-01")
    #expect(catalog.count == 5276)
    #expect(catalog.providers.count == 147 + 4)
    #expect(catalog.providers.map(\.modelCount).reduce(0, +) == 5276)
    #expect(table.bytes.count < 500_000)
  }

  @Test func `has the checksum that its header names`() throws {
    let bytes = try CatalogTable.embedded().bytes

    #expect(try CatalogTable(bytes).modelCount == 5276)
  }

  @Test func `is what its own records are written to`() throws {
    let table = try CatalogTable.embedded()
    let catalog = Catalog(table: table)
    var writer = TableWriter()
    for provider in catalog.providers.prefix(147) {
      writer.append(provider, catalog.models(of: provider.id))
    }

    #expect(writer.bytes(date: table.date) == table.bytes)
  }

  @Test func `says of every provider how it is called, or why it is not (R11)`() {
    for provider in Catalog.embedded.providers {
      let models = Catalog.embedded.models(of: provider.id)
      #expect(models.count == provider.modelCount, "\(provider.id)")
      #expect(!provider.name.isEmpty && provider.documentation.hasPrefix("https://"))
      switch provider.signIn {
      case .special(let reason):
        #expect(reason.hasSuffix("."), "\(provider.id)")
      case .optional:
        #expect(provider.kind == .local, "\(provider.id)")
        #expect(provider.baseURL.hasPrefix("http://"))
      case .bearer, .bearerIn, .header:
        #expect(provider.dialect != nil, "\(provider.id)")
        #expect(!provider.keyVariables.isEmpty, "\(provider.id)")
        #expect(
          provider.baseURL.hasPrefix("https://") || provider.id == "neon", "\(provider.id)")
        #expect(!provider.baseURL.hasSuffix("/"))
        let parts = provider.baseURL.split(separator: "$").dropFirst()
        for part in parts {
          let variable = String(part.dropFirst().prefix { $0 != "}" })
          #expect(provider.otherVariables.contains(variable), "\(provider.id)")
        }
      }
    }
  }

  @Test func `marks what is not a chat model`() {
    let models = Catalog.embedded.providers.flatMap { Catalog.embedded.models(of: $0.id) }

    #expect(models.filter { !$0.isChat }.count == 277)
    #expect(models.filter { $0.status == .deprecated }.count == 121)
    #expect(models.filter { $0.status == .beta }.count == 35)
    #expect(models.filter { $0.status == .alpha }.count == 2)
    #expect(models.filter(\.reasons).count == 3186)
    #expect(models.filter(\.callsTools).count == 4128)
    #expect(models.filter(\.takesAttachments).count == 2529)
    #expect(models.filter(\.hasOpenWeights).count == 2010)
    #expect(models.filter { $0.structuredOutput == true }.count == 1881)
    #expect(models.filter { $0.structuredOutput == false }.count == 691)
    #expect(models.filter { $0.acceptsTemperature == true }.count == 3729)
    #expect(models.filter { $0.acceptsTemperature == false }.count == 829)
    #expect(models.filter { $0.prices == nil }.count == 382)
    #expect(models.filter { $0.contextWindow == nil }.count == 95)
  }
}
