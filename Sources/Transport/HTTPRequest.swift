/// One HTTP request as it goes to the wire.
///
/// A value without behaviour: whoever builds it has already decided that the key in its headers may
/// go to this host.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST" }

  package var method: Method
  /// Absolute, `https` or `http`, without user info.
  package var url: String
  /// In sending order.
  ///
  /// Names and values hold no CR, LF or NUL; the transport refuses those that do.
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// The longest that name lookup, connecting and TLS may take together.
  package var connectTimeout: Duration
  /// Whether plain `http` to a host that is not this machine is allowed (R9).
  package var allowsPlainHTTP: Bool

  package init(
    method: Method = .post, url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
    connectTimeout: Duration = .seconds(10), allowsPlainHTTP: Bool = false
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.connectTimeout = connectTimeout
    self.allowsPlainHTTP = allowsPlainHTTP
  }
}

/// One header line.
///
/// Names compare without case.
package struct HTTPHeader: Sendable, Hashable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [HTTPHeader] {
  /// The last value of a header, whatever the case of its name.
  package func value(of name: String) -> String? {
    let wanted = name.lowercased()
    return last { $0.name.lowercased() == wanted }?.value
  }
}
