/// A colour in sRGB.
package struct RGB: Sendable, Hashable, CustomStringConvertible {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Reads `#rrggbb`.
  package init?(hex: String) {
    guard hex.utf8.count == 7, hex.utf8.first == UInt8(ascii: "#"),
      let value = UInt32(hex.dropFirst(), radix: 16), !hex.utf8.contains(UInt8(ascii: "+"))
    else { return nil }
    self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// As `#rrggbb`.
  package var description: String {
    let digits = [red, green, blue].map { value in
      (value < 16 ? "0" : "") + String(value, radix: 16)
    }
    return "#" + digits.joined()
  }

  package static let black = RGB(0, 0, 0)
  package static let white = RGB(255, 255, 255)
}
