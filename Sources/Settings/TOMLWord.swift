import JSONCoding

/// A value that stands without quotes: a number, a truth value, a date or a time.
struct TOMLWord {
  struct Misfit: Error {
    /// A part of a sentence.
    var reason: String
  }

  private let bytes: [UInt8]

  init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  func value() throws(Misfit) -> JSONValue {
    if reads("true") { return true }
    if reads("false") { return false }
    if let number = try integer() { return .integer(number) }
    if let number = try float() { return .number(number) }
    if isDateOrTime { return .string(String(decoding: bytes, as: UTF8.self)) }
    if ["inf", "nan", "+inf", "+nan", "-inf", "-nan"].contains(where: { reads($0) }) {
      throw Misfit(reason: "a number must be finite")
    }
    throw Misfit(
      reason: bytes.first.map { Self.isDigit($0) || "+-.".utf8.contains($0) } == true
        ? "this is neither a number nor a date; a text needs quotes around it"
        : "a text needs quotes around it")
  }

  private func reads(_ word: String) -> Bool { bytes.elementsEqual(word.utf8) }

  // MARK: Numbers

  private func integer() throws(Misfit) -> Int? {
    var radix = 10
    var start = 0
    switch byte(1) {
    case UInt8(ascii: "x")?: (radix, start) = (16, 2)
    case UInt8(ascii: "o")?: (radix, start) = (8, 2)
    case UInt8(ascii: "b")?: (radix, start) = (2, 2)
    default:
      guard endOfWhole() == bytes.count else { return nil }
    }
    if start == 2 {
      guard byte(0) == UInt8(ascii: "0"), end(ofDigitsFrom: 2, radix: radix) == bytes.count else {
        return nil
      }
    }
    let digits = bytes[start...].filter { $0 != UInt8(ascii: "_") }
    guard let number = Int(String(decoding: digits, as: UTF8.self), radix: radix) else {
      throw Misfit(reason: "the number does not fit 64 bits")
    }
    return number
  }

  private func float() throws(Misfit) -> Double? {
    guard var index = endOfWhole() else { return nil }
    if byte(index) == UInt8(ascii: ".") {
      guard let end = end(ofDigitsFrom: index + 1) else { return nil }
      index = end
    }
    if byte(index) == UInt8(ascii: "e") || byte(index) == UInt8(ascii: "E") {
      let isSigned = byte(index + 1) == UInt8(ascii: "+") || byte(index + 1) == UInt8(ascii: "-")
      guard let end = end(ofDigitsFrom: index + (isSigned ? 2 : 1)) else { return nil }
      index = end
    }
    guard index == bytes.count else { return nil }
    let digits = bytes.filter { $0 != UInt8(ascii: "_") }
    guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    guard number.isFinite else { throw Misfit(reason: "a number must be finite") }
    return number
  }

  /// Where a sign and a whole number without needless zeroes end.
  private func endOfWhole() -> Int? {
    let start = byte(0) == UInt8(ascii: "+") || byte(0) == UInt8(ascii: "-") ? 1 : 0
    if byte(start) == UInt8(ascii: "0") { return start + 1 }
    return end(ofDigitsFrom: start)
  }

  /// Where a run of digits ends that may have single underscores between them; nil without a digit.
  private func end(ofDigitsFrom start: Int, radix: Int = 10) -> Int? {
    var index = start
    while let byte = byte(index) {
      if Self.isDigit(byte, radix: radix) {
        index += 1
      } else if byte == UInt8(ascii: "_"), index > start, let after = self.byte(index + 1),
        Self.isDigit(after, radix: radix)
      {
        index += 2
      } else {
        break
      }
    }
    return index > start ? index : nil
  }

  // MARK: Dates

  private var isDateOrTime: Bool {
    if isDate(bytes[...]) || isTime(bytes[...]) { return true }
    guard let mark = byte(10), "Tt ".utf8.contains(mark), isDate(bytes[..<10]) else { return false }
    let time = bytes[11...]
    if isTime(time) { return true }
    if let last = time.last, "Zz".utf8.contains(last) { return isTime(time.dropLast()) }
    let offset = time.suffix(6)
    return offset.count == 6 && "+-".utf8.contains(offset[offset.startIndex])
      && isClock(offset.dropFirst()) && isTime(time.dropLast(6))
  }

  private func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Self.number(parts[0], digits: 4),
      let month = Self.number(parts[1], digits: 2), let day = Self.number(parts[2], digits: 2),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return (1...days).contains(day)
  }

  /// `07:32:00`, perhaps with parts of a second; 60 is a leap second.
  private func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 8, isClock(text.prefix(5)),
      text[text.startIndex + 5] == UInt8(ascii: ":"),
      let second = Self.number(text.dropFirst(6).prefix(2), digits: 2), second <= 60
    else { return false }
    let rest = text.dropFirst(8)
    guard let point = rest.first else { return true }
    return point == UInt8(ascii: ".") && rest.count > 1
      && rest.dropFirst().allSatisfy { Self.isDigit($0) }
  }

  /// An hour and a minute, `07:32`.
  private func isClock(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Self.number(parts[0], digits: 2),
      let minute = Self.number(parts[1], digits: 2)
    else { return false }
    return hour < 24 && minute < 60
  }

  // MARK: Digits

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private static func number(_ text: ArraySlice<UInt8>, digits: Int) -> Int? {
    guard text.count == digits, text.allSatisfy({ isDigit($0) }) else { return nil }
    return Int(String(decoding: text, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8, radix: Int = 10) -> Bool {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 < radix
    case 0x41...0x46, 0x61...0x66: radix == 16
    default: false
    }
  }
}
