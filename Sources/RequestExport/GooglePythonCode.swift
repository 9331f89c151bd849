import ChatModel
import JSONCoding
import SwitchboardKit

/// One call with Google's Gen AI package.
struct GooglePythonCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    let entry = try request.entry(refusing: Self.refusal)
    let writer = PythonFile.writer(entry, files: request.files, encodesFiles: false)
    var file = PythonFile(package: "google-genai", importLine: "from google import genai")
    file.comments = request.omissions(besides: entry)
    file.files = request.files
    file.encodesFiles = false
    file.usesEnvironment =
      Self.readsKey(entry) || entry.baseURL.contains("${")
      || entry.headers.contains { $0.value == nil }
    file.statements = [
      "client = " + Self.client(entry).call("genai.Client"),
      Self.call(entry, request: request, writer),
    ]
    text = file.text
  }

  private static let home = "https://generativelanguage.googleapis.com/v1beta"

  private static func refusal(_ entry: ExportedEntry) -> String? {
    if let reason = entry.isOwnReason { return reason }
    guard entry.dialect == .gemini else {
      return "\(entry.id) speaks \(entry.dialect.title); Google's package speaks the Gemini API "
        + "alone."
    }
    return version(of: entry.baseURL) == nil
      ? "Google's package wants an address that ends in a version; \(entry.baseURL) does not." : nil
  }

  private static func version(of address: String) -> String? {
    let last = address.split(separator: "/").last.map(String.init) ?? ""
    return last.hasPrefix("v1") || last.hasPrefix("v2") ? last : nil
  }

  private static func readsKey(_ entry: ExportedEntry) -> Bool {
    entry.key.map { !["GOOGLE_API_KEY", "GEMINI_API_KEY"].contains($0.variable) } ?? false
  }

  private static func client(_ entry: ExportedEntry) -> PythonArguments {
    let python = CodeLanguage.python
    var client = PythonArguments()
    if entry.key == nil {
      client.add("api_key", python.literal("none"))
    } else if let key = entry.key, readsKey(entry) {
      client.add("api_key", python.environment(key.variable))
    }
    var options: [String] = []
    if entry.baseURL != home, let version = version(of: entry.baseURL) {
      let address = String(entry.baseURL.dropLast(version.count + 1))
      options.append("\"base_url\": \(python.template(address))")
      options.append("\"api_version\": \(python.literal(version))")
    }
    if let headers = PythonFile.headers(entry.headers, indent: 8) {
      options.append("\"headers\": \(headers)")
    }
    if let retries = entry.own.maxRetries {
      options.append("\"retry_options\": {\"attempts\": \(retries + 1)}")
    }
    guard !options.isEmpty else { return client }
    let line = "{\(options.joined(separator: ", "))}"
    client.add(
      "http_options",
      line.count < 60 && !line.contains("\n")
        ? line : "{\n" + options.map { "        \($0),\n" }.joined() + "    }")
    return client
  }

  // MARK: The call

  private static func call(
    _ entry: ExportedEntry, request: ExportedRequest, _ writer: CodeWriter
  ) -> String {
    var arguments = PythonArguments()
    arguments.add("model", .string(entry.model), writer)
    let body = entry.preview.body
    let contents = request.soleText.map(JSONValue.string) ?? snakeCased(body["contents"] ?? .null)
    arguments.add("contents", contents, writer)
    let config = config(body, instructions: request.instructions)
    if !config.isEmpty { arguments.add("config", .object(config), writer) }
    let name = "client.models.generate_content"
    guard entry.streams else {
      return "response = \(arguments.call(name))\nprint(response.text)"
    }
    return """
      stream = \(arguments.call(name + "_stream"))
      for chunk in stream:
          print(chunk.text or "", end="", flush=True)
      """
  }

  /// The body as the package's configuration; what it does not know goes along in `extra_body`.
  private static func config(_ body: JSONObject, instructions: String) -> JSONObject {
    var config = JSONObject()
    var others = JSONObject()
    if let system = body["systemInstruction"] {
      let isPlain = system["parts"]?.array?.count == 1 && !instructions.isEmpty
      config["system_instruction"] = isPlain ? .string(instructions) : snakeCased(system)
    }
    for member in body["generationConfig"]?.object?.effectiveMembers ?? [] {
      if ofGeneration.contains(member.key) {
        config[member.key.snakeCased] = snakeCased(member.value)
      } else {
        others[path: ["generationConfig", member.key]] = member.value
      }
    }
    for member in body.effectiveMembers
    where !["contents", "systemInstruction", "generationConfig"].contains(member.key) {
      if ofRequest.contains(member.key) {
        config[member.key.snakeCased] =
          member.key == "labels" ? member.value : snakeCased(member.value)
      } else {
        others[member.key] = member.value
      }
    }
    if !others.isEmpty { config["http_options"] = ["extra_body": .object(others)] }
    return config
  }

  private static func snakeCased(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map(snakeCased))
    case .object(let object):
      .object(
        JSONObject(
          object.effectiveMembers.map {
            .init(key: $0.key.snakeCased, value: snakeCased($0.value))
          }))
    default: value
    }
  }

  private static let ofGeneration: Set<String> = [
    "temperature", "topP", "topK", "candidateCount", "maxOutputTokens", "stopSequences",
    "presencePenalty", "frequencyPenalty", "seed", "responseModalities", "mediaResolution",
    "audioTimestamp", "thinkingConfig", "imageConfig",
  ]
  private static let ofRequest: Set<String> = [
    "safetySettings", "tools", "toolConfig", "cachedContent", "labels",
  ]
}

extension String {
  /// `thinkingBudget` as `thinking_budget`.
  var snakeCased: String {
    reduce(into: "") { result, letter in
      if letter.isUppercase, !result.isEmpty { result += "_" }
      result += letter.lowercased()
    }
  }
}
