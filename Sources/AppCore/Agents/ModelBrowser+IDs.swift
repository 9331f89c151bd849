import Catalog
import ChatModel

extension ModelBrowser {
  /// The ids of the models that fit what was typed, the best first; none before there is an index.
  func ids(matching text: String, most: Int) -> [String] {
    guard let index, text.contains(where: { !$0.isWhitespace }) else { return [] }
    var search = ModelSearch(index)
    let hits = search.run(ModelQuery(text), marks: marks).hits
    return hits.prefix(most).map { index.model(at: $0.index).id.description }
  }
}
