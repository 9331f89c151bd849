/// Reads how long a provider asks to wait from the forms that providers use.
///
/// Negative, endless and malformed texts give nil; what is longer than a year counts as a year.
enum WaitText {
  private static let longest = 366.0 * 86400

  /// `2`, `0.5`: a number in a unit that the caller knows.
  static func number(_ text: some StringProtocol, unit: Double = 1) -> Duration? {
    decimal(trimmed(text)).flatMap { duration($0 * unit) }
  }

  /// `6m0s`, `120ms`, `2m59.56s`, `1h`, `34.4s`.
  static func units(_ text: some StringProtocol) -> Duration? {
    let bytes = trimmed(text)
    var seconds = 0.0
    var position = bytes.startIndex
    guard !bytes.isEmpty else { return nil }
    while position < bytes.endIndex {
      let start = position
      while position < bytes.endIndex, isDecimal(bytes[position]) { position += 1 }
      guard let number = decimal(bytes[start..<position]) else { return nil }
      let unitStart = position
      while position < bytes.endIndex, !isDecimal(bytes[position]) { position += 1 }
      switch String(decoding: bytes[unitStart..<position], as: UTF8.self) {
      case "d": seconds += number * 86400
      case "h": seconds += number * 3600
      case "m": seconds += number * 60
      case "s": seconds += number
      case "ms": seconds += number / 1000
      default: return nil
      }
    }
    return duration(seconds)
  }

  /// The wait in a sentence such as "Please try again in 7m12.5s.".
  static func sentence(_ text: String) -> Duration? {
    let bytes = Array(text.utf8)
    let mark = Array("ry again in ".utf8)
    guard bytes.count > mark.count else { return nil }
    for start in 0..<(bytes.count - mark.count)
    where bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark) {
      let rest = bytes[(start + mark.count)...].prefix(40)
      let word = rest.prefix { $0 != 0x20 && $0 != 0x2C && $0 != 0x29 }
      var end = word.endIndex
      while end > word.startIndex, word[end - 1] == 0x2E { end -= 1 }
      let amount = String(decoding: word[..<end], as: UTF8.self)
      if let wait = units(amount) { return wait }
      let unit = rest[word.endIndex...].drop { $0 == 0x20 }.prefix { $0 | 0x20 > 0x60 }
      switch String(decoding: unit, as: UTF8.self).lowercased() {
      case "second", "seconds", "s": return number(amount)
      case "minute", "minutes": return number(amount, unit: 60)
      case "hour", "hours": return number(amount, unit: 3600)
      default: return nil
      }
    }
    return nil
  }

  /// A length in seconds as a duration; nil when it is negative or not a number.
  static func duration(_ seconds: Double) -> Duration? {
    guard seconds >= 0, !seconds.isNaN else { return nil }
    return .milliseconds(Int((min(seconds, longest) * 1000).rounded(.up)))
  }

  private static func trimmed(_ text: some StringProtocol) -> ArraySlice<UInt8> {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard !bytes.isEmpty, bytes.count <= 24, bytes.allSatisfy(isDecimal) else { return nil }
    return Double(String(decoding: bytes, as: UTF8.self))
  }

  private static func isDecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == 0x2E }
}
