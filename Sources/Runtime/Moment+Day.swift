import Store

extension Moment {
  /// `today 14:31`, `yesterday`, `Mon Jun 29`, `Jun 21`, `2026-02-11`, by the machine's own clock.
  func day(seenFrom now: Moment) -> String {
    let (then, today) = (fields(isLocal: true), now.fields(isLocal: true))
    if then.date == today.date { return "today \(then.time)" }
    let day: Int64 = 86_400_000
    if then.date == now.advanced(milliseconds: -day).fields(isLocal: true).date {
      return "yesterday"
    }
    guard then.year == today.year else { return then.date }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    guard months.indices.contains(then.month - 1), weekdays.indices.contains(then.weekday) else {
      return then.date
    }
    let date = "\(months[then.month - 1]) \(then.day)"
    let isRecent = self < now && now < advanced(milliseconds: 7 * day)
    return isRecent ? "\(weekdays[then.weekday]) \(date)" : date
  }
}
