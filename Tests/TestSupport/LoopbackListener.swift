import Glibc
import Synchronization

/// The listening side of a loopback server: accepts, and keeps the threads of its connections.
final class LoopbackListener: Sendable {
  let port: UInt16
  let log = Watched(LoopbackServer.Log())
  let handler: LoopbackServer.Handler
  let notHTTP: LoopbackReply
  /// Open once the server is to end; every wait of its threads watches it.
  let stopped = Gate()
  private let descriptor: Int32
  private let threads = Mutex<[ServerThread]>([])

  init(
    handler: @escaping LoopbackServer.Handler, notHTTP: LoopbackReply
  ) throws(LoopbackError) {
    self.handler = handler
    self.notHTTP = notHTTP
    (descriptor, port) = try LoopbackSocket.listening(backlog: 128)
  }

  deinit {
    close(descriptor)
  }

  func stop() {
    stopped.open()
  }

  /// Runs until `stop`, then waits for the connections' threads.
  func acceptUntilStopped() {
    while hasConnection() {
      let socket = accept(descriptor, nil, nil)
      guard socket >= 0 else { continue }
      let number = log.update { log in
        log.connections += 1
        return log.connections
      }
      let connection = LoopbackConnection(socket: socket, number: number, listener: self)
      threads.withLock { $0.append(ServerThread { connection.serve() }) }
    }
    for thread in threads.withLock({ $0 }) { thread.join() }
  }

  private func hasConnection() -> Bool {
    var watched = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stopped.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&watched, nfds_t(watched.count), -1) < 0 {}
    return watched[1].revents == 0
  }
}
