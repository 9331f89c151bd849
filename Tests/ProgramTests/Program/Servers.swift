import ChatModel
import Demo
import JSONCoding
import TestSupport
import Transport

/// Demo models that answer at once.
enum DemoModels {
  static let fast = ":pace=1000000,first=0"
}

extension DemoServer {
  /// A server that refuses what vendors refuse.
  static func strict() throws -> DemoServer {
    try DemoServer(provider: DemoProvider(isStrict: true))
  }

  /// A settings table that makes this server the provider `name`, with its key in `NAME_KEY`.
  func table(_ name: String = "acme", _ dialect: Dialect = .openAIChat) -> String {
    providerTable(name, baseURL(for: dialect), dialect)
  }
}

extension LoopbackServer {
  /// A settings table that makes this server the provider `name`, with its key in `NAME_KEY`.
  func table(_ name: String = "acme", _ dialect: Dialect = .openAIChat) -> String {
    providerTable(name, url(""), dialect)
  }
}

private func providerTable(_ name: String, _ url: String, _ dialect: Dialect) -> String {
  """

  [providers.\(name)]
  base_url = "\(url)"
  dialect = "\(dialect.rawValue)"
  key_env = "\(name.uppercased())_KEY"

  """
}

extension DemoExchange {
  /// The body as JSON; null when it is none.
  var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}

extension ReceivedRequest {
  /// The body as JSON; null when it is none.
  var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }

  func header(_ name: String) -> String? { headers.value(of: name) }
}

extension LoopbackReply {
  /// A streamed chat completion whose text comes in these pieces.
  static func chat(_ pieces: String...) -> LoopbackReply {
    chat(pieces: pieces)
  }

  static func chat(pieces: [String]) -> LoopbackReply {
    let events =
      pieces.map { chatEvent($0) } + [chatEvent(nil, finish: "stop"), "data: [DONE]\n\n"]
    return .reply(200, [HTTPHeader("Content-Type", "text/event-stream")], chunks: events)
  }

  /// An event of a chat completion stream.
  static func chatEvent(_ text: String?, finish: String? = nil) -> String {
    let delta: JSONObject = text.map { ["content": .string($0)] } ?? [:]
    let event: JSONObject = [
      "id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "acme-large",
      "choices": [
        [
          "index": 0, "delta": .object(delta),
          "finish_reason": finish.map(JSONValue.string) ?? .null,
        ]
      ],
    ]
    return "data: \(JSONValue.object(event).text())\n\n"
  }

  /// An error in the form of OpenAI's dialects.
  static func error(
    _ status: Int, _ message: String, _ headers: [HTTPHeader] = []
  ) -> LoopbackReply {
    let body: JSONObject = ["error": ["message": .string(message), "type": "error"]]
    return .reply(
      status, headers + [HTTPHeader("Content-Type", "application/json")],
      body: JSONValue.object(body).text())
  }
}
