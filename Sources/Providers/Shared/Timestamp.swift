/// Reads the times that stand in headers, without a calendar library.
enum Timestamp {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Seconds since 1970 of an HTTP date in any of the three forms of RFC 9110, section 5.6.7.
  static func http(_ text: String) -> Double? {
    let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }
    if words.count == 6, words[5] == "gmt" {
      return time(day: words[1], month: words[2], year: words[3], clock: words[4])
    }
    if words.count == 5 {
      return time(day: words[2], month: words[1], year: words[4], clock: words[3])
    }
    return nil
  }

  /// Seconds since 1970 of a time such as `2026-07-01T12:00:00Z` (RFC 3339).
  static func rfc3339(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74,
      let year = number(text.utf8.prefix(4)), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let clock = seconds(bytes[11..<19]),
      let zone = offset(bytes[19...].drop { $0 == 0x2E || $0 &- 0x30 < 10 })
    else { return nil }
    return days(year, month, day).map { Double($0 * 86400 + clock - zone) }
  }

  private static func time(
    day: Substring, month: Substring, year: Substring, clock: Substring
  ) -> Double? {
    guard let day = number(day.utf8), let month = months.firstIndex(of: String(month.prefix(3))),
      var year = number(year.utf8), let clock = seconds(Array(clock.utf8)[...])
    else { return nil }
    if year < 70 { year += 2000 } else if year < 100 { year += 1900 }
    return days(year, month + 1, day).map { Double($0 * 86400 + clock) }
  }

  /// `hh:mm:ss` as seconds of the day.
  private static func seconds(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]),
      let second = number(parts[2]), hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// `Z` or `+hh:mm` as seconds.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if bytes.count == 1, sign | 0x20 == 0x7A { return 0 }
    guard sign == 0x2B || sign == 0x2D,
      let amount = seconds(bytes.dropFirst() + [0x3A, 0x30, 0x30])
    else { return nil }
    return sign == 0x2D ? -amount : amount
  }

  private static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 4 else { return nil }
    var result = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return result
  }

  /// Days since 1970-01-01 in the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day), year >= 1970 else { return nil }
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
