import Catalog
import ChatModel
import Demo

/// The way to `demo/…`: no key, no network, no catalogue.
struct DemoRouting: Sendable {
  static let id = "demo"

  let environment: [String: String]

  static let provider = ProviderRecord(
    id: id, name: "Demo", kind: .demo, dialect: DemoCatalog.defaultDialect, signIn: .optional,
    baseURL: DemoCatalog.baseURL(for: DemoCatalog.defaultDialect),
    modelCount: DemoCatalog.models.count)

  /// - Throws: `UsageError.unusable` with the nearest names for an id that is none.
  func check(_ model: String) throws(UsageError) {
    _ = try call(model)
  }

  func route(_ id: ModelID) throws(UsageError) -> Route {
    let call = try call(id.model)
    let dialect = DemoCatalog.dialect(of: id.model)
    var record = ModelRecord(id: id, name: call.model.name)
    record.prices = ModelPrices(input: 0, output: 0)
    var route = Route(
      id: id, rule: "demo is answered by the program itself.", provider: Self.provider,
      dialect: dialect, baseURL: DemoCatalog.baseURL(for: dialect),
      baseURLOrigin: "the program", wireModel: id.model, key: .notNeeded, headers: [],
      model: record, isLocal: false, allowsPlainHTTP: false)
    if call.model.needsKey {
      route.key = key()
    }
    return route
  }

  private func key() -> Route.KeyChoice {
    if let found = environment.firstSet(of: [DemoCatalog.keyVariable]) {
      return .given(Secret(found.value, origin: found.name))
    }
    return .missing(sentence: "Demo needs a key here: set \(DemoCatalog.keyVariable).")
  }

  private func call(_ model: String) throws(UsageError) -> DemoCall {
    do throws(DemoError) {
      return try DemoCall(model)
    } catch {
      throw .unusable(error.description)
    }
  }
}
