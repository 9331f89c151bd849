import AppCore
import ArgumentParser
import ChatModel
import JSONCoding
import ProviderOptions
import Runtime
import Settings
import SwitchboardKit
import Synchronization

/// Agent files while the playground runs: lists, opens, trusts and saves them, and knows what the
/// open ones say below a pane.
final class AgentDesk: Sendable {
  private struct Open: Sendable {
    var setup: RequestSetup
    var document: AgentDocument
    var agent: OpenAgent
  }

  private let base: RequestSetup
  private let flags: @Sendable (String) -> RequestValues
  private let program: Program
  private let directory: AgentDirectory
  private let open = Mutex<[String: Open]>([:])

  /// - Parameters:
  ///   - base: What holds for panes without an agent of their own.
  ///   - flags: Those of the command line; options, settings and limits among them stay in force.
  ///   - program: Settings, directories, catalogue.
  init(_ base: RequestSetup, flags: RequestValues, program: Program) {
    self.base = base
    self.program = program
    directory = AgentDirectory(program.directories)
    let common = flags.withoutChain
    self.flags = { path in
      var flags = common
      flags.agent = path
      return flags
    }
  }

  /// What lies below the pane of a request.
  func setup(of request: RunRequest) -> RequestSetup {
    guard let path = request.agent else { return base }
    return open.withLock { $0[path]?.setup } ?? base
  }

  /// The agent of a name, opened; nil when it cannot be used.
  func opened(_ reference: String) -> OpenAgent? {
    guard let location = try? directory.find(reference) else { return nil }
    return try? open(location)
  }

  func perform(_ work: AgentWork) -> AgentNews {
    do {
      switch work {
      case .list: return .list(list(), nil)
      case .open(let path): return .opened(try open(location(path)))
      case .trust(let path):
        try directory.trust(location(path))
        return .list(list(), "\(path) is trusted as it stands.")
      case .save(let path, let old, let new, let rewrites):
        return try save(path, from: old, to: new, rewrites: rewrites)
      case .create(let name, let path, let content, let layer):
        return try create(name, like: path, content, layer)
      }
    } catch {
      return .refused(Self.sentence(error))
    }
  }

  // MARK: Reading

  private func location(_ path: String) throws(SettingsError) -> AgentLocation {
    if let known = directory.list().first(where: { $0.path == path }) { return known }
    return try directory.find(path)
  }

  private func list() -> [AgentSummary] {
    directory.list().map { location in
      do throws(SettingsError) {
        let loaded = try directory.load(location)
        let bytes = try directory.bytes(of: location)
        let parsed = AgentFile.parse(bytes, file: location.path)
        let agent = loaded.agent ?? parsed.value
        let state: AgentSummary.State =
          parsed.mistakes.haveErrors
          ? .broken : loaded.needsTrust ? .notTrusted : .ready
        let lines = agent?.instructions?.split(whereSeparator: \.isNewline) ?? []
        return AgentSummary(
          reference: location.reference, path: location.path, state: state,
          isOwn: location.origin == .own, instructions: lines.first.map(String.init) ?? "",
          models: agent?.entries.map(\.model) ?? [],
          carries: (parsed.value?.guardedUses ?? []).map(Self.words),
          mistakes: parsed.mistakes.filter { $0.severity == .error }.map(\.description))
      } catch {
        return AgentSummary(
          reference: location.reference, path: location.path, state: .broken,
          isOwn: location.origin == .own, mistakes: [error.description])
      }
    }
  }

  private static func words(_ use: AgentFile.GuardedUse) -> String {
    use.what + (use.line.map { " (line \($0))" } ?? "")
  }

  @discardableResult
  private func open(_ location: AgentLocation) throws -> OpenAgent {
    let path = location.path
    let bytes = try directory.bytes(of: location)
    let document = try AgentDocument(bytes, file: path)
    // Trust and mistakes are looked at here; what cannot be asked now is said when it is asked.
    let setup = try RequestSetup(flags(path), program: program, checks: false)
    let agent = OpenAgent(
      reference: location.reference, path: path,
      saved: AgentContent(
        instructions: setup.instructions,
        entries: setup.entries.enumerated().compactMap { ChainItem($1, origin: $0) },
        rules: setup.rules))
    open.withLock { $0[path] = Open(setup: setup, document: document, agent: agent) }
    return agent
  }

  // MARK: Writing

  private func save(
    _ path: String, from old: AgentContent, to new: AgentContent, rewrites: Bool
  ) throws -> AgentNews {
    guard let known = open.withLock({ $0[path] }) else {
      return .refused("\(path) is not open any more.")
    }
    guard known.agent.saved == old else {
      return .refused("\(known.agent.reference) was saved from another pane; open it again.")
    }
    var document = known.document
    let edit = AgentEdit(from: old, to: new)
    do throws(AgentDocument.Refusal) {
      try edit.apply(to: &document)
    } catch {
      guard rewrites else { return .mustRewrite(error.description) }
      let root = edit.root(of: known.document.root)
      try Self.check(root, path)
      _ = try known.document.rewrite(as: root)
      let agent = try reopen(path)
      return .saved(agent, "\(path) is written anew; \(AgentDocument.copy(of: path)) is the old.")
    }
    try Self.check(document.agent)
    try document.save()
    return .saved(try reopen(path), "\(path) is saved; the rest of it is as it was.")
  }

  /// Reads a file again that was just written here; who wrote it has seen what it carries.
  private func reopen(_ path: String) throws -> OpenAgent {
    let location = try location(path)
    if location.origin == .here { try directory.trust(location) }
    return try open(location)
  }

  /// A new file of the person's own; keys, addresses and limits come from the agent that was open.
  private func create(
    _ name: String, like path: String?, _ content: AgentContent, _ layer: LayeredOptions.Layer
  ) throws -> AgentNews {
    guard let file = try directory.newFile(named: name) else {
      return .refused("An agent \(name) is there already; choose another name.")
    }
    let model = path.flatMap { path in open.withLock { $0[path] } }
    var root = AgentEdit(from: model?.agent.saved ?? AgentContent(), to: content)
      .root(of: model?.document.root ?? JSONObject())
    root["name"] = nil
    let options = layer.options.namespaces.sorted { $0.key < $1.key }
    root.merge([
      "options": .object(JSONObject(options.map { .init(key: $0.key, value: .object($0.value)) }))
    ])
    root.merge(["settings": .object(layer.settingValues)])
    for key in ["options", "settings"] where root[key]?.object?.isEmpty == true { root[key] = nil }
    try Self.check(root, file)
    _ = try AgentDocument(newAt: file).rewrite(as: root)
    return .saved(try reopen(file), "\(file) is new, and open in the pane.")
  }

  private static func check(_ root: JSONObject, _ file: String) throws {
    try check(AgentFile.parse(Array(AgentDocument.text(of: root).utf8), file: file))
  }

  /// Refuses a text that would not be read again.
  private static func check(_ parsed: Parsed<AgentFile>) throws {
    if let mistake = parsed.mistakes.first(where: { $0.severity == .error }) {
      throw ValidationError("Not saved: \(mistake.message)")
    }
  }

  private static func sentence(_ error: any Error) -> String {
    (error as? ValidationError)?.message.split(separator: "\n").first.map(String.init)
      ?? (error as? SettingsError)?.description ?? "\(error)"
  }
}

extension RequestValues {
  /// The flags without those that name a chain, its entries or a system text.
  fileprivate var withoutChain: RequestValues {
    var flags = self
    flags.model = []
    flags.fallback = []
    flags.header = []
    flags.retries = []
    flags.weight = []
    if flags.strategy == nil { (flags.hedgeAfter, flags.winOn) = (nil, nil) }
    flags.system = nil
    return flags
  }
}
