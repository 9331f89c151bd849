import ChatModel
import JSONCoding
import SwitchboardKit
import Transport

/// One call with Anthropic's package.
struct AnthropicPythonCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    let entry = try request.entry(refusing: Self.refusal)
    let writer = PythonFile.writer(entry, files: request.files)
    var file = PythonFile(package: "anthropic", importLine: "from anthropic import Anthropic")
    file.comments = request.omissions(besides: entry)
    file.files = request.files
    file.usesEnvironment =
      Self.readsKey(entry) || !entry.standIns.isEmpty || entry.baseURL.contains("${")
      || entry.headers.contains { $0.value == nil }
    file.statements = [
      "client = " + Self.client(entry).call("Anthropic"), Self.call(entry, writer),
    ]
    text = file.text
  }

  /// What the package puts behind its address itself.
  private static let version = "/v1"

  private static func refusal(_ entry: ExportedEntry) -> String? {
    if let reason = entry.isOwnReason { return reason }
    guard entry.dialect == .anthropic else {
      return "\(entry.id) speaks \(entry.dialect.title); Anthropic's package speaks the Messages "
        + "API alone."
    }
    return entry.baseURL.hasSuffix(version)
      ? nil : "Anthropic's package puts /v1 behind an address; \(entry.baseURL) has another."
  }

  private static func readsKey(_ entry: ExportedEntry) -> Bool {
    entry.key.map { $0.variable != "ANTHROPIC_API_KEY" || $0.header != "x-api-key" } ?? false
  }

  private static func client(_ entry: ExportedEntry) -> PythonArguments {
    let python = CodeLanguage.python
    var client = PythonArguments()
    switch entry.key {
    case nil: client.add("api_key", python.literal("none"))
    case let key? where readsKey(entry):
      client.add(key.isBearer ? "auth_token" : "api_key", python.environment(key.variable))
    default: break
    }
    let address = String(entry.baseURL.dropLast(version.count))
    if address != "https://api.anthropic.com" { client.add("base_url", python.template(address)) }
    if let retries = entry.own.maxRetries { client.add("max_retries", "\(retries)") }
    return client
  }

  private static func call(_ entry: ExportedEntry, _ writer: CodeWriter) -> String {
    let betas = (entry.preview.headers.value(of: "anthropic-beta") ?? "").split(separator: ",")
      .map { JSONValue.string(String($0)) }
    let known = betas.isEmpty ? usual : usual.union(ofBetas)
    let indent = 4
    var arguments = PythonArguments(indent: indent)
    var others = JSONObject()
    for member in entry.preview.body.effectiveMembers where member.key != "stream" {
      if known.contains(member.key) {
        arguments.add(member.key, member.value, writer)
      } else {
        others[member.key] = member.value
      }
    }
    if !betas.isEmpty { arguments.add("betas", .array(betas), writer) }
    if !others.isEmpty { arguments.add("extra_body", .object(others), writer) }
    arguments.add("extra_headers", PythonFile.headers(entry.headers, indent: indent))
    let messages = betas.isEmpty ? "client.messages" : "client.beta.messages"
    guard !entry.streams else {
      return """
        with \(arguments.call("\(messages).stream")) as stream:
            for text in stream.text_stream:
                print(text, end="", flush=True)
        """
    }
    // The package wants a limit of time where an answer may be long.
    if entry.preview.body["max_tokens"]?.integer ?? 0 > 20_000 { arguments.add("timeout", "3600") }
    return """
      message = \(arguments.call("\(messages).create"))
      print("".join(block.text for block in message.content if block.type == "text"))
      """
  }

  /// Arguments that every recent release has; the newest have no `temperature`, `top_k` and `top_p`.
  private static let usual: Set<String> = [
    "cache_control", "inference_geo", "max_tokens", "messages", "metadata", "model",
    "output_config", "service_tier", "stop_sequences", "system", "thinking", "tool_choice",
    "tools",
  ]
  private static let ofBetas: Set<String> = [
    "container", "context_management", "mcp_servers", "speed",
  ]
}
