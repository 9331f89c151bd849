import ChatModel
import Transport

/// The headers of a request, with the key.
enum CallHeaders {
  /// What every dialect sends, then the key, then the dialect's own, then the entry's (R10).
  ///
  /// A header of the entry replaces one of the same name, except the one that carries the key: it
  /// is left out and a warning says so.
  ///
  /// - Throws: `.badRequest` for a value that cannot stand in a header.
  static func write(
    for call: WireCall, accept: String, own: [HTTPHeader] = [], warnings: inout [String]
  ) throws(CallFailure) -> [HTTPHeader] {
    var headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", accept)]
    headers += own
    let key = header(of: call.authorization)
    for header in call.headers {
      guard !header.value.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) else {
        throw CallFailure(
          .badRequest, "The header \(header.name) has a line break in its value; remove it.")
      }
      if let key, key.name.lowercased() == header.name.lowercased() {
        warnings.append("The header \(header.name) is left out: it carries the key.")
        continue
      }
      headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
      headers.append(header)
    }
    if let key { headers.append(key) }
    return headers
  }

  private static func header(of authorization: Authorization) -> HTTPHeader? {
    switch authorization {
    case .none: nil
    case .bearer(let key): HTTPHeader("Authorization", "Bearer \(key.revealed)")
    case .header(let name, let key): HTTPHeader(name, key.revealed)
    case .bearerIn(let name, let key): HTTPHeader(name, "Bearer \(key.revealed)")
    }
  }
}
