import Catalog
import CatalogRefresh
import ChatModel
import Glibc
import JSONCoding
import Settings
import TestSupport
import Testing
import Transport

@Suite struct `A kept catalogue` {
  /// A folder with a good one, and its bytes.
  private func filled() async throws -> (Scratch, [UInt8]) {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply() }
    _ = try await scratch.refresher(transport).refresh(.asked)
    let bytes = try AtomicFile.read(scratch.cacheFile, limit: 64 << 20)
    return (scratch, try #require(bytes))
  }

  enum Damage: CaseIterable {
    case empty, zeroes, cut, cutAtHead, grown, headless, otherHead, flippedBlock, otherText
  }

  private func damaged(_ good: [UInt8], _ damage: Damage) -> [UInt8] {
    var bytes = good
    switch damage {
    case .empty: return []
    case .zeroes: return [UInt8](repeating: 0, count: good.count)
    case .cut: return Array(good.dropLast(100))
    case .cutAtHead: return Array(good.prefix(40))
    case .grown: return good + [0x0A]
    case .headless: return Array(good.drop { $0 != 0x0A }.dropFirst())
    case .otherHead: bytes[10] ^= 0x20
    case .flippedBlock: bytes[good.count - 50] ^= 1
    case .otherText: return Array("hello\n".utf8)
    }
    return bytes
  }

  @Test(arguments: Damage.allCases)
  func `that is damaged is ignored, named once, and replaced (R14)`(damage: Damage) async throws {
    let (scratch, good) = try await filled()
    try scratch.write(damaged(good, damage), to: scratch.cacheFile)

    let first = scratch.layers
    let second = scratch.layers

    #expect(first.catalog.source == .embedded && first.catalog.count == 2)
    #expect(first.notice?.contains("is not used") == true)
    #expect(second.notice == nil)
    let transport = ScriptedTransport { _, _ in PublicData.reply() }
    _ = try await scratch.refresher(transport).refresh(.asked)
    #expect(transport.requests.first?.headers.value(of: "If-None-Match") == nil)
    #expect(scratch.layers.catalog.source == .refreshed)
  }

  @Test func `that is changed anywhere never stops the start (R14)`() async throws {
    let (scratch, good) = try await filled()
    var random: UInt32 = 7
    for _ in 0..<60 {
      var bytes = good
      for _ in 0..<3 {
        random = random &* 1_664_525 &+ 1_013_904_223
        bytes[Int(random >> 3) % bytes.count] = UInt8(truncatingIfNeeded: random >> 24)
      }
      try scratch.write(bytes, to: scratch.cacheFile)
      let layers = scratch.layers
      #expect(layers.catalog.count >= 2)
      #expect(bytes == good || layers.catalog.source == .embedded)
    }
  }

  @Test func `may be a folder, which is replaced when it is empty (R14)`() async throws {
    let scratch = try Scratch()
    try Directories.make(scratch.cacheFile)

    #expect(scratch.layers.catalog.source == .embedded)
    #expect(scratch.layers.notice?.contains("not a file") == true)
    _ = try await scratch.refresher(ScriptedTransport { _, _ in PublicData.reply() }).refresh(
      .asked)
    #expect(scratch.layers.catalog.source == .refreshed)
  }

  @Test func `may be a folder with something in it, which stays (R14)`() async throws {
    let scratch = try Scratch()
    try Directories.make(scratch.cacheFile + "/mine")
    let refresher = scratch.refresher(ScriptedTransport { _, _ in PublicData.reply() })

    await #expect(throws: RefreshError.self) { try await refresher.refresh(.asked) }
    #expect(scratch.layers.catalog.source == .embedded)
  }

  @Test(.enabled(if: getuid() != 0))
  func `that cannot be read is ignored (R14)`() async throws {
    let (scratch, _) = try await filled()
    chmod(scratch.cacheFile, 0)

    #expect(scratch.layers.catalog.source == .embedded)
    #expect(scratch.layers.notice?.contains("cannot be read") == true)
  }

  @Test func `of another release is not used, and not spoken of`() async throws {
    let (scratch, good) = try await filled()
    let text = String(decoding: good.prefix(2000), as: UTF8.self)
    let release = try #require(text.firstRange(of: "\"release\":\""))
    let place = text.utf8.distance(from: text.startIndex, to: release.upperBound)
    var bytes = good
    bytes[place] = bytes[place] == 0x31 ? 0x32 : 0x31
    try scratch.write(bytes, to: scratch.cacheFile)

    #expect(scratch.layers.catalog.source == .embedded)
    #expect(scratch.layers.notice == nil)
  }

  @Test func `adds the models of the settings`() throws {
    let scratch = try Scratch()
    var settings = SettingsFile()
    var acme = ProviderSettings(id: "acme")
    acme.models = ["acme-large", "not an id", "acme/small"]
    settings.providers = [acme]

    let layers = CatalogLayers(scratch.directories, settings: settings)

    let models = layers.catalog.models(of: "acme")
    #expect(models.map(\.id.model) == ["acme-large", "acme/small"])
    #expect(models.map(\.source) == [.settings, .settings])
  }
}
