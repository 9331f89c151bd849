import Glibc

/// Owns one file descriptor of the server; closed with the object.
final class Descriptor: Sendable {
  let number: Int32

  private init(_ number: Int32) {
    self.number = number
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(number) }

  /// A socket that listens on 127.0.0.1.
  static func listening(on port: UInt16) throws(DemoServerError) -> Descriptor {
    let descriptor = Descriptor(
      try check("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))
    descriptor.set(SO_REUSEADDR, at: SOL_SOCKET)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor.number, $0, size) }
    }
    _ = try check("bind", bound)
    _ = try check("listen", listen(descriptor.number, 1024))
    return descriptor
  }

  /// Both ends of a pipe, the reading one first.
  static func pipe() throws(DemoServerError) -> (Descriptor, Descriptor) {
    var ends: [Int32] = [-1, -1]
    _ = try check("pipe", Glibc.pipe(&ends))
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }

  /// The port of a socket that is bound.
  func port() throws(DemoServerError) -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &size) }
    }
    _ = try Self.check("getsockname", code)
    return UInt16(bigEndian: address.sin_port)
  }

  /// The next connection of a listening socket; nil when none waits.
  func accept() -> Descriptor? {
    let number = Glibc.accept(number, nil, nil)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(number)
    descriptor.set(TCP_NODELAY, at: Int32(IPPROTO_TCP))
    return descriptor
  }

  /// Makes the other end of a pipe readable.
  func wake() {
    var byte: UInt8 = 0
    _ = write(number, &byte, 1)
  }

  /// From now on closing sends a reset instead of a proper end.
  func resetOnClose() {
    var value = linger(l_onoff: 1, l_linger: 0)
    setsockopt(number, SOL_SOCKET, SO_LINGER, &value, socklen_t(MemoryLayout<linger>.size))
  }

  /// What has arrived; empty at the end of the stream, nil when nothing is there now.
  func read() -> [UInt8]? {
    let size = 1 << 16
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      result = recv(number, buffer.baseAddress, size, 0)
      count = max(0, result)
    }
    return result < 0 && Self.isTransient(errno) ? nil : bytes
  }

  /// Sends as much as fits and says how much that was; nil when the connection is broken.
  func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    let sent = bytes.withUnsafeBytes {
      Glibc.send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if sent >= 0 { return sent }
    return Self.isTransient(errno) ? 0 : nil
  }

  private func set(_ option: Int32, at level: Int32) {
    var value: Int32 = 1
    setsockopt(number, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func isTransient(_ code: Int32) -> Bool {
    code == EAGAIN || code == EWOULDBLOCK || code == EINTR
  }

  private static func check(_ call: String, _ result: Int32) throws(DemoServerError) -> Int32 {
    guard result >= 0 else { throw .system(call: call, code: errno) }
    return result
  }
}
