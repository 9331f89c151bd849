/// What the environment and the program say about connections; read once, when the program starts.
///
/// libcurl would read the process environment itself and at any time; here nothing is looked up
/// behind the program's back, and the environment (which holds keys) is not kept.
package struct CurlConfiguration: Sendable {
  /// A proxy for https, and the variable that named it.
  struct Proxy: Sendable, Hashable {
    var variable: String
    /// As libcurl takes it; may hold a user name and password, so it is never shown.
    var address: String
  }

  let userAgent: String
  let proxy: Proxy?
  /// The hosts that are reached without the proxy, in libcurl's form.
  let proxyExceptions: String
  /// From `SSL_CERT_FILE`, the variable that OpenSSL's own tools read.
  let certificateFile: String?
  /// From `SSL_CERT_DIR`.
  let certificateDirectory: String?

  /// Bytes that may wait for the consumer before the transfer is paused.
  var highMark = 256 * 1024
  /// Bytes of reply headers, over all header blocks, before the reply is refused.
  var headerLimit = 256 * 1024

  /// - Parameters:
  ///   - userAgent: The `User-Agent` of requests that have none of their own.
  ///   - environment: Proxy and certificate variables are taken from here, and from nowhere else.
  package init(userAgent: String, environment: [String: String] = [:]) {
    func first(_ names: String...) -> (name: String, value: String)? {
      for name in names {
        if let value = environment[name], !value.isEmpty { return (name, value) }
      }
      return nil
    }
    self.userAgent = userAgent
    proxy = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY").map {
      Proxy(variable: $0.name, address: $0.value)
    }
    proxyExceptions = Self.exceptions(and: first("no_proxy", "NO_PROXY")?.value)
    certificateFile = first("SSL_CERT_FILE")?.value
    certificateDirectory = first("SSL_CERT_DIR")?.value
  }

  /// The variable that sends https through a proxy, if one is set; for the program to say so.
  package var proxyVariable: String? { proxy?.variable }

  /// The loopback hosts and what the user said.
  ///
  /// A lone `*` means every host, and only when alone.
  private static func exceptions(and others: String?) -> String {
    let loopback = "localhost,127.0.0.0/8,::1"
    return switch others {
    case nil: loopback
    case "*": "*"
    case .some(let others): "\(loopback),\(others)"
    }
  }
}
