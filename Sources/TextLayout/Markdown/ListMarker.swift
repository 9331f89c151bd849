/// What begins an item of a list.
struct ListMarker: Equatable {
  /// `-`, `+` or `*`, or what stands behind the number: `.` or `)`.
  var sign: UInt8
  /// nil for a list without numbers.
  var number: Int?
  /// The bytes of the marker itself.
  var length: Int

  /// The marker at the start of some bytes, which must have a space or nothing behind it.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      self.init(sign: first, number: nil, length: 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      // CommonMark allows nine digits, so that the number fits any integer.
      let digits = bytes.prefix(10).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      guard digits.count < 10, let sign = bytes.dropFirst(digits.count).first,
        sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      self.init(sign: sign, number: number, length: digits.count + 1)
    default: return nil
    }
    if let next = bytes.dropFirst(length).first, next != 0x20 { return nil }
  }

  private init(sign: UInt8, number: Int?, length: Int) {
    self.sign = sign
    self.number = number
    self.length = length
  }

  /// Whether an item with this marker belongs to the list of an item with the other.
  func isOfSameList(as other: ListMarker) -> Bool {
    sign == other.sign && (number == nil) == (other.number == nil)
  }

  /// As it is shown.
  var text: String { number.map { "\($0)\(Character(UnicodeScalar(sign)))" } ?? "-" }
}
