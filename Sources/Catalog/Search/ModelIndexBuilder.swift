import ChatModel

/// Collects rows, brings them into order and makes the index.
struct ModelIndexBuilder {
  private let catalog: Catalog
  private(set) var providers: [ModelIndex.Provider] = []
  /// Smaller comes first.
  private var preference: [UInt16] = []
  private(set) var further: [ModelRecord] = []
  private var rows: [ModelIndex.Row] = []
  private var signatures: [ModelIndex.Signature] = []
  private var facts: [ModelIndex.Facts] = []
  private(set) var text: [UInt8] = []
  /// Which row comes first, the smallest.
  private var ranks: [UInt64] = []
  private var families: [UInt64: UInt32] = [:]
  private(set) var familyKeys: [UInt64] = []

  init(_ catalog: Catalog) {
    self.catalog = catalog
    rows.reserveCapacity(catalog.count)
    signatures.reserveCapacity(catalog.count)
    facts.reserveCapacity(catalog.count)
    ranks.reserveCapacity(catalog.count)
    families.reserveCapacity(catalog.count / 2)
    text.reserveCapacity(catalog.count * 56)
  }

  /// Adds all models of a provider.
  mutating func add(_ provider: ProviderRecord) {
    guard providers.count < Int(UInt16.max) else { return }
    let number = UInt16(providers.count)
    let name = provider.name.utf8.map(SearchText.folded)
    let words = name.split(separator: SearchText.separator).map { Array($0) }
    providers.append(.init(record: provider, words: words))
    preference.append(Self.preference(of: provider))
    if let index = catalog.table.index(of: provider.id) {
      catalog.table.forEachRecord(at: index) { model, line in
        add(
          model, at: .line(start: UInt32(line.lowerBound), end: UInt32(line.upperBound)), number,
          provider)
      }
    }
    for model in catalog.furtherModels(of: provider.id) {
      add(model, at: .further(UInt32(further.count)), number, provider)
      further.append(model)
    }
  }

  /// What an index is made of, in the order of its rows.
  struct Columns {
    var rows: [ModelIndex.Row]
    var signatures: [ModelIndex.Signature]
    var facts: [ModelIndex.Facts]
    var familyRows: [UInt32]
    var familyStarts: [UInt32]
  }

  func columns() -> Columns {
    let order = rows.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var starts = [UInt32](repeating: 0, count: families.count + 1)
    for facts in facts { starts[Int(facts.family) + 1] += 1 }
    for family in starts.indices.dropFirst() { starts[family] += starts[family - 1] }
    var next = starts
    var members = [UInt32](repeating: 0, count: rows.count)
    for (place, row) in order.enumerated() {
      let family = Int(facts[row].family)
      members[Int(next[family])] = UInt32(place)
      next[family] += 1
    }
    return Columns(
      rows: order.map { rows[$0] }, signatures: order.map { signatures[$0] },
      facts: order.map { facts[$0] }, familyRows: members, familyStarts: starts)
  }

  private mutating func add(
    _ model: ModelRecord, at place: ModelIndex.Place, _ number: UInt16, _ provider: ProviderRecord
  ) {
    guard text.count < Int(UInt32.max) - 4096 else { return }
    let id = Array(model.id.model.utf8)
    let added = append(provider.id, id, model)
    let released = model.released.map(ModelIndex.day) ?? 0
    let makerRank = MakerRank(model.id.model, at: provider)
    var flags = ModelFlags(model)
    if added.isSnapshot { flags.insert(.snapshot) }
    signatures.append(added.signature)
    facts.append(
      ModelIndex.Facts(
        context: UInt32(clamping: model.contextWindow ?? 0),
        inputPrice: model.prices.map { Float($0.input) } ?? .nan,
        outputPrice: model.prices.map { Float($0.output) } ?? .nan, released: released,
        family: family(of: id), source: model.source, place: place))
    rows.append(
      ModelIndex.Row(
        starts: added.starts, textStart: UInt32(added.start), sums: added.sums, flags: flags,
        provider: number, textLength: UInt8(text.count - added.start),
        idLength: UInt8(min(added.idLength, SearchText.longest)),
        bareStart: UInt8(min(added.bareStart, SearchText.longest - 1)), makerRank: makerRank))
    ranks.append(
      rank(
        isPassed: flags.contains(.deprecated) || !flags.contains(.chat), makerRank,
        preference[Int(number)], isSnapshot: added.isSnapshot, released: released,
        // Those of the demo and of the settings stay in their order.
        length: provider.kind == .demo || model.source == .settings ? 0 : added.idLength))
  }

  private mutating func family(of model: [UInt8]) -> UInt32 {
    let next = UInt32(families.count)
    let key = ModelFamily.key(of: model)
    if let known = families[key] { return known }
    families[key] = next
    familyKeys.append(key)
    return next
  }

  /// What is found out about a row's text while it is appended.
  private struct Added {
    var start: Int
    var idLength: Int
    var bareStart: Int
    var sums: (id: UInt32, bare: UInt32, name: UInt32)
    var starts: (UInt64, UInt64) = (0, 0)
    var signature = ModelIndex.Signature()
    var isSnapshot: Bool
  }

  /// Appends `provider/model name`, folded, as much of it as is searched.
  private mutating func append(
    _ provider: String, _ id: [UInt8], _ model: ModelRecord
  ) -> Added {
    let start = text.count
    text.append(contentsOf: provider.utf8)
    text.append(SearchText.separator)
    let bare = text.count + Self.lengthBeforeLastPart(id)
    text.append(contentsOf: id)
    let idEnd = text.count
    text.append(SearchText.separator)
    text.append(contentsOf: model.name.utf8)
    for place in start..<text.count { text[place] = SearchText.folded(text[place]) }
    text[idEnd] = SearchText.border
    var added = Added(
      start: start, idLength: idEnd - start, bareStart: bare - start,
      sums: (
        SearchText.sum(text[start..<idEnd]), SearchText.sum(text[bare..<idEnd]),
        SearchText.sum(text[(idEnd + 1)...])
      ), isSnapshot: SearchText.hasDate(text[bare..<idEnd]))
    if model.name == model.id.model { text.removeLast(text.count - idEnd) }
    if text.count - start > SearchText.longest {
      text.removeLast(text.count - start - SearchText.longest)
    }
    note(&added)
    return added
  }

  /// Notes where words start, and the signature.
  private func note(_ added: inout Added) {
    var last = SearchText.border
    var letter = SearchText.border
    for offset in 0..<(text.count - added.start) {
      let byte = text[added.start + offset]
      defer { last = byte }
      if byte == SearchText.border { letter = byte }
      guard byte != SearchText.border, byte != SearchText.separator else { continue }
      if SearchText.isDigit(byte) ? !SearchText.isDigit(last) : !SearchText.isLetter(last) {
        added.signature.letters |= SearchText.startBit(of: byte)
        if offset < 64 {
          added.starts.0 |= 1 << UInt64(offset)
        } else {
          added.starts.1 |= 1 << UInt64(offset - 64)
        }
      }
      added.signature.letters |= SearchText.bit(of: byte)
      if letter != SearchText.border {
        added.signature.pairs |= SearchText.pairBit(letter, byte)
      }
      letter = byte
    }
  }

  /// Bytes up to and with the last slash that something follows.
  private static func lengthBeforeLastPart(_ id: [UInt8]) -> Int {
    guard let slash = id.dropLast().lastIndex(of: UInt8(ascii: "/")) else { return 0 }
    return slash + 1
  }

  /// Current chat models, then makers, then preferred providers, then names before dated snapshots,
  /// the newest, the shortest.
  private func rank(
    isPassed: Bool, _ makerRank: MakerRank, _ preference: UInt16, isSnapshot: Bool,
    released: UInt32, length: Int
  ) -> UInt64 {
    var rank: UInt64 = isPassed ? 1 : 0
    rank = rank << 2 | UInt64(MakerRank.maker.rawValue - makerRank.rawValue)
    rank = rank << 8 | UInt64(min(preference, 255))
    rank = rank << 1 | (isSnapshot ? 1 : 0)
    rank = rank << 32 | UInt64(UInt32.max - released)
    return rank << 8 | UInt64(min(length, 255))
  }

  /// The package's own choice first, then by kind.
  private static func preference(of provider: ProviderRecord) -> UInt16 {
    if let place = Catalog.preferredProviders.firstIndex(of: provider.id) { return UInt16(place) }
    return switch provider.kind {
    case .local: 40
    case .maker: 50
    case .gateway: 60
    case .host: 70
    case .demo: 80
    }
  }
}
