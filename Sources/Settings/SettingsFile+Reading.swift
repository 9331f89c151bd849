import ChatModel
import JSONCoding

extension SettingsFile {
  /// Reads the settings of these directories; where there is no file they are empty.
  package static func load(_ directories: Directories) throws(SettingsError) -> Parsed<SettingsFile>
  {
    let file = directories.settingsFile
    guard let bytes = try AtomicFile.read(file, limit: TOMLDocument.mostBytes) else {
      return Parsed(SettingsFile(), mistakes: [])
    }
    return parse(bytes, file: file)
  }

  /// Reads the text of a settings file; `file` is its path, for mistakes and relative key files.
  package static func parse(_ bytes: [UInt8], file: String) -> Parsed<SettingsFile> {
    do throws(FileMistake) {
      let document = try TOMLDocument(bytes, file: file)
      let mistakes = MistakeList(file: file, source: document.source)
      KeyLiterals(mistakes: mistakes).check(.object(document.root))
      let settings = SettingsFile(TableReader(document.root, mistakes: mistakes))
      return Parsed(settings, mistakes: mistakes.sorted)
    } catch {
      return Parsed(nil, mistakes: [error])
    }
  }

  private init(_ reader: consuming TableReader) {
    model = reader.modelID("model")
    agent = reader.string("agent")
    if model != nil, agent != nil {
      reader.add("model and agent are both set; the agent is used.", at: "model", .warning)
    }
    var guarded: [AgentFile.GuardedUse] = []
    providers = ProviderSettings.all(in: &reader, guarded: &guarded)
    if var theme = reader.table("theme") {
      self.theme = theme.string("name")
      themeAppearance = theme.choice("appearance")
      theme.finish()
    }
    if var symbols = reader.table("symbols") {
      self.symbols = symbols.choice("set")
      symbols.finish()
    }
    if var models = reader.table("models") {
      remembersModels = models.bool("remember") ?? true
      models.finish()
    }
    if var history = reader.table("history") {
      keepsHistory = history.bool("keep") ?? true
      history.finish()
    }
    if var chats = reader.table("chats") {
      keepsChats = chats.bool("keep") ?? true
      chats.finish()
    }
    keymap = reader.table("keymap")?.object ?? JSONObject()
    reader.finish()
  }
}

extension ProviderSettings {
  /// The `[providers.X]` tables of a file.
  static func all(
    in reader: inout TableReader, guarded: inout [AgentFile.GuardedUse]
  ) -> [ProviderSettings] {
    guard var table = reader.table("providers") else { return [] }
    return table.object.keys.compactMap { id in
      guard let provider = table.table(id) else { return nil }
      guarded.append(table.use(id))
      guard isID(id) else {
        table.add("\(id) cannot be a provider: an id has no slash and no white space.", at: id)
        return nil
      }
      return ProviderSettings(id: id, provider, guarded: &guarded)
    }
  }

  private init(
    id: String, _ reader: consuming TableReader, guarded: inout [AgentFile.GuardedUse]
  ) {
    self.init(id: id)
    name = reader.string("name")
    dialect = reader.choice("dialect")
    key = reader.keySource(guarded: &guarded)
    models = reader.strings("models") ?? []
    allowsPlainHTTP = reader.bool("allow_http") ?? false
    baseURL = reader.baseURL(guarded: &guarded)
    headers = reader.headers(guarded: &guarded)
    if let options = reader.table("options")?.object { self.options[id] = options }
    settings = reader.callSettings()
    timeouts = reader.timeouts()
    if let baseURL, baseURL.variables.isEmpty, !allowsPlainHTTP {
      let url = BaseURL(baseURL.text)
      if url.isPlainHTTP, !url.isLoopback {
        reader.add(
          "base_url sends keys and prompts in the clear to \(url.host); write https, "
            + "or allow_http = true.", at: "base_url")
        self.baseURL = nil
      }
    }
    reader.finish()
  }

  private static func isID(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
  }
}
