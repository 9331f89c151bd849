package import ChatModel
import Glibc
import Synchronization
import Tasks

/// The demo provider on a loopback port, over HTTP/1.1 without TLS: for trying out real transports
/// and for measuring.
///
/// It listens on 127.0.0.1 only. What has no form on a socket is brought as near as possible:
/// `refused` and `dns` close the connection without a byte, `cut` closes it before the body's end,
/// `stall` keeps it open until the client hangs up. One thread of its own serves all connections;
/// it ends with `shutDown()` or the object.
package final class DemoServer: Sendable {
  /// The port that was given by the system, or asked for.
  package let port: UInt16
  private let log: ServerLog
  private let thread: Mutex<pthread_t?>
  /// Writing here, or closing it, ends the thread.
  private let stop: Descriptor

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - provider: Decides what is answered; a strict one refuses what vendors refuse.
  ///   - port: 0 for any free one.
  ///   - keepsRequests: Whether `requests` is filled; a long measurement goes without.
  /// - Throws: `DemoServerError` when the port cannot be had.
  package init(
    provider: DemoProvider = DemoProvider(), port: UInt16 = 0, keepsRequests: Bool = true
  ) throws(DemoServerError) {
    let listener = try Descriptor.listening(on: port)
    let (reading, writing) = try Descriptor.pipe()
    let log = ServerLog(keepsRequests: keepsRequests)
    self.port = try listener.port()
    self.log = log
    stop = writing
    let start = ThreadStart {
      ServerLoop(listener: listener, stop: reading, provider: provider, log: log).run()
    }
    do throws(ThreadStart.Failure) {
      thread = Mutex(try start.begin())
    } catch {
      throw .system(call: "pthread_create", code: error.code)
    }
  }

  deinit { shutDown() }

  /// Where calls in a dialect go, without a slash at the end.
  package func baseURL(for dialect: Dialect) -> String {
    switch dialect {
    case .openAIChat, .openAIResponses, .anthropic: "http://127.0.0.1:\(port)/v1"
    case .gemini: "http://127.0.0.1:\(port)/v1beta"
    case .ollama: "http://127.0.0.1:\(port)"
    }
  }

  /// The requests that have arrived whole, in order.
  package var requests: [DemoExchange] { log.requests }

  /// How many connections have been accepted.
  package var connectionCount: Int { log.connectionCount }

  /// How many replies were under way when the client hung up.
  package var abandonedCount: Int { log.abandonedCount }

  /// Closes every connection and waits for the thread; calling it again does nothing.
  package func shutDown() {
    guard let thread = thread.withLock({ $0.take() }) else { return }
    stop.wake()
    pthread_join(thread, nil)
  }
}

/// Why the demo server does not start.
package enum DemoServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A system call failed with this `errno`.
  case system(call: String, code: Int32)

  package var description: String {
    switch self {
    case .system(let call, let code):
      "The demo server cannot start: \(call) failed, \(String(cString: strerror(code)))."
    }
  }
}
