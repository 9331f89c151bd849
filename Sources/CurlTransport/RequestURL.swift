import CCurl
import Glibc
import Transport

/// A URL that may be asked (R9): what was judged is what libcurl gets, in libcurl's own parsed form.
///
/// A second parser here could read another host out of a text than libcurl does.
struct RequestURL {
  enum Scheme: String { case https, http }

  let parsed: ParsedURL
  let scheme: Scheme
  /// Without brackets, in lower case.
  let host: String
  let port: Int
  let isLoopback: Bool

  static let localhost = "localhost"

  /// - Throws: `.badRequest`. The sentence holds the host at most: a query may have a key in it.
  init(_ text: String, allowsPlainHTTP: Bool) throws(TransportError) {
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw TransportError(.badRequest, "The address holds a space or a control character.")
    }
    parsed = try Self.parse(text)
    guard let scheme = parsed.part(CURLUPART_SCHEME).flatMap(Scheme.init(rawValue:)) else {
      throw Self.unknownScheme
    }
    guard let name = parsed.part(CURLUPART_HOST), !name.isEmpty,
      let port = parsed.part(CURLUPART_PORT).flatMap({ Int($0) })
    else {
      throw TransportError(.badRequest, "The address names no host.")
    }
    self.scheme = scheme
    self.port = port
    host = Self.withoutBrackets(name).lowercased()
    isLoopback = Self.isLoopback(host)
    guard scheme == .https || isLoopback || allowsPlainHTTP else {
      throw TransportError(
        .badRequest,
        """
        Plain http to \(host) is refused, because keys would travel unencrypted: use https, or \
        set allow_http = true for this provider.
        """)
    }
  }

  /// The host, with its port where that is not the scheme's own.
  var displayName: String {
    let isDefault = port == (scheme == .https ? 443 : 80)
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return isDefault ? name : "\(name):\(port)"
  }

  private static let unknownScheme = TransportError(
    .badRequest, "Only addresses with https or http can be asked.")

  private static func parse(_ text: String) throws(TransportError) -> ParsedURL {
    do {
      return try ParsedURL(text)
    } catch {
      switch error {
      case .noMemory:
        throw TransportError(.badRequest, "There is no memory for another request.")
      case .noScheme:
        throw TransportError(.badRequest, "The address must begin with https:// or http://.")
      case .unknownScheme:
        throw unknownScheme
      case .userInfo:
        throw TransportError(
          .badRequest, "The address holds a user name or password; a key belongs in the settings.")
      case .malformed:
        throw TransportError(.badRequest, "The address is not a URL.")
      }
    }
  }

  private static func withoutBrackets(_ host: String) -> String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }

  /// 127.0.0.0/8, ::1 and the name `localhost`, which is pinned to them.
  private static func isLoopback(_ host: String) -> Bool {
    if host == localhost { return true }
    var version4 = in_addr()
    if inet_pton(AF_INET, host, &version4) == 1 {
      return UInt32(bigEndian: version4.s_addr) >> 24 == 127
    }
    var version6 = in6_addr()
    guard inet_pton(AF_INET6, host, &version6) == 1 else { return false }
    return withUnsafeBytes(of: &version6) { bytes in
      bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }
  }
}
