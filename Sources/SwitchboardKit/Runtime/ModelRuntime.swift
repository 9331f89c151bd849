package import Catalog
import ChatModel
import CurlTransport
import Demo
package import Tasks
package import Transport

#if canImport(Glibc)
  import Glibc
#endif

/// What agents run on: the connections, the variables with keys and addresses, the catalogue.
///
/// Most programs need only `shared`. A runtime of your own takes its variables from a dictionary in
/// place of the process's environment, and has connections of its own. Immutable once made; any
/// task may use it.
public final class ModelRuntime: Sendable {
  /// A runtime with this process's environment as it was at the first use.
  public static let shared = ModelRuntime()

  /// From ids to addresses and keys.
  package let router: Router
  /// The time of waits and limits.
  package let clock: RunClock
  /// Seconds since 1970, for dates in headers and the ends of tokens.
  package let wallClock: @Sendable () -> Double
  let netlify: NetlifySignIn
  /// What the calls of this process say of their entries.
  let health: EntryHealth
  let demo: DemoTransport
  private let network: any HTTPTransport
  private let curl: CurlHTTPTransport?

  /// Does what the first request would otherwise have to do; for programs that know that there will
  /// be one, and have a thread to spare for some milliseconds.
  package static func prepare() { CurlHTTPTransport.prepare() }

  /// A runtime with connections of its own; settings files are not read.
  ///
  /// Nothing is connected before the first request. The connections close with `shutdown()` or when
  /// the last reference is gone.
  ///
  /// - Parameter environment: Variables by name: keys (`OPENAI_API_KEY`), base URLs
  ///   (`OPENAI_BASE_URL`), proxies and certificate files. An empty value counts as unset.
  public convenience init(environment: [String: String] = ModelRuntime.processEnvironment()) {
    self.init(environment: environment, providers: [:])
  }

  /// A runtime whose every part can be replaced.
  ///
  /// - Parameters:
  ///   - environment: Keys and base URLs are read from here.
  ///   - providers: What the settings say, by provider id.
  ///   - catalog: Providers and models.
  ///   - transport: Everything but `demo/…` goes over it; nil: libcurl.
  ///   - clock: The time of waits and limits.
  ///   - demoClock: The pace of `demo/…`.
  ///   - wallClock: Seconds since 1970.
  ///   - thread: Where libcurl runs; nil: on a thread of its own.
  ///   - version: Stands in the `User-Agent`.
  package init(
    environment: [String: String], providers: [String: ProviderConfiguration] = [:],
    catalog: Catalog = .embedded, transport: (any HTTPTransport)? = nil,
    clock: RunClock = .continuous, demoClock: any Clock<Duration> = ContinuousClock(),
    wallClock: @escaping @Sendable () -> Double = ModelRuntime.systemSeconds,
    thread: TaskThread? = nil, version: String = "0.1.0"
  ) {
    router = Router(
      catalog: catalog, environment: environment, providers: providers,
      demo: DemoRouting(environment: environment))
    demo = DemoTransport(clock: demoClock)
    self.clock = clock
    self.wallClock = wallClock
    netlify = NetlifySignIn(wallClock: wallClock)
    health = EntryHealth()
    let curl =
      transport == nil
      ? CurlHTTPTransport(
        configuration: CurlConfiguration(
          userAgent: "switchboard/\(version)", environment: environment), thread: thread) : nil
    self.curl = curl
    network = transport ?? curl ?? demo
  }

  /// A runtime over the connections of another one, with other providers or another catalogue.
  ///
  /// - Parameters:
  ///   - other: Its connections, environment, clocks and measurements are shared; `shutdown()` of
  ///     either closes the connections.
  ///   - providers: What the settings say, by provider id.
  ///   - catalog: Providers and models.
  package init(
    sharing other: ModelRuntime, providers: [String: ProviderConfiguration], catalog: Catalog
  ) {
    router = Router(
      catalog: catalog, environment: other.router.environment, providers: providers,
      demo: other.router.demo)
    demo = other.demo
    clock = other.clock
    wallClock = other.wallClock
    netlify = other.netlify
    health = other.health
    curl = other.curl
    network = other.network
  }

  /// Providers and models.
  package var catalog: Catalog { router.catalog }

  /// What requests to the world go over.
  package var transport: any HTTPTransport { network }

  /// Where a task can run that does nothing but ask and hand on: on the thread of the network, which
  /// then wakes no other for each read; nil when the network is not libcurl.
  ///
  /// Whatever holds it up holds up every transfer.
  package var networkExecutor: (any TaskExecutor)? { curl?.executor }

  func transport(for route: Route) -> any HTTPTransport {
    route.id.provider == DemoRouting.id ? demo : network
  }

  /// Closes every connection and joins the network thread.
  ///
  /// Call it before the process calls `exit` while requests may still be running: the exit handlers
  /// of the TLS library must not meet a thread that is inside it. Running calls fail, and so does
  /// every later one. May be called more than once, from any thread.
  public func shutdown() { curl?.shutdown() }

  /// This process's environment as it is now.
  ///
  /// To be read before another thread changes it, as POSIX asks of `environ`.
  public static func processEnvironment() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        result[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return result
  }

  /// The wall clock, in seconds since 1970.
  package static func systemSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
