/// Sorts by 16-bit scores, highest first, in two counting passes; equals keep their order.
struct ScoreSorter: Sendable {
  private var keys: [UInt64] = []
  private var other: [UInt64] = []

  /// Sorts rows, of which there are as many as scores; `isListed` says which of them come into the
  /// result; nil: all.
  mutating func sorted(_ rows: [UInt32], _ scores: [UInt16], isListed: [Bool]?) -> [ModelHit] {
    keys.removeAll(keepingCapacity: true)
    for place in rows.indices where isListed?[place] != false {
      keys.append(UInt64(UInt16.max - scores[place]) << 32 | UInt64(rows[place]))
    }
    if other.count < keys.count { other = [UInt64](repeating: 0, count: keys.count) }
    Self.pass(&keys, into: &other, shift: 32)
    Self.pass(&other, into: &keys, count: keys.count, shift: 40)
    return keys.map {
      ModelHit(row: Int32(truncatingIfNeeded: $0), score: UInt16.max - UInt16($0 >> 32))
    }
  }

  private static func pass(
    _ from: inout [UInt64], into target: inout [UInt64], count: Int? = nil, shift: UInt64
  ) {
    let count = count ?? from.count
    var starts = [Int](repeating: 0, count: 257)
    from.withUnsafeBufferPointer { from in
      target.withUnsafeMutableBufferPointer { target in
        for place in 0..<count { starts[Int(from[place] >> shift & 0xFF) + 1] += 1 }
        for byte in 1...256 { starts[byte] += starts[byte - 1] }
        for place in 0..<count {
          let byte = Int(from[place] >> shift & 0xFF)
          target[starts[byte]] = from[place]
          starts[byte] += 1
        }
      }
    }
  }
}
