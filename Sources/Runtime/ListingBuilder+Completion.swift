package import AppCore
import Catalog
import ChatModel

extension ListingBuilder {
  private static let mostCompletions = 50

  /// The models whose ids a text could become, those that can be asked first.
  ///
  /// - Parameters:
  ///   - query: What was typed of an id.
  ///   - ready: The providers that can be asked.
  /// - Returns: At most fifty rows.
  package func completions(of query: String, ready: Set<String>) -> [Completion.Item] {
    var search = ModelSearch(index)
    let hits = search.run(ModelQuery(query), marks: ModelMarks(index, ready: ready)).hits
    let typed = query.lowercased()
    var items = demo.models.filter { $0.id.description.contains(typed) }.map {
      Completion.Item($0.id.description, note: $0.price)
    }
    for isReady in [true, false] {
      for hit in hits where ready.contains(index.provider(at: hit.index).id) == isReady {
        guard items.count < Self.mostCompletions else { return items }
        let model = index.model(at: hit.index)
        let price = price(model)
        items.append(
          Completion.Item(
            model.id.description, note: isReady ? price : "needs a key  \(price)"))
      }
    }
    // The demo models stand last unless they are what was typed.
    let isDemo = "demo/".hasPrefix(typed) || typed.hasPrefix("demo/")
    return isDemo && !typed.isEmpty ? items : Array(items.drop { $0.text.hasPrefix("demo/") })
  }
}
