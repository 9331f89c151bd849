import Catalog
import ChatModel
import JSONCoding
import Settings
import SwitchboardKit

/// An agent of Mastra with its chain, and one call of it.
struct MastraCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    _ = try request.entry(refusing: Self.refusal)
    let models = request.entries.filter { Self.refusal($0) == nil }.map {
      AISDKModel($0, withHeaders: true)
    }
    let left = request.entries.compactMap(Self.refusal)
    let made = models.filter { !Self.isRouted($0.entry) && !Self.isCompatible($0.entry) }
    let conversation = TypeScriptConversation(request: request) { message in
      let all = models.compactMap { $0.providerOptions(of: message)?.object }
      let merged = all.reduce(into: JSONObject()) { $0.merge($1) }
      return merged.isEmpty ? nil : .object(merged)
    }
    let modules = made.map(\.package.module).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    var head = ["// npm install \((["@mastra/core"] + modules).joined(separator: " "))"]
    let comments = left + request.limitOmissions + models.compactMap(\.omission)
    head += comments.map { "// \($0)" }
    let imports =
      [conversation.importLine].compactMap(\.self)
      + made.map { "import { \($0.imported) } from \"\($0.package.module)\";" }.reduce(
        into: [String]()
      ) { if !$0.contains($1) { $0.append($1) } }
      + ["import { Agent } from \"@mastra/core/agent\";"]
    var sections = [head.joined(separator: "\n"), imports.joined(separator: "\n")]
    sections += made.compactMap(\.statement)
    if !conversation.readings.isEmpty {
      sections.append(conversation.readings.joined(separator: "\n"))
    }
    let writer = conversation.writer(request.entries)
    sections.append(Self.agent(request, models, writer))
    sections.append(Self.call(request, conversation, writer))
    text = sections.joined(separator: "\n\n")
  }

  private static func refusal(_ entry: ExportedEntry) -> String? {
    isRouted(entry) ? nil : entry.isOwnReason
  }

  /// Whether Mastra knows the provider by its id, address and key included.
  private static func isRouted(_ entry: ExportedEntry) -> Bool {
    if case .netlify = entry.preview.route.key { return true }
    let isCustom = entry.own.baseURL != nil || entry.preview.route.configuration?.baseURL != nil
    return [.maker, .host, .gateway].contains(entry.provider.kind) && !isCustom
      && (entry.isAtHome || entry.provider.baseURL.contains("${"))
  }

  /// Whether an address is enough: Mastra speaks Chat Completions to it.
  private static func isCompatible(_ entry: ExportedEntry) -> Bool {
    entry.dialect == .openAIChat || entry.dialect == .ollama
  }

  // MARK: The agent

  private static func agent(
    _ request: ExportedRequest, _ models: [AISDKModel], _ writer: CodeWriter
  ) -> String {
    var lines = TypeScriptLines(writer, indent: 2)
    lines.add("id", .string(request.name))
    lines.add("name", .string(request.name))
    lines.add("instructions", .string(request.instructions))
    let single = models.count == 1 && models[0].entry.own.maxRetries == nil ? models[0] : nil
    if let single {
      lines.add("model", code: model(single, writer, indent: 4))
      let defaults = defaults(single, writer, indent: 4)
      if !defaults.lines.isEmpty { lines.add("defaultOptions", code: defaults.object) }
    } else {
      let elements = models.map { "    \(element($0, writer)),\n" }.joined()
      lines.add("model", code: "[\n\(elements)  ]")
    }
    return "export const agent = new Agent({\n\(lines.lines.joined(separator: "\n"))\n});"
  }

  /// An entry of a chain.
  private static func element(_ entry: AISDKModel, _ writer: CodeWriter) -> String {
    var lines = TypeScriptLines(writer, indent: 6)
    lines.add("model", code: model(entry, writer, indent: 8))
    lines.add("maxRetries", .integer(entry.entry.own.maxRetries ?? 0))
    for line in defaults(entry, writer, indent: 6).lines { lines.append(line) }
    return lines.object
  }

  private static func defaults(
    _ model: AISDKModel, _ writer: CodeWriter, indent: Int
  ) -> TypeScriptLines {
    var lines = TypeScriptLines(writer, indent: indent)
    let settings = model.entry.settings.members
    if !settings.isEmpty { lines.add("modelSettings", .object(settings)) }
    lines.add("providerOptions", model.providerOptions)
    return lines
  }

  /// The model: its id, an address with its id, or a model of the AI SDK.
  private static func model(_ model: AISDKModel, _ writer: CodeWriter, indent: Int) -> String {
    let entry = model.entry
    let typeScript = CodeLanguage.typeScript
    guard isRouted(entry) || isCompatible(entry) else { return model.expression }
    let isKnown = isRouted(entry)
    let hasUsualKey =
      entry.key.map { entry.provider.keyVariables.contains($0.variable) } ?? true
    if isKnown, hasUsualKey, entry.headers.isEmpty { return typeScript.literal("\(entry.id)") }
    var lines = TypeScriptLines(writer, indent: indent)
    lines.add("id", .string("\(entry.id)"))
    if !isKnown {
      let address = entry.dialect == .ollama ? entry.baseURL + "/v1" : entry.baseURL
      lines.add("url", code: typeScript.template(address))
    }
    if let key = entry.key { lines.add("apiKey", code: "process.env.\(key.variable)") }
    lines.add(headers: entry.headers)
    return lines.object
  }

  // MARK: The call

  private static func call(
    _ request: ExportedRequest, _ conversation: TypeScriptConversation, _ writer: CodeWriter
  ) -> String {
    let prompt = conversation.soleText.map(JSONValue.string) ?? conversation.messages
    let argument = writer.value(prompt, indent: 0, used: 40)
    guard request.plan.streams else {
      return "const { text } = await agent.generate(\(argument));\n\nconsole.log(text);"
    }
    return """
      const { textStream } = await agent.stream(\(argument));

      for await (const text of textStream) {
        process.stdout.write(text);
      }
      """
  }
}
