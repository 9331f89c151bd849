import ChatModel
import Glibc
import Transport

/// A client on a bare blocking socket, which understands as little HTTP as will do; gives up after
/// ten seconds of silence.
final class RawClient {
  struct Failure: Error { var call: String }

  struct Reply {
    var head = ""
    var body: [UInt8] = []
    var isChunked = false
    /// Whether the body came to its proper end.
    var isWhole = false
    var isClosed = false
  }

  private var descriptor: Int32
  private var received: [UInt8] = []

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket") }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard connected == 0 else {
      hangUp()
      throw Failure(call: "connect")
    }
  }

  deinit { hangUp() }

  func hangUp() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  func bytes(of call: Call) -> [UInt8] {
    let request = call.request
    let target = request.url.drop { $0 != "." }.drop { $0 != "/" }
    var head = "POST \(target) HTTP/1.1\r\nhost: 127.0.0.1\r\n"
    for header in request.headers { head += "\(header.name): \(header.value)\r\n" }
    return Array("\(head)content-length: \(request.body.count)\r\n\r\n".utf8) + request.body
  }

  func send(_ call: Call) throws { try send(bytes(of: call)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(call: "send") }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads until `isEnough`, given all bytes so far.
  func bytes(until isEnough: ([UInt8]) -> Bool) throws -> [UInt8] {
    while !isEnough(received) { guard try read() else { break } }
    return received
  }

  /// Reads one reply, or what there is of it.
  func reply() throws -> Reply {
    var reply = Reply()
    while true {
      if let end = received.end(of: [13, 10, 13, 10]) {
        reply.head = String(decoding: received[..<end], as: UTF8.self)
        received.removeFirst(end)
        break
      }
      guard try read() else {
        reply.isClosed = true
        return reply
      }
    }
    let length = reply.head.split(separator: "\r\n")
      .first { $0.lowercased().hasPrefix("content-length: ") }
      .flatMap { Int($0.dropFirst(16)) }
    reply.isChunked = length == nil
    while try !take(&reply, length) {
      guard try read() else {
        reply.isClosed = true
        break
      }
    }
    return reply
  }

  /// Moves what has arrived of the body; true at its end.
  private func take(_ reply: inout Reply, _ length: Int?) throws -> Bool {
    if let length {
      guard received.count >= length else { return false }
      reply.body = Array(received.prefix(length))
      received.removeFirst(length)
      reply.isWhole = true
      return true
    }
    while let end = received.end(of: [13, 10]) {
      let digits = String(decoding: received[..<(end - 2)], as: UTF8.self)
      guard let size = Int(digits, radix: 16) else { throw Failure(call: "chunk \(digits)") }
      guard received.count >= end + size + 2 else { return false }
      reply.body += received[end..<(end + size)]
      received.removeFirst(end + size + 2)
      if size == 0 {
        reply.isWhole = true
        return true
      }
    }
    return false
  }

  /// Reads what there is; false at the end of the connection.
  private func read() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0, errno != ECONNRESET { throw Failure(call: "recv") }
    received += buffer.prefix(max(0, count))
    return count > 0
  }
}

extension [UInt8] {
  /// Where the first occurrence of a mark ends.
  fileprivate func end(of mark: [UInt8]) -> Int? {
    guard count >= mark.count else { return nil }
    return (0...(count - mark.count)).first { self[$0..<($0 + mark.count)].elementsEqual(mark) }
      .map { $0 + mark.count }
  }
}
