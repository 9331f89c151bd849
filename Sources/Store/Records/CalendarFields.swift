/// A point in time as a calendar and a clock show it.
package struct CalendarFields: Sendable, Hashable {
  /// The year, for example 2026.
  package let year: Int
  /// From 1.
  package let month: Int
  /// From 1.
  package let day: Int
  /// From 0 to 23.
  package let hour: Int
  /// From 0.
  package let minute: Int
  /// From 0.
  package let second: Int
  /// From 0 for Sunday.
  package let weekday: Int

  /// `2026-07-01`.
  package var date: String {
    "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// `14:31`.
  package var time: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))" }

  /// A number with zeroes before it.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
