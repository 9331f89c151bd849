/// What the rounds of one contestant gave.
struct Series {
  private(set) var samples: [Double]

  init(_ samples: [Double] = []) { self.samples = samples }

  mutating func append(_ sample: Double) { samples.append(sample) }

  /// The middle sample; of an even number the mean of the two.
  var median: Double {
    let sorted = samples.sorted()
    guard let last = sorted.last else { return .nan }
    let middle = sorted.count / 2
    guard sorted.count % 2 == 0 else { return sorted[middle] }
    return (sorted[middle - 1] + min(sorted[middle], last)) / 2
  }

  var least: Double { samples.min() ?? .nan }
  var most: Double { samples.max() ?? .nan }

  func map(_ transform: (Double) -> Double) -> Series { Series(samples.map(transform)) }
}

/// Contestants take turns, so that whatever else the machine does meets all of them alike.
enum Rounds {
  static let usual = 5

  /// Lets every contestant run once in each round, after a round that does not count; the order
  /// turns around from one round to the next.
  ///
  /// - Returns: The samples of each contestant, in the order given.
  static func run(
    rounds: Int = usual, warmUp: Bool = true, _ contestants: [() throws -> Double]
  ) throws -> [Series] {
    var result = contestants.map { _ in Series() }
    if warmUp { for contestant in contestants { _ = try contestant() } }
    for round in 0..<rounds {
      let order = Array(contestants.indices)
      for index in round % 2 == 0 ? order : order.reversed() {
        result[index].append(try contestants[index]())
      }
    }
    return result
  }
}
