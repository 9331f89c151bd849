import Glibc

/// System calls on TCP sockets of 127.0.0.1, for test servers.
enum LoopbackSocket {
  /// A socket on a port that the system chooses.
  static func bound() throws(LoopbackError) -> (descriptor: Int32, port: UInt16) {
    let descriptor = try new()
    var address = address(port: 0)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    guard code == 0 else { throw failure("bind", closing: descriptor) }
    var length = size
    let named = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard named == 0 else { throw failure("getsockname", closing: descriptor) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  /// A socket that listens on a port that the system chooses.
  static func listening(backlog: Int32) throws(LoopbackError) -> (descriptor: Int32, port: UInt16) {
    let socket = try bound()
    guard listen(socket.descriptor, backlog) == 0 else {
      throw failure("listen", closing: socket.descriptor)
    }
    return socket
  }

  /// A socket that is on its way to a port; nobody waits for its arrival.
  static func connecting(to port: UInt16) throws(LoopbackError) -> Int32 {
    let descriptor = try new()
    makeNonBlocking(descriptor)
    var address = address(port: port)
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return descriptor
  }

  static func makeNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Sends each step at once instead of waiting for the answer to the step before.
  static func makeImmediate(_ descriptor: Int32) {
    var option: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &option, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Makes the next `close` a reset.
  static func makeResetting(_ descriptor: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private static func new() throws(LoopbackError) -> Int32 {
    let descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), Int32(IPPROTO_TCP))
    guard descriptor >= 0 else { throw LoopbackError(call: "socket", code: errno) }
    return descriptor
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func failure(_ call: String, closing descriptor: Int32) -> LoopbackError {
    defer { close(descriptor) }
    return LoopbackError(call: call, code: errno)
  }
}
