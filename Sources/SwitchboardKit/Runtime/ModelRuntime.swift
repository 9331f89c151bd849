package import Catalog
import ChatModel
import CurlTransport
import Demo
package import Transport

#if canImport(Glibc)
  import Glibc
#endif

/// What agents run on: the transport, the environment, the catalogue, the settings' providers.
///
/// Programs use `shared`; the playground and tests make their own. Immutable once made.
public final class ModelRuntime: Sendable {
  /// libcurl, this process's environment as it was at the first use, the embedded catalogue.
  public static let shared = ModelRuntime(environment: ModelRuntime.processEnvironment())

  package let router: Router
  package let clock: RunClock
  /// Seconds since 1970, for dates in headers and the ends of tokens.
  package let wallClock: @Sendable () -> Double
  let netlify: NetlifySignIn
  private let demo: any HTTPTransport
  private let network: any HTTPTransport
  private let curl: CurlHTTPTransport?

  /// - Parameters:
  ///   - environment: Keys and base URLs are read from here.
  ///   - providers: What the settings say, by provider id.
  ///   - catalog: Providers and models.
  ///   - transport: Everything but `demo/…` goes over it; nil: libcurl.
  ///   - clock: The time of waits and limits.
  ///   - demoClock: The pace of `demo/…`.
  ///   - wallClock: Seconds since 1970.
  ///   - version: Stands in the `User-Agent`.
  package init(
    environment: [String: String], providers: [String: ProviderConfiguration] = [:],
    catalog: Catalog = .embedded, transport: (any HTTPTransport)? = nil,
    clock: RunClock = .continuous, demoClock: any Clock<Duration> = ContinuousClock(),
    wallClock: @escaping @Sendable () -> Double = ModelRuntime.systemSeconds,
    version: String = "0.1.0"
  ) {
    router = Router(
      catalog: catalog, environment: environment, providers: providers,
      demo: DemoRouting(environment: environment))
    demo = DemoTransport(clock: demoClock)
    self.clock = clock
    self.wallClock = wallClock
    netlify = NetlifySignIn(wallClock: wallClock)
    let curl =
      transport == nil
      ? CurlHTTPTransport(
        configuration: CurlConfiguration(
          userAgent: "switchboard/\(version)", environment: environment)) : nil
    self.curl = curl
    network = transport ?? curl ?? demo
  }

  package var catalog: Catalog { router.catalog }

  func transport(for route: Route) -> any HTTPTransport {
    route.id.provider == DemoRouting.id ? demo : network
  }

  /// Closes every connection and joins the network thread; called once, before the process exits.
  package func shutdown() { curl?.shutdown() }

  /// This process's environment.
  package static func processEnvironment() -> [String: String] {
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

  package static func systemSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
