import ChatModel

/// Finds what was probably meant.
package enum Spelling {
  /// The known word nearest to one that is not known; nil when none is near.
  package static func nearest(to word: String, in known: some Sequence<String>) -> String? {
    let word = word.lowercased()
    let limit = word.count < 5 ? 1 : 2
    return known.map { ($0, EditDistance.between(word.utf8, $0.lowercased().utf8)) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}
