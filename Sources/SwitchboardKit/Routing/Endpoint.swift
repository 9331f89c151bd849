import ChatModel

/// The parts of a base URL that routing decides by.
struct Endpoint: Sendable, Hashable {
  var scheme: String
  /// Lower case, without brackets.
  var host: String
  /// With the port where one is written.
  var authority: String
  /// Without a slash at its end; empty when the URL has none.
  var path: String

  /// - Throws: `UsageError.unusable` with a sentence that names what is wrong.
  init(_ text: String) throws(UsageError) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw .unusable("The base URL holds a space or a control character.")
    }
    let lowered = text.lowercased()
    guard let scheme = ["https", "http"].first(where: { lowered.hasPrefix($0 + "://") }) else {
      throw .unusable("The base URL must begin with https:// (or http:// for this machine).")
    }
    let rest = text.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.contains("@") else {
      throw .unusable("The base URL may not carry a user name or password.")
    }
    let tail = rest.dropFirst(authority.count)
    guard !tail.contains("?"), !tail.contains("#") else {
      throw .unusable("The base URL \(scheme)://\(authority) may not carry a query or a fragment.")
    }
    guard let host = Self.host(of: authority) else {
      throw .unusable("The base URL names no host.")
    }
    self.scheme = scheme
    self.host = host
    self.authority = String(authority)
    var path = tail
    while path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
  }

  var text: String { "\(scheme)://\(authority)\(path)" }

  /// 127.0.0.0/8, ::1 and the name `localhost` (R9).
  var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func host(of authority: Substring) -> String? {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      return authority[authority.index(after: authority.startIndex)..<end].lowercased()
    }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.first, !host.isEmpty else { return nil }
    if parts.count == 2, UInt16(parts[1]) == nil { return nil }
    return host.lowercased()
  }
}

extension Dialect {
  /// The path that a base URL without one gets (R8).
  var usualPath: String {
    switch self {
    case .openAIChat, .openAIResponses, .anthropic: "/v1"
    case .gemini: "/v1beta"
    case .ollama: ""
    }
  }
}
