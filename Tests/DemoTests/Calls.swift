import ChatModel
import Demo
import JSONCoding
import TestSupport
import Transport

/// A request to the demo provider, dialect by dialect.
struct Call {
  typealias Turn = (role: Message.Role, text: String)

  var model: String
  var dialect = Dialect.openAIChat
  var turns: [Turn] = [(.user, "Hello")]
  var streams = true
  var extra: JSONObject = [:]
  var headers = [
    HTTPHeader("content-type", "application/json"), HTTPHeader("anthropic-version", "2023-06-01"),
  ]

  init(
    _ model: String, _ dialect: Dialect = .openAIChat, prompt: String = "Hello",
    streams: Bool = true
  ) {
    self.model = model
    self.dialect = dialect
    self.streams = streams
    turns = [(.user, prompt)]
  }

  var request: HTTPRequest {
    HTTPRequest(
      url: DemoCatalog.baseURL(for: dialect) + path, headers: headers,
      body: JSONValue.object(body).utf8())
  }

  var path: String {
    switch dialect {
    case .openAIChat: "/chat/completions"
    case .openAIResponses: "/responses"
    case .anthropic: "/messages"
    case .ollama: "/api/chat"
    case .gemini:
      "/models/\(model):" + (streams ? "streamGenerateContent?alt=sse" : "generateContent")
    }
  }

  var body: JSONObject {
    var body: JSONObject = dialect == .gemini ? [:] : ["model": .string(model)]
    let list = turns.map { turn -> JSONValue in
      let role = turn.role == .assistant && dialect == .gemini ? "model" : turn.role.rawValue
      return dialect == .gemini
        ? ["role": .string(role), "parts": [["text": .string(turn.text)]]]
        : ["role": .string(role), "content": .string(turn.text)]
    }
    switch dialect {
    case .openAIChat, .ollama, .anthropic: body["messages"] = .array(list)
    case .openAIResponses: body["input"] = .array(list)
    case .gemini: body["contents"] = .array(list)
    }
    if dialect == .anthropic { body["max_tokens"] = 100_000 }
    if dialect == .openAIChat, streams { body["stream_options"] = ["include_usage": true] }
    if dialect != .gemini { body["stream"] = .bool(streams) }
    body.merge(extra)
    return body
  }
}

/// A reply that has been read to its end.
struct Reply: Sendable {
  var status: Int
  var headers: [HTTPHeader]
  var bytes: [UInt8]
  /// What ended the body other than its end.
  var error: TransportError?
  var timings: TransferTimings

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(
    _ call: Call, from transport: DemoTransport = DemoTransport(),
    on clock: ManualClock
  ) async throws {
    let request = call.request
    self = try await clock.skip { try await Reply(request, from: transport) }
  }

  private init(_ request: HTTPRequest, from transport: DemoTransport) async throws {
    let response = try await transport.send(request)
    status = response.status
    headers = response.headers
    bytes = []
    do {
      while let more = try await response.body.next() { bytes += more }
    } catch let failure as TransportError {
      error = failure
    }
    timings = response.body.timings
  }

  /// A reply of a fresh provider, all of it, without time.
  static func of(_ call: Call) async throws -> Reply {
    let clock = ManualClock()
    return try await Reply(call, from: DemoTransport(clock: clock), on: clock)
  }
}
