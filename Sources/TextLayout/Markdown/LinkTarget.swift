/// Where a link leads: an http, https or mailto address.
struct LinkTarget: Sendable, Hashable {
  /// The whole address, safe to show.
  let address: String
  /// What a reader has to know of it: the host, or to whom a mail goes.
  let place: String

  /// nil for an address of another kind, and for one without a host.
  init?(_ text: String) {
    address = Sanitizer.line(text)
    guard address.utf8.count <= 2048, let colon = address.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let rest = address[address.utf8.index(after: colon)...]
    switch address[..<colon].lowercased() {
    case "http", "https":
      // A backslash is a slash to some readers of addresses and not to others.
      guard rest.hasPrefix("//"), !rest.contains("\\") else { return nil }
      // What stands before @ is not the host.
      let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
      place = String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "")
    case "mailto":
      place = String(rest.prefix { $0 != "?" })
    default: return nil
    }
    guard !place.isEmpty, !place.contains(" ") else { return nil }
  }

  /// Whether a link's text is the address itself, or its place.
  func isTold(by text: String) -> Bool {
    text == place || Self.core(of: text) == Self.core(of: address)
  }

  /// An address without its scheme and without the slash at its end.
  private static func core(of address: String) -> Substring {
    var core = address[...]
    for scheme in ["https://", "http://", "mailto:"] where core.hasPrefix(scheme) {
      core = core.dropFirst(scheme.count)
    }
    return core.hasSuffix("/") ? core.dropLast() : core
  }
}
