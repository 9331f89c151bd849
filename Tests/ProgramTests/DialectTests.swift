import ChatModel
import Demo
import JSONCoding
import Testing
import Transport

@Suite struct `Every dialect` {
  private static let prose = "prose" + DemoModels.fast

  @Test(arguments: Dialect.allCases, [true, false])
  func `brings the whole answer from a strict server over a socket`(
    dialect: Dialect, streams: Bool
  ) throws {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(server.table("acme", dialect))
    let expected = try ProgramRun.run("ask", "--model", "demo/\(Self.prose)", "Hello")

    let outcome = try ProgramRun.run(
      ["ask", "--model", "acme/\(Self.prose)", "--system", "Be brief.", "--set", "temperature=0.5"]
        + ["--set", "maxOutputTokens=4000", "--set", "topP=0.9", "--set", "stopSequences=[\"§\"]"]
        + (streams ? [] : ["--no-stream"]) + ["Hello"],
      in: scratch, environment: ["ACME_KEY": "key-of-acme"])

    #expect(outcome.status == 0, "\(outcome)")
    #expect(expected.status == 0 && outcome.outputBytes == expected.outputBytes)
    #expect(server.requests.count == 1)
    let request = try #require(server.requests.first)
    #expect(Self.streams(request, dialect) == streams)
    #expect(Self.key(request, dialect) == "key-of-acme")
  }

  @Test(arguments: [
    ("openai", "OPENAI", Dialect.openAIResponses), ("anthropic", "ANTHROPIC", .anthropic),
    ("google", "GOOGLE", .gemini), ("mistral", "MISTRAL", .openAIChat),
  ])
  func `is spoken at the address and with the key of the environment`(
    provider: String, prefix: String, dialect: Dialect
  ) throws {
    let server = try DemoServer.strict()

    let outcome = try ProgramRun.run(
      "ask", "--model", "\(provider)/\(Self.prose)", "Hello",
      environment: [
        "\(prefix)_API_KEY": "key-of-env", "\(prefix)_BASE_URL": "http://127.0.0.1:\(server.port)",
      ])

    #expect(outcome.status == 0, "\(outcome)")
    let request = try #require(server.requests.first)
    #expect(Self.key(request, dialect) == "key-of-env")
    #expect(outcome.error.contains("goes to 127.0.0.1"), "\(outcome.error)")
  }

  @Test(arguments: ["OLLAMA_HOST", "OLLAMA_BASE_URL"])
  func `of Ollama needs no key and takes its own variable for the address`(variable: String) throws
  {
    let server = try DemoServer.strict()
    let address = "127.0.0.1:\(server.port)"

    let outcome = try ProgramRun.run(
      "ask", "--model", "ollama/\(Self.prose)", "Hello",
      environment: [variable: variable == "OLLAMA_HOST" ? address : "http://\(address)"])

    #expect(outcome.status == 0, "\(outcome)")
    let request = try #require(server.requests.first)
    #expect(request.target == "/api/chat")
    #expect(request.headers.value(of: "authorization") == nil)
  }

  @Test(arguments: Dialect.allCases)
  func `falls back when HTTP 200 brings an error before any text (R24)`(dialect: Dialect) throws {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(server.table("acme", dialect))

    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--model", "acme/error-first:first=0", "--model",
      "acme/\(Self.prose)", "Hello", in: scratch, environment: ["ACME_KEY": "key-of-acme"])

    #expect(outcome.status == 0, "\(outcome)")
    let answer = try outcome.json
    #expect(answer["fallback"]?.bool == true)
    #expect(answer["answered_by"]?.string == "acme/\(Self.prose)")
    #expect(answer["attempts"]?.array?.map { $0["outcome"]?.string } == ["failed", "answered"])
    #expect(answer["attempts"]?[0]?["partial_text"] == .null)
    #expect(server.requests.count == 2)
  }

  private static func streams(_ request: DemoExchange, _ dialect: Dialect) -> Bool? {
    dialect == .gemini
      ? request.target.contains(":streamGenerateContent") : request.json["stream"]?.bool ?? false
  }

  private static func key(_ request: DemoExchange, _ dialect: Dialect) -> String? {
    switch dialect {
    case .anthropic: return request.headers.value(of: "x-api-key")
    case .gemini: return request.headers.value(of: "x-goog-api-key")
    case .openAIChat, .openAIResponses, .ollama:
      let bearer = request.headers.value(of: "authorization") ?? ""
      return bearer.hasPrefix("Bearer ") ? String(bearer.dropFirst(7)) : nil
    }
  }
}
