import JSONCoding

/// Remembers which agent files of other people's folders a person has looked at and accepted.
///
/// A file is trusted at its own path and with its own bytes: a change asks again, and so does a
/// copy elsewhere, where a relative key command would be another program. Kept in one file of the
/// state directory, with mode 0600.
package struct TrustStore: Sendable {
  package enum Verdict: Sendable, Hashable {
    case trusted
    /// Trusted once, with other bytes.
    case changed
    case unknown
  }

  private let file: String

  /// - Parameter file: Usually `Directories.trustFile`.
  package init(file: String) { self.file = file }

  /// What is known of a file with these bytes; a list that cannot be read trusts nothing.
  package func verdict(on bytes: [UInt8], at path: String) -> Verdict {
    guard let digest = digests()[Self.key(path)]?.string else { return .unknown }
    return digest == SHA256.hex(of: bytes) ? .trusted : .changed
  }

  /// Trusts the file at `path` as long as it holds these bytes.
  package func trust(_ bytes: [UInt8], at path: String) throws(SettingsError) {
    var digests = digests()
    digests[Self.key(path)] = .string(SHA256.hex(of: bytes))
    let members = digests.members.sorted { $0.key < $1.key }
    let list: JSONValue = ["version": 1, "agents": .object(JSONObject(members))]
    try AtomicFile.write(list.utf8(.pretty) + [0x0A], to: file)
  }

  private func digests() -> JSONObject {
    guard let bytes = try? AtomicFile.read(file), let list = try? JSONValue(parsing: bytes) else {
      return JSONObject()
    }
    return list["agents"]?.object ?? JSONObject()
  }

  private static func key(_ path: String) -> String {
    path.realPath ?? path.absolutePath(in: currentFolder())
  }
}
