/// Figures of one kind, all of them and by stretches of a time.
struct Measurements {
  private(set) var all: [Double] = []
  private var stretches: [[Double]]
  private let time: Range<Moment>?

  /// None yet.
  ///
  /// - Parameters:
  ///   - time: What is cut into stretches; figures outside it belong to none.
  ///   - count: How many stretches there are.
  init(_ time: Range<Moment>?, _ count: Int) {
    self.time = time
    stretches = Array(repeating: [], count: max(0, count))
  }

  mutating func add(_ figure: Double, at moment: Moment) {
    guard figure.isFinite else { return }
    all.append(figure)
    guard let time, time.contains(moment), !stretches.isEmpty else { return }
    let length = Double(time.upperBound.milliseconds - time.lowerBound.milliseconds)
    let share = Double(moment.milliseconds - time.lowerBound.milliseconds) / length
    stretches[min(Int(share * Double(stretches.count)), stretches.count - 1)].append(figure)
  }

  /// The middle figure of each stretch; nil where there is none.
  var trend: [Double?] { stretches.map { ChatStatistics.Spread($0)?.median } }
}
