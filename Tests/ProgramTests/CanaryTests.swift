import ChatModel
import Demo
import Glibc
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A canary key` {
  /// With letters that percent form changes, and long enough for base64 to be told.
  private static let key = "sk-proj-canary/4f6a+2b9c81d3e7=Zq"

  /// The key as it is, in base64 at each of the three offsets, and percent-encoded.
  private static let forms: [[UInt8]] = {
    let bytes = Array(key.utf8)
    let base64 = (0..<3).map { offset in
      // Only the letters that the key alone decides.
      Array(letters(bytes.dropFirst(offset)).utf8.prefix((bytes.count - offset) / 3 * 4))
    }
    let percent = "sk-proj-canary%2F4f6a%2B2b9c81d3e7%3DZq"
    return [bytes, Array(percent.utf8), Array(percent.lowercased().utf8)] + base64
      + [Array(bytes.dropFirst(8).prefix(16))]
  }()

  private static func letters(_ bytes: some Sequence<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(bytes)
    var text = ""
    for group in stride(from: 0, to: bytes.count / 3 * 3, by: 3) {
      let bits = Int(bytes[group]) << 16 | Int(bytes[group + 1]) << 8 | Int(bytes[group + 2])
      for shift in [18, 12, 6, 0] { text.append(alphabet[bits >> shift & 63]) }
    }
    return text
  }

  private static func holdsKey(_ bytes: [UInt8]) -> Bool {
    forms.contains { bytes.firstRange(of: $0) != nil }
  }

  /// A server that hands the key back in every way that it can: in errors, headers and texts of
  /// errors in the stream.
  private static func echo(_ request: ReceivedRequest) -> LoopbackReply {
    let percent = "sk-proj-canary%2F4f6a%2B2b9c81d3e7%3DZq"
    let said = "Key \(key) or \(letters(key.utf8)) or \(percent) is wrong."
    let headers = [HTTPHeader("x-request-id", key)]
    switch request.json["model"]?.string ?? "" {
    case "unauthorized": return .error(401, said, headers)
    case "html": return .reply(500, headers, body: "<html>\(said)</html>")
    case "redirect": return .reply(302, [HTTPHeader("Location", "http://x.invalid/\(percent)")])
    case "late":
      return .reply(
        200, [HTTPHeader("Content-Type", "text/event-stream")],
        chunks: ["data: {\"error\":{\"message\":\"\(said)\",\"code\":\"\(key)\"}}\n\n"])
    case "reason": return .steps([.text("HTTP/1.1 400 \(key)\r\nContent-Length: 0\r\n\r\n")])
    default: return .chat("fine")
    }
  }

  @Test(arguments: [
    ["--format", "text"], ["--format", "json"], ["--format", "jsonl"], ["--quiet"],
  ])
  func `is in no output, file or command line of ask, whatever a server echoes (K1)`(
    form: [String]
  ) throws {
    let server = try LoopbackServer { Self.echo($0) }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let models = ["unauthorized", "html", "redirect", "late", "reason", "good"]

    for model in models {
      let outcome = try ProgramRun.run(
        ["ask", "--retries", "0", "--model", "acme/\(model)", "hi"] + form, in: scratch,
        environment: ["ACME_KEY": Self.key])
      #expect(outcome.status == (model == "good" ? 0 : 1), "\(outcome)")
      #expect(!Self.holdsKey(outcome.outputBytes), "\(outcome)")
      #expect(!Self.holdsKey(outcome.errorBytes), "\(outcome)")
    }

    #expect(server.requests.count == models.count)
    #expect(server.requests.allSatisfy { $0.header("Authorization") == "Bearer \(Self.key)" })
    for file in scratch.files() { #expect(!Self.holdsKey(file.bytes), "\(file.path)") }
  }

  @Test(.timeLimit(.minutes(1)))
  func `is not on the command line of a running program (K1)`() async throws {
    let server = try LoopbackServer { _ in .never }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let run = try ProgramRun(
      ["ask", "--model", "acme/large", "hi"], in: scratch, environment: ["ACME_KEY": Self.key])
    await server.waitForRequests(1)

    let line = Scratch.bytes(of: "/proc/\(run.process)/cmdline")
    run.signal(SIGINT)

    #expect(line.count > 10 && !Self.holdsKey(line))
    #expect(try run.finish().status == 130)
  }

  @Test(arguments: [
    ["explain", "openai/gpt-5", "hi"], ["explain", "openai/gpt-5", "hi", "--format", "json"],
    ["explain", "anthropic/claude-sonnet-4-5"], ["explain", "google/gemini-2.5-pro"],
    ["export", "openai/gpt-5", "--as", "curl"],
    ["export", "anthropic/claude-sonnet-4-5", "--as", "curl"],
    ["export", "google/gemini-2.5-pro", "--as", "curl"], ["export", "acme/large", "--as", "curl"],
    [
      "export", "acme/large", "--as", "curl", "--header",
      "X-Tenant: sk-proj-canary/4f6a+2b9c81d3e7=Zq",
    ],
    [
      "explain", "acme/large", "--format", "json", "--header",
      "X-Api-Token: sk-proj-canary/4f6a+2b9c81d3e7=Zq",
    ],
    ["providers"], ["providers", "--format", "json"], ["providers", "--format", "tsv"],
    ["models", "gpt"],
    ["models", "show", "openai/gpt-5"], ["models", "--format", "json", "gpt-5"], ["agents"],
    ["help"],
  ])
  func `is in no listing, explanation or export (K1)`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.acme]
      base_url = "https://llm.acme.example/v1"
      key_env = "ACME_KEY"
      [providers.acme.headers]
      X-Second-Key = "${ACME_KEY}"
      """)
    let variables = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "ACME_KEY"]
    let environment = Dictionary(uniqueKeysWithValues: variables.map { ($0, Self.key) })

    let outcome = try ProgramRun.run(arguments, in: scratch, environment: environment)

    #expect(outcome.status == 0, "\(outcome)")
    #expect(!outcome.outputBytes.isEmpty || arguments == ["agents"])
    #expect(!Self.holdsKey(outcome.outputBytes) && !Self.holdsKey(outcome.errorBytes), "\(outcome)")
    for file in scratch.files() { #expect(!Self.holdsKey(file.bytes), "\(file.path)") }
  }

  @Test func `typed where a variable's name belongs is not repeated`() throws {
    let key = "sk-proj-4f6a2b9c81d3e7aaBBcc00112233"
    for text in [
      "[providers.acme]\nkey_env = \"\(key)\"", "[providers.acme]\nkey_env = \"a-b \(key)\"",
      "[providers.acme]\nkey = \"\(key)\"", "model = \"\(key)\"",
      "[providers.acme.headers]\nX-Key = \"\(key)\"",
      "[providers.acme]\nbase_url = \"https://llm.example/\(key)\"",
    ] {
      let scratch = try Scratch()
      try scratch.settings(text)
      let outcome = try ProgramRun.run(
        "ask", "--model", "demo/prose:pace=1000000", "hi", in: scratch)
      #expect(outcome.end == .exited(64), "\(text) \(outcome.error)")
      #expect(!outcome.error.contains("4f6a2b"), "\(outcome.error)")
    }
  }

  @Test func `is in no line of plain mode (K1)`() throws {
    let server = try LoopbackServer { Self.echo($0) }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let lines = ["unauthorized", "html", "late", "good"].map {
      "/model acme/\($0)\nhi\n/timeline\n"
    }

    let outcome = try ProgramRun.run(
      "--plain", "--retries", "0", "--model", "acme/good", in: scratch,
      environment: ["ACME_KEY": Self.key], input: .text(lines.joined()))

    #expect(outcome.status == 0, "\(outcome)")
    #expect(!Self.holdsKey(outcome.outputBytes) && !Self.holdsKey(outcome.errorBytes), "\(outcome)")
  }

  @Test func `in a demo model's place stays in the program`() throws {
    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--model", "demo/no-key:pace=1000000,first=0", "hi",
      environment: ["DEMO_KEY": Self.key])

    #expect(outcome.status == 0, "\(outcome)")
    #expect(!Self.holdsKey(outcome.outputBytes) && !Self.holdsKey(outcome.errorBytes))
  }
}
