package import Catalog
import JSONCoding
package import Settings

/// What a person has accepted of downloads: other addresses, dialects and key variables of providers
/// (R48).
///
/// An acceptance is of the facts as they were shown: when they change again, they are not accepted.
package struct Acceptances: Sendable, Hashable {
  package private(set) var connections: [String: ProviderConnection]

  package init(_ connections: [String: ProviderConnection] = [:]) {
    self.connections = connections
  }

  /// Those of the state file.
  package init(_ file: StateFile) {
    let accepted = file.read()[Self.part]?["accepted"]?.object ?? JSONObject()
    connections = [:]
    for member in accepted.effectiveMembers {
      connections[member.key] = ProviderConnection(json: member.value)
    }
  }

  /// Remembers one more.
  ///
  /// - Throws: `SettingsError`.
  mutating func accept(
    _ connection: ProviderConnection, of provider: String, in file: StateFile
  ) throws(SettingsError) {
    connections[provider] = connection
    try file.update { state in
      state[path: [Self.part, "accepted", provider]] = connection.json
    }
  }

  /// Tells whether two tables were made with the same acceptances.
  var fingerprint: String {
    let texts = connections.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.json.text())" }
    return String(QuickSum.of(Array(texts.joined(separator: "\n").utf8)[...]), radix: 16)
  }

  private static let part = "catalogue"
}
