package import ChatModel
import JSONCoding
package import Settings

/// Which models a person has marked, used and hidden.
package struct ModelMemory: Sendable, Hashable {
  /// In the order in which they were marked.
  package private(set) var favourites: [ModelID] = []
  /// The last one first.
  package private(set) var recents: [ModelID] = []
  package private(set) var hidden: [ModelID] = []

  /// How many recents are kept.
  package static let mostRecents = 50
  /// How many marks are read of a file.
  private static let mostMarks = 10_000

  package init() {}

  package mutating func toggleFavourite(_ id: ModelID) { Self.toggle(id, in: &favourites) }

  package mutating func toggleHidden(_ id: ModelID) { Self.toggle(id, in: &hidden) }

  /// Notes that a model was asked.
  package mutating func use(_ id: ModelID) {
    recents.removeAll { $0 == id }
    recents.insert(id, at: 0)
    if recents.count > Self.mostRecents { recents.removeLast(recents.count - Self.mostRecents) }
  }

  private static func toggle(_ id: ModelID, in ids: inout [ModelID]) {
    if let place = ids.firstIndex(of: id) { ids.remove(at: place) } else { ids.append(id) }
  }

  /// What the state file remembers; ids that cannot be ones are left out.
  init(_ state: JSONObject) {
    func ids(_ key: String) -> [ModelID] {
      let texts = state[Self.part]?[key]?.array?.prefix(Self.mostMarks) ?? []
      let ids = texts.compactMap { $0.string.flatMap { ModelID($0) } }
      if ids.count < 2 { return ids }
      var seen: Set<ModelID> = []
      return ids.filter { seen.insert($0).inserted }
    }
    favourites = ids("favourites")
    recents = Array(ids("recents").prefix(Self.mostRecents))
    hidden = ids("hidden")
  }

  func write(to state: inout JSONObject) {
    func list(_ ids: [ModelID]) -> JSONValue {
      .array(ids.map { .string($0.description) })
    }
    state[path: [Self.part, "favourites"]] = list(favourites)
    state[path: [Self.part, "recents"]] = list(recents)
    state[path: [Self.part, "hidden"]] = list(hidden)
  }

  private static let part = "models"
}

/// Keeps the memory in the state file.
package struct ModelMemoryStore: Sendable {
  private let file: StateFile

  /// - Parameter directories: Of the state file.
  package init(_ directories: Directories) { file = StateFile(directories.stateFile) }

  package func load() -> ModelMemory { ModelMemory(file.read()) }

  /// Changes the memory as it is on the disk, so that two processes lose nothing of each other's.
  ///
  /// - Throws: `SettingsError`.
  package func update(_ change: (inout ModelMemory) -> Void) throws(SettingsError) {
    try file.update { state in
      var memory = ModelMemory(state)
      change(&memory)
      memory.write(to: &state)
    }
  }
}
