import ChatModel
import JSONCoding
import SwitchboardKit

/// One call with OpenAI's package, of OpenAI or of anyone who speaks one of its APIs.
///
/// The body is the one that this program would send: what the package has arguments for as arguments,
/// the rest in `extra_body`.
struct OpenAIPythonCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    let entry = try request.entry(refusing: Self.refusal)
    let writer = PythonFile.writer(entry, files: request.files)
    var file = PythonFile(package: "openai", importLine: "from openai import OpenAI")
    file.comments = request.omissions(besides: entry)
    file.files = request.files
    var client = Self.client(entry)
    if let retries = entry.own.maxRetries { client.add("max_retries", "\(retries)") }
    file.usesEnvironment =
      Self.readsKey(entry) || !entry.standIns.isEmpty || entry.baseURL.contains("${")
      || entry.headers.contains { $0.value == nil }
    file.statements = ["client = " + client.call("OpenAI"), Self.call(entry, writer)]
    text = file.text
  }

  private static func refusal(_ entry: ExportedEntry) -> String? {
    if let reason = entry.isOwnReason { return reason }
    switch entry.dialect {
    case .openAIChat, .openAIResponses: return nil
    case .anthropic, .gemini, .ollama:
      return "\(entry.id) speaks \(entry.dialect.title); OpenAI's package does not."
    }
  }

  // MARK: The client

  /// Whether the client does not find the key by itself.
  private static func readsKey(_ entry: ExportedEntry) -> Bool {
    entry.key.map { $0.variable != "OPENAI_API_KEY" || !$0.isUsual } ?? false
  }

  private static func client(_ entry: ExportedEntry) -> PythonArguments {
    let python = CodeLanguage.python
    var client = PythonArguments()
    switch entry.key {
    case nil: client.add("api_key", python.literal("none"))
    case let key? where key.isBearer && key.header != "Authorization":
      let value = "f\"Bearer {os.environ['\(key.variable)']}\""
      client.add("api_key", python.literal("none"))
      client.add("default_headers", "{\(python.literal(key.header)): \(value)}")
    case let key?:
      if readsKey(entry) { client.add("api_key", python.environment(key.variable)) }
    }
    if entry.baseURL != "https://api.openai.com/v1" {
      client.add("base_url", python.template(entry.baseURL))
    }
    return client
  }

  // MARK: The call

  private static func call(_ entry: ExportedEntry, _ writer: CodeWriter) -> String {
    let isChat = entry.dialect == .openAIChat
    var arguments = PythonArguments()
    var others = JSONObject()
    for member in entry.preview.body.effectiveMembers where member.key != "stream" {
      if (isChat ? chatArguments : responsesArguments).contains(member.key) {
        arguments.add(member.key, member.value, writer)
      } else {
        others[member.key] = member.value
      }
    }
    if !others.isEmpty { arguments.add("extra_body", .object(others), writer) }
    arguments.add("extra_headers", PythonFile.headers(entry.headers, indent: 4))
    if entry.streams { arguments.add("stream", "True") }
    let call = arguments.call(
      isChat ? "client.chat.completions.create" : "client.responses.create")
    switch (isChat, entry.streams) {
    case (true, true):
      return """
        stream = \(call)
        for chunk in stream:
            if chunk.choices and chunk.choices[0].delta.content:
                print(chunk.choices[0].delta.content, end="", flush=True)
        """
    case (true, false):
      return "completion = \(call)\nprint(completion.choices[0].message.content)"
    case (false, true):
      return """
        stream = \(call)
        for event in stream:
            if event.type == "response.output_text.delta":
                print(event.delta, end="", flush=True)
        """
    case (false, false): return "response = \(call)\nprint(response.output_text)"
    }
  }

  /// Arguments of every release of the package since Responses came.
  private static let chatArguments: Set<String> = [
    "audio", "frequency_penalty", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens",
    "messages", "metadata", "modalities", "model", "n", "parallel_tool_calls", "prediction",
    "presence_penalty", "reasoning_effort", "response_format", "seed", "service_tier", "stop",
    "store", "stream_options", "temperature", "tool_choice", "tools", "top_logprobs", "top_p",
    "user", "web_search_options",
  ]
  private static let responsesArguments: Set<String> = [
    "include", "input", "instructions", "max_output_tokens", "metadata", "model",
    "parallel_tool_calls", "previous_response_id", "reasoning", "service_tier", "store",
    "temperature", "text", "tool_choice", "tools", "top_p", "truncation", "user",
  ]
}

extension Dialect {
  /// The dialect as sentences name it.
  var title: String {
    switch self {
    case .openAIChat: "Chat Completions"
    case .openAIResponses: "the Responses API"
    case .anthropic: "the Messages API"
    case .gemini: "the Gemini API"
    case .ollama: "Ollama's own API"
    }
  }
}
