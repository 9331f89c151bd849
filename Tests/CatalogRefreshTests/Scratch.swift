import Catalog
import CatalogRefresh
import Glibc
import Settings
import Synchronization
import TestSupport
import Testing
import Transport

/// A folder of its own for one test, gone with the value, and the directories in it.
final class Scratch: Sendable {
  let path: String
  let directories: Directories

  init() throws {
    var template = Array("/tmp/switchboard-refresh-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    directories = try Directories(Environment(["SWITCHBOARD_HOME": path]))
  }

  deinit { Self.remove(path) }

  var cacheFile: String { directories.cache + "/catalogue" }

  func write(_ bytes: [UInt8], to path: String) throws { try AtomicFile.write(bytes, to: path) }

  func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  private static func remove(_ path: String) {
    if let handle = opendir(path) {
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
    }
    if unlink(path) != 0 { rmdir(path) }
  }
}

/// A clock on which short waits take no time and are noted, and long ones end only when they are
/// cancelled: limits never strike.
final class RetryClock: Clock {
  typealias Instant = ContinuousClock.Instant

  private let start = ContinuousClock.now
  private let slept = Mutex<[Duration]>([])

  var now: Instant { start }
  var minimumResolution: Duration { .zero }

  /// The short waits so far.
  var waits: [Duration] { slept.withLock { $0 } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let duration = start.duration(to: deadline)
    guard duration < .seconds(10) else {
      let never = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
      for await _ in never.stream {}
      throw CancellationError()
    }
    slept.withLock { $0.append(duration) }
    await Task.yield()
    try Task.checkCancellation()
  }
}

/// Public data, and a release that it is laid over.
enum PublicData {
  static let release: Catalog = {
    let groq =
      #"{"groq":{"name":"Groq","npm":"@ai-sdk/groq","env":["GROQ_API_KEY"],"doc":"https://g.example","models":{"two":{"name":"Two"},"three":{"name":"Three"}}}}"#
    guard
      let bytes = try? CatalogConverter.table(fromAPI: Array(groq.utf8), date: "2026-07-01"),
      let table = try? CatalogTable(bytes)
    else { return .embedded }
    return Catalog(table: table)
  }()
  static let small =
    #"{"fresh":{"name":"Fresh","npm":"@ai-sdk/openai-compatible","api":"https://fresh.example/v1","env":["FRESH_KEY"],"doc":"https://f.example","models":{"one":{"name":"One"}}}}"#
  static let moved =
    #"{"groq":{"name":"Groq","npm":"@ai-sdk/openai-compatible","api":"https://moved.example/v1","env":["GROQ_API_KEY"],"doc":"https://g.example","models":{"one":{"name":"One"}}}}"#

  static func reply(_ text: String = small, etag: String? = "\"v1\"") -> ScriptedTransport.Reply {
    .json(200, text, headers: etag.map { [HTTPHeader("ETag", $0)] } ?? [])
  }
}

extension Scratch {
  func refresher(
    _ transport: ScriptedTransport, policy: RefreshPolicy = .automatic,
    url: String = CatalogRefresher.publicURL, clock: any Clock<Duration> = RetryClock(),
    now: @escaping @Sendable () -> Double = { 1_790_000_000 }
  ) -> CatalogRefresher {
    CatalogRefresher(
      transport: transport, directories: directories, release: PublicData.release.table,
      policy: policy, url: url, clock: clock, now: now)
  }

  var layers: CatalogLayers { CatalogLayers(directories, release: PublicData.release) }
}
