package import ChatModel
import JSONCoding

/// A provider's own list of models, as its API gives it to whoever asks.
package enum LiveList {
  /// The path below a base URL, query included.
  package static func path(for dialect: Dialect) -> String {
    switch dialect {
    case .gemini: "/models?pageSize=1000"
    case .anthropic: "/models?limit=1000"
    case .ollama: "/api/tags"
    case .openAIChat, .openAIResponses: "/models"
    }
  }

  /// The most models of one list.
  private static let mostModels = 10_000

  /// The models of a list; nil when it is none.
  ///
  /// Read are the forms of OpenAI and those that follow it, Anthropic, Gemini, Ollama, and a bare
  /// array (Together). Prices are taken where they are US dollars per token in words (OpenRouter).
  package static func models(in reply: [UInt8], of provider: String) -> [ModelRecord]? {
    let document = JSONDocument()
    guard (try? document.parse(reply)) != nil else { return nil }
    let root = document.root
    let list = root.isArray ? root : root["data"] ?? root["models"]
    guard let list, list.isArray else { return nil }
    var seen: Set<String> = []
    return list.elements.prefix(mostModels).compactMap { entry in
      guard let model = model(entry, of: provider), seen.insert(model.id.model).inserted else {
        return nil
      }
      return model
    }
  }

  private static func model(_ entry: JSONNode, of provider: String) -> ModelRecord? {
    guard var text = (entry["id"] ?? entry["name"])?.string else { return nil }
    if text.hasPrefix("models/") { text.removeFirst("models/".count) }
    let id = ModelID(provider: provider, model: text)
    guard id.isPossible else { return nil }
    let name = (entry["display_name"] ?? entry["displayName"] ?? entry["name"])?.string ?? text
    var model = ModelRecord(id: id, name: CatalogConverter.cleaned(name), source: .live)
    model.contextWindow = firstPositive(
      entry["context_length"], entry["context_window"], entry["max_context_length"],
      entry["max_model_len"], entry["max_input_tokens"], entry["inputTokenLimit"])
    model.maxOutputTokens = firstPositive(
      entry["max_completion_tokens"], entry["max_tokens"], entry["outputTokenLimit"],
      entry["top_provider"]?["max_completion_tokens"])
    read(abilities: entry, into: &model)
    model.prices = prices(entry["pricing"])
    model.isChat =
      ChatHeuristic.isChat(
        id: text, input: model.input, output: model.output, callsTools: model.callsTools)
      && isChat(entry)
    return model
  }

  private static func read(abilities entry: JSONNode, into model: inout ModelRecord) {
    let parameters = words(entry["supported_parameters"]) + words(entry["features"])
    model.callsTools =
      parameters.contains("tools") || entry["supports_tools"]?.bool == true
      || entry["capabilities"]?["function_calling"]?.bool == true
    model.reasons =
      parameters.contains("reasoning") || entry["thinking"]?.bool == true
      || entry["reasoning"]?.isObject == true
    let inputs = words(entry["architecture"]?["input_modalities"])
    let modalities = TableFormat.modalities.map(\.modality).filter { modality in
      inputs.contains(modality.rawValue) || modality == .pdf && inputs.contains("file")
    }
    if !modalities.isEmpty { model.input = modalities }
    let seesImages =
      entry["supports_image_input"]?.bool == true || entry["capabilities"]?["vision"]?.bool == true
    if seesImages, !model.input.contains(.image) { model.input.append(.image) }
  }

  private static func isChat(_ entry: JSONNode) -> Bool {
    if let methods = entry["supportedGenerationMethods"], methods.isArray {
      return words(methods).contains("generateContent")
    }
    if let type = entry["type"]?.string,
      ["embedding", "image", "rerank", "moderation"].contains(type)
    {
      return false
    }
    return entry["capabilities"]?["completion_chat"]?.bool != false
  }

  /// Dollars per token in words, as OpenRouter has them; numbers are of other units and passed over.
  private static func prices(_ node: JSONNode?) -> ModelPrices? {
    func price(_ node: JSONNode?) -> Double? {
      guard let text = node?.string, let dollars = Double(text), dollars >= 0 else { return nil }
      let price = (dollars * 1e15).rounded() / 1e9
      return price < ModelPrices.largest ? price : nil
    }
    guard let input = price(node?["prompt"]), let output = price(node?["completion"]) else {
      return nil
    }
    return ModelPrices(
      input: input, output: output, cacheRead: price(node?["input_cache_read"]),
      cacheWrite: price(node?["input_cache_write"]))
  }

  private static func words(_ node: JSONNode?) -> [String] {
    node?.elements.compactMap(\.string) ?? []
  }

  private static func firstPositive(_ nodes: JSONNode?...) -> Int? {
    nodes.lazy.compactMap { $0?.integer }.first { $0 > 0 }
  }
}
