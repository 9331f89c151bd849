import Glibc
package import JSONCoding

/// What the program remembers between runs, one JSON object with a member for each part.
///
/// Parts change one member and leave the others as they are, also those that this release does not
/// know. Written whole, with mode 0600, one writer at a time.
package struct StateFile: Sendable {
  private let path: String

  /// - Parameter path: Usually `Directories.stateFile`.
  package init(_ path: String) { self.path = path }

  /// What is remembered; empty when there is nothing, or it cannot be read.
  package func read() -> JSONObject {
    guard let bytes = try? AtomicFile.read(path, limit: Self.largest),
      let value = try? JSONValue(parsing: bytes)
    else { return JSONObject() }
    return value.object ?? JSONObject()
  }

  /// Changes what is remembered.
  ///
  /// A file that is no JSON object is kept beside the new one as `state.json.damaged`.
  ///
  /// - Parameters:
  ///   - isDurable: Whether the change must be on the disk before this returns.
  ///   - change: Changes what is there.
  /// - Throws: `SettingsError` when it cannot be written, or another process does not let go of it
  ///   within a second.
  package func update(
    isDurable: Bool = true, _ change: (inout JSONObject) -> Void
  ) throws(SettingsError) {
    let lock = try FileLock(besides: path)
    defer { lock.hold() }
    var object = try current()
    let before = object
    change(&object)
    guard object != before else { return }
    try AtomicFile.write(
      JSONValue.object(object).utf8(.pretty) + [0x0A], to: path, isDurable: isDurable)
  }

  private static let largest = 4 << 20

  private func current() throws(SettingsError) -> JSONObject {
    guard let bytes = try AtomicFile.read(path, limit: Self.largest) else { return JSONObject() }
    if let object = (try? JSONValue(parsing: bytes))?.object { return object }
    if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) { rename(path, path + ".damaged") }
    return JSONObject()
  }
}
