package import ChatModel
import Glibc
import JSONCoding

/// Options and settings kept under names: a TOML file for each, readable by nobody else.
package struct PresetDirectory: Sendable {
  /// What one file says.
  package struct Contents: Sendable, Hashable {
    package var options: ModelOptions
    package var settings: CallSettings

    package init(options: ModelOptions, settings: CallSettings) {
      self.options = options
      self.settings = settings
    }
  }

  private let folder: String

  package init(_ directories: Directories) { folder = directories.presets }

  /// The names of all presets, sorted.
  package func names() -> [String] {
    AgentDirectory.files(in: folder).map { AgentLocation.name(of: $0) }
  }

  /// Reads a preset.
  ///
  /// - Throws: `SettingsError` when the file cannot be read; mistakes in it come with the result.
  package func load(_ name: String) throws(SettingsError) -> Parsed<Contents> {
    let path = try path(of: name)
    guard let bytes = try AtomicFile.read(path, limit: TOMLDocument.mostBytes) else {
      throw .unreadable(path: path, reason: systemReason(ENOENT))
    }
    do throws(FileMistake) {
      let document = try TOMLDocument(bytes, file: path)
      let mistakes = MistakeList(file: path, source: document.source)
      KeyLiterals(mistakes: mistakes).check(.object(document.root))
      var reader = TableReader(document.root, mistakes: mistakes)
      let contents = Contents(options: reader.options(), settings: reader.callSettings())
      reader.finish()
      return Parsed(mistakes.sorted.haveErrors ? nil : contents, mistakes: mistakes.sorted)
    } catch {
      return Parsed(nil, mistakes: [error])
    }
  }

  /// Keeps a preset under a name; one that has the name already is replaced.
  ///
  /// `null` has no form in TOML: a value that is put back to the provider's default is left out.
  package func save(_ name: String, _ contents: Contents) throws(SettingsError) {
    try AtomicFile.write(Array(PresetText.text(of: contents).utf8), to: try path(of: name))
  }

  /// Removes a preset; one that is not there stays away.
  package func delete(_ name: String) throws(SettingsError) {
    let path = try path(of: name)
    guard unlink(path) == 0 || errno == ENOENT else {
      throw .unwritable(path: path, reason: systemReason(errno))
    }
  }

  /// The file of a name, which cannot lead out of the folder.
  private func path(of name: String) throws(SettingsError) -> String {
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
          || (0x41...0x5A).contains(byte & 0xDF)
      }
    guard isName else { throw .unwritable(path: folder, reason: "\(name) cannot name a file") }
    return folder.appendingPath(name + ".toml")
  }
}
