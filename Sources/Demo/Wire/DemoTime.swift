/// The calendar of the demo provider, which has no clock of its own: every run begins at the same
/// moment, so that the same calls give the same bytes.
enum DemoTime {
  /// 2026-07-01T14:32:00Z in seconds since 1970.
  static let start = 1_782_916_320

  /// A time within a month of `start` in RFC 3339; nine digits after the point when `nanoseconds`
  /// is given.
  static func text(_ seconds: Int, nanoseconds: Int? = nil) -> String {
    let (whole, part) = (nanoseconds ?? 0).quotientAndRemainder(dividingBy: 1_000_000_000)
    let passed = max(0, seconds - start + whole) + 14 * 3600 + 32 * 60
    let day = 1 + passed / 86_400 % 31
    let ofDay = passed % 86_400
    let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { pad($0, 2) }
    let fraction = nanoseconds == nil ? "" : "." + pad(part, 9)
    return "2026-07-\(pad(day, 2))T\(clock.joined(separator: ":"))\(fraction)Z"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
