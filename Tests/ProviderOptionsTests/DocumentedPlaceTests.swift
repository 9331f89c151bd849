import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `The place of every option` {
  @Test func `is documented for all 372 of them`() {
    #expect(DocumentedOption.all.count == 372)
    #expect(DocumentedOption.namespaces.count == 23)
    #expect(Set(DocumentedOption.namespaces) == Set(OptionNamespaces.all))
  }

  @Test(arguments: DocumentedOption.namespaces)
  func `is the one that the vendor documents, in each dialect`(namespace: String) throws {
    for documented in DocumentedOption.all where documented.namespace == namespace {
      for (form, paths) in documented.places {
        guard let dialect = DocumentedOption.dialect(of: form) else {
          let option = OptionNamespaces.table(of: namespace)?[documented.key]
          #expect(option?.places[form]?.dottedPath == paths[0], "\(documented.key) in \(form)")
          continue
        }
        try check(documented, dialect, paths)
      }
    }
  }

  @Test(arguments: DocumentedOption.namespaces)
  func `is none in the other APIs of the provider, and that is said`(namespace: String) throws {
    let forms = Set(
      DocumentedOption.all.filter { $0.namespace == namespace && $0.levels.contains(.agent) }
        .flatMap(\.places.keys))
    for documented in DocumentedOption.all where documented.namespace == namespace {
      for form in forms.subtracting(documented.places.keys) {
        guard let dialect = DocumentedOption.dialect(of: form) else { continue }
        let option = try #require(OptionSchema.option(documented.key, namespace, dialect))
        let value = SampleValue(for: option, keepsNames: true, namespace: namespace).typed
        var body = Self.body(dialect)
        let outcome = OptionPlacement.place(
          [documented.key: value], namespace: namespace, dialect: dialect, into: &body)
        #expect(body == Self.body(dialect), "\(documented.key) in \(form)")
        #expect(outcome.warnings.count == 1, "\(documented.key) in \(form)")
      }
    }
  }

  @Test(arguments: DocumentedOption.namespaces)
  func `is none with another provider (R16, R30)`(namespace: String) throws {
    var layers = LayeredOptions()
    var options = JSONObject()
    for documented in DocumentedOption.all where documented.namespace == namespace {
      options[documented.key] = "sample"
    }
    layers[.agent].options[namespace] = options
    #expect(layers.effective(for: namespace).options == options)
    for other in DocumentedOption.namespaces + ["acme"] where other != namespace {
      #expect(layers.effective(for: other).options.isEmpty)
    }
  }

  // MARK: One option in one dialect

  private func check(
    _ documented: DocumentedOption, _ dialect: Dialect, _ paths: [String]
  ) throws {
    let key = documented.key
    let about = Comment("\(documented.namespace).\(key) in \(dialect)")
    let option = try #require(OptionSchema.option(key, documented.namespace, dialect), about)
    let place = try #require(option.place(in: dialect), about)
    #expect(option.levels == documented.levels, about)
    let namespace = option.onlyNamespace ?? documented.namespace
    let sample = SampleValue(
      for: option,
      keepsNames: ["google", "vercel", "amazon-bedrock"].contains(documented.namespace),
      namespace: namespace)
    #expect(option.validate(sample.typed) == nil, about)
    let before = Self.body(dialect)
    var body = before
    let outcome = OptionPlacement.place(
      [key: sample.typed], namespace: namespace, dialect: dialect, into: &body)
    #expect(outcome.unknownKeys == [], about)

    guard documented.levels.contains(.agent) else {
      #expect(body == before && place.dottedPath == paths[0], about)
      #expect(outcome.clientSide[key] != nil || outcome.warnings.count == 1, about)
      return
    }
    #expect(outcome.warnings == [], about)
    let changed = Self.leaves(.object(body)).filter { Self.value(at: $0.key, before) != $0.value }
    switch paths[0] {
    case "client":
      #expect(changed.isEmpty && outcome.clientSide[key] == sample.typed, about)
    case "betas":
      #expect(changed.isEmpty && outcome.betas == ["text"], about)
    case let path where path.hasPrefix("header:"):
      let header = OptionPlacement.Header(
        name: String(path.dropFirst(7)), value: sample.typed.string ?? "")
      #expect(changed.isEmpty && outcome.headers == [header], about)
    case "*":
      #expect(Set(changed.keys) == [["a"]], about)
    default:
      let expected = paths.map { $0.split(separator: ".").map(String.init) }
      for leaf in changed.keys {
        #expect(expected.contains { leaf.starts(with: $0) }, about)
      }
      for path in expected {
        #expect(changed.keys.contains { $0.starts(with: path) }, about)
      }
      if place.transform == nil, place.renames.isEmpty {
        #expect(body[path: expected[0]] == sample.sent, about)
      }
    }
  }

  /// A request with something in it for options that need it.
  static func body(_ dialect: Dialect) -> JSONObject {
    switch dialect {
    case .openAIChat:
      [
        "model": "m", "messages": [], "max_tokens": 5, "tools": [["type": "function"]],
        "response_format": ["type": "json_schema", "json_schema": ["name": "a"]],
      ]
    case .openAIResponses:
      [
        "model": "m", "input": [], "tools": [["type": "function"]],
        "text": ["format": ["type": "json_schema"]],
      ]
    case .anthropic:
      [
        "model": "m", "messages": [], "tools": [["name": "a"]], "tool_choice": ["type": "auto"],
      ]
    case .gemini:
      [
        "contents": [], "generationConfig": ["temperature": 1],
        "toolConfig": ["functionCallingConfig": ["mode": "AUTO"]],
      ]
    case .ollama: ["model": "m", "messages": [], "options": ["num_thread": 2]]
    }
  }

  /// Everything without members, by the names down to it.
  private static func leaves(_ value: JSONValue, _ path: [String] = []) -> [[String]: JSONValue] {
    guard let object = value.object, !object.isEmpty else { return [path: value] }
    return object.members.reduce(into: [:]) { result, member in
      result.merge(leaves(member.value, path + [member.key])) { _, last in last }
    }
  }

  private static func value(at path: [String], _ body: JSONObject) -> JSONValue? {
    path.isEmpty ? .object(body) : body[path: path]
  }
}
