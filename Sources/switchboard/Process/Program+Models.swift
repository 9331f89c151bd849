import Catalog
import CatalogRefresh
import ChatModel
import Settings
import SwitchboardKit
import TextLayout

extension Program {
  /// An index over a catalogue and the settings' own providers.
  func index(of catalog: Catalog) -> ModelIndex {
    let own = settings.providers.compactMap { runtime.router.provider($0.id) }
    return ModelIndex(catalog, furtherProviders: own)
  }

  /// The ids of providers that can be asked now.
  var readyProviders: Set<String> {
    Set(providers.filter { reasonAgainst($0) == nil }.map(\.id))
  }

  /// What a search knows of the person.
  func marks(_ index: ModelIndex, ready: Set<String>) -> ModelMarks {
    let memory = ModelMemoryStore(directories).load()
    let speeds = SpeedBookStore(directories).load()
    return ModelMarks(
      index, ready: ready, favourites: memory.favourites, recents: memory.recents,
      hidden: memory.hidden, speeds: speeds.speeds)
  }

  /// The age of the catalogue in words.
  var catalogAge: String { age(of: layers) }

  func age(of layers: CatalogLayers) -> String {
    let now = ModelRuntime.systemSeconds()
    let date = layers.catalog.date
    if let fetched = layers.fetched {
      return "catalogue of \(date), \(Figures.age(seconds: now - fetched))"
    }
    let days = CivilDate(date).map { CivilDate(seconds: now).days - $0.days } ?? 0
    return "catalogue of \(date)"
      + (days > 0 ? ", \(days == 1 ? "1 day" : "\(days) days") old" : "")
  }

  /// The same where room is short: `catalogue 2 h old`, `catalogue of 2026-07-01`.
  func shortAge(of layers: CatalogLayers) -> String {
    guard let fetched = layers.fetched else { return "catalogue of \(layers.catalog.date)" }
    let age = Figures.age(seconds: ModelRuntime.systemSeconds() - fetched)
    return age == "now" ? "catalogue of now" : "catalogue \(age)"
  }

  /// Notes who was asked and how fast the answer came, unless the settings say no.
  ///
  /// What cannot be written is not worth a word: the answer is there.
  func remember(_ answer: Answer) {
    guard settings.remembersModels else { return }
    if answer.requested.provider != "demo", answer.outcome != .failed {
      try? ModelMemoryStore(directories).update { $0.use(answer.requested) }
    }
    let answered = answer.attempts.last { $0.outcome == .answered }
    guard let id = answer.answeredBy, id.provider != "demo", let answered else { return }
    try? SpeedBookStore(directories).update { book in
      book.note(
        id, firstToken: answered.firstToken.map { ($0 - answered.started).inSeconds },
        tokensPerSecond: answer.tokensPerSecond)
    }
  }

  /// What fetches the catalogue.
  func refresher(_ policy: RefreshPolicy) throws -> CatalogRefresher {
    CatalogRefresher(
      transport: runtime.transport, directories: directories, release: Catalog.embedded.table,
      policy: policy, now: { ModelRuntime.systemSeconds() })
  }
}
