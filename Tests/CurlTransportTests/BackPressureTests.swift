import Glibc
import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A reply that is read slowly` {
  /// 16 MiB in which every eight bytes are different.
  private static let bytes: [UInt8] = (0..<UInt64(2 << 20)).withContiguousBytes()

  /// libcurl hands over at most one of its buffers at a time.
  private static let bound = 256 * 1024 + 16 * 1024

  private static func server() throws -> LoopbackServer {
    let bytes = Self.bytes
    return try LoopbackServer { _ in
      .steps([.head(200, [HTTPHeader("Content-Length", "\(bytes.count)")]), .bytes(bytes)])
    }
  }

  @Test func `waits in a bounded mailbox and comes whole`() async throws {
    let server = try Self.server()
    let transport = CurlHTTPTransport()
    let response = try await transport.send(.post(server.url()))
    let body = try #require(response.body as? CurlBody)

    var count = 0
    var isInOrder = true
    while count < Self.bytes.count {
      if count < 2 << 20 { await body.mailbox.becomesFull() }
      let bytes = try #require(try await body.next())
      #expect(bytes.count <= Self.bound)
      isInOrder = isInOrder && Self.bytes.holds(bytes, at: count)
      count += bytes.count
    }

    #expect(isInOrder)
    #expect(try await body.next() == nil)
    #expect(body.mailbox.peak <= Self.bound)
  }

  @Test func `does not hold up a quick one`() async throws {
    let server = try Self.server()
    let quick = try LoopbackServer { _ in .reply(chunks: ["a", "b"]) }
    let transport = CurlHTTPTransport()
    let response = try await transport.send(.post(server.url()))
    let body = try #require(response.body as? CurlBody)
    await body.mailbox.becomesFull()

    #expect(try await transport.text(of: .post(quick.url())) == "ab")
    #expect(body.mailbox.isFull)
  }

  @Test func `can be closed while it is paused`() async throws {
    let server = try Self.server()
    let transport = CurlHTTPTransport()
    let response = try await transport.send(.post(server.url()))
    let body = try #require(response.body as? CurlBody)
    await body.mailbox.becomesFull()

    body.close()

    await server.waitForHangups()
    let error = try await failure { try await body.next() }
    #expect(error.kind == .closed)
    #expect(error.timings.requestSent)
    #expect(error.timings.total != nil)
  }
}

extension Mailbox {
  /// Lets other tasks run until the producer has been turned away.
  fileprivate func becomesFull() async {
    while !isFull, !Task.isCancelled { await Task.yield() }
  }
}

extension Range<UInt64> {
  /// The bytes of all numbers, one after the other.
  fileprivate func withContiguousBytes() -> [UInt8] {
    Array(self).withUnsafeBytes { Array($0) }
  }
}

extension [UInt8] {
  /// Whether these bytes lie here at an offset; quick in debug builds too.
  fileprivate func holds(_ other: [UInt8], at offset: Int) -> Bool {
    guard offset + other.count <= count else { return false }
    return withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        memcmp(
          UnsafeRawBufferPointer(rebasing: mine[offset...]).baseAddress.unsafelyUnwrapped,
          theirs.baseAddress.unsafelyUnwrapped, theirs.count) == 0
      }
    }
  }
}
