import Transport

/// A reply whose body has been read to its end.
struct WholeReply: Sendable {
  var status: Int
  var headers: [HTTPHeader]
  var body: [UInt8]
}

extension HTTPTransport {
  /// Sends a request and reads the whole reply.
  ///
  /// - Throws: `RefreshError`, `CancellationError`.
  func whole(
    _ request: HTTPRequest, limit: Int, within time: Duration, on clock: any Clock<Duration>
  ) async throws -> WholeReply {
    do {
      let reply = try await withTimeLimit(time, on: clock) {
        let response = try await send(request)
        return WholeReply(
          status: response.status, headers: response.headers,
          body: try await response.body.whole(limit: limit))
      }
      guard let reply else {
        throw RefreshError.timedOut(
          host: request.host, seconds: Int(max(1, time.components.seconds)))
      }
      return reply
    } catch let error as TransportError {
      throw RefreshError.transport(error.message)
    }
  }
}

extension HTTPRequest {
  /// The host, for sentences.
  var host: String {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return String(url[start...].prefix { $0 != "/" && $0 != "?" })
  }
}

extension HTTPBody {
  /// All bytes; a body above the limit is closed and refused.
  fileprivate func whole(limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let part = try await next() {
      guard bytes.count + part.count <= limit else {
        close()
        throw RefreshError.tooLarge(limit: limit)
      }
      bytes += part
    }
    return bytes
  }
}
