/// Why a transfer could not be made or did not come to its end.
package struct TransportError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// The name could not be looked up.
    case dns
    /// Nothing answered, or the connection was refused.
    case connect
    /// `HTTPRequest.connectTimeout` is over.
    case connectTimeout
    /// The certificate, its name or the TLS agreement was refused.
    case tls
    /// The connection closed or broke before the reply was whole.
    case connectionLost
    /// The reply is not HTTP, or breaks a limit (size of headers, for one).
    case badResponse
    /// The request cannot be sent as it stands: URL, scheme, header value. Nothing was sent.
    case badRequest
    /// `HTTPBody.close()` was called.
    case closed
  }

  package var kind: Kind
  /// One sentence that names the host and the cause; holds no key.
  package var message: String
  package var timings: TransferTimings

  package init(_ kind: Kind, _ message: String, timings: TransferTimings = TransferTimings()) {
    self.kind = kind
    self.message = message
    self.timings = timings
  }

  package var description: String { message }
}
