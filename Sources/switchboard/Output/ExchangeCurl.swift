import SwitchboardKit

/// A request that has been sent as a curl command for a POSIX shell, with a variable in place of each
/// hidden value.
enum ExchangeCurl {
  static func command(_ exchange: WireExchange) -> String {
    var lines = ["curl -N --fail-with-body \(quoted(exchange.url))"]
    lines += exchange.headers.map { "  -H " + text($0) }
    lines.append("  --data-binary " + quoted(String(decoding: exchange.body, as: UTF8.self)))
    return lines.joined(separator: " \\\n")
  }

  private static func text(_ header: WireExchange.Header) -> String {
    guard header.value.hasPrefix("("), header.value.hasSuffix("hidden)") else {
      return quoted("\(header.name): \(header.value)")
    }
    let origin = header.value.dropFirst().prefix { $0 != "," && $0 != ")" }
    let isVariable =
      header.value != "(hidden)" && origin.utf8.allSatisfy { $0 == 0x5F || isLetterOrDigit($0) }
    let isBearer = ["authorization", "cf-aig-authorization"].contains(header.name.lowercased())
    return "\"\(header.name): \(isBearer ? "Bearer " : "")$"
      + (isVariable ? String(origin) : variable(named: header.name)) + "\""
  }

  private static func variable(named name: String) -> String {
    String(decoding: name.uppercased().utf8.map { isLetterOrDigit($0) ? $0 : 0x5F }, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// Single quotes, in which a POSIX shell takes every byte as it is.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
