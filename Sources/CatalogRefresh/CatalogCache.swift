package import Catalog
import Glibc
package import JSONCoding
import Settings

/// The downloaded catalogue as it is kept between runs: one file, a line of JSON about the table and
/// the table itself.
///
/// One file, so that table, ETag and time always belong together. A file that is not whole, or was
/// made over another release's table, counts as none.
package struct CatalogCache: Sendable {
  /// What is kept.
  package struct Content: Sendable {
    package var table: CatalogTable
    package var etag: String?
    /// When it was last known to be current, seconds since 1970.
    package var fetched: Double
    /// What the download wanted to change and may not.
    package var held: [CatalogMerge.Held]
  }

  package enum Loaded: Sendable {
    case content(Content)
    /// There is none, or one that belongs to another release.
    case none
    /// There is one that cannot be used; the sentence is for the person.
    case ignored(String)
  }

  let path: String
  private let embedded: CatalogTable

  /// - Parameters:
  ///   - folder: Usually `Directories.cache`.
  ///   - embedded: The table of the release, over which the kept one was made.
  package init(folder: String, embedded: CatalogTable) {
    path = folder.hasSuffix("/") ? folder + "catalogue" : folder + "/catalogue"
    self.embedded = embedded
  }

  /// The lock of whoever refreshes.
  var lockPath: String { path + ".lock" }

  /// Reads what is kept.
  ///
  /// A damaged file is removed, so that it is spoken of once. What is kept must have been made with
  /// what the person has accepted.
  package func load(acceptances: Acceptances) -> Loaded {
    let bytes: [UInt8]?
    do throws(SettingsError) {
      bytes = try AtomicFile.read(path, limit: CatalogLimits.bytes + Self.longestHead)
    } catch {
      return .ignored("The kept catalogue is not used: \(error)")
    }
    guard let bytes else { return .none }
    guard let head = Head(bytes), head.sum == QuickSum.of(bytes[head.length...]) else {
      return damaged("it is cut off or changed")
    }
    guard head.release == embedded.checksum, head.acceptances == acceptances.fingerprint else {
      return .none
    }
    do throws(CatalogError) {
      let table = try CatalogTable(
        bytes[head.length...], source: .refreshed, comparesChecksum: false)
      // A newer release knows better than an older download.
      guard table.date >= embedded.date else { return .none }
      return .content(
        Content(table: table, etag: head.etag, fetched: head.fetched, held: head.held))
    } catch {
      return damaged(error.description)
    }
  }

  /// Keeps a merged table; replaces whatever is there, an empty folder too.
  ///
  /// - Throws: `SettingsError`.
  func store(
    _ table: [UInt8], etag: String?, fetched: Double, held: [CatalogMerge.Held],
    acceptances: Acceptances
  ) throws(SettingsError) {
    let head = Head(
      etag: etag, fetched: fetched, sum: QuickSum.of(table[...]), release: embedded.checksum,
      acceptances: acceptances.fingerprint, held: held)
    rmdir(path)
    try AtomicFile.write(head.bytes + table, to: path)
  }

  private func damaged(_ reason: String) -> Loaded {
    unlink(path)
    return .ignored("The kept catalogue was damaged (\(reason)) and is not used.")
  }

  static let longestHead = 1 << 20

  /// The first line.
  private struct Head {
    var etag: String?
    var fetched: Double
    var sum: UInt64
    var release: String
    var acceptances: String
    var held: [CatalogMerge.Held]
    /// Bytes of the line.
    var length = 0

    private static let form = 1

    init(
      etag: String?, fetched: Double, sum: UInt64, release: String, acceptances: String,
      held: [CatalogMerge.Held]
    ) {
      self.etag = etag
      self.fetched = fetched
      self.sum = sum
      self.release = release
      self.acceptances = acceptances
      self.held = held
    }

    init?(_ bytes: [UInt8]) {
      guard let end = bytes.prefix(CatalogCache.longestHead).firstIndex(of: 0x0A),
        let value = try? JSONValue(parsing: Array(bytes[..<end])),
        value["form"]?.integer == Self.form, let fetched = value["fetched"]?.double,
        let sum = value["sum"]?.string.flatMap({ UInt64($0, radix: 16) }),
        let release = value["release"]?.string, let acceptances = value["acceptances"]?.string
      else { return nil }
      self.init(
        etag: value["etag"]?.string, fetched: fetched, sum: sum, release: release,
        acceptances: acceptances,
        held: (value["held"]?.array ?? []).compactMap(CatalogMerge.Held.init(json:)))
      length = end + 1
    }

    var bytes: [UInt8] {
      let value: JSONValue = [
        "form": .integer(Self.form), "etag": etag.map(JSONValue.string) ?? .null,
        "fetched": .number(fetched), "sum": .string(String(sum, radix: 16)),
        "release": .string(release), "acceptances": .string(acceptances),
        "held": .array(held.map(\.json)),
      ]
      return value.utf8() + [0x0A]
    }
  }
}

extension CatalogMerge.Held {
  /// For the kept file and for machine-readable output.
  package var json: JSONValue {
    [
      "provider": .string(provider), "kind": .string(kind.rawValue), "sentence": .string(sentence),
    ]
  }

  fileprivate init?(json: JSONValue) {
    guard let provider = json["provider"]?.string, let sentence = json["sentence"]?.string,
      let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:))
    else { return nil }
    self.init(provider: provider, kind: kind, sentence: sentence)
  }
}
