import Glibc

/// A scripted HTTP/1.1 server on a loopback port of its own.
///
/// The handler is called on the connection's thread, once for each request, after its body was
/// read. Everything the server does is written down: requests, connections, and when a client hung up in
/// the middle of a reply. It stops, and joins its threads, when it is released.
package final class LoopbackServer: Sendable {
  package typealias Handler = @Sendable (ReceivedRequest) -> LoopbackReply

  /// A client that closed its connection before the script of the reply was over.
  package struct Hangup: Sendable {
    package var connection: Int
    package var at: ContinuousClock.Instant
  }

  /// What the server has seen.
  package struct Log: Sendable {
    package var connections = 0
    package var requests: [ReceivedRequest] = []
    package var hangups: [Hangup] = []
  }

  package let port: UInt16
  private let listener: LoopbackListener
  private let acceptor: ServerThread

  /// - Parameters:
  ///   - notHTTP: What to do about bytes that are no request, such as those of a TLS handshake.
  ///   - handler: Says what to do about a request.
  /// - Throws: `LoopbackError` when no port is to be had.
  package init(notHTTP: LoopbackReply = .hangUp, _ handler: @escaping Handler) throws {
    let listener = try LoopbackListener(handler: handler, notHTTP: notHTTP)
    self.listener = listener
    port = listener.port
    acceptor = ServerThread { listener.acceptUntilStopped() }
  }

  deinit {
    stop()
  }

  /// Closes the port and all connections, and waits for the threads.
  package func stop() {
    listener.stop()
    acceptor.join()
  }

  package var log: Log { listener.log.value }
  package var requests: [ReceivedRequest] { log.requests }

  /// The address of a path on this server.
  package func url(_ path: String = "/", host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }

  /// Waits until so many requests were read, and gives all of them.
  @discardableResult
  package func waitForRequests(_ count: Int) async -> [ReceivedRequest] {
    await listener.log.wait { $0.requests.count >= count }.requests
  }

  /// Waits until so many clients hung up in the middle of a reply, and gives all of them.
  @discardableResult
  package func waitForHangups(_ count: Int = 1) async -> [Hangup] {
    await listener.log.wait { $0.hangups.count >= count }.hangups
  }
}

/// A system call that failed while a test server was set up.
package struct LoopbackError: Error, CustomStringConvertible {
  var call: String
  var code: Int32

  package var description: String { "\(call) failed: \(String(cString: strerror(code)))" }
}
