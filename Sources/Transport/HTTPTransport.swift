/// Sends one request and gives back the reply while it arrives.
///
/// Implementations: libcurl (`CurlTransport`), the offline demo provider (`Demo`), scripts in tests.
package protocol HTTPTransport: Sendable {
  /// Sends `request` and returns once the final status line and headers are there.
  ///
  /// Cancelling the calling task closes the transfer within 50 ms. Nothing is sent again by the
  /// transport itself, whatever happens: one call is one request on the wire at most.
  ///
  /// - Throws: `TransportError`, or `CancellationError` when the task was cancelled.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// The status and headers of a reply, and its body as it arrives.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// As received, the last header block only (after 100-continue or a proxy's own reply).
  package var headers: [HTTPHeader]
  package var body: any HTTPBody

  package init(status: Int, headers: [HTTPHeader], body: any HTTPBody) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// The body of one reply; read by one task, cancelled by any.
package protocol HTTPBody: AnyObject, Sendable {
  /// All bytes that have arrived since the last call, waiting for at least one; nil at the end.
  ///
  /// - Throws: `TransportError`; `CancellationError` when the task was cancelled.
  func next() async throws -> [UInt8]?

  /// Closes the transfer. A `next()` that waits, and every later one, throws `TransportError`
  /// with kind `.closed`. Calling it again, or after the end, does nothing.
  func close()

  /// From now on bytes may be kept back for so long, so that those that come after each other are
  /// handed over together: for a reader that shows them so many times a second and no more.
  ///
  /// The end of the body may be told so much later as well; a failure of the connection, too.
  func gather(_ time: Duration)

  /// The phases so far; final once `next()` has returned nil or thrown.
  var timings: TransferTimings { get }
}

extension HTTPBody {
  /// Keeps nothing back.
  package func gather(_ time: Duration) {}
}

/// When each phase of a transfer ended, from the moment the request was handed to the transport.
package struct TransferTimings: Sendable, Hashable {
  /// Name lookup done; zero when a kept connection was used.
  package var lookup: Duration?
  /// TCP connected; zero when a kept connection was used.
  package var connect: Duration?
  /// TLS agreed; nil for plain http or a kept connection.
  package var tls: Duration?
  /// The first byte of the reply.
  package var firstByte: Duration?
  /// The end of the transfer.
  package var total: Duration?
  /// Whether a kept connection was used again.
  package var reusedConnection: Bool
  /// Whether any byte of the request left this machine; decides what may have been billed.
  package var requestSent: Bool

  package init(
    lookup: Duration? = nil, connect: Duration? = nil, tls: Duration? = nil,
    firstByte: Duration? = nil, total: Duration? = nil, reusedConnection: Bool = false,
    requestSent: Bool = false
  ) {
    self.lookup = lookup
    self.connect = connect
    self.tls = tls
    self.firstByte = firstByte
    self.total = total
    self.reusedConnection = reusedConnection
    self.requestSent = requestSent
  }
}
