/// How many letters must be added, dropped, replaced or swapped with their neighbour to make one
/// text of another.
package enum EditDistance {
  /// Longer texts are compared by their beginnings: nobody mistypes more than that.
  package static let longest = 128

  /// The number of changes; linear in the product of the lengths.
  package static func between(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    let a = Array(a.prefix(longest))
    let b = Array(b.prefix(longest))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for row in a.indices {
      var current = [row + 1]
      current.reserveCapacity(b.count + 1)
      for column in b.indices {
        let same = a[row] == b[column]
        var best = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[b.count]
  }
}
