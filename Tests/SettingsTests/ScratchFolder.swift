import Glibc
import Settings

/// A folder of its own for one test, gone with the value.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/switchboard-settings-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw SettingsError.unwritable(path: "/tmp", reason: "no folder for a test")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  subscript(name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and the folders above it.
  func write(_ text: String, to name: String) throws {
    try AtomicFile.write(Array(text.utf8), to: self[name])
  }

  func text(_ name: String) throws -> String {
    String(decoding: try AtomicFile.read(self[name]) ?? [], as: UTF8.self)
  }

  func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(self[name], &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  func names(in folder: String = "") -> [String] { Self.names(in: self[folder]) }

  private static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) { remove("\(path)/\(name)") }
    if unlink(path) != 0 { rmdir(path) }
  }
}
