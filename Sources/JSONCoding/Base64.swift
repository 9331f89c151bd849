/// Base64 with padding (RFC 4648, section 4), the way in which JSON holds bytes.
package enum Base64 {
  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The letters that stand for some bytes.
  package static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var position = 0
    while position < bytes.count {
      let left = bytes.count - position
      let first = UInt32(bytes[position]) << 16
      let second = left > 1 ? UInt32(bytes[position + 1]) << 8 : 0
      let third = left > 2 ? UInt32(bytes[position + 2]) : 0
      let group = first | second | third
      result.append(alphabet[Int(group >> 18)])
      result.append(alphabet[Int(group >> 12 & 63)])
      result.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
      result.append(left > 2 ? alphabet[Int(group & 63)] : 0x3D)
      position += 3
    }
    return String(decoding: result, as: UTF8.self)
  }
}
