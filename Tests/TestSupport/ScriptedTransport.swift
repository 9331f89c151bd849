import Synchronization
package import Transport

/// A transport that answers each request as a closure says, and remembers the requests.
package final class ScriptedTransport: HTTPTransport {
  package enum Reply: Sendable {
    case body(status: Int, headers: [HTTPHeader], chunks: [[UInt8]], then: TransportError? = nil)
    case failure(TransportError)

    /// A whole JSON reply.
    package static func json(_ status: Int, _ text: String, headers: [HTTPHeader] = []) -> Reply {
      .body(
        status: status, headers: [HTTPHeader("content-type", "application/json")] + headers,
        chunks: [Array(text.utf8)])
    }

    /// An event stream whose events are the lines given, each as `data:`.
    package static func events(_ data: [String], then: TransportError? = nil) -> Reply {
      .body(
        status: 200, headers: [HTTPHeader("content-type", "text/event-stream")],
        chunks: data.map { Array("data: \($0)\n\n".utf8) }, then: then)
    }
  }

  private let seen = Mutex<[HTTPRequest]>([])
  private let answer: @Sendable (HTTPRequest, Int) -> Reply

  /// - Parameter answer: Gets the request and how many came before it.
  package init(_ answer: @escaping @Sendable (HTTPRequest, Int) -> Reply) { self.answer = answer }

  package var requests: [HTTPRequest] { seen.withLock { $0 } }

  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let number = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    switch answer(request, number) {
    case .failure(let error): throw error
    case .body(let status, let headers, let chunks, let end):
      return HTTPResponse(
        status: status, headers: headers, body: ScriptedBody(chunks: chunks, end: end))
    }
  }
}

/// A body that is all there from the start.
package final class ScriptedBody: HTTPBody {
  private let left: Mutex<[[UInt8]]>
  private let end: TransportError?

  package init(chunks: [[UInt8]], end: TransportError? = nil) {
    left = Mutex(chunks.reversed())
    self.end = end
  }

  package var timings: TransferTimings { TransferTimings(requestSent: true) }

  package func next() async throws -> [UInt8]? {
    if let chunk = left.withLock({ $0.popLast() }) { return chunk }
    if let end { throw end }
    return nil
  }

  package func close() { left.withLock { $0 = [] } }
}
