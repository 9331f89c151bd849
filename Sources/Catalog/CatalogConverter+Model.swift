import ChatModel
import JSONCoding

extension CatalogConverter {
  /// The facts of one model of a provider that names the AI SDK package `package`.
  ///
  /// They are nil when its id cannot be one, or its own base URL may not be used.
  static func model(
    _ id: String, _ node: JSONNode, of provider: ProviderRecord, _ package: String
  ) -> ModelRecord? {
    let modelID = ModelID(provider: provider.id, model: id)
    guard node.isObject, modelID.isPossible else { return nil }
    let name = cleaned(node["name"]?.string)
    var model = ModelRecord(id: modelID, name: name.isEmpty ? id : name)
    model.takesAttachments = node["attachment"]?.bool ?? false
    model.reasons = node["reasoning"]?.bool ?? false
    model.callsTools = node["tool_call"]?.bool ?? false
    model.hasOpenWeights = node["open_weights"]?.bool ?? false
    model.structuredOutput = node["structured_output"]?.bool
    model.acceptsTemperature = node["temperature"]?.bool
    model.input = modalities(node["modalities"]?["input"])
    model.output = modalities(node["modalities"]?["output"])
    model.isChat = ChatHeuristic.isChat(
      id: id, input: model.input, output: model.output, callsTools: model.callsTools)
    model.contextWindow = tokens(node["limit"]?["context"])
    model.maxInputTokens = tokens(node["limit"]?["input"])
    model.maxOutputTokens = tokens(node["limit"]?["output"])
    model.released = date(node["release_date"]?.string)
    model.knowledge = date(node["knowledge"]?.string)
    model.status = node["status"]?.string.flatMap(ModelRecord.Status.init(rawValue:))
    model.reasoningControls = node["reasoning_options"]?.elements.compactMap(control) ?? []
    model.prices = prices(of: node)
    guard let override = node["provider"] else { return model }
    return overridden(model, by: override, of: provider, package)
  }

  /// The model with what it has of its own: the dialect of its shape, else of its package; its base.
  private static func overridden(
    _ model: ModelRecord, by node: JSONNode, of provider: ProviderRecord, _ package: String
  ) -> ModelRecord? {
    var model = model
    var dialect = node["npm"]?.string.flatMap { PackageRule.known[$0]?.dialect }
    switch node["shape"]?.string {
    case "responses": dialect = .openAIResponses
    case "completions": dialect = .openAIChat
    default: if package == PackageRule.cloudflareGateway { dialect = nil }
    }
    model.dialect = dialect == provider.dialect ? nil : dialect
    if let base = node["api"]?.string.map(BaseURL.trimmed), base != provider.baseURL {
      guard BaseURL.isAllowed(base) else { return nil }
      model.baseURL = base
    }
    return model
  }

  /// The modalities in the table's order; text alone where the data says nothing.
  private static func modalities(_ node: JSONNode?) -> [ModelRecord.Modality] {
    guard let node, node.isArray else { return [.text] }
    let named = Set(node.elements.compactMap(\.string))
    return TableFormat.modalities.map(\.modality).filter { named.contains($0.rawValue) }
  }

  /// A number of tokens; nil for 0 and 99999999, which stand for unknown in the data.
  private static func tokens(_ node: JSONNode?) -> Int? {
    guard let tokens = node?.integer, tokens > 0, tokens < 99_999_999 else { return nil }
    return tokens
  }

  /// `YYYY-MM` or `YYYY-MM-DD` of this century; nil for anything else.
  private static func date(_ text: String?) -> String? {
    guard let text, text.hasPrefix("20") else { return nil }
    return TableFormat.isDate(text) || TableFormat.isDate(text + "-01") ? text : nil
  }

  /// A reasoning control as text: `toggle`, `effort=low,high`, `budget=1024..63999`.
  ///
  /// `-` among the efforts is `null`. A control of a kind that is not known stands by its name.
  private static func control(_ node: JSONNode) -> String? {
    guard let type = node["type"]?.string, isWord(type) else { return nil }
    switch type {
    case "effort":
      let values = (node["values"]?.elements.map { $0 }) ?? []
      let words = values.compactMap { $0.isNull ? "-" : $0.string }.filter(isWord)
      return words.isEmpty ? nil : "effort=" + words.joined(separator: ",")
    case "budget_tokens":
      let bounds = [node["min"]?.integer, node["max"]?.integer].map { $0.map(String.init) ?? "" }
      return "budget=" + bounds.joined(separator: "..")
    default: return type
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte == 0x2D || byte == 0x5F || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
      }
  }
}
