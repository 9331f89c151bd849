package import ChatModel

/// All models of a catalogue as a search needs them: letters in lower case, starts of words, facts.
///
/// Built once, never changed. A row is a model at a provider. Rows stand in the order that decides
/// between equals: current chat models first, makers before others, providers by preference, the
/// newest first.
package final class ModelIndex: Sendable {
  /// What a search reads of every row.
  struct Row: Sendable {
    /// The places where words start, 128 bits.
    var starts: (UInt64, UInt64)
    var textStart: UInt32
    /// Sums of the whole id, of its last part and of the name.
    var sums: (id: UInt32, bare: UInt32, name: UInt32)
    var flags: ModelFlags
    var provider: UInt16
    /// Bytes of `provider/model name`, at most `SearchText.longest`.
    var textLength: UInt8
    /// Bytes of `provider/model`, as far as they are part of the text.
    var idLength: UInt8
    /// Where the last part of the model id begins.
    var bareStart: UInt8
    var makerRank: MakerRank
  }

  /// What a text must have to hold a word; a row without it is passed over at once.
  struct Signature: Sendable, Hashable {
    /// The letters, and those that start words, a bit each.
    var letters: UInt64 = 0
    /// The pairs of letters that follow each other, separators apart: a bit for several pairs.
    var pairs: UInt64 = 0

    @inline(__always)
    func holds(_ other: Signature) -> Bool {
      letters & other.letters == other.letters && pairs & other.pairs == other.pairs
    }

    @inline(__always)
    func holdsLetters(of other: Signature) -> Bool { letters & other.letters == other.letters }

    mutating func formUnion(_ other: Signature) {
      letters |= other.letters
      pairs |= other.pairs
    }
  }

  /// What only filters and orders read of a row.
  struct Facts: Sendable {
    /// Tokens; 0: not known.
    var context: UInt32
    /// US dollars per million tokens; NaN: not known.
    var inputPrice: Float
    var outputPrice: Float
    /// `yyyymmdd`; 0: not known.
    var released: UInt32
    var family: UInt32
    var source: ModelSource
    /// Where all facts stand: a line of the table, or a place among the further models.
    var place: Place
  }

  enum Place: Sendable {
    case line(start: UInt32, end: UInt32)
    case further(UInt32)
  }

  struct Provider: Sendable {
    var record: ProviderRecord
    /// The words of its name, folded, for who searches by that.
    var words: [[UInt8]]
  }

  package let catalog: Catalog
  let rows: [Row]
  let signatures: [Signature]
  let facts: [Facts]
  let text: [UInt8]
  let providers: [Provider]
  let further: [ModelRecord]
  /// The rows of each family in order, and where each family's begin.
  let familyRows: [UInt32]
  let familyStarts: [UInt32]
  let familyKeys: [UInt64]

  /// Makes the index of a catalogue.
  ///
  /// - Parameters:
  ///   - catalog: Its models are the rows.
  ///   - furtherProviders: Providers that only the settings know; their models are further models of
  ///     the catalogue.
  package init(_ catalog: Catalog, furtherProviders: [ProviderRecord] = []) {
    var builder = ModelIndexBuilder(catalog)
    for provider in catalog.providers { builder.add(provider) }
    for provider in furtherProviders where catalog.provider(provider.id) == nil {
      builder.add(provider)
    }
    let columns = builder.columns()
    self.catalog = catalog
    rows = columns.rows
    signatures = columns.signatures
    facts = columns.facts
    familyRows = columns.familyRows
    familyStarts = columns.familyStarts
    familyKeys = builder.familyKeys
    text = builder.text
    providers = builder.providers
    further = builder.further
  }

  /// The number of rows.
  package var count: Int { rows.count }

  /// The facts of a row of this index, read where they stand.
  package func model(at row: Int) -> ModelRecord {
    switch facts[row].place {
    case .further(let place): return further[Int(place)]
    case .line(let start, let end):
      return catalog.table.model(
        atLine: Int(start)..<Int(end), of: provider(at: row).id)
    }
  }

  /// The provider of a row.
  package func provider(at row: Int) -> ProviderRecord { providers[Int(rows[row].provider)].record }

  /// The number of the provider of a row; providers are numbered from 0.
  package func providerNumber(at row: Int) -> Int { Int(rows[row].provider) }

  /// All providers by their number, those without a model too.
  package var providerRecords: [ProviderRecord] { providers.map(\.record) }

  /// The row of a model; nil when the index does not have it.
  package func row(of id: ModelID) -> Int? {
    let sum = SearchText.sum(id.description.utf8.map(SearchText.folded))
    return rows.indices.first { rows[$0].sums.id == sum && model(at: $0).id == id }
  }

  /// All rows of the same model, the maker's first; the row itself is one of them.
  package func sellers(ofModelAt row: Int) -> [Int] {
    let family = Int(facts[row].family)
    let start = Int(familyStarts[family])
    let end = Int(familyStarts[family + 1])
    return familyRows[start..<end].map { Int($0) }
  }

  /// `YYYY-MM-DD` as `yyyymmdd`, a beginning of it with zeroes; 0 for what is no date.
  static func day(_ text: String) -> UInt32 {
    var digits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where SearchText.isDigit(byte) && count < 8 {
      digits = digits * 10 + UInt32(byte - 0x30)
      count += 1
    }
    guard count == 4 || count == 6 || count == 8 else { return 0 }
    return count == 4 ? digits * 10000 : count == 6 ? digits * 100 : digits
  }
}
