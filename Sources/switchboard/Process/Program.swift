import ArgumentParser
import Catalog
import CatalogRefresh
import ChatModel
import Settings
import SwitchboardKit
import Tasks
import Transport

/// What every command starts from: environment, settings, runtime, the main thread's loop.
///
/// The composition root: the one place that knows the concrete types.
struct Program: Sendable {
  let loop: MainLoop
  let environment: [String: String]
  let directories: Directories
  let settings: SettingsFile
  let keys: KeyResolver
  /// The catalogue as it was read at the start, with what is known of its age.
  let layers: CatalogLayers
  let runtime: ModelRuntime
  /// Where the runs of the playground are, and the waits of all that is played and kept.
  let thread: TaskThread

  /// Reads environment and settings; mistakes of the settings file are named on standard error.
  ///
  /// - Throws: `ValidationError` when the settings file cannot be used.
  static func load() throws -> Program {
    let loop = MainLoop()
    let environment = ModelRuntime.processEnvironment()
    do {
      let own = Environment(environment)
      let directories = try Directories(own)
      let parsed = try SettingsFile.load(directories)
      for mistake in parsed.mistakes where mistake.severity == .warning {
        Descriptor.error.line(mistake.description)
      }
      guard !parsed.mistakes.haveErrors, let settings = parsed.value else {
        throw ValidationError(parsed.mistakes.errorLines)
      }
      return Program(
        loop: loop, environment: environment, directories: directories, settings: settings,
        keys: KeyResolver(own))
    } catch let error as SettingsError {
      throw ValidationError(error.description)
    }
  }

  private init(
    loop: MainLoop, environment: [String: String], directories: Directories,
    settings: SettingsFile, keys: KeyResolver
  ) {
    self.loop = loop
    self.environment = environment
    self.directories = directories
    self.settings = settings
    self.keys = keys
    layers = CatalogLayers(directories, settings: settings)
    if let notice = layers.notice { Descriptor.error.line(notice) }
    thread = TaskThread()
    runtime = ModelRuntime(
      environment: environment, providers: Self.configurations(settings, keys),
      catalog: layers.catalog, demoClock: TaskClock(thread), thread: thread,
      version: Switchboard.version)
  }

  private init(_ other: Program, settings: SettingsFile, keys: KeyResolver, catalog: Catalog) {
    loop = other.loop
    environment = other.environment
    directories = other.directories
    layers = other.layers
    thread = other.thread
    self.settings = settings
    self.keys = keys
    runtime = ModelRuntime(
      sharing: other.runtime, providers: Self.configurations(settings, keys), catalog: catalog)
  }

  /// The same program with another catalogue.
  func with(_ catalog: Catalog) -> Program {
    Program(self, settings: settings, keys: keys, catalog: catalog)
  }

  /// The same program with the settings as they are on the disk now; keys are looked for anew.
  ///
  /// - Throws: `SettingsError`, `ValidationError` when the settings file cannot be used.
  func reread(catalog: Catalog) throws -> Program {
    let parsed = try SettingsFile.load(directories)
    guard !parsed.mistakes.haveErrors, let settings = parsed.value else {
      throw ValidationError(parsed.mistakes.errorLines)
    }
    return Program(
      self, settings: settings, keys: KeyResolver(Environment(environment)), catalog: catalog)
  }

  private static func configurations(
    _ settings: SettingsFile, _ keys: KeyResolver
  ) -> [String: ProviderConfiguration] {
    let providers = settings.providers.map { ProviderConfiguration($0, keys: keys) }
    return Dictionary(providers.map { ($0.id, $0) }) { _, last in last }
  }

  /// Every provider: those of the settings first, then the catalogue's order.
  var providers: [ProviderRecord] {
    let known = runtime.catalog.providers
    let own = settings.providers.compactMap { table in
      runtime.catalog.provider(table.id) == nil ? runtime.router.provider(table.id) : nil
    }
    return own + known.map { runtime.router.provider($0.id) ?? $0 }
  }

  /// Where a provider's calls go.
  func route(to provider: ProviderRecord) throws(UsageError) -> Route {
    // Any model does; gateways take the maker's name before it.
    let model =
      runtime.catalog.firstModel(of: provider.id)?.id
      ?? ModelID(provider: provider.id, model: "openai/gpt-5")
    return try runtime.router.route(ModelEntry(model.description), id: model)
  }

  /// Why a provider cannot be asked, as a sentence; nil when it can.
  func reasonAgainst(_ provider: ProviderRecord) -> String? {
    do throws(UsageError) {
      return try route(to: provider).missingKey
    } catch {
      return error.description
    }
  }

  func isReady(_ provider: String) -> Bool {
    runtime.router.provider(provider).map { reasonAgainst($0) == nil } ?? false
  }

  /// The state of a provider's key in words.
  func keyState(_ provider: String) -> String {
    guard let record = runtime.router.provider(provider) else { return "unknown provider" }
    return reasonAgainst(record) ?? "ready"
  }

  /// The model of a provider that is asked when none is named.
  func defaultModel(of provider: String) -> ModelID? {
    if let own = settings.provider(provider)?.models.first {
      return ModelID(provider: provider, model: own)
    }
    return runtime.catalog.defaultModel(of: provider)
  }
}

extension ProviderConfiguration {
  /// What the settings file, or an agent file, says of a provider.
  init(_ table: Settings.ProviderSettings, keys: KeyResolver, origin: String? = nil) {
    self.init(id: table.id)
    if let origin { self.origin = origin }
    name = table.name
    baseURL = table.baseURL?.text
    dialect = table.dialect
    key = table.key.map { KeyProvision($0, keys: keys) }
    headers = table.headers.map { HTTPHeader($0.name, $0.value.text) }
    allowsPlainHTTP = table.allowsPlainHTTP
    models = table.models
    options = table.options
    settings = table.settings
    limits = CallLimits(table.timeouts)
  }
}

extension KeyProvision {
  init(_ source: KeySource, keys: KeyResolver) {
    let (name, variable): (String, String?) =
      switch source {
      case .variable(let name): (name, name)
      case .file: ("key_file", nil)
      case .command: ("key_command", nil)
      }
    self.init(name: name, variable: variable) {
      let key = try await keys.key(from: source)
      if let warning = key.warning { Descriptor.error.line(warning) }
      return key.secret
    }
  }
}

extension CallLimits {
  init(_ timeouts: TimeoutSettings) {
    self.init(
      connect: timeouts.connect, firstToken: timeouts.firstToken, idle: timeouts.idle,
      content: timeouts.content)
  }
}
