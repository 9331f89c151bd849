import ChatModel
import CurlTransport
import Glibc
import Providers
import Transport

/// The processor time of fifty streams of a hundred events a second, from socket to text, as a share
/// of one core; the server is another process.
struct ManyStreamsFigures {
  let server: ServerProcess

  private static let streams = 50
  /// At the server's beat of 10 ms this is two seconds.
  private static let events = 200

  func measure(into report: inout Report) throws {
    report.begin("\(Self.streams) streams × 100 events/s, processor time of one core")
    // Streams whose events come together are woken up for together; real ones do not beat in step.
    for (name, spread) in [("events spread evenly", 200), ("events all at once", 0)] {
      let result = try Rounds.run(
        warmUp: false,
        [
          { try self.share { try self.decodeAll(spread: spread) } },
          { try self.share { try self.readAll(spread: spread) } },
        ])
      report.add(
        Figure(
          "transport and decoder, \(name)", Amount(result[0], .share),
          beside: .measured("poll and recv of bare sockets", Amount(result[1], .share)),
          limit: .atMost(0.15)))
    }
    report.end()
  }

  /// Processor time divided by time.
  private func share(_ work: () throws -> Void) rethrows -> Double {
    let processor = ProcessFigures.processorTime()
    let time = try Stopwatch.time(work)
    return Double(ProcessFigures.processorTime() - processor) / time
  }

  private func decodeAll(spread: Int) throws {
    let transport = CurlHTTPTransport(configuration: CurlConfiguration(userAgent: "bench"))
    defer { transport.shutdown() }
    try Pool.run {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<Self.streams {
          let url =
            server.baseURL(.paced, [Self.events, index * spread]) + "/chat/completions"
          group.addTask { try await Self.decode(url, over: transport) }
        }
        for try await count in group where count <= Self.events {
          throw BenchError("a stream lost events")
        }
      }
    }
  }

  /// The pieces of text of one stream.
  private static func decode(_ url: String, over transport: CurlHTTPTransport) async throws -> Int {
    let reply = try await transport.send(HTTPRequest(url: url, body: Array(ChatBody.text.utf8)))
    var decoder = Wire.decoder(
      for: .openAIChat,
      reply: ReplyContext(provider: "openai", isStreamed: true, headers: reply.headers))
    var events: [StreamEvent] = []
    var count = 0
    while let bytes = try await reply.body.next() {
      events.removeAll(keepingCapacity: true)
      try decoder.decode(bytes, into: &events)
      for event in events where event.isText { count += 1 }
    }
    return count
  }

  /// The same streams read by one thread that looks at nothing.
  private func readAll(spread: Int) throws {
    let clients = try (0..<Self.streams).map { index in
      let client = try PlainClient(port: server.ports[0])
      try client.send(PlainClient.request(.paced, [Self.events, index * spread]))
      return client
    }
    try withExtendedLifetime(clients) { try Self.readToTheEnd(clients) }
  }

  private static func readToTheEnd(_ clients: [PlainClient]) throws {
    var watched = clients.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    var open = watched.count
    while open > 0 {
      guard poll(&watched, nfds_t(watched.count), 5000) > 0 else {
        throw BenchError("a stream fell silent")
      }
      for index in watched.indices where watched[index].revents != 0 {
        let count = recv(watched[index].fd, &buffer, buffer.count, 0)
        guard count > 0 else { throw BenchError("a stream broke off") }
        guard buffer[..<count].suffix(5).elementsEqual("0\r\n\r\n".utf8) else { continue }
        watched[index].fd = -1
        open -= 1
      }
    }
  }
}

extension StreamEvent {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }
}
