import Glibc

/// One connection of the server; confined to its thread.
final class ServerConnection {
  private let socket: Int32
  private let notes: ServerNotes
  private let replies: PreparedReplies
  private var received: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

  init(socket: Int32, notes: ServerNotes, replies: PreparedReplies) {
    self.socket = socket
    self.notes = notes
    self.replies = replies
  }

  /// Serves requests until one side closes.
  func serve() {
    defer { close(socket) }
    while let path = nextPath() {
      let parts = path.split(separator: "/").first?.split(separator: "-") ?? []
      guard let script = parts.first.flatMap({ BenchScript(rawValue: String($0)) }),
        answer(script, parts.dropFirst().compactMap { Int($0) })
      else { return }
    }
  }

  /// Reads one request and gives its path.
  private func nextPath() -> String? {
    received.removeAll(keepingCapacity: true)
    var total: Int?
    while total.map({ received.count < $0 }) ?? true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      if received.isEmpty { notes.requested(at: Stopwatch.now()) }
      received += buffer[..<count]
      total = total ?? announcedLength()
    }
    let words = received.prefix(300).split(separator: 0x20, maxSplits: 2)
    return words.count > 1 ? String(decoding: words[1], as: UTF8.self) : nil
  }

  /// The length of head and body together, once the head is whole.
  private func announcedLength() -> Int? {
    guard let end = received.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { return nil }
    let head = String(decoding: received[..<end], as: UTF8.self).lowercased()
    let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
    return end + (length?.split(separator: " ").last.flatMap { Int($0) } ?? 0)
  }

  /// Sends a reply; false when the connection is over.
  private func answer(_ script: BenchScript, _ numbers: [Int]) -> Bool {
    switch script {
    case .small: return send(replies.small)
    case .long: return send(replies.long)
    case .words: return send(replies.words)
    case .pieces: return send(replies.pieces)
    case .failing:
      // Before it is sent: a server that loses its core afterwards would note it late.
      notes.failed(at: Stopwatch.now())
      return send(replies.failing)
    case .silent:
      guard send(replies.opening) else { return false }
      _ = recv(socket, &buffer, buffer.count, 0)
      notes.hungUp(at: Stopwatch.now())
      return false
    case .paced:
      return sendPaced(count: numbers.first ?? 0, offset: numbers.last ?? 0)
    case .slow:
      sendSlowly(every: numbers.first ?? 20)
      return false
    case .log:
      let text = notes.take()
      return send(
        Array("HTTP/1.1 200 OK\r\ncontent-length: \(text.utf8.count)\r\n\r\n\(text)".utf8))
    }
  }

  /// Sends an event every 10 ms.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - offset: Microseconds by which this stream is late, so that streams need not beat together.
  /// - Returns: Whether all of them went out.
  private func sendPaced(count: Int, offset: Int) -> Bool {
    let beat: UInt64 = 10_000_000
    guard send(replies.opening) else { return false }
    let start = (Stopwatch.now() / beat + 2) * beat + UInt64(offset) * 1000
    for event in 0..<count {
      Stopwatch.sleep(until: start + UInt64(event) * beat)
      guard send(replies.event) else { return false }
    }
    return send(Array("0\r\n\r\n".utf8))
  }

  /// Sends events so many milliseconds apart, for as long as somebody reads.
  private func sendSlowly(every milliseconds: Int) {
    guard send(replies.opening) else { return }
    let start = Stopwatch.now()
    var number = 0
    repeat {
      number += 1
      Stopwatch.sleep(until: start + UInt64(number * milliseconds) * 1_000_000)
    } while send(replies.events[number % replies.events.count])
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
