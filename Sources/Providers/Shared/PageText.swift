/// Makes one readable message of a body that is not JSON.
enum PageText {
  /// The title of a page, or the text as it is; empty for bytes that are no text.
  static func message(of body: [UInt8]) -> String {
    let text = String(decoding: body.prefix(64 << 10), as: UTF8.self)
    let start = text.utf8.first { $0 > 0x20 }
    guard start == 0x3C else { return trimmed(String(text.prefix(ProviderError.longestMessage))) }
    return element("title", of: text) ?? element("h1", of: text) ?? stripped(text)
  }

  /// Without white space at both ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// The text of the first element of that name.
  private static func element(_ name: String, of page: String) -> String? {
    let bytes = Array(page.utf8)
    let open = Array("<\(name)".utf8)
    var position = 0
    while position + open.count < bytes.count {
      if bytes[position] == 0x3C, matches(bytes, open, at: position) {
        let rest = bytes[position...]
        guard let start = rest.firstIndex(of: 0x3E),
          let end = bytes[start...].firstIndex(of: 0x3C)
        else { return nil }
        let text = joined(bytes[(start + 1)..<end])
        return text.isEmpty ? nil : text
      }
      position += 1
    }
    return nil
  }

  private static func matches(_ bytes: [UInt8], _ text: [UInt8], at start: Int) -> Bool {
    for offset in text.indices where bytes[start + offset] | 0x20 != text[offset] | 0x20 {
      return false
    }
    return true
  }

  /// Without tags.
  private static func stripped(_ page: String) -> String {
    var result: [UInt8] = []
    var isTag = false
    for byte in page.utf8 {
      if byte == 0x3C {
        isTag = true
        result.append(0x20)
      } else if byte == 0x3E {
        isTag = false
      } else if !isTag {
        result.append(byte)
      }
    }
    return joined(result[...])
  }

  /// The words with one space between them.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> String {
    let words = bytes.split { $0 <= 0x20 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }
}
