/// A search as a person types it: words, words that must not be there, conditions.
///
/// `son 4.5`, `gpt5m -preview`, `ctx>200k price<3 key:yes provider:openrouter !vision`. Words may
/// stand in any order. `<` and `>` leave the number itself out, `<=`, `>=` and `:` take it in. What is not a condition is a word. The names of traits (`vision`, `free`,
/// `open`, …) alone are both: a model has the trait, or the word in its text.
package struct ModelQuery: Sendable, Hashable {
  let words: [SearchWord]
  let excluded: [SearchWord]
  /// The conditions.
  package let filter: ModelFilter
  /// A sentence for every condition that could not be read; it does not take part in the search.
  package let problems: [String]
  /// The sum over the letters of all words, for a model that is named exactly.
  let sum: UInt32

  /// The family that all words together name; nil for a single part of a name.
  let family: UInt64?

  /// Everything.
  package static let all = ModelQuery("")

  package init(_ text: String) {
    var reader = QueryReader()
    for token in text.split(whereSeparator: \.isWhitespace).prefix(64) { reader.read(token) }
    words = reader.words
    excluded = reader.excluded
    filter = reader.filter
    problems = reader.problems
    let patterns = words.map { word in word.pattern.map { max($0, SearchText.separator) } }
    let name = Array(patterns.joined(separator: [SearchText.separator]))
    family = name.contains(SearchText.separator) ? ModelFamily.key(of: name) : nil
    sum = SearchText.sum(
      words.flatMap(\.pattern).filter { $0 != SearchWord.firmSeparator })
  }

  /// Whether nothing is searched for; conditions may be there.
  package var hasNoWords: Bool { words.isEmpty && excluded.isEmpty }

  /// Whether every row that this finds has been found by the other query too.
  func narrows(_ other: ModelQuery) -> Bool {
    guard filter == other.filter, excluded == other.excluded, words.count >= other.words.count
    else { return false }
    return zip(words, other.words).allSatisfy { $0.extends($1) }
  }
}
