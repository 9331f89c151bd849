import Glibc
import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A task on the network's thread` {
  private static func thread() -> pthread_t { pthread_self() }

  @Test func `reads whole replies without leaving the thread`() async throws {
    let long = String(repeating: "many words ", count: 100_000)
    let server = try LoopbackServer { _ in
      .steps([.chunkedHead(), .chunk(long), .chunk("end"), .lastChunk])
    }
    let transport = CurlHTTPTransport()
    let url = server.url()

    let (text, threads) = try await Task(executorPreference: transport.executor) {
      var threads = [Self.thread()]
      let body = try await transport.send(.post(url)).body
      threads.append(Self.thread())
      let text = try await body.text()
      threads.append(Self.thread())
      return (text, threads)
    }.value

    #expect(text == long + "end")
    #expect(Set(threads).count == 1)
    transport.shutdown()
  }

  @Test func `lets many of them wait for each other's replies`() async throws {
    let server = try LoopbackServer { .reply(body: $0.target) }
    let transport = CurlHTTPTransport()
    let urls = (0..<30).map { server.url("/\($0)") }

    let texts = try await Task(executorPreference: transport.executor) {
      try await withThrowingTaskGroup(of: String.self) { group in
        for url in urls { group.addTask { try await transport.text(of: .post(url)) } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
    }.value

    #expect(texts == Set((0..<30).map { "/\($0)" }))
    transport.shutdown()
  }

  @Test func `is cancelled like any other`() async throws {
    let server = try LoopbackServer { _ in .never }
    let transport = CurlHTTPTransport()
    let url = server.url()
    let task = Task(executorPreference: transport.executor) { try await transport.send(.post(url)) }
    await server.waitForRequests(1)

    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
    await server.waitForHangups(1)
    transport.shutdown()
  }

  @Test func `runs elsewhere once the thread has ended`() async throws {
    let transport = CurlHTTPTransport()
    #expect(await Task(executorPreference: transport.executor) { "on it" }.value == "on it")
    transport.shutdown()

    let again = Task(executorPreference: transport.executor) {
      await Task.yield()
      return "off it"
    }

    #expect(await again.value == "off it")
  }

  @Test func `may hold the last reference to the transport`() async throws {
    let server = try LoopbackServer { .reply(body: $0.target) }
    let url = server.url("/last")
    var transport: CurlHTTPTransport? = CurlHTTPTransport()
    let executor = try #require(transport?.executor)
    let task = Task(executorPreference: executor) { [transport] in
      try await transport?.text(of: .post(url))
    }
    transport = nil

    #expect(try await task.value == "/last")
  }
}
