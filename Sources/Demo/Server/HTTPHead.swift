import Transport

/// The bytes of HTTP/1.1 around a body (RFC 9112).
enum HTTPHead {
  /// Status line and headers of a reply, without those that frame the body.
  static func bytes(_ script: DemoScript, closes: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(script.status) \(reason(script.status))\r\n"
    for header in script.headers { text += "\(header.name): \(header.value)\r\n" }
    if closes { text += "connection: close\r\n" }
    return Array(text.utf8)
  }

  /// A piece of a body as one chunk.
  static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty ? [] : Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10]
  }

  /// The words of a status line (RFC 9110, and what vendors write).
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 402: "Payment Required"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 529: "Overloaded"
    default: "Status"
    }
  }
}
