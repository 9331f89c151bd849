import Glibc

/// Serves all connections of one server; confined to the server's thread.
final class ServerLoop {
  private let listener: Descriptor
  private let stop: Descriptor
  private let provider: DemoProvider
  private let log: ServerLog
  private let clock = ContinuousClock()
  private var connections: [ServerConnection] = []

  init(listener: Descriptor, stop: Descriptor, provider: DemoProvider, log: ServerLog) {
    self.listener = listener
    self.stop = stop
    self.provider = provider
    self.log = log
  }

  /// Runs until the other end of `stop` is written to or closed.
  func run() {
    while true {
      var polls = [
        pollfd(fd: stop.number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: listener.number, events: Int16(POLLIN), revents: 0),
      ]
      polls += connections.map { pollfd(fd: $0.descriptor.number, events: $0.interest, revents: 0) }
      poll(&polls, nfds_t(polls.count), timeout())
      if polls[0].revents != 0 { return }
      serve(polls[2...].map(\.revents))
      if polls[1].revents != 0 { acceptAll() }
    }
  }

  /// Lets each connection do what it can do now, and drops those that are over.
  private func serve(_ readiness: [Int16]) {
    let now = clock.now
    var left: [ServerConnection] = []
    left.reserveCapacity(connections.count)
    for (connection, events) in zip(connections, readiness) {
      let isIdle = events == 0 && (connection.due.map { $0 > now } ?? true)
      if isIdle || connection.proceed(events, now) { left.append(connection) }
    }
    connections = left
  }

  private func acceptAll() {
    while let descriptor = listener.accept() {
      log.connected()
      connections.append(ServerConnection(descriptor, provider: provider, log: log))
    }
  }

  /// Milliseconds until the next piece is due, rounded up; -1 when none is.
  private func timeout() -> Int32 {
    guard let due = connections.compactMap(\.due).min() else { return -1 }
    let left = clock.now.duration(to: due)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    return Int32(min(seconds, 3600)) * 1000 + Int32(attoseconds / 1_000_000_000_000_000) + 1
  }
}
