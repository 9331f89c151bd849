/// A catalogue table that is read in place.
///
/// Opening reads the header and one line per provider; a provider's models are read when they are
/// asked for. A damaged table is refused when it is opened, as far as the header tells; damage
/// inside a block costs the facts that it hit, never more.
package struct CatalogTable: Sendable {
  /// The date of the data, `YYYY-MM-DD`.
  package let date: String
  package let modelCount: Int
  /// Who says what it says.
  package let source: ModelSource
  /// The checksum that its header names; tells one table from another.
  package let checksum: String
  let storage: TableBytes
  let shared: [Range<Int>]
  let entries: [Entry]

  /// Where a provider stands.
  struct Entry: Sendable {
    var id: Range<Int>
    /// The cells from the name on.
    var facts: Range<Int>
    var modelCount: Int
    var block: Range<Int>
  }

  /// A table without providers.
  package static let empty = CatalogTable()

  /// Opens the table that is part of the program, without copying it.
  package static func embedded() throws(CatalogError) -> CatalogTable {
    try CatalogTable(opening: TableBytes(embedded: ()), source: .embedded, comparesChecksum: false)
  }

  /// Opens a copy of a table that was read from a file.
  ///
  /// With `comparesChecksum` every byte is read, and changes inside of blocks are found too.
  package init(
    _ bytes: some Collection<UInt8>, source: ModelSource = .embedded, comparesChecksum: Bool = true
  ) throws(CatalogError) {
    guard bytes.count <= CatalogLimits.bytes else {
      throw CatalogError.tooLarge(bytes: bytes.count)
    }
    try self.init(
      opening: TableBytes(copying: bytes), source: source, comparesChecksum: comparesChecksum)
  }

  /// Opens a table where it lies.
  private init(
    opening storage: TableBytes, source: ModelSource, comparesChecksum: Bool
  ) throws(CatalogError) {
    let buffer = storage.buffer
    let bytes = buffer.span
    var lines = LineReader(0..<bytes.count)
    let header = try Header(lines.next(in: bytes), in: bytes)
    if comparesChecksum {
      let sum = TableFormat.checksum(bytes, from: lines.position)
      guard header.checksum == String(sum, radix: 16) else {
        throw CatalogError.damaged("its checksum differs")
      }
    }
    var shared: [Range<Int>] = []
    for _ in 0..<header.shared {
      guard let line = lines.next(in: bytes) else { throw CatalogError.damaged("it is cut off") }
      shared.append(line)
    }
    self.date = header.date
    self.modelCount = header.models
    self.source = source
    self.checksum = header.checksum
    self.storage = storage
    self.shared = shared
    self.entries = try Self.entries(header, &lines, in: bytes)
  }

  package var providerCount: Int { entries.count }

  /// The bytes of the whole table, copied.
  package var bytes: [UInt8] { Array(storage.buffer) }

  private init() {
    date = ""
    modelCount = 0
    source = .embedded
    checksum = ""
    storage = TableBytes(copying: [UInt8]())
    shared = []
    entries = []
  }

  /// The provider lines; their blocks must fill the rest of the bytes exactly.
  private static func entries(
    _ header: Header, _ lines: inout LineReader, in bytes: Span<UInt8>
  ) throws(CatalogError) -> [Entry] {
    var entries: [Entry] = []
    var models = 0
    var offset = 0
    for _ in 0..<header.providers {
      guard let line = lines.next(in: bytes) else { throw CatalogError.damaged("it is cut off") }
      var cells = CellReader(line)
      let id = cells.next(in: bytes)
      let count = bytes.integer(cells.next(in: bytes))
      let size = bytes.integer(cells.next(in: bytes))
      guard let count, let size, !id.isEmpty, count <= size, size <= bytes.count - offset else {
        throw CatalogError.damaged("a provider's line cannot be read")
      }
      models += count
      entries.append(
        Entry(
          id: id, facts: cells.rest, modelCount: count, block: offset..<(offset + size)))
      offset += size
    }
    guard lines.position + offset == bytes.count, models == header.models else {
      throw CatalogError.damaged("it does not have the models that it names")
    }
    for index in entries.indices {
      let block = entries[index].block
      entries[index].block =
        (block.lowerBound + lines.position)..<(block.upperBound + lines.position)
    }
    return entries
  }

  /// The first line.
  private struct Header {
    var date: String
    var shared: Int
    var providers: Int
    var models: Int
    var checksum: String

    init(_ line: Range<Int>?, in bytes: Span<UInt8>) throws(CatalogError) {
      guard let line else { throw CatalogError.damaged("it has no header") }
      var cells = CellReader(line)
      guard bytes.text(cells.next(in: bytes)) == TableFormat.magic else {
        throw CatalogError.damaged("it has no header")
      }
      let version = bytes.text(cells.next(in: bytes))
      guard version == String(TableFormat.version) else {
        throw CatalogError.unknownVersion(version)
      }
      date = bytes.text(cells.next(in: bytes))
      guard TableFormat.isDate(date), let shared = bytes.integer(cells.next(in: bytes)),
        let providers = bytes.integer(cells.next(in: bytes)),
        let models = bytes.integer(cells.next(in: bytes))
      else { throw CatalogError.damaged("its header cannot be read") }
      self.shared = shared
      self.providers = providers
      self.models = models
      checksum = bytes.text(cells.next(in: bytes))
    }
  }
}
