import ChatModel
import JSONCoding

/// The tables that settings and agents have in common.
extension TableReader {
  /// `key_env`, `key_file` or `key_command`, of which there may be one.
  mutating func keySource(guarded: inout [AgentFile.GuardedUse]) -> KeySource? {
    var sources: [(key: String, source: KeySource)] = []
    if let name = string("key_env") {
      if VariableTemplate.isVariableName(name) {
        sources.append(("key_env", .variable(name)))
      } else {
        // What stands here by mistake may be the key itself: it is not repeated.
        add(
          "\(path.appending("key_env")) must be the name of a variable, such as ACME_API_KEY.",
          at: "key_env")
      }
    }
    if let file = string("key_file") {
      if file.isEmpty || file.utf8.contains(0) {
        refuse("key_file", .string(file), "must be a path")
      } else {
        let isFree = file.hasPrefix("/") || file.hasPrefix("~/")
        let folder = mistakes.file.parentFolder
        sources.append(("key_file", .file(isFree ? file : folder.appendingPath(file))))
      }
    }
    if let words = strings("key_command") {
      if words.first?.isEmpty ?? true || words.contains(where: { $0.utf8.contains(0) }) {
        add("\(path.appending("key_command")) must name a program.", at: "key_command")
      } else {
        sources.append(("key_command", .command(words)))
      }
    }
    for source in sources { guarded.append(use(source.key)) }
    if sources.count > 1, let last = sources.last {
      let names = Self.list(sources.map(\.key), "and")
      add("\(names) are written; only one may be.", at: last.key)
    }
    return sources.first?.source
  }

  mutating func headers(guarded: inout [AgentFile.GuardedUse]) -> [HeaderSetting] {
    guard var table = table("headers") else { return [] }
    var headers: [HeaderSetting] = []
    for name in table.object.keys {
      guard let value = table.string(name) else { continue }
      guard HeaderName.isToken(name) else {
        table.add("\(name) cannot be the name of a header.", at: name)
        continue
      }
      guard HeaderName.isText(value) else {
        table.add("The header \(name) holds a line break or a control character.", at: name)
        continue
      }
      guard let template = VariableTemplate(value) else {
        table.add("The header \(name) has a ${ without a variable's name and }.", at: name)
        continue
      }
      if HeaderName.carriesKey(name) {
        table.add(
          "The header \(name) is written from the key and cannot be set here; use key_env.",
          at: name, .warning)
        continue
      }
      if !template.variables.isEmpty { guarded.append(table.use(name)) }
      headers.append(HeaderSetting(name, template))
    }
    return headers
  }

  /// The limits of `[timeouts]`; the one for the whole run belongs to an agent as a whole.
  mutating func timeouts(ofWholeRun: Bool = false) -> TimeoutSettings {
    guard var table = table("timeouts") else { return TimeoutSettings() }
    defer { table.finish() }
    if !ofWholeRun, table.value("total") != nil {
      table.add(
        "\(table.path.appending("total")) is the limit of a whole run, not of one model or "
          + "provider: write it into [timeouts] of an agent, or use --total-timeout.", at: "total")
    }
    return TimeoutSettings(
      connect: table.seconds("connect"), firstToken: table.seconds("first_token"),
      idle: table.seconds("idle"), content: table.seconds("content"),
      total: table.seconds("total"))
  }

  /// The common settings, in the spelling of `--set` or of the other keys of a file.
  mutating func callSettings() -> CallSettings {
    guard var table = table("settings") else { return CallSettings() }
    defer { table.finish() }
    var settings = CallSettings()
    settings.maxOutputTokens =
      table.integer("maxOutputTokens", in: 1...1_000_000_000)
      ?? table.integer("max_output_tokens", in: 1...1_000_000_000)
    settings.temperature = table.number("temperature")
    settings.topP = table.number("topP") ?? table.number("top_p")
    settings.topK = table.integer("topK") ?? table.integer("top_k")
    settings.stopSequences = table.strings("stopSequences") ?? table.strings("stop_sequences")
    settings.seed = table.integer("seed")
    settings.presencePenalty =
      table.number("presencePenalty") ?? table.number("presence_penalty")
    settings.frequencyPenalty =
      table.number("frequencyPenalty") ?? table.number("frequency_penalty")
    return settings
  }

  /// `[options.NAMESPACE]` tables.
  mutating func options() -> ModelOptions {
    guard var table = table("options") else { return [:] }
    var options = ModelOptions()
    for namespace in table.object.keys {
      guard let value = table.value(namespace) else { continue }
      if let object = value.object {
        options[namespace] = object
      } else {
        let place = table.path.appending(namespace)
        table.add(
          "\(place) belongs to no provider; write [options.openai] or another provider's id "
            + "above it.", at: namespace)
      }
    }
    return options
  }

  /// A base URL; a literal one is looked at, one with variables when it is used.
  mutating func baseURL(guarded: inout [AgentFile.GuardedUse]) -> VariableTemplate? {
    guard let text = string("base_url") else { return nil }
    guarded.append(use("base_url"))
    guard let template = VariableTemplate(text) else {
      add(
        "\(path.appending("base_url")) has a ${ without a variable's name and }.", at: "base_url")
      return nil
    }
    guard template.variables.isEmpty else { return template }
    if let flaw = BaseURL(text).flaw {
      refuse("base_url", .string(text), flaw)
      return nil
    }
    return template
  }

  /// A model's id, or a template for one.
  mutating func modelID(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    let braces = text.filter { $0 == "{" || $0 == "}" }
    let isTemplate = !braces.isEmpty
    if isTemplate, String(repeating: "{}", count: braces.count / 2) != braces {
      refuse(key, .string(text), "has a { without its }")
      return nil
    }
    guard isTemplate || ModelID(text) != nil else {
      refuse(key, .string(text), "must be provider/model, for example openai/gpt-5")
      return nil
    }
    return text
  }

  /// Where something stands that an agent may carry only when it is trusted.
  func use(_ key: String) -> AgentFile.GuardedUse {
    let place = path.appending(key)
    return AgentFile.GuardedUse(what: "\(place)", line: mistakes.entry(at: place)?.line)
  }
}
