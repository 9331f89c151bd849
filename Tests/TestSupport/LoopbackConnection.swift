import Glibc

/// One connection of a loopback server: reads requests and plays the scripts of their replies.
///
/// Confined to its thread.
final class LoopbackConnection: @unchecked Sendable {
  private let socket: Int32
  private let number: Int
  private let listener: LoopbackListener
  private var received: [UInt8] = []

  /// What a wait found.
  private enum Event {
    case ready, gateOpen, hungUp, stopped
  }

  /// Linux's "the other side has closed", which Glibc's Swift module leaves out.
  private static let peerClosed: Int16 = 0x2000
  private static let largestHead = 1 << 20

  init(socket: Int32, number: Int, listener: LoopbackListener) {
    self.socket = socket
    self.number = number
    self.listener = listener
    LoopbackSocket.makeNonBlocking(socket)
    LoopbackSocket.makeImmediate(socket)
  }

  /// Serves requests until one side closes.
  func serve() {
    defer { close(socket) }
    var count = 0
    while let end = headEnd() {
      count += 1
      let head = String(decoding: received[..<end], as: UTF8.self)
      guard var request = ReceivedRequest(head: head, connection: number, number: count) else {
        _ = play(listener.notHTTP)
        return
      }
      guard let body = body(from: end, count: request.announcedLength) else { return }
      request.body = body
      let complete = request
      listener.log.update { $0.requests.append(complete) }
      guard play(listener.handler(complete)) else { return }
    }
  }

  /// Reads until a whole head is there, or something that cannot be one, and gives its end.
  private func headEnd() -> Int? {
    var end = endOfHead(from: 0)
    while end == nil {
      let searched = max(0, received.count - 3)
      guard received.count < Self.largestHead, receive() else { return nil }
      end = beginsLikeHTTP ? endOfHead(from: searched) : received.count
    }
    return end
  }

  /// Reads until the whole body is there and takes the request out of what was received.
  private func body(from start: Int, count: Int) -> [UInt8]? {
    while received.count - start < count {
      guard receive() else { return nil }
    }
    defer { received.removeSubrange(..<(start + count)) }
    return Array(received[start..<start + count])
  }

  /// A request begins with the capital letters of its method.
  private var beginsLikeHTTP: Bool {
    received.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? true
  }

  /// Where the body begins, if the empty line is there.
  private func endOfHead(from start: Int) -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard received.count >= mark.count else { return nil }
    return (start...(received.count - mark.count))
      .first { received[$0..<$0 + mark.count].elementsEqual(mark) }
      .map { $0 + mark.count }
  }

  /// Waits for bytes and adds them; false at the end of the connection.
  private func receive() -> Bool {
    guard wait(for: POLLIN) == .ready else { return false }
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received.append(contentsOf: buffer[..<count])
    return true
  }

  /// Plays a script; false when the connection is over.
  private func play(_ reply: LoopbackReply) -> Bool {
    for step in reply.steps {
      switch step {
      case .bytes(let bytes):
        guard send(bytes) else { return false }
      case .wait(let gate):
        guard goesOn(after: wait(for: 0, or: gate)) else { return false }
      case .open(let gate):
        gate.open()
      case .silence:
        _ = goesOn(after: wait(for: 0))
        return false
      case .close:
        return false
      case .reset:
        LoopbackSocket.makeResetting(socket)
        return false
      }
    }
    return true
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      guard goesOn(after: wait(for: POLLOUT)) else { return false }
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno != EAGAIN {
        return goesOn(after: .hungUp)
      }
    }
    return true
  }

  /// Whether a script goes on; a client that has hung up is written down.
  private func goesOn(after event: Event) -> Bool {
    switch event {
    case .ready, .gateOpen:
      return true
    case .hungUp:
      let hangup = LoopbackServer.Hangup(connection: number, at: .now)
      listener.log.update { $0.hangups.append(hangup) }
      return false
    case .stopped:
      return false
    }
  }

  /// Waits until the socket is ready, a gate opens, the client hangs up, or the server ends.
  private func wait(for events: Int32, or gate: Gate? = nil) -> Event {
    var watched = [
      pollfd(fd: socket, events: Int16(events) | Self.peerClosed, revents: 0),
      pollfd(fd: listener.stopped.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    if let gate { watched.append(pollfd(fd: gate.descriptor, events: Int16(POLLIN), revents: 0)) }
    while poll(&watched, nfds_t(watched.count), -1) < 0 {}
    if watched[1].revents != 0 { return .stopped }
    if events == POLLIN, watched[0].revents & Int16(POLLIN) != 0 { return .ready }
    if watched[0].revents & ~Int16(events) != 0 { return .hungUp }
    return watched[0].revents != 0 ? .ready : .gateOpen
  }
}
