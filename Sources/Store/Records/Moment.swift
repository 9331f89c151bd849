import Glibc

/// A point in time, in milliseconds since 1970.
package struct Moment: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970, UTC, without leap seconds.
  package let milliseconds: Int64

  /// A point in time.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// A point in time in seconds; nil for what is no time between the years 1 and 9999.
  package init?(seconds: Double) {
    guard seconds.isFinite, (-62_135_596_800...253_402_300_799).contains(seconds) else {
      return nil
    }
    milliseconds = Int64((seconds * 1000).rounded())
  }

  /// The present, by the system's clock.
  package static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Whether the left one is earlier.
  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Later by that much.
  package func advanced(milliseconds: Int64) -> Moment {
    Moment(milliseconds: self.milliseconds.addingReportingOverflow(milliseconds).partialValue)
  }

  /// The calendar's fields, in UTC or as the machine's own clock shows them.
  package func fields(isLocal: Bool) -> CalendarFields {
    var seconds = time_t(milliseconds.quotientTowardsPast(1000))
    var fields = tm()
    if isLocal { localtime_r(&seconds, &fields) } else { gmtime_r(&seconds, &fields) }
    return CalendarFields(
      year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday),
      hour: Int(fields.tm_hour), minute: Int(fields.tm_min), second: Int(fields.tm_sec),
      weekday: Int(fields.tm_wday))
  }

  /// The midnight with which a day begins, by the machine's own clock.
  ///
  /// - Parameter days: How many days before this one.
  /// - Returns: The midnight.
  package func startOfDay(daysBefore days: Int = 0) -> Moment {
    var seconds = time_t(milliseconds.quotientTowardsPast(1000))
    var fields = tm()
    guard localtime_r(&seconds, &fields) != nil else { return self }
    (fields.tm_hour, fields.tm_min, fields.tm_sec, fields.tm_isdst) = (0, 0, 0, -1)
    fields.tm_mday -= Int32(clamping: days)
    return Moment(milliseconds: Int64(mktime(&fields)) * 1000)
  }

  /// `2026-07-01T14:31:07.250Z`.
  package var iso8601: String {
    let fields = fields(isLocal: false)
    let fraction = milliseconds - milliseconds.quotientTowardsPast(1000) * 1000
    return "\(fields.date)T\(fields.time):\(CalendarFields.padded(fields.second, 2))."
      + "\(CalendarFields.padded(Int(fraction), 3))Z"
  }

  /// Reads `2026-07-01T14:31:07.250Z` and the same with an offset; nil for anything else.
  package init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard bytes.count >= range.upperBound else { return nil }
      return bytes[range].reduce(Int?(0)) { sum, byte in
        guard let sum, (0x30...0x39).contains(byte) else { return nil }
        return sum * 10 + Int(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day), hour < 24,
      minute < 60, second < 61, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A
    else { return nil }
    var fields = tm()
    fields.tm_year = Int32(year - 1900)
    fields.tm_mon = Int32(month - 1)
    fields.tm_mday = Int32(day)
    fields.tm_hour = Int32(hour)
    fields.tm_min = Int32(minute)
    fields.tm_sec = Int32(second)
    var seconds = Int64(timegm(&fields))
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == 0x2E {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      let three = (Array(digits.prefix(3)) + [0x30, 0x30, 0x30]).prefix(3)
      fraction = three.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      rest = rest.dropFirst(digits.count + 1)
    }
    if let sign = rest.first, sign == 0x2B || sign == 0x2D, rest.count >= 6 {
      let start = rest.startIndex
      guard let hours = number(start + 1..<start + 3), let minutes = number(start + 4..<start + 6)
      else { return nil }
      let offset = Int64(hours * 3600 + minutes * 60)
      seconds -= sign == 0x2B ? offset : -offset
    }
    milliseconds = seconds * 1000 + Int64(fraction)
  }
}

extension Int64 {
  /// The quotient, rounded towards the past also before 1970.
  fileprivate func quotientTowardsPast(_ divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
