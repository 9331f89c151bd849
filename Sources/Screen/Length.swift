/// How much of an area a part of a split takes.
package enum Length: Sendable, Hashable {
  /// So many rows or columns.
  case fixed(Int)
  /// A share of the whole area, as in `.fraction(1, of: 3)`; rounded down.
  case fraction(Int, of: Int)
  /// What the others leave; several share it evenly, the first of them taking the odd one.
  case rest

  /// Gives each part its length, in order, until nothing is left.
  static func share(_ total: Int, among parts: [Length], spacing: Int) -> [Int] {
    let gaps = max(0, spacing) * max(0, parts.count - 1)
    let whole = max(0, total - gaps)
    var left = whole
    var rests = 0
    var lengths = parts.map { part in
      let wanted: Int
      switch part {
      case .fixed(let count): wanted = count
      case .fraction(let share, let parts):
        let parts = max(1, parts)
        wanted = whole * min(max(0, share), parts) / parts
      case .rest:
        rests += 1
        return 0
      }
      let given = min(max(0, wanted), left)
      left -= given
      return given
    }
    for index in parts.indices where parts[index] == .rest {
      lengths[index] = (left + rests - 1) / rests
      left -= lengths[index]
      rests -= 1
    }
    return lengths
  }
}
