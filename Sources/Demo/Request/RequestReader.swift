import ChatModel
import JSONCoding
import Transport

/// Reads the body of a request as strictly as its vendor would.
struct RequestReader {
  let route: Route
  let headers: [HTTPHeader]
  /// Whether unknown members and missing headers are refused, too.
  let isStrict: Bool

  /// Reads the request, or says why the vendor would refuse it.
  func read(_ bytes: [UInt8]) throws(Fault) -> DemoRequest {
    if isStrict { try checkHeaders() }
    let body = try parse(bytes)
    if isStrict, let name = body.keys.first(where: { !members.contains($0) }) {
      throw unknown(name)
    }
    let model = if let model = route.model { model } else { try text("model", in: body) }
    let flag = try flag("stream", in: body)
    let streams = route.streams ?? flag ?? (route.dialect == .ollama)
    let turns = try TurnReader(dialect: route.dialect).read(body)
    if route.dialect == .anthropic { try checkLimit(body) }
    let lastUser = turns.lastIndex { $0.role == .user } ?? turns.endIndex
    let last = turns.last
    let prefill = last?.role == .assistant ? last?.text ?? "" : ""
    return DemoRequest(
      route: route, model: model, streams: streams,
      prompt: turns.indices.contains(lastUser) ? turns[lastUser].text : "",
      hasEarlierAnswer: turns[..<lastUser].contains { $0.role == .assistant },
      prefill: prefill.isEmpty ? nil : prefill, endsWithToolResult: last?.role == .tool,
      inputTokens: turns.reduce(3) { $0 + 4 + Tokens.estimate($1.text) },
      outputLimit: limit(body), includesUsage: includesUsage(body))
  }

  private var members: Set<String> { RequestForm.members(route.dialect) }

  private func checkHeaders() throws(Fault) {
    let type = headers.value(of: "content-type")?.lowercased() ?? ""
    guard type.hasPrefix("application/json") else {
      throw Fault(
        route.dialect == .anthropic ? 400 : 415,
        "Demo: the content type must be application/json, not \"\(type)\".",
        .badRequest(member: nil))
    }
    if route.dialect == .anthropic, headers.value(of: "anthropic-version") != "2023-06-01" {
      throw Fault(
        400, "anthropic-version: header is required", .badRequest(member: "anthropic-version"))
    }
  }

  private func parse(_ bytes: [UInt8]) throws(Fault) -> JSONObject {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw Fault(400, "Demo: the body is \(error).", .badRequest(member: nil))
    }
    guard let object = value.object else {
      throw Fault(400, "Demo: the body is no JSON object.", .badRequest(member: nil))
    }
    return object
  }

  private func unknown(_ name: String) -> Fault {
    let message =
      switch route.dialect {
      case .openAIChat, .openAIResponses: "Unknown parameter: '\(name)'."
      case .anthropic: "\(name): Extra inputs are not permitted"
      case .gemini:
        "Invalid JSON payload received. Unknown name \"\(name)\": Cannot find field."
      case .ollama: "json: unknown field \"\(name)\""
      }
    return Fault(400, message, .unknownMember(name))
  }

  private func text(_ name: String, in body: JSONObject) throws(Fault) -> String {
    guard let text = body[name]?.string, !text.isEmpty else {
      throw Fault(400, "Demo: \(name) must be a text.", .badRequest(member: name))
    }
    return text
  }

  private func flag(_ name: String, in body: JSONObject) throws(Fault) -> Bool? {
    guard let value = body[name], value != .null else { return nil }
    guard let flag = value.bool else {
      throw Fault(400, "Demo: \(name) must be true or false.", .badRequest(member: name))
    }
    return flag
  }

  private func checkLimit(_ body: JSONObject) throws(Fault) {
    guard let limit = body["max_tokens"]?.integer, limit >= 1 else {
      throw Fault(
        400, "max_tokens: a whole number of at least 1 is required",
        .badRequest(member: "max_tokens"))
    }
  }

  private func limit(_ body: JSONObject) -> Int? {
    switch route.dialect {
    case .openAIChat: (body["max_completion_tokens"] ?? body["max_tokens"])?.integer
    case .openAIResponses: body["max_output_tokens"]?.integer
    case .anthropic: body["max_tokens"]?.integer
    case .gemini: body[path: ["generationConfig", "maxOutputTokens"]]?.integer
    case .ollama: body[path: ["options", "num_predict"]]?.integer.flatMap { $0 < 0 ? nil : $0 }
    }
  }

  private func includesUsage(_ body: JSONObject) -> Bool {
    route.dialect != .openAIChat
      || body[path: ["stream_options", "include_usage"]]?.bool ?? false
  }
}
