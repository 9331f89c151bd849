import ArgumentParser
import Catalog
import CatalogRefresh
import ChatModel
import SwitchboardKit

/// What `models` searches: the catalogue, the servers of this machine, or a provider's own list.
struct ModelSourceChoice {
  /// The catalogue with what was found.
  let catalog: Catalog
  /// What was found, for the person.
  private(set) var sentences: [String] = []
  /// The only models that are listed; nil: all of the catalogue.
  private var only: Set<ModelID>?

  /// - Parameters:
  ///   - local: Whether this machine's servers are asked.
  ///   - live: The provider that is asked.
  ///   - program: Its catalogue is added to.
  /// - Throws: `ValidationError` when nothing can be had.
  init(local: Bool, live: String?, program: Program) throws {
    let base = program.runtime.catalog
    if let live {
      let models = try Self.live(live, program)
      let unknown = models.filter { base.model($0.id) == nil }.count
      sentences = [
        "\(models.count) models of \(live)'s own list, \(unknown) of them not in the catalogue"
      ]
      only = Set(models.map(\.id))
      catalog = base.adding(models)
    } else if local {
      let found = program.loop.run { [transport = program.runtime.transport] in
        await LocalProbe(transport: transport).find()
      }.result
      sentences = found.map {
        "\($0.server.name) on port \($0.server.port): \($0.models.count) models"
      }
      if found.isEmpty { sentences = [Self.nobody] }
      let models = found.flatMap(\.models)
      only = Set(models.map(\.id))
      catalog = base.adding(models)
    } else {
      catalog = base
    }
  }

  /// Whether the whole catalogue is searched.
  var isWhole: Bool { only == nil }

  /// How many models can be listed.
  var count: Int { only?.count ?? catalog.count }

  func lists(_ id: ModelID) -> Bool { only?.contains(id) ?? true }

  /// The filter with what a list of its own needs: nothing of it is kept back.
  func narrow(_ filter: ModelFilter) -> ModelFilter {
    guard !isWhole else { return filter }
    var filter = filter
    filter.showsDeprecated = true
    filter.showsNonChat = true
    filter.showsHidden = true
    return filter
  }

  private static func live(_ provider: String, _ program: Program) throws -> [ModelRecord] {
    guard RefreshPolicy(environment: program.environment) != .forbidden else {
      throw ValidationError(RefreshError.offline.description)
    }
    let (result, signal) = program.loop.run { [runtime = program.runtime] in
      await Result { try await runtime.modelList(of: provider) }
    }
    if let signal { throw ExitCode(128 + signal) }
    switch result {
    case .success(let bytes):
      guard let models = LiveList.models(in: bytes, of: provider) else {
        throw ValidationError("What \(provider) sent is no list of models.")
      }
      return models
    case .failure(let error as UsageError): throw ValidationError(error.description)
    case .failure(let error):
      Descriptor.error.line("\(error)")
      throw ExitCode(1)
    }
  }

  private static let nobody =
    "No model server answers on this machine: looked for "
    + LocalServer.allCases.map { "\($0.name) (\($0.port))" }.joined(separator: ", ")
}
