import ChatModel
import JSONCoding

/// A model server that may run on this machine, on the port that it takes by itself (R15).
package enum LocalServer: String, Sendable, Hashable, CaseIterable {
  case ollama, lmstudio, llamacpp, vllm

  package var provider: String { rawValue }

  package var name: String {
    switch self {
    case .ollama: "Ollama"
    case .lmstudio: "LM Studio"
    case .llamacpp: "llama.cpp"
    case .vllm: "vLLM"
    }
  }

  package var port: Int {
    switch self {
    case .ollama: 11434
    case .lmstudio: 1234
    case .llamacpp: 8080
    case .vllm: 8000
    }
  }

  /// What is asked for: a list that needs no key and changes nothing.
  package var path: String {
    switch self {
    case .ollama: "/api/tags"
    case .lmstudio, .llamacpp, .vllm: "/v1/models"
    }
  }

  /// The most models of one server that are listed.
  private static let mostModels = 512

  /// The models of a reply; nil when it has not this server's own form, so that something else
  /// listens there.
  package func models(in reply: [UInt8]) -> [ModelRecord]? {
    let document = JSONDocument()
    guard (try? document.parse(reply)) != nil else { return nil }
    let entries = self == .ollama ? document.root["models"] : document.root["data"]
    guard let entries, entries.isArray else { return nil }
    if self != .ollama, document.root["object"]?.string != "list" { return nil }
    var models: [ModelRecord] = []
    for entry in entries.elements.prefix(Self.mostModels) {
      guard let model = model(entry) else { return nil }
      models.append(model)
    }
    // An empty list says nothing about whose it is, but for Ollama's.
    return models.isEmpty && self != .ollama ? nil : models.filter { $0.id.isPossible }
  }

  private func model(_ entry: JSONNode) -> ModelRecord? {
    guard entry.isObject, let text = (entry["id"] ?? entry["name"])?.string, hasForm(entry) else {
      return nil
    }
    let id = ModelID(provider: provider, model: text)
    var model = ModelRecord(id: id, name: CatalogConverter.cleaned(text), source: .local)
    model.hasOpenWeights = true
    switch self {
    case .ollama: read(ollama: entry, into: &model)
    case .llamacpp: model.contextWindow = Self.positive(entry["meta"]?["n_ctx_train"])
    case .vllm: model.contextWindow = Self.positive(entry["max_model_len"])
    case .lmstudio: break
    }
    model.isChat =
      model.isChat
      && ChatHeuristic.isChat(id: text, input: [.text], output: [.text], callsTools: false)
    return model
  }

  /// What only this server writes.
  private func hasForm(_ entry: JSONNode) -> Bool {
    switch self {
    case .ollama: entry["name"]?.isString == true && entry["digest"]?.isString == true
    case .lmstudio: entry["owned_by"]?.string?.hasPrefix("organization") == true
    case .llamacpp: entry["owned_by"]?.string == "llamacpp"
    case .vllm: entry["owned_by"]?.string == "vllm"
    }
  }

  /// `capabilities` and the window stand in the list of newer servers.
  private func read(ollama entry: JSONNode, into model: inout ModelRecord) {
    model.contextWindow = Self.positive(entry["details"]?["context_length"])
    guard let capabilities = entry["capabilities"], capabilities.isArray else { return }
    let words = capabilities.elements.compactMap(\.string)
    model.callsTools = words.contains("tools")
    model.reasons = words.contains("thinking")
    if words.contains("vision") { model.input.append(.image) }
    if words.contains("embedding"), !words.contains("completion") { model.isChat = false }
  }

  private static func positive(_ node: JSONNode?) -> Int? {
    node?.integer.flatMap { $0 > 0 ? $0 : nil }
  }
}
