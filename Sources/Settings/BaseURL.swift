/// The parts of a provider's address that a file can be wrong about.
struct BaseURL {
  private let text: String

  init(_ text: String) { self.text = text }

  /// What is wrong, as the end of a sentence that begins with the key's name.
  var flaw: String? {
    guard let authority else { return "must begin with https:// or http://" }
    if authority.contains("@") { return "must not hold a user name or password" }
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    if host.isEmpty || !isPlain { return "must be an address like https://llm.example/v1" }
    return nil
  }

  var isPlainHTTP: Bool { text.lowercased().hasPrefix("http://") }

  /// Whether the host is this machine: 127.0.0.0/8, ::1 or `localhost` (R9).
  var isLoopback: Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The host without its port and brackets, in lower case.
  var host: String {
    guard let authority = authority?.lowercased() else { return "" }
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }

  private var authority: Substring? {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    return text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
  }
}
