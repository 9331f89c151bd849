import Glibc

/// The server of a run, in a process of its own so that its work is not counted as ours.
///
/// Listens on two loopback ports, which stand for two providers; a thread for each connection.
/// Prints the ports and ends when its standard input does.
enum BenchServer {
  static func run() throws -> Never {
    let notes = ServerNotes()
    let replies = PreparedReplies()
    let ports = try (0..<2).map { _ in
      let (listener, port) = try listen()
      startThread { accept(on: listener, notes: notes, replies: replies) }
      return port
    }
    let line = ports.map { "\($0)" }.joined(separator: " ") + "\n"
    _ = line.withCString { write(STDOUT_FILENO, $0, strlen($0)) }
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) > 0 {}
    exit(0)
  }

  private static func accept(on listener: Int32, notes: ServerNotes, replies: PreparedReplies) {
    while true {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else { continue }
      Loopback.sendAtOnce(socket)
      notes.connected()
      startThread { ServerConnection(socket: socket, notes: notes, replies: replies).serve() }
    }
  }

  private static func listen() throws(BenchError) -> (socket: Int32, port: UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var (address, length) = Loopback.address(port: 0)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && Glibc.listen(listener, 512) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw BenchError("no loopback port can be had") }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}

/// Addresses and options of loopback sockets.
enum Loopback {
  static func address(port: UInt16) -> (sockaddr_in, socklen_t) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return (address, socklen_t(MemoryLayout<sockaddr_in>.size))
  }

  static func sendAtOnce(_ socket: Int32) {
    var one: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
  }
}

/// Runs `work` on a thread that nobody waits for.
func startThread(_ work: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadWork(work))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  if code == 0 { pthread_detach(thread) } else { box.release() }
}

private final class ThreadWork {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
