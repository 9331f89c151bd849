import Catalog
import CatalogRefresh
import ChatModel
import Settings

/// Completions that the shell asks this program for.
enum Completions {
  /// Model ids that begin with the word being typed; whole providers first.
  @Sendable static func models(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    let directories = try? Directories(Environment.current())
    let catalog = directories.map { CatalogLayers($0).catalog } ?? .embedded
    guard let slash = prefix.firstIndex(of: "/") else {
      return catalog.providers.map { $0.id + "/" }.filter { $0.hasPrefix(prefix) }
    }
    let provider = String(prefix[..<slash])
    return catalog.models(of: provider).map(\.id.description).filter { $0.hasPrefix(prefix) }
  }
}
