import Store

extension Moment {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

  /// `today 14:31`, `yesterday`, `Mon Jun 29`, `Jun 21`, `2026-02-11`, by the machine's own clock.
  func day(seenFrom now: Moment) -> String {
    let (then, today) = (fields(isLocal: true), now.fields(isLocal: true))
    if then.date == today.date { return "today \(then.time)" }
    let day: Int64 = 86_400_000
    if then.date == now.advanced(milliseconds: -day).fields(isLocal: true).date {
      return "yesterday"
    }
    guard then.year == today.year else { return then.date }
    let isRecent = self < now && now < advanced(milliseconds: 7 * day)
    return isRecent ? dayName : String(dayName.dropFirst(4))
  }

  /// `2026-07-01 14:31`, by the machine's own clock.
  var dateAndTime: String {
    let then = fields(isLocal: true)
    return "\(then.date) \(then.time)"
  }

  /// `Mon Jun 29`, by the machine's own clock.
  var dayName: String {
    let then = fields(isLocal: true)
    guard Self.months.indices.contains(then.month - 1), Self.weekdays.indices.contains(then.weekday)
    else { return then.date }
    return "\(Self.weekdays[then.weekday]) \(Self.months[then.month - 1]) \(then.day)"
  }
}
