import ChatModel
import Glibc

/// Writes into the settings file what a person asked for, and leaves every other line as it is.
package struct SettingsEditor: Sendable {
  let directories: Directories

  package init(_ directories: Directories) { self.directories = directories }

  /// Puts a key into a file of its own with mode 0600 and names the file in the settings.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - provider: Whose key it is.
  /// - Throws: `SettingsError`; nothing is left behind then.
  /// - Returns: The path of the file.
  package func keepKey(
    _ key: String, of provider: String
  ) throws(SettingsError) -> String {
    let path = directories.keys.appendingPath(provider)
    guard !provider.hasPrefix("."), !provider.contains("/"), !provider.utf8.contains(0) else {
      throw .unwritable(path: path, reason: "it would not be a file of its own")
    }
    let isNew = access(path, F_OK) != 0
    try AtomicFile.write(Array((key + "\n").utf8), to: path)
    do throws(SettingsError) {
      try setKey(.file("keys/\(provider)"), of: provider)
    } catch {
      if isNew { unlink(path) }
      throw error
    }
    return path
  }

  /// Names the source of a provider's key in the settings.
  ///
  /// - Throws: `SettingsError` when the settings name another already, or cannot be written.
  package func setKey(_ source: KeySource, of provider: String) throws(SettingsError) {
    let path = directories.settingsFile
    let old = try AtomicFile.read(path, limit: TOMLDocument.mostBytes) ?? []
    let before = SettingsFile.parse(old, file: path)
    guard !before.mistakes.haveErrors, let settings = before.value else {
      throw .unwritable(path: path, reason: "it has mistakes, which come first")
    }
    let text = String(decoding: old, as: UTF8.self)
    if let known = settings.provider(provider)?.key {
      // The same file is named already, and its content has just been replaced.
      if case .file(let named) = known, case .file = source,
        named == directories.keys.appendingPath(provider)
      {
        return
      }
      throw .unwritable(path: path, reason: "it names another key for \(provider) already")
    }
    let new = Array(Self.adding(Self.line(source), to: provider, in: text).utf8)
    // What is written must be what was meant, whatever form the file has.
    let after = SettingsFile.parse(new, file: path)
    let added = settings.provider(provider) == nil ? 1 : 0
    guard !after.mistakes.haveErrors, after.value?.provider(provider)?.key != nil,
      after.value?.providers.count == settings.providers.count + added
    else {
      throw .unwritable(path: path, reason: "its form is not understood; add the line yourself")
    }
    try AtomicFile.write(new, to: path)
  }

  private static func line(_ source: KeySource) -> String {
    switch source {
    case .variable(let name): "key_env = \(quoted(name))"
    case .file(let path): "key_file = \(quoted(path))"
    case .command(let words): "key_command = [\(words.map(quoted).joined(separator: ", "))]"
    }
  }

  /// The text with a line below the header of a provider's table, which is added where it is missing.
  private static func adding(_ line: String, to provider: String, in text: String) -> String {
    let isBare = provider.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let headers = ["[providers.\(quoted(provider))]"] + (isBare ? ["[providers.\(provider)]"] : [])
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = lines.firstIndex { written in
      headers.contains(String(written.prefix { $0 != "#" }.filter { !$0.isWhitespace }))
    }
    if let place {
      lines.insert(line, at: place + 1)
      return lines.joined(separator: "\n")
    }
    let gap = text.isEmpty ? "" : text.hasSuffix("\n") ? "\n" : "\n\n"
    return text + gap + "\(headers.last ?? "")\n\(line)\n"
  }

  /// A basic string of TOML.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case ..<0x20, 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
