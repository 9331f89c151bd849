import ChatModel
import Demo
import Glibc
import JSONCoding
import Testing
import Transport

@Suite struct `The demo server` {
  @Test(arguments: Dialect.allCases)
  func `answers in each dialect over a socket, in chunks`(dialect: Dialect) throws {
    let server = try DemoServer()
    let call = Call("prose:pace=100000,first=0", dialect)
    let client = try RawClient(port: server.port)
    try client.send(call)
    let reply = try client.reply()

    #expect(reply.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(reply.isChunked && reply.isWhole)
    let digest = Digest(stream: reply.body, dialect)
    #expect(digest.isTerminated && digest.broken == 0 && digest.text.contains("scripted"))
    server.shutDown()
  }

  @Test func `keeps a connection for many requests and records each`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    var call = Call("status-429-4:first=0")
    call.headers.append(HTTPHeader("X-Title", "a test"))
    for _ in 0..<3 {
      try client.send(call)
      let reply = try client.reply()
      #expect(reply.head.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n"))
      #expect(reply.head.contains("\r\nretry-after: 4\r\n"))
      #expect(!reply.isChunked && reply.isWhole)
    }

    #expect(server.connectionCount == 1)
    #expect(server.requests.count == 3)
    let seen = try #require(server.requests.last)
    #expect(seen.method == "POST" && seen.target == "/v1/chat/completions")
    #expect(seen.headers.value(of: "x-title") == "a test")
    #expect(seen.body == call.request.body)
  }

  @Test func `closes before the end when the line is to be cut`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Call("cut:first=0,pace=10000"))
    let reply = try client.reply()

    #expect(reply.isChunked && !reply.isWhole && reply.isClosed)
    #expect(!Digest(stream: reply.body, .openAIChat).text.isEmpty)
  }

  @Test(arguments: ["refused", "dns"])
  func `closes without a byte where there should be no connection`(model: String) throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Call(model))
    let reply = try client.reply()

    #expect(reply.head.isEmpty && reply.isClosed)
  }

  @Test func `stays silent in a stall until the client hangs up`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Call("stall:first=0,pace=10000,after=10"))
    let body = try client.bytes { Digest(stream: $0, .openAIChat).text.count > 20 }
    #expect(!body.isEmpty && server.abandonedCount == 0)
    client.hangUp()
    // Another connection shows that the thread has taken notice: it serves in order.
    let other = try RawClient(port: server.port)
    try other.send(Call("prose:first=0,pace=1000000"))
    #expect(try other.reply().isWhole)

    #expect(server.abandonedCount == 1)
  }

  @Test func `refuses unknown members and missing headers when it is strict`() throws {
    let server = try DemoServer(provider: DemoProvider(isStrict: true))
    let client = try RawClient(port: server.port)
    var call = Call("prose:first=0", .anthropic)
    call.extra["seed"] = 7
    try client.send(call)

    let reply = try client.reply()
    #expect(reply.head.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(try JSONValue(parsing: reply.body)["error"]?["type"] == "invalid_request_error")
  }

  @Test(arguments: [
    ("GET\r\n\r\n", 400), ("GET / HTTP/2\r\n\r\n", 400), ("GET / HTTP/1.1\r\na b: c\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n", 411),
    ("POST / HTTP/1.1\r\na: b\nc: d\r\n\r\n", 400),
  ])
  func `refuses what is no request, and closes`(text: String, status: Int) throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Array(text.utf8))
    let reply = try client.reply()

    #expect(reply.head.hasPrefix("HTTP/1.1 \(status) "))
    #expect(reply.isWhole)
  }

  @Test func `refuses endless headers`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Array("GET / HTTP/1.1\r\na: ".utf8) + [UInt8](repeating: 0x78, count: 70_000))

    #expect(try client.reply().head.hasPrefix("HTTP/1.1 431 "))
  }

  @Test func `reads requests however their bytes are cut, and several at once`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    let bytes = client.bytes(of: Call("status-500:first=0"))
    for byte in bytes { try client.send([byte]) }
    #expect(try client.reply().head.hasPrefix("HTTP/1.1 500 "))
    try client.send(bytes + bytes)
    #expect(try client.reply().head.hasPrefix("HTTP/1.1 500 "))
    #expect(try client.reply().head.hasPrefix("HTTP/1.1 500 "))

    #expect(server.requests.count == 3)
  }

  @Test func `ends its thread and its connections when it is shut down`() throws {
    let server = try DemoServer()
    let client = try RawClient(port: server.port)
    try client.send(Call("stall:first=0,pace=10000"))
    _ = try client.bytes { !$0.isEmpty }
    server.shutDown()
    server.shutDown()

    #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
  }
}
