import ArgumentParser
import ChatModel
import Settings
import SwitchboardKit
import Transport

/// A request before its prompt: chain, options, limits, from agent file and flags.
struct RequestSetup: Sendable {
  /// The agent's name, where one was used.
  var name: String?
  var entries: [ModelEntry] = []
  /// How the entries share a prompt.
  var strategy = Strategy.fallback
  var instructions = ""
  var options: ModelOptions = [:]
  var settings = CallSettings()
  var messageOptions: ModelOptions = [:]
  var limits = CallLimits()
  var totalLimit: Duration?
  var afterText: AfterText?
  var context: RequestContext = [:]
  var streams = true
  /// Providers that the agent brings along.
  var providers: [String: ProviderConfiguration] = [:]
  private(set) var router: Router
  /// `--retries` before the first model: for every entry that names no number of its own.
  private let retriesForAll: Int?
  private let program: Program

  /// Reads the agent, then lays the flags over it.
  ///
  /// - Parameters:
  ///   - flags: The request flags.
  ///   - program: Settings, directories, catalogue.
  ///   - first: An id that stands before all `--model` flags (`explain ID`).
  ///   - checks: Whether an entry that cannot be asked as things stand is a mistake already.
  /// - Throws: `ValidationError` with one sentence for each mistake.
  init(_ flags: RequestValues, program: Program, first: String? = nil, checks: Bool = true) throws {
    router = program.runtime.router
    self.program = program
    let chain = try ChainFlags(flags, first: first, router: router)
    retriesForAll = chain.retriesForAll
    if let name = flags.agent
      ?? (flags.chain.isEmpty && first == nil ? program.settings.agent : nil)
    {
      try apply(AgentLoading.load(name, program: program), keys: program.keys)
    }
    if let system = flags.system { instructions = system }
    options.merge(try SettingFlag.options(flags.option, flag: "--option", router: router))
    settings.merge(try SettingFlag.settings(flags.set))
    messageOptions = try SettingFlag.options(
      flags.messageOption, flag: "--message-option", router: router)
    limits.merge(try Self.limits(flags))
    totalLimit = try Self.seconds(flags.totalTimeout, "--total-timeout") ?? totalLimit
    afterText = flags.afterText ?? afterText
    strategy = try Self.strategy(flags, over: strategy)
    for pair in flags.context {
      let (name, value) = try SettingFlag.pair(pair, "--context", example: "tenant=acme")
      context[name] = .string(value)
    }
    streams = !flags.noStream
    if chain.entries.isEmpty {
      // The flag is the later hand than the agent's file.
      if let retriesForAll {
        for index in entries.indices { entries[index].maxRetries = retriesForAll }
      }
    } else {
      entries = chain.entries
      applyRetries()
    }
    if checks { for entry in entries { try check(entry) } }
  }

  /// Chooses a model when neither flags nor agent name one.
  ///
  /// - Parameters:
  ///   - allowsDemo: Whether the demo chain may be the last resort.
  ///   - hint: How a person changes the choice, for the end of the sentence.
  /// - Returns: What a greeting should say of the choice; nil when a person made it.
  /// - Throws: `ValidationError` when there is nothing to ask.
  @discardableResult
  mutating func useDefaultModel(allowsDemo: Bool, hint: String = "") throws -> String? {
    guard entries.isEmpty else { return nil }
    let choice = try DefaultModels(program).choose(allowsDemo: allowsDemo, hint: hint)
    entries = choice.entries
    applyRetries()
    return choice.sentence
  }

  /// Gives `--retries` to the entries that name no number of their own.
  mutating func applyRetries() {
    for index in entries.indices {
      entries[index].maxRetries = entries[index].maxRetries ?? retriesForAll
    }
  }

  /// The run of a prompt.
  func plan(_ parts: [Part], history: [Message] = []) async throws -> RunPlan {
    let system = instructions.isEmpty ? [] : [Message.system(instructions)]
    var plan = RunPlan(
      entries: entries,
      messages: system + history + [Message(.user, parts, options: messageOptions)])
    plan.strategy = strategy
    plan.providers = providers
    plan.context = context
    plan.options = options
    plan.settings = settings
    plan.limits = limits
    plan.totalLimit = totalLimit
    plan.afterText = afterText
    plan.streams = streams
    plan.isSentByPerson = true
    return plan
  }

  private mutating func apply(_ agent: AgentFile, keys: KeyResolver) throws {
    name = agent.name
    strategy = Strategy(agent)
    instructions = agent.instructions ?? ""
    options = agent.options
    settings = agent.settings
    afterText = agent.afterText.flatMap { AfterText(rawValue: $0.rawValue) }
    limits = CallLimits(agent.timeouts)
    totalLimit = agent.timeouts.total
    entries = agent.entries.map { ModelEntry($0, keys: keys) }
    providers = ProviderConfiguration.all(of: agent, keys: keys)
    router = router.adding(providers)
  }

  /// Checks an id now, so that a mistake is named before anything else happens.
  func check(_ entry: ModelEntry) throws {
    do {
      _ = try route(of: entry)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// Where an entry leads; nil for one that is off, and one whose id is told later.
  func route(of entry: ModelEntry) throws(UsageError) -> Route? {
    guard entry.isEnabled, let id = entry.id, !id.contains("{") else { return nil }
    return try router.route(
      entry, id: try router.identify(id, hasAddress: entry.baseURL != nil))
  }

  /// Checks common settings against what some entries are known to take (R19).
  func check(_ settings: CallSettings, for entries: [ModelEntry]) throws {
    for entry in entries {
      guard let route = try? route(of: entry) else { continue }
      if let problem = route.problems(in: settings).first {
        throw ValidationError("For \(route.id): \(problem)")
      }
    }
  }

  private static func limits(_ flags: RequestValues) throws -> CallLimits {
    CallLimits(
      connect: try seconds(flags.connectTimeout, "--connect-timeout"),
      firstToken: try seconds(flags.firstTokenTimeout, "--first-token-timeout"),
      idle: try seconds(flags.idleTimeout, "--idle-timeout"))
  }

  /// The strategy of the flags, with what they leave open from the agent.
  private static func strategy(_ flags: RequestValues, over agent: Strategy) throws -> Strategy {
    var hedgeAfter = try seconds(flags.hedgeAfter, "--hedge-after")
    let kind = flags.strategy ?? agent.kind
    if kind != .race, hedgeAfter != nil || flags.winOn != nil {
      let flag = hedgeAfter == nil ? "--win-on" : "--hedge-after"
      throw ValidationError("\(flag) belongs to a race; add --strategy race.")
    }
    var winOn = flags.winOn
    if case .race(let pause, let mark) = agent {
      hedgeAfter = hedgeAfter ?? pause
      winOn = winOn ?? mark
    }
    return Strategy(kind, hedgeAfter: hedgeAfter, winOn: winOn)
  }

  private static func seconds(_ value: Double?, _ flag: String) throws -> Duration? {
    guard let value else { return nil }
    guard value > 0, value <= 864_000 else {
      throw ValidationError("\(flag) takes seconds, more than 0 and at most 864000.")
    }
    return .seconds(value)
  }
}

extension Strategy {
  /// The strategy as an agent file says it.
  init(_ agent: AgentFile) {
    let kind = Kind(rawValue: agent.strategy.rawValue) ?? .fallback
    self.init(
      kind, hedgeAfter: agent.hedgeAfter,
      winOn: agent.winOn.flatMap { WinningMark(rawValue: $0.rawValue) })
  }
}

extension ModelEntry {
  /// An entry as an agent file says it.
  init(_ entry: AgentEntry, keys: KeyResolver) {
    self.init(
      entry.model, maxRetries: entry.maxRetries, isEnabled: entry.isEnabled, weight: entry.weight,
      limits: CallLimits(entry.timeouts), options: entry.options, settings: entry.settings,
      afterText: entry.afterText.flatMap { AfterText(rawValue: $0.rawValue) })
    baseURL = entry.baseURL?.text
    headers = entry.headers.map { HTTPHeader($0.name, $0.value.text) }
    keySource = entry.key.map { KeyProvision($0, keys: keys) }
  }

  /// The id as it was written; nil for a model type of its own.
  var id: String? {
    if case .id(let id) = target { id } else { nil }
  }
}
