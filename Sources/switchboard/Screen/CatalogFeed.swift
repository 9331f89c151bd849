import AppCore
import Catalog
import CatalogRefresh
import ChatModel
import Demo
import Runtime
import Settings
import SwitchboardKit
import Synchronization

/// Keeps the playground's catalogue, away from the main thread: the index, what local servers, a
/// download and providers' own lists add, and what the person has marked.
///
/// Everything goes to the state as whole values through the inbox.
actor CatalogFeed {
  private var program: Program
  private var layers: CatalogLayers
  /// nil until it has been made, and when the catalogue has changed since.
  private var index: ModelIndex?
  private var servers: [LocalProbe.Found]?
  /// Providers' own lists, by provider.
  private var lists: [String: [ModelRecord]] = [:]
  private let inbox: Inbox
  private let effects: EffectRunner
  private let tasks = Mutex<[Task<Void, Never>]>([])

  init(_ program: Program, inbox: Inbox, effects: EffectRunner) {
    self.program = program
    layers = program.layers
    self.inbox = inbox
    self.effects = effects
  }

  /// Begins some work; returns at once.
  nonisolated func perform(_ work: ModelsWork) {
    let task = Task { await self.run(work) }
    tasks.withLock { $0.append(task) }
  }

  /// Cancels what is going on and waits for its end.
  nonisolated func stop() async {
    let tasks = tasks.withLock { $0 }
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
  }

  private func run(_ work: ModelsWork) async {
    switch work {
    case .start:
      await publish(habits: true)
      async let refreshed: Void = refresh()
      await look()
      await refreshed
    case .lookAgain: await lookAgain()
    case .list(let provider): await ask(provider)
    case .remember(let answer): remember(answer)
    case .favourite(let id, let isOn):
      keep { if $0.favourites.contains(id) != isOn { $0.toggleFavourite(id) } }
    case .hide(let id, let isOn):
      keep { if $0.hidden.contains(id) != isOn { $0.toggleHidden(id) } }
    }
  }

  // MARK: - What the person has marked

  private func remember(_ answer: Answer) {
    program.remember(answer)
    if program.settings.remembersModels { tellHabits() }
  }

  private func keep(_ change: (inout ModelMemory) -> Void) {
    do {
      try ModelMemoryStore(program.directories).update(change)
    } catch {
      inbox.post(.copied("This is not kept: \(error)"))
    }
  }

  private func tellHabits() {
    let memory = ModelMemoryStore(program.directories).load()
    var habits = ModelHabits()
    habits.favourites = memory.favourites
    habits.recents = memory.recents
    habits.hidden = memory.hidden
    habits.speeds = SpeedBookStore(program.directories).load().entries
      .mapValues(ModelHabits.Speed.init)
    inbox.post(.habits(habits))
  }

  // MARK: - What adds to the catalogue

  private func look() async {
    let found = await LocalProbe(transport: program.runtime.transport).find()
    guard !Task.isCancelled else { return }
    if found != servers ?? [] { index = nil }
    servers = found
    await publish()
  }

  /// Settings and keys are read again: a key command may print another key now.
  private func lookAgain() async {
    var news: String?
    do {
      program = try program.reread(catalog: layers.catalog)
      effects.use(program.runtime)
      index = nil
    } catch {
      news = "The settings stay as they were: \(error)"
    }
    await look()
    let sentence = news ?? Self.sentence(servers ?? [])
    inbox.post(.copied(sentence))
  }

  private static func sentence(_ found: [LocalProbe.Found]) -> String {
    guard !found.isEmpty else {
      let ports = LocalServer.allCases.map { "\($0.port)" }.joined(separator: ", ")
      return "No local server answered on \(ports). Start one and press F5."
    }
    return found.map { server in
      let count = server.models.count
      return "\(server.server.name): \(count) \(count == 1 ? "model" : "models")"
    }.joined(separator: ", ") + "."
  }

  private func refresh() async {
    let policy = RefreshPolicy(environment: program.environment)
    guard policy == .automatic, let refresher = try? program.refresher(policy) else { return }
    // Without a network what is kept stays, and nobody waits for it.
    guard let outcome = try? await refresher.refresh(.background) else { return }
    guard outcome != .busy, outcome != .notWanted, outcome != .fresh else { return }
    layers = CatalogLayers(program.directories, settings: program.settings)
    if case .updated = outcome {
      program = program.with(layers.catalog)
      effects.use(program.runtime)
      index = nil
    }
    await publish()
  }

  private func ask(_ provider: String) async {
    guard RefreshPolicy(environment: program.environment) != .forbidden else {
      inbox.post(.copied(RefreshError.offline.description))
      return
    }
    do {
      let bytes = try await program.runtime.modelList(of: provider)
      guard let models = LiveList.models(in: bytes, of: provider) else {
        inbox.post(.copied("What \(provider) sent is no list of models."))
        return
      }
      let unknown = models.filter { layers.catalog.model($0.id) == nil }.count
      lists[provider] = models
      index = nil
      await publish(
        news: "\(provider) lists \(models.count) models, \(unknown) of them not in the catalogue.")
    } catch {
      inbox.post(.copied("\(error)"))
    }
  }

  // MARK: - Handing over

  private func publish(news: String? = nil, habits: Bool = false) async {
    // On two cores the keys are looked at while the index is made.
    async let states = Self.keyStates(program)
    if index == nil { index = await makeIndex() }
    guard let index else { return }
    var knowledge = ModelKnowledge(index: index)
    let found = servers.map { $0.map(\.server.provider) }
    knowledge.localServers = found
    knowledge.ready = ["demo"]
    for (provider, state) in await states {
      knowledge.keyStates[provider.id] = state.words
      let answers = provider.kind != .local || found?.contains(provider.id) == true
      if state.isReady, answers { knowledge.ready.insert(provider.id) }
      if program.settings.provider(provider.id) != nil {
        knowledge.overrides[provider.id] = provider
      }
    }
    for model in DemoCatalog.listed {
      knowledge.priceWords[ModelID(provider: "demo", model: model.name)] =
        model.isFault ? "fails" : "free"
    }
    knowledge.age = program.shortAge(of: layers)
    knowledge.held = layers.held.map(\.sentence)
    knowledge.news = news
    if habits { tellHabits() }
    inbox.post(.catalogue(knowledge))
  }

  @concurrent
  private static func keyStates(_ program: Program) async -> [(ProviderRecord, KeyState)] {
    program.providers.map { ($0, KeyState($0, program)) }
  }

  private func makeIndex() async -> ModelIndex {
    let catalog = layers.catalog.adding((servers ?? []).flatMap(\.models))
      .adding(lists.values.flatMap(\.self)).adding(DemoCatalog.listed.map(ModelRecord.init))
    let own = program.settings.providers.compactMap { program.runtime.router.provider($0.id) }
    let demo = program.runtime.router.provider("demo").map { [$0] } ?? []
    return ModelIndex(catalog, furtherProviders: own + demo)
  }
}

/// Whether a provider can be asked, and where its key comes from.
private struct KeyState {
  let isReady: Bool
  let words: String

  init(_ provider: ProviderRecord, _ program: Program) {
    do throws(UsageError) {
      let route = try program.route(to: provider)
      isReady = route.missingKey == nil
      if let missing = route.missingKey {
        let variable = provider.otherVariables.isEmpty ? provider.keyVariables.first : nil
        words = variable.map { "\($0) ◌ not set" } ?? "◌ \(missing)"
      } else {
        words = route.key.origin.map { "\($0) ◉ set" } ?? "none needed ◉"
      }
    } catch {
      isReady = false
      words = "◌ \(error.description)"
    }
  }
}

extension ModelRecord {
  /// A model of the demo.
  fileprivate init(_ model: DemoModel) {
    self.init(id: ModelID(provider: "demo", model: model.name), name: model.summary)
    prices = ModelPrices(input: 0, output: 0)
  }
}
