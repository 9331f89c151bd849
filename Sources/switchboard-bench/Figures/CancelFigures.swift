import CurlTransport
import Glibc
import Synchronization
import Transport

/// The time from cancelling a task that reads a silent reply to the moment at which the server sees
/// the connection close; and how often connections are used again.
struct CancelFigures {
  let server: ServerProcess

  private static let cancels = 15
  private static let requests = 100

  func measure(into report: inout Report) throws {
    report.begin("Cancelling, and using connections again")
    let transport = CurlHTTPTransport(configuration: CurlConfiguration(userAgent: "bench"))
    defer { transport.shutdown() }
    let cancel = try Rounds.run([
      { try self.latency { try self.cancelTask(over: transport) } },
      { try self.latency { try self.closeSocket() } },
    ])
    report.add(
      Figure(
        "cancel to hang-up", Amount(cancel[0], .nanoseconds),
        beside: .measured("close() of a bare socket", Amount(cancel[1], .nanoseconds)),
        limit: .atMost(50e6)))
    let plain = try PlainClient(port: server.ports[0])
    var connections = Series()
    let calls = try Rounds.run([
      {
        _ = try self.server.notes()
        let time = try self.call(over: transport)
        connections.append(Double(try self.server.notes().connections))
        return time
      },
      { try self.call(with: plain) },
    ])
    report.add(
      Figure(
        "one call of \(Self.requests) in a row, request to end", Amount(calls[0], .nanoseconds),
        beside: .measured("a bare kept socket", Amount(calls[1], .nanoseconds))))
    report.add(
      Figure(
        "new connections in \(Self.requests) calls in a row", Amount(connections, .count),
        limit: .atMost(1)))
    report.end()
  }

  /// The median of some samples.
  private func latency(_ sample: () throws -> UInt64) throws -> Double {
    _ = try server.notes()
    let starts = try (0..<Self.cancels).map { _ in
      let start = try sample()
      usleep(3000)
      return start
    }
    let hangups = try server.notes().hangups
    guard hangups.count == starts.count else { throw BenchError("a hang-up was not seen") }
    return Series(zip(hangups, starts).map { Double($0) - Double($1) }).median
  }

  /// Cancels a task that waits for more; the time at which it was cancelled.
  private func cancelTask(over transport: CurlHTTPTransport) throws -> UInt64 {
    let url = server.baseURL(.silent) + "/chat/completions"
    return try Pool.run {
      let isReading = Bell()
      let task = Task {
        let reply = try await transport.send(HTTPRequest(url: url, body: Array(ChatBody.text.utf8)))
        _ = try await reply.body.next()
        isReading.ring()
        while try await reply.body.next() != nil {}
      }
      isReading.wait()
      let start = Stopwatch.now()
      task.cancel()
      _ = await task.result
      return start
    }
  }

  private func closeSocket() throws -> UInt64 {
    let client = try PlainClient(port: server.ports[0])
    try client.send(PlainClient.request(.silent))
    var buffer = [UInt8](repeating: 0, count: 4096)
    guard recv(client.socket, &buffer, buffer.count, 0) > 0 else {
      throw BenchError("the server is silent too early")
    }
    let start = Stopwatch.now()
    shutdown(client.socket, Int32(SHUT_RDWR))
    return start
  }

  private func call(over transport: CurlHTTPTransport) throws -> Double {
    let url = server.baseURL(.small) + "/chat/completions"
    return try Pool.run {
      let start = Stopwatch.now()
      for _ in 0..<Self.requests {
        let reply = try await transport.send(
          HTTPRequest(url: url, body: Array(ChatBody.text.utf8)))
        while try await reply.body.next() != nil {}
      }
      return Double(Stopwatch.now() - start) / Double(Self.requests)
    }
  }

  private func call(with client: PlainClient) throws -> Double {
    let request = PlainClient.request(.small)
    let time = try Stopwatch.time {
      for _ in 0..<Self.requests {
        try client.send(request)
        try client.reply()
      }
    }
    return time / Double(Self.requests)
  }
}
