import ChatModel
import JSONCoding

/// The sources of a reply, each one once.
struct ChatSources {
  private var noted: [Source] = []
  /// Lists that stand on every chunk: the last one counts.
  private var searched: [Source] = []
  private var cited: [Source] = []
  private var searchedText: [UInt8] = []
  private var citedText: [UInt8] = []

  /// Takes `annotations`: `url_citation` objects.
  mutating func take(annotations: JSONNode) {
    for annotation in annotations.elements {
      guard let source = Self.source(annotation["url_citation"] ?? annotation) else { continue }
      noted.append(source)
    }
  }

  /// Takes `search_results` with titles.
  mutating func take(results: JSONNode) { Self.take(results, &searched, &searchedText) }

  /// Takes `citations`: addresses alone.
  mutating func take(citations: JSONNode) { Self.take(citations, &cited, &citedText) }

  /// All of them in order; a title is kept wherever it stood.
  func all() -> [Source] {
    var result: [Source] = []
    var places: [String: Int] = [:]
    let titled = Dictionary(
      (searched + noted).map { ($0.url, $0.title) }, uniquingKeysWith: { $0 ?? $1 })
    for source in (cited.isEmpty ? searched : cited) + searched + noted
    where places.updateValue(result.count, forKey: source.url) == nil {
      result.append(Source(url: source.url, title: titled[source.url] ?? source.title))
    }
    return result
  }

  /// Replaces a list unless it is the same text as before.
  private static func take(_ list: JSONNode, _ sources: inout [Source], _ text: inout [UInt8]) {
    let raw = list.raw
    guard list.isArray, !raw.elementsEqual(text) else { return }
    text = Array(raw)
    sources = list.elements.prefix(1000).compactMap(source)
  }

  private static func source(_ node: JSONNode) -> Source? {
    if let url = node.string { return url.isEmpty ? nil : Source(url: url) }
    guard let url = node["url"]?.string, !url.isEmpty else { return nil }
    let title = node["title"]?.string
    return Source(url: url, title: title?.isEmpty == true ? nil : title)
  }
}
