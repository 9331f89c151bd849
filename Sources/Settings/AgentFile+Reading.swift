import ChatModel
import JSONCoding

extension AgentFile {
  /// Reads the text of an agent file.
  ///
  /// `file` is its path, for mistakes and relative key files; its name without `.toml` is the
  /// agent's name where the file gives none.
  package static func parse(_ bytes: [UInt8], file: String) -> Parsed<AgentFile> {
    do throws(FileMistake) {
      let document = try TOMLDocument(bytes, file: file)
      let mistakes = MistakeList(file: file, source: document.source)
      KeyLiterals(mistakes: mistakes).check(.object(document.root))
      let agent = AgentFile(
        TableReader(document.root, mistakes: mistakes), usualName: AgentLocation.name(of: file))
      return Parsed(agent, mistakes: mistakes.sorted)
    } catch {
      return Parsed(nil, mistakes: [error])
    }
  }

  private init(_ reader: consuming TableReader, usualName: String) {
    self.init(name: reader.string("name") ?? usualName)
    instructions = reader.string("instructions")
    strategy = reader.choice("strategy") ?? .fallback
    afterText = reader.choice("after_text")
    hedgeAfter = reader.seconds("hedge_after")
    winOn = reader.choice("win_on")
    options = reader.options()
    settings = reader.callSettings()
    timeouts = reader.timeouts(ofWholeRun: true)
    entries = AgentEntry.all(in: &reader, guarded: &guardedUses)
    providers = ProviderSettings.all(in: &reader, guarded: &guardedUses)
    if !entries.isEmpty, entries.allSatisfy({ !$0.isEnabled }) {
      reader.add("Every entry is off; one must be enabled.", at: "model", .warning)
    }
    checkStrategy(reader)
    reader.finish()
  }

  /// Says what is written for a race where none is run, and weights that let nobody go first.
  private func checkStrategy(_ reader: borrowing TableReader) {
    if strategy != .race {
      for (key, isSet) in [("hedge_after", hedgeAfter != nil), ("win_on", winOn != nil)] where isSet
      {
        reader.add(
          "\(key) belongs to a race; the strategy is \(strategy.rawValue).", at: key, .warning)
      }
    }
    let drawsByWeight = strategy == .balance || strategy == .weighted
    let weights = entries.filter(\.isEnabled).map { $0.weight ?? 1 }
    if drawsByWeight, !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) {
      reader.add("Every weight is 0; one entry must be able to go first.", at: "model")
    }
  }
}

extension AgentEntry {
  /// The entries: `[[model]]` tables, or `model = "provider/model"` for a single one.
  static func all(
    in reader: inout TableReader, guarded: inout [AgentFile.GuardedUse]
  ) -> [AgentEntry] {
    let value = reader.value("model")
    if case .array(let elements)? = value, elements.allSatisfy({ $0.object != nil }) {
      let path = reader.path.appending("model")
      return elements.enumerated().compactMap { index, element in
        let table = TableReader(
          element.object ?? JSONObject(), at: path.appending(index), mistakes: reader.mistakes)
        return AgentEntry(table, guarded: &guarded)
      }
    }
    switch value {
    case nil: reader.add("The agent names no model: write [[model]] and its id.")
    case .object: reader.add("An entry is written [[model]], with two brackets.", at: "model")
    case .string: return reader.modelID("model").map { [AgentEntry(model: $0)] } ?? []
    default:
      reader.add("model must be [[model]] tables, or one id in quotes.", at: "model")
    }
    return []
  }

  private init?(_ reader: consuming TableReader, guarded: inout [AgentFile.GuardedUse]) {
    let key = reader.value("model") == nil ? "id" : "model"
    if reader.value(key) == nil { reader.add("\(reader.path) has no id.") }
    let model = reader.modelID(key)
    self.init(model: model ?? "")
    maxRetries = reader.integer("max_retries", in: 0...100)
    isEnabled = reader.bool("enabled") ?? true
    weight = reader.number("weight")
    if let weight, weight < 0 {
      reader.add("\(reader.path.appending("weight")) must not be negative.", at: "weight")
      self.weight = nil
    }
    headers = reader.headers(guarded: &guarded)
    timeouts = reader.timeouts()
    options = reader.options()
    settings = reader.callSettings()
    afterText = reader.choice("after_text")
    self.key = reader.keySource(guarded: &guarded)
    baseURL = reader.baseURL(guarded: &guarded)
    reader.finish()
    if model == nil { return nil }
  }
}
