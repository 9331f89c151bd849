import Glibc

/// A loopback port that refuses connections for as long as this exists.
package final class ClosedPort: Sendable {
  package let number: UInt16
  private let descriptor: Int32

  /// Takes a port and does not listen on it.
  package init() throws {
    (descriptor, number) = try LoopbackSocket.bound()
  }

  deinit {
    close(descriptor)
  }
}

/// A loopback port where connections are neither made nor refused: its queue is full.
package final class BlackHole: Sendable {
  package let port: UInt16
  private let descriptors: [Int32]

  /// Fills the queue of a port that nobody accepts on.
  ///
  /// Linux then drops what asks for a connection.
  package init() throws {
    let (listener, port) = try LoopbackSocket.listening(backlog: 0)
    self.port = port
    var descriptors = [listener]
    for _ in 0..<4 { descriptors.append(try LoopbackSocket.connecting(to: port)) }
    self.descriptors = descriptors
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }
}
