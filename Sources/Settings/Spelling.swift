/// Finds what was probably meant.
package enum Spelling {
  /// The known word nearest to one that is not known; nil when none is near.
  package static func nearest(to word: String, in known: some Sequence<String>) -> String? {
    let word = word.lowercased()
    let limit = word.count < 5 ? 1 : 2
    return known.map { ($0, distance(word, $0.lowercased())) }
      .filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// How many letters must be put in, taken out, replaced or swapped with their neighbour.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(64)), Array(right.utf8.prefix(64)))
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        var cost = min(
          above[column] + (left[row] == right[column] ? 0 : 1), above[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
