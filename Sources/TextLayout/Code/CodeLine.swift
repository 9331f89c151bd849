/// What can be said of the bytes of a line of code without knowing its language.
enum CodeLine {
  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  /// Where a number ends that begins with a digit: `0xFF`, `1_000`, `2.5e-3`, but `1` of `1...5`.
  static func endOfNumber(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80, isLetter(byte) || isDigit(byte) {
        end += 1
      } else if byte == UInt8(ascii: "."), end + 1 < bytes.count, isDigit(bytes[end + 1]) {
        end += 1
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"),
        bytes[end - 1] | 0x20 == UInt8(ascii: "e"), !bytes[start...].starts(with: "0x".utf8),
        end + 1 < bytes.count, isDigit(bytes[end + 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// What a line of a diff is.
  static func diff(_ line: [UInt8]) -> TextRole {
    switch line.first {
    case UInt8(ascii: "+"): line.starts(with: "+++".utf8) ? .keyword : .added
    case UInt8(ascii: "-"): line.starts(with: "---".utf8) ? .keyword : .removed
    case UInt8(ascii: "@"): .number
    case UInt8(ascii: "d"), UInt8(ascii: "i"): .comment
    default: .text
    }
  }

  /// What a line of Markdown is.
  static func markdown(_ line: [UInt8]) -> TextRole {
    let content = line.drop { $0 == 0x20 }
    switch content.first {
    case UInt8(ascii: "#"): return .keyword
    case UInt8(ascii: ">"): return .comment
    case UInt8(ascii: "`"): return content.starts(with: "```".utf8) ? .string : .text
    default: return .text
    }
  }
}
