import JSONCoding

extension OptionPlacer {
  /// Places a value that needs more than a path; `name` is the option's name on the wire.
  mutating func apply(
    _ transform: OptionTransform, _ value: JSONValue, at path: [String], name: String
  ) {
    switch transform {
    case .logprobs: placeLogprobs(value, at: path)
    case .includedLogprobs: placeIncludedLogprobs(value, at: path)
    case .completionLimit:
      body["max_tokens"] = nil
      lay(value, at: path)
    case .allowedTools: lay(Self.allowedTools(value), at: path)
    case .compactionTrigger: appendCompactionTrigger(value, at: path)
    case .toolChoice:
      if body["tool_choice"]?["type"] == nil { body["tool_choice"] = ["type": "auto"] }
      lay(value, at: path)
    case .everyTool: tellEveryTool(value)
    case .container: lay(Self.container(value), at: path)
    case .everyCategory: lay(Self.everyCategory(value), at: path)
    }
  }

  /// Chat Completions: a switch, and the number of alternatives beside it.
  private mutating func placeLogprobs(_ value: JSONValue, at path: [String]) {
    guard value.integer != nil || value.bool == true else { return lay(value, at: path) }
    lay(true, at: path)
    lay(value.integer.map(JSONValue.integer) ?? 0, at: ["top_logprobs"])
  }

  /// Responses: the number of alternatives, and what asks for them; `true` is the greatest number.
  private mutating func placeIncludedLogprobs(_ value: JSONValue, at path: [String]) {
    if value.bool == false { return }
    lay(value.bool == true ? 20 : value, at: path)
    let wanted: JSONValue = "message.output_text.logprobs"
    let included = body["include"]?.array ?? []
    if !included.contains(wanted) { body["include"] = .array(included + [wanted]) }
  }

  private static func allowedTools(_ value: JSONValue) -> JSONValue {
    let names = value["tool_names"]?.array?.compactMap(\.string) ?? []
    return [
      "type": "allowed_tools", "mode": value["mode"] ?? "auto",
      "tools": .array(names.map { ["type": "function", "name": .string($0)] }),
    ]
  }

  private mutating func appendCompactionTrigger(_ value: JSONValue, at path: [String]) {
    guard value.bool == true else { return }
    var items = body[path: path]?.array ?? []
    if let text = body[path: path]?.string {
      items = [["role": "user", "content": .string(text)]]
    }
    body[path: path] = .array(items + [["type": "compaction_trigger"]])
  }

  private mutating func tellEveryTool(_ value: JSONValue) {
    guard let tools = body["tools"]?.array else { return }
    let told = tools.map { tool -> JSONValue in
      guard var object = tool.object, object["eager_input_streaming"] == nil else { return tool }
      object["eager_input_streaming"] = value
      return .object(object)
    }
    body["tools"] = .array(told)
  }

  private static func container(_ value: JSONValue) -> JSONValue {
    guard let object = value.object, object.keys == ["id"] else { return value }
    return object["id"] ?? value
  }

  /// The kinds of harm that every Gemini model knows.
  private static func everyCategory(_ threshold: JSONValue) -> JSONValue {
    let kinds = ["HATE_SPEECH", "DANGEROUS_CONTENT", "HARASSMENT", "SEXUALLY_EXPLICIT"]
    return .array(
      kinds.map { ["category": .string("HARM_CATEGORY_\($0)"), "threshold": threshold] })
  }
}
