import Catalog
import ChatModel
import SwitchboardKit
import Transport

/// A request as a curl command for a POSIX shell; the key stands there as its variable.
enum CurlExport {
  static func command(_ preview: RequestPreview) -> String {
    var lines = ["curl -N --fail-with-body \(quoted(preview.url))"]
    for header in preview.headers {
      lines.append("  -H " + value(of: header, in: preview))
    }
    lines.append("  --data-binary " + quoted(String(decoding: preview.bytes, as: UTF8.self)))
    return lines.joined(separator: " \\\n")
  }

  /// A request that has been sent, with a variable in place of each hidden value.
  static func command(_ exchange: WireExchange) -> String {
    var lines = ["curl -N --fail-with-body \(quoted(exchange.url))"]
    for header in exchange.headers {
      guard header.value.hasPrefix("("), header.value.hasSuffix("hidden)") else {
        lines.append("  -H " + quoted("\(header.name): \(header.value)"))
        continue
      }
      let origin = header.value.dropFirst().prefix { $0 != "," && $0 != ")" }
      let isName =
        header.value != "(hidden)" && origin.utf8.allSatisfy { $0 == 0x5F || isLetterOrDigit($0) }
      let variable = isName ? String(origin) : self.variable(named: header.name)
      let isBearer = ["authorization", "cf-aig-authorization"].contains(header.name.lowercased())
      lines.append("  -H \"\(header.name): \(isBearer ? "Bearer " : "")$\(variable)\"")
    }
    lines.append("  --data-binary " + quoted(String(decoding: exchange.body, as: UTF8.self)))
    return lines.joined(separator: " \\\n")
  }

  private static func value(of header: HTTPHeader, in preview: RequestPreview) -> String {
    guard header.value.hasPrefix("("), header.value.hasSuffix("hidden)") else {
      return quoted("\(header.name): \(header.value)")
    }
    // The key's own header names the variable; any other hidden value gets a variable of its own.
    let isKey = header.value != "(hidden)"
    let variable = isKey ? keyVariable(preview) : self.variable(named: header.name)
    let isBearer = ["authorization", "cf-aig-authorization"].contains(header.name.lowercased())
    return "\"\(header.name): \(isKey && isBearer ? "Bearer " : "")$\(variable)\""
  }

  private static func keyVariable(_ preview: RequestPreview) -> String {
    let origin = preview.route.key.origin ?? preview.route.provider.keyVariables.first ?? ""
    let isName =
      !origin.isEmpty && origin.utf8.allSatisfy { $0 == 0x5F || isLetterOrDigit($0) }
      && origin.first?.isNumber == false
    return isName && origin.contains("_")
      ? origin : variable(named: preview.route.id.provider + "_api_key")
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
