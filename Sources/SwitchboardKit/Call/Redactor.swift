import ChatModel
import JSONCoding

/// Takes keys out of texts by value: as they are, in base64, and percent-encoded.
struct Redactor: Sendable {
  private let needles: [[UInt8]]
  private static let shortest = 6

  init(_ secrets: [Secret]) {
    needles = secrets.flatMap { secret -> [[UInt8]] in
      let key = Array(secret.revealed.utf8)
      guard key.count >= Self.shortest else { return [] }
      return [key, Self.base64(key), Self.percentEncoded(key)]
    }
  }

  func redact(_ failure: CallFailure) -> CallFailure {
    guard !needles.isEmpty else { return failure }
    var result = failure
    result.message = redact(failure.message)
    result.code = failure.code.map(redact)
    result.requestID = failure.requestID.map(redact)
    result.body = redact(failure.body)
    return result
  }

  func redact(_ text: String) -> String {
    String(decoding: redact(Array(text.utf8)), as: UTF8.self)
  }

  func redact(_ bytes: [UInt8]) -> [UInt8] {
    needles.reduce(bytes) { Self.replace($1, in: $0) }
  }

  /// Overwrites the keys in bytes that came in pieces, each with as many asterisks.
  ///
  /// - Parameters:
  ///   - bytes: All that has come.
  ///   - start: Where the last piece begins; what stands before has been through this already.
  func blank(_ bytes: inout [UInt8], from start: Int) {
    for needle in needles {
      var place = max(0, start - needle.count + 1)
      while let found = Self.place(of: needle, in: bytes.span, from: place) {
        place = found + needle.count
        for index in found..<place { bytes[index] = UInt8(ascii: "*") }
      }
    }
  }

  /// Where bytes stand next in others.
  ///
  /// By hand, since it is asked with every piece of an answer: `firstRange(of:)` is not specialized,
  /// and takes 200 µs for two events.
  private static func place(of needle: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
    guard !needle.isEmpty else { return nil }
    var place = start
    while place <= bytes.count - needle.count {
      var same = 0
      while same < needle.count, bytes[place + same] == needle[same] { same += 1 }
      if same == needle.count { return place }
      place += 1
    }
    return nil
  }

  private static func replace(_ needle: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= needle.count, bytes.firstRange(of: needle) != nil else { return bytes }
    return bytes.replacing(needle, with: Array("(key hidden)".utf8))
  }

  private static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      guard !isPlain else { return [byte] }
      let digits = String(byte, radix: 16, uppercase: true)
      return Array(("%" + (digits.count < 2 ? "0" : "") + digits).utf8)
    }
  }

  /// Whole groups only: the last letters depend on what followed the key.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    Array(Base64.encode(Array(bytes.dropLast(bytes.count % 3))).utf8)
  }
}
