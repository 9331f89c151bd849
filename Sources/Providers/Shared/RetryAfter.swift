import Transport

/// How long a provider asks to wait before the next call.
enum RetryAfter {
  /// The wait that headers and body ask for: `retry-after-ms`, `retry-after` as seconds or as a date,
  /// what the body names, the reset time of a limit that is used up.
  ///
  /// Negative, past and malformed values count as not given.
  ///
  /// - Parameters:
  ///   - headers: Those of the reply.
  ///   - body: The wait that the error body names.
  ///   - isLimited: Whether the reply says that a limit is reached; only then reset times count.
  ///   - now: Seconds since 1970; without it dates are not understood.
  /// - Returns: At most a year; nil when nothing usable is named.
  static func wait(
    headers: [HTTPHeader], body: Duration? = nil, isLimited: Bool, now: Double?
  ) -> Duration? {
    if let text = headers.value(of: "retry-after-ms"),
      let wait = WaitText.number(text, unit: 0.001)
    {
      return wait
    }
    if let text = headers.value(of: "retry-after"),
      let wait = WaitText.number(text) ?? until(Timestamp.http(text), now)
    {
      return wait
    }
    return body ?? (isLimited ? exhausted(headers, now) : nil)
  }

  /// The provider's word on calling again.
  static func shouldRetry(headers: [HTTPHeader]) -> Bool? {
    switch headers.value(of: "x-should-retry")?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The longest reset time among the limits of which nothing remains.
  private static func exhausted(_ headers: [HTTPHeader], _ now: Double?) -> Duration? {
    var longest: Duration?
    for header in headers {
      var words = header.name.lowercased().split(separator: "-")
      guard words.contains("ratelimit"), let index = words.firstIndex(of: "remaining"),
        WaitText.number(header.value) == .zero
      else { continue }
      words[index] = "reset"
      guard let text = headers.value(of: words.joined(separator: "-")),
        let wait = reset(text, now)
      else { continue }
      longest = max(longest ?? .zero, wait)
    }
    return longest
  }

  /// `6m0s`, seconds, a time, or seconds or milliseconds since 1970.
  private static func reset(_ text: String, _ now: Double?) -> Duration? {
    if let wait = WaitText.units(text) { return wait }
    if let time = Timestamp.rfc3339(text) { return until(time, now) }
    guard let number = Double(text), number > 1e9 else { return WaitText.number(text) }
    return until(number > 1e11 ? number / 1000 : number, now)
  }

  private static func until(_ time: Double?, _ now: Double?) -> Duration? {
    guard let time, let now, time > now else { return nil }
    return WaitText.duration(time - now)
  }
}
