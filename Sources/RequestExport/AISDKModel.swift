import Catalog
import ChatModel
import JSONCoding
import ProviderOptions
import SwitchboardKit

/// An entry as a model of the AI SDK: package, provider, options.
struct AISDKModel {
  let entry: ExportedEntry
  let package: AISDKPackage
  private let isOwnPackage: Bool
  /// Whether the provider is made with the entry's headers; else the call brings them.
  private let hasHeaders: Bool

  init(_ entry: ExportedEntry, withHeaders: Bool = false) {
    self.entry = entry
    hasHeaders = withHeaders && !entry.headers.isEmpty
    // Azure's address is made of a variable that the package knows too.
    let isHome = entry.isAtHome || entry.provider.baseURL.contains("${")
    let own = isHome && entry.own.baseURL == nil ? AISDKPackage.own(entry.id.provider) : nil
    package = own ?? .general(entry.dialect, id: entry.id.provider)
    isOwnPackage = own != nil
  }

  /// Why the AI SDK cannot ask it, as a sentence; nil when it can.
  static func refusal(_ entry: ExportedEntry) -> String? { entry.isOwnReason }

  /// The name that the import brings: the provider itself, or what makes it.
  var imported: String { isPlain ? package.instance : package.factory }

  /// The statement that makes the provider; nil when the package's own will do.
  var statement: String? {
    guard !isPlain else { return nil }
    let typeScript = CodeLanguage.typeScript
    var lines: [String] = []
    var headers = hasHeaders ? TypeScriptLines.members(of: entry.headers) : []
    if package.factory == "createOpenAICompatible" {
      lines.append("name: \(typeScript.literal(package.namespace))")
    }
    if let key = entry.key, key.variable != package.variable || !isOwnPackage {
      if key.isUsual || key.header == usualHeader {
        lines.append("apiKey: process.env.\(key.variable)")
      } else {
        let value = key.isBearer ? "`Bearer ${process.env.\(key.variable)}`" : nil
        let name = typeScript.literal(key.header)
        headers.append("\(name): \(value ?? "process.env.\(key.variable)!")")
      }
    } else if entry.key == nil, package.factory != "createOpenAICompatible" {
      lines.append("apiKey: \"none\"")
    }
    if !headers.isEmpty { lines.append("headers: { \(headers.joined(separator: ", ")) }") }
    if !isOwnPackage { lines.append("baseURL: \(typeScript.template(address))") }
    return "const \(package.instance) = \(package.factory)({\n"
      + lines.map { "  \($0),\n" }.joined() + "});"
  }

  /// The model itself.
  var expression: String {
    let model = CodeLanguage.typeScript.literal(entry.model)
    let function = package.functions[entry.dialect]
    // The first dialect of a package at home needs no name, but for xAI, where releases differ.
    let isFirst = isOwnPackage && package.module != "@ai-sdk/xai" && entry.dialect != .openAIChat
    guard let function, !isFirst else { return "\(package.instance)(\(model))" }
    return "\(package.instance).\(function)(\(model))"
  }

  private var isPlain: Bool {
    isOwnPackage && !hasHeaders && (entry.key == nil || entry.key?.variable == package.variable)
  }

  private var usualHeader: String {
    switch entry.dialect {
    case .anthropic: "x-api-key"
    case .gemini: "x-goog-api-key"
    case .openAIChat, .openAIResponses, .ollama: package.module == "@ai-sdk/azure" ? "api-key" : ""
    }
  }

  /// Ollama's own API has no package; it also speaks Chat Completions.
  private var address: String {
    entry.dialect == .ollama ? entry.baseURL + "/v1" : entry.baseURL
  }

  // MARK: Options

  /// The options in force under the names that the package takes.
  var options: JSONObject {
    if entry.dialect == .ollama { return JSONObject() }
    var result = JSONObject()
    for member in entry.options.members where !package.missing.contains(member.key) {
      let option = OptionSchema.schema(
        namespace: entry.id.provider, key: member.key, dialect: entry.dialect)
      let place = option?.place(in: entry.dialect)
      if isBuiltHere(member.key) { continue }
      guard package.passesOptions, !Self.ofCompatible.contains(member.key), let place,
        case .path(let path) = place.target
      else {
        result[member.key] = member.value
        continue
      }
      // What the package does not know goes into the body as it is: under the name of the wire.
      if path.isEmpty {
        result.merge(member.value.object ?? JSONObject())
      } else if let sent = entry.preview.body[path: path] {
        result[path: path] = sent
      }
    }
    return result
  }

  /// The options by their namespace; nil without one.
  var providerOptions: JSONValue? {
    let options = options
    return options.isEmpty ? nil : .object([package.namespace: .object(options)])
  }

  /// What the package cannot be told, as a sentence; nil when it can be told all.
  var omission: String? {
    let names =
      entry.dialect == .ollama
      ? entry.options.keys
      : entry.options.keys.filter { package.missing.contains($0) || isBuiltHere($0) }
    guard !names.isEmpty else { return nil }
    return "Left out: \(names.joined(separator: ", ")); \(package.module) has no option for it."
  }

  /// Whether the value asks for something that the packages do not do: breakpoints in places.
  private func isBuiltHere(_ key: String) -> Bool {
    let option = OptionSchema.schema(
      namespace: entry.id.provider, key: key, dialect: entry.dialect)
    guard let field = option?.fields.first(where: \.isClientSide) else { return false }
    let value = entry.options[key]
    return value == "auto" || value?[field.key] != nil
  }

  private static let ofCompatible: Set<String> = [
    "user", "reasoningEffort", "textVerbosity", "strictJsonSchema",
  ]

  /// The options that stay with a message, under the package's namespace; nil without one.
  func providerOptions(of message: Message) -> JSONValue? {
    let block = OptionLevels.split(
      messageOptions: message.options, namespace: entry.id.provider, dialect: entry.dialect
    ).block.withoutNulls
    return block.isEmpty ? nil : .object([package.namespace: .object(block)])
  }
}
