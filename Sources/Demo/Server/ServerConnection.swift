import Glibc
import Transport

/// One connection: reads requests and plays their replies, one after the other; confined to the
/// server's thread.
final class ServerConnection {
  /// A reply that is being sent.
  private struct Playing {
    var pieces: DemoPieces.Iterator
    let ending: DemoScript.Ending
    let isChunked: Bool
    var next: [UInt8]?
    var due: ContinuousClock.Instant
  }

  let descriptor: Descriptor
  /// When the connection has something to do without being spoken to.
  var due: ContinuousClock.Instant? {
    unsent.isEmpty && !isStalled ? playing?.due.advanced(by: .zero - Self.slack) : nil
  }
  /// What to wait for.
  var interest: Int16 {
    Int16(POLLIN) | (unsent.isEmpty ? 0 : Int16(POLLOUT))
  }

  /// A piece may be sent this much early: `poll` counts in milliseconds.
  private static let slack = Duration.microseconds(500)

  private let provider: DemoProvider
  private let log: ServerLog
  private var reader = HTTPRequestReader()
  private var playing: Playing?
  private var unsent: ArraySlice<UInt8> = []
  /// Whether nothing more is sent until the client hangs up.
  private var isStalled = false
  private var closesAfterReply = false

  init(_ descriptor: Descriptor, provider: DemoProvider, log: ServerLog) {
    self.descriptor = descriptor
    self.provider = provider
    self.log = log
  }

  /// Does what can be done now; false when the connection is over.
  func proceed(_ events: Int16, _ now: ContinuousClock.Instant) -> Bool {
    if events & Int16(POLLIN | POLLHUP | POLLERR) != 0, !receive() {
      if playing != nil { log.abandoned() }
      return false
    }
    while true {
      guard send() else {
        log.abandoned()
        return false
      }
      guard unsent.isEmpty else { return true }
      if playing != nil {
        guard let goesOn = play(now) else { return false }
        if !goesOn { return true }
      } else if closesAfterReply {
        return false
      } else {
        guard let begun = begin(now) else { return false }
        if !begun { return true }
      }
    }
  }

  /// Reads what has arrived; false when the client has hung up.
  private func receive() -> Bool {
    while let bytes = descriptor.read() {
      if bytes.isEmpty { return false }
      guard reader.feed(bytes) else { return false }
      if bytes.count < 1 << 16 { break }
    }
    return true
  }

  /// Sends what waits; false when the connection is broken.
  private func send() -> Bool {
    while !unsent.isEmpty {
      guard let count = descriptor.send(unsent) else { return false }
      if count == 0 { return true }
      unsent = unsent.dropFirst(count)
    }
    return true
  }

  /// Starts to answer the next request; false when none is whole, nil to close.
  private func begin(_ now: ContinuousClock.Instant) -> Bool? {
    do throws(HTTPRequestReader.Problem) {
      guard let request = try reader.next() else {
        if reader.takeExpectation() { unsent = ArraySlice("HTTP/1.1 100 Continue\r\n\r\n".utf8) }
        return !unsent.isEmpty
      }
      log.received(request.exchange)
      closesAfterReply = !request.keepsAlive
      return answer(provider.reply(to: request.exchange), now)
    } catch {
      unsent = ArraySlice(error.reply)
      closesAfterReply = true
      return true
    }
  }

  private func answer(_ reply: DemoReply, _ now: ContinuousClock.Instant) -> Bool? {
    guard case .script(let script) = reply else {
      descriptor.resetOnClose()
      return nil
    }
    var pieces = script.pieces.makeIterator()
    let isChunked = script.isStreamed || script.ending != .clean
    var head = HTTPHead.bytes(script, closes: closesAfterReply)
    if isChunked {
      head += "transfer-encoding: chunked\r\n\r\n".utf8
    } else {
      var body: [UInt8] = []
      while let piece = pieces.next() { body += piece.bytes }
      head += "content-length: \(body.count)\r\n\r\n".utf8
      head += body
    }
    playing = Playing(
      pieces: pieces, ending: script.ending, isChunked: isChunked, next: head,
      due: now.advanced(by: script.headDelay))
    return true
  }

  /// Hands over all pieces that are due; false when there is nothing to do yet, nil to close.
  private func play(_ now: ContinuousClock.Instant) -> Bool? {
    guard var current = playing else { return true }
    var bytes: [UInt8] = []
    let soon = now.advanced(by: Self.slack)
    while let next = current.next, current.due <= soon, bytes.count < 1 << 18 {
      bytes += next
      let following = current.isChunked ? current.pieces.next() : nil
      current.next = following.map { HTTPHead.chunk($0.bytes) }
      current.due = current.due.advanced(by: following?.delay ?? .zero)
    }
    playing = current
    unsent = bytes[...]
    if !bytes.isEmpty { return true }
    if current.next != nil { return false }
    switch current.ending {
    case .stall:
      isStalled = true
      return false
    case .cut: return nil
    case .clean:
      if current.isChunked { unsent = ArraySlice("0\r\n\r\n".utf8) }
      playing = nil
      return true
    }
  }
}
