package import Catalog
package import Settings
package import Transport

/// Fetches the public catalogue and keeps it (R13, R14, R48).
package struct CatalogRefresher: Sendable {
  /// How a refresh came out.
  package enum Outcome: Sendable, Hashable {
    /// What is kept is young enough, or was fetched by another process meanwhile.
    case fresh
    /// The server says that nothing has changed.
    case unchanged
    case updated(providers: Int, models: Int, held: [CatalogMerge.Held])
    /// Another process is at it.
    case busy
    /// The settings leave it to the person.
    case notWanted
  }

  package enum Occasion: Sendable, Hashable {
    /// The playground, in the background.
    case background
    /// A person asks.
    case asked
  }

  package static let publicURL = "https://models.dev/api.json"
  /// What is younger is not fetched again in the background.
  package static let goodFor = 3600.0
  private static let mostTries = 3
  private static let longestTry = Duration.seconds(60)

  private let transport: any HTTPTransport
  private let cache: CatalogCache
  private let state: StateFile
  private let release: CatalogTable
  private let policy: RefreshPolicy
  private let url: String
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Double

  /// - Parameters:
  ///   - transport: Over which it is fetched.
  ///   - directories: Of the cache and of the state file.
  ///   - release: The table of the release.
  ///   - policy: Whether it may be fetched at all.
  ///   - url: Of the public data.
  ///   - clock: For waits and limits.
  ///   - now: Seconds since 1970.
  package init(
    transport: any HTTPTransport, directories: Directories, release: CatalogTable,
    policy: RefreshPolicy, url: String = publicURL, clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Double
  ) {
    self.transport = transport
    cache = CatalogCache(folder: directories.cache, embedded: release)
    state = StateFile(directories.stateFile)
    self.release = release
    self.policy = policy
    self.url = url
    self.clock = clock
    self.now = now
  }

  /// Fetches the catalogue, if it may and should be, and keeps it.
  ///
  /// On failure what is kept stays. Only one process fetches at a time; who is asked waits for the
  /// other up to a minute and takes its result.
  ///
  /// - Parameters:
  ///   - occasion: In the background only what is older than an hour is fetched.
  ///   - accepting: Providers whose changes the person accepts.
  /// - Returns: How it came out.
  /// - Throws: `RefreshError`, `CancellationError`.
  package func refresh(
    _ occasion: Occasion, accepting: [String] = []
  ) async throws -> Outcome {
    switch policy {
    case .forbidden: throw RefreshError.offline
    case .onRequest where occasion == .background: return .notWanted
    case .onRequest, .automatic: break
    }
    guard url.hasPrefix("https://") else { throw RefreshError.notHTTPS(url) }
    let begun = now()
    guard let lock = try await lock(occasion) else {
      if occasion == .background { return .busy }
      throw RefreshError.busy
    }
    defer { lock.hold() }
    let kept = content()
    if let kept, accepting.isEmpty, isFresh(kept, for: occasion, since: begun) { return .fresh }
    return try await fetch(over: kept, accepting: accepting)
  }

  /// Keeps public data that a person has as a file, as if it had been downloaded now.
  ///
  /// - Parameters:
  ///   - bytes: Of the form of `publicURL`.
  ///   - date: Of the data, `YYYY-MM-DD`; nil: today.
  ///   - accepting: Providers whose changes the person accepts.
  /// - Returns: How it came out.
  /// - Throws: `RefreshError`, `CancellationError`.
  package func adopt(
    _ bytes: [UInt8], date: String? = nil, accepting: [String] = []
  ) async throws -> Outcome {
    guard let lock = try await lock(.asked) else { throw RefreshError.busy }
    defer { lock.hold() }
    return try adopt(bytes, etag: nil, date: date, accepting: accepting)
  }

  private func content() -> CatalogCache.Content? {
    guard case .content(let content) = cache.load(acceptances: Acceptances(state)) else {
      return nil
    }
    return content
  }

  private func isFresh(
    _ content: CatalogCache.Content, for occasion: Occasion, since begun: Double
  ) -> Bool {
    switch occasion {
    case .background: (0..<Self.goodFor).contains(now() - content.fetched)
    case .asked: content.fetched >= begun
    }
  }

  private func lock(_ occasion: Occasion) async throws -> FileLock? {
    if let lock = FileLock(cache.lockPath) { return lock }
    guard occasion == .asked else { return nil }
    for _ in 0..<600 {
      try await clock.sleep(for: .milliseconds(100))
      if let lock = FileLock(cache.lockPath) { return lock }
    }
    return nil
  }

  private func fetch(
    over kept: CatalogCache.Content?, accepting: [String]
  ) async throws -> Outcome {
    let reply = try await reply(etag: accepting.isEmpty ? kept?.etag : nil)
    if reply.status == 304, let kept {
      try keep(kept.table.bytes, etag: kept.etag, held: kept.held, Acceptances(state))
      return .unchanged
    }
    guard reply.status == 200 else {
      throw RefreshError.unusable(
        "The catalogue's server said that nothing has changed, but nothing is kept.")
    }
    return try adopt(reply.body, etag: Self.etag(of: reply), date: nil, accepting: accepting)
  }

  private func adopt(
    _ bytes: [UInt8], etag: String?, date: String?, accepting: [String]
  ) throws -> Outcome {
    let fetched: Catalog
    do throws(CatalogError) {
      let date = date ?? max(Self.day(now()), release.date)
      let table = try CatalogConverter.table(fromAPI: bytes, date: date)
      fetched = Catalog(table: try CatalogTable(table, source: .refreshed))
    } catch {
      throw RefreshError.unusable(error.description)
    }
    let acceptances = try accept(accepting, in: fetched)
    let merge = CatalogMerge(
      fetched, over: Catalog(table: release), accepted: acceptances.connections)
    try keep(merge.table, etag: etag, held: merge.held, acceptances)
    return .updated(
      providers: fetched.table.providerCount, models: fetched.count, held: merge.held)
  }

  private func accept(_ providers: [String], in fetched: Catalog) throws -> Acceptances {
    var acceptances = Acceptances(state)
    for provider in providers {
      guard let connection = CatalogMerge.connection(of: provider, in: fetched) else {
        throw RefreshError.noSuchProvider(provider)
      }
      do throws(SettingsError) {
        try acceptances.accept(connection, of: provider, in: state)
      } catch {
        throw RefreshError.unwritable(error.description)
      }
    }
    return acceptances
  }

  private func keep(
    _ table: [UInt8], etag: String?, held: [CatalogMerge.Held], _ acceptances: Acceptances
  ) throws {
    do throws(SettingsError) {
      try cache.store(
        table, etag: etag, fetched: now(), held: held, acceptances: acceptances)
    } catch {
      throw RefreshError.unwritable(error.description)
    }
  }

  /// At most three tries, one and two seconds apart.
  private func reply(etag: String?) async throws -> WholeReply {
    var headers = [HTTPHeader("Accept", "application/json")]
    if let etag { headers.append(HTTPHeader("If-None-Match", etag)) }
    let request = HTTPRequest(method: .get, url: url, headers: headers)
    for number in 1... {
      do {
        let reply = try await transport.whole(
          request, limit: CatalogLimits.bytes, within: Self.longestTry, on: clock)
        guard reply.status == 200 || reply.status == 304 else {
          throw RefreshError.status(reply.status, host: request.host)
        }
        return reply
      } catch let error as RefreshError where error.isPassing && number < Self.mostTries {
        try await clock.sleep(for: .seconds(number))
      }
    }
    throw RefreshError.busy
  }

  /// The ETag as it will be sent back; nil for what cannot stand in a header.
  private static func etag(of reply: WholeReply) -> String? {
    guard let etag = reply.headers.value(of: "ETag"), etag.utf8.count <= 256,
      etag.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return etag
  }

  /// The day in UTC, `YYYY-MM-DD`.
  package static func day(_ seconds: Double) -> String { CivilDate(seconds: seconds).text }
}
