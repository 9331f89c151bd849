import TextLayout

/// The clock on the wall: turns dates and times of the program's own clock into times of day.
package struct WallClock: Sendable {
  /// Seconds since 1970 when the program's own clock stood at zero.
  private let origin: Double
  /// Seconds by which the time of day is ahead of UTC at a date.
  private let offset: @Sendable (_ date: Double) -> Int

  /// - Parameters:
  ///   - origin: Seconds since 1970 when the program's own clock stood at zero.
  ///   - offset: Seconds by which the time of day is ahead of UTC at a date, in seconds since 1970.
  package init(origin: Double, offset: @escaping @Sendable (_ date: Double) -> Int) {
    self.origin = origin
    self.offset = offset
  }

  /// Greenwich, where the program began at midnight.
  package static let utc = WallClock(origin: 0) { _ in 0 }

  /// `14:29:02` at a date in seconds since 1970; empty for what is no date.
  func seconds(_ date: Double) -> String {
    guard let second = secondOfDay(date) else { return "" }
    return "\(minutes(second)):\(Self.padded(second % 60))"
  }

  /// `14:29` at a time of the program's own clock.
  func minutes(at time: Duration) -> String {
    secondOfDay(origin + Figures.seconds(time)).map(minutes) ?? ""
  }

  private func minutes(_ second: Int) -> String {
    "\(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60))"
  }

  private func secondOfDay(_ date: Double) -> Int? {
    guard date.isFinite, abs(date) < 1e12 else { return nil }
    let second = (Int(date.rounded(.down)) + offset(date)) % 86_400
    return second < 0 ? second + 86_400 : second
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
