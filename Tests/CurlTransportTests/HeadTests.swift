import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `The head of a reply` {
  @Test func `is the last block after provisional ones`() async throws {
    let server = try LoopbackServer { _ in
      .steps([
        .text("HTTP/1.1 100 Continue\r\nX-From: continue\r\n\r\n"),
        .text("HTTP/1.1 103 Early Hints\r\nX-From: hints\r\nX-Only: hints\r\n\r\n"),
        .head(201, [HTTPHeader("X-From", "end"), HTTPHeader("Content-Length", "2")]), .text("ok"),
      ])
    }

    let response = try await CurlHTTPTransport().send(.post(server.url()))

    #expect(response.status == 201)
    #expect(
      response.headers == [HTTPHeader("X-From", "end"), HTTPHeader("Content-Length", "2")])
    #expect(try await response.body.text() == "ok")
  }

  @Test func `holds no trailers`() async throws {
    let server = try LoopbackServer { _ in
      .steps([.chunkedHead(), .chunk("ok"), .text("0\r\nX-Late: 1\r\n\r\n")])
    }

    let response = try await CurlHTTPTransport().send(.post(server.url()))

    #expect(try await response.body.text() == "ok")
    #expect(response.headers == [HTTPHeader("Transfer-Encoding", "chunked")])
  }

  @Test func `arrives before the body does`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { _ in
      .steps([.head(200, [HTTPHeader("Content-Length", "1")]), .wait(gate), .text("x")])
    }

    let response = try await CurlHTTPTransport().send(.post(server.url()))
    gate.open()

    #expect(try await response.body.text() == "x")
  }

  @Test(arguments: [
    (
      "many lines",
      String(repeating: "X-Filler: \(String(repeating: "f", count: 990))\r\n", count: 300)
    ),
    ("one line", "X-Filler: \(String(repeating: "f", count: 300_000))\r\n"),
    ("one line without an end", String(repeating: "f", count: 300_000)),
  ])
  func `is refused when it is too large (T7)`(name: String, lines: String) async throws {
    let server = try LoopbackServer { _ in
      .steps([.text("HTTP/1.1 200 OK\r\n\(lines)"), .silence])
    }

    let error = try await failure { try await CurlHTTPTransport().send(.post(server.url())) }

    #expect(error.kind == .badResponse)
    #expect(error.timings.requestSent)
    await server.waitForHangups()
  }

  /// Feeds lines to a reader and gives its last answer.
  private func read(_ lines: [String], limit: Int = 1000) -> HeadReader.Progress {
    var reader = HeadReader(limit: limit)
    var progress = HeadReader.Progress.more
    for line in lines {
      progress = Array(line.utf8).withUnsafeBytes { reader.read($0) }
    }
    return progress
  }

  @Test func `is read with its blanks, folds and odd bytes`() throws {
    let progress = read([
      "HTTP/2 200 \r\n", "a:1\r\n", "B:\t two \r\n", "  more\r\n", "c:\r\n", "no colon\r\n",
      "d: x:y\n", "\r\n",
    ])

    guard case .complete(let head) = progress else {
      Issue.record("\(progress)")
      return
    }
    #expect(head.status == 200)
    #expect(
      head.headers == [
        HTTPHeader("a", "1"), HTTPHeader("B", "two more"), HTTPHeader("c", ""),
        HTTPHeader("d", "x:y"),
      ])
  }

  @Test(arguments: [
    ["HTTP/1.1\r\n"], ["HTTP/1.1 2x0 OK\r\n"], ["HTTP/1.1 20\r\n"], ["HTTP/1.1 099 OK\r\n"],
    ["a: 1\r\n"], ["  folded\r\n"],
  ])
  func `is refused when it does not begin with a status`(lines: [String]) {
    guard case .malformed = read(lines) else {
      Issue.record("accepted")
      return
    }
  }
}
