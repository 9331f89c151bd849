/// A piece of a text around what was found in it.
package struct Snippet: Sendable, Hashable {
  /// A run of it.
  package struct Run: Sendable, Hashable {
    /// The words as they stand.
    package let text: String
    /// Whether this is what was looked for.
    package let isHit: Bool
  }

  /// One after the other.
  package let runs: [Run]

  /// What stands before and behind a hit in the text that the database gives.
  static let marks = (before: "\u{1}", behind: "\u{2}")

  /// Reads the database's form; white space becomes one space.
  init(marked text: String) {
    var runs: [Run] = []
    var run = ""
    var isHit = false
    func close(_ next: Bool) {
      if !run.isEmpty { runs.append(Run(text: run, isHit: isHit)) }
      run = ""
      isHit = next
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{1}": close(true)
      case "\u{2}": close(false)
      case _ where scalar.properties.isWhitespace:
        if run.last != " " { run.append(" ") }
      default: run.unicodeScalars.append(scalar)
      }
    }
    close(false)
    self.runs = runs
  }

  /// The whole, with something around each hit.
  package func text(before: String = "", behind: String = "") -> String {
    runs.map { $0.isHit ? before + $0.text + behind : $0.text }.joined()
  }
}
