import Catalog
import ChatModel
import SwitchboardKit
import Transport

/// A request as a curl command for a POSIX shell.
struct CurlCode {
  let text: String

  init(_ request: ExportedRequest) throws(ExportRefusal) {
    let entry = try request.entry(refusing: \.isOwnReason)
    let comments = request.omissions(besides: entry).map { "# \($0)\n" }
    var lines = ["curl -N --fail-with-body \(Self.address(entry.preview.url))"]
    for header in entry.preview.headers {
      lines.append("  -H " + Self.header(header, of: entry))
    }
    var body = Self.quoted(String(decoding: entry.preview.bytes, as: UTF8.self))
    for (standIn, variable) in entry.standIns {
      body = body.replacing("\"\(standIn)\"", with: "\"'\"$\(variable)\"'\"")
    }
    lines.append("  --data-binary " + body)
    text = comments.joined() + lines.joined(separator: " \\\n")
  }

  private static func header(_ header: HTTPHeader, of entry: ExportedEntry) -> String {
    if let key = entry.key, key.header.lowercased() == header.name.lowercased() {
      return "\"\(header.name): \(key.isBearer ? "Bearer " : "")$\(key.variable)\""
    }
    if header.value == "(hidden)",
      let own = entry.headers.first(where: { $0.name == header.name })
    {
      return "\"\(header.name): $\(own.variable)\""
    }
    return quoted("\(header.name): \(header.value)")
  }

  /// The address; variables in it are the shell's to fill in.
  private static func address(_ url: String) -> String {
    guard url.contains("${") else { return quoted(url) }
    return "\"" + url.replacing("\"", with: "%22").replacing("`", with: "%60") + "\""
  }

  /// Single quotes, in which a POSIX shell takes every byte as it is.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
