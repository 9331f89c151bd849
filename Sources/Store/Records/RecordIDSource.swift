import Synchronization

/// Gives out ids in rising order, for the moments at which things were made.
final class RecordIDSource: Sendable {
  private static let chanceBits = 20
  private let last = Mutex<Int64>(0)

  /// An id for something made now; larger than every one that this source gave out for the present.
  func next<Record>(_ moment: Moment) -> RecordID<Record> {
    let fresh = Self.value(at: moment)
    return last.withLock { last in
      last = max(last &+ 1, fresh)
      return RecordID(last)
    }
  }

  /// An id for something made long ago, which comes from elsewhere.
  static func past<Record>(_ moment: Moment) -> RecordID<Record> { RecordID(value(at: moment)) }

  private static func value(at moment: Moment) -> Int64 {
    let most = Int64.max >> Int64(chanceBits + 1)
    let milliseconds = min(max(moment.milliseconds, 1), most)
    return milliseconds << Int64(chanceBits) | Int64.random(in: 0..<(1 << Int64(chanceBits)))
  }
}
