/// Whether the catalogue may be downloaded (R13).
package enum RefreshPolicy: Sendable, Hashable {
  /// When it is older than an hour, by the playground; and when a person asks.
  case automatic
  /// When a person asks.
  case onRequest
  /// Never.
  case forbidden

  /// `SWITCHBOARD_OFFLINE=1` forbids; `SWITCHBOARD_AUTO_REFRESH=false`, or
  /// `MASTRA_AUTO_REFRESH_PROVIDERS=false`, leaves it to the person.
  package init(environment: [String: String]) {
    if Self.isOn(environment["SWITCHBOARD_OFFLINE"]) {
      self = .forbidden
    } else if Self.isOff(environment["SWITCHBOARD_AUTO_REFRESH"])
      || Self.isOff(environment["MASTRA_AUTO_REFRESH_PROVIDERS"])
    {
      self = .onRequest
    } else {
      self = .automatic
    }
  }

  private static func isOff(_ value: String?) -> Bool {
    ["0", "false", "no", "off"].contains(value?.lowercased())
  }

  private static func isOn(_ value: String?) -> Bool {
    guard let value, !value.isEmpty else { return false }
    return !isOff(value)
  }
}
