/// What may be a base URL of the catalogue.
enum BaseURL {
  /// A base URL without the parts that a dialect adds itself: slashes at the end and
  /// `/chat/completions` (one provider has it in the data).
  static func trimmed(_ text: String) -> String {
    var base = Substring(text)
    while base.last == "/" { base.removeLast() }
    if base.hasSuffix("/chat/completions") { base.removeLast("/chat/completions".count) }
    while base.last == "/" { base.removeLast() }
    return String(base)
  }

  /// Whether requests may go there (R9, R48).
  ///
  /// That is https, http to loopback only, or a `${VAR}` that holds the scheme. User names, queries, fragments, spaces and control characters are refused.
  static func isAllowed(_ text: String) -> Bool {
    let unwanted: [UInt8] = [0x22, 0x23, 0x3C, 0x3E, 0x3F, 0x40, 0x5C, 0x7F]
    guard text.utf8.allSatisfy({ $0 > 0x20 && !unwanted.contains($0) }) else { return false }
    if text.hasPrefix("${") { return text.contains("}") }
    return isLoopback(text) || text.hasPrefix("https://") && !host(of: text).isEmpty
  }

  /// Whether it is `http` or `https` to 127.0.0.0/8, `::1` or `localhost`.
  static func isLoopback(_ text: String) -> Bool {
    guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return false }
    let host = host(of: text)
    if host == "localhost" || host == "[::1]" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
  }

  /// What stands before the path, in lower case: host and port, or the variables that hold them.
  static func authority(of text: String) -> String {
    let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
    return text[start...].prefix { $0 != "/" }.lowercased()
  }

  /// The names in the `${VAR}` parts.
  static func variables(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "${") {
      rest = rest[open.upperBound...]
      names.append(String(rest.prefix { $0 != "}" }))
    }
    return names
  }

  /// The host between the scheme and the port or path.
  private static func host(of text: String) -> Substring {
    guard let slash = text.firstIndex(of: "/") else { return "" }
    let authority = text[slash...].dropFirst(2).prefix { $0 != "/" }
    if authority.first == "[" { return authority.prefix { $0 != "]" } + "]" }
    return authority.prefix { $0 != ":" }
  }
}
