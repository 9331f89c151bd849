package import JSONCoding

/// The text of an agent file while it is edited; comments, order and spacing stay as they are.
package struct AgentDocument: Sendable {
  /// Why a change cannot be made in place.
  ///
  /// The caller may ask, and then `rewrite` the file, which keeps a copy.
  package struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence.
    package var description: String
  }

  /// The path of the file.
  package let file: String
  /// The bytes as they were read; nil for a file that was not there.
  private let original: [UInt8]?
  private var editor: TOMLEditor

  /// Takes the text of a file.
  ///
  /// - Throws: The mistake that keeps it from being TOML.
  package init(_ bytes: [UInt8], file: String) throws(FileMistake) {
    self.file = file
    original = bytes
    editor = try TOMLEditor(bytes, file: file)
  }

  /// A file that is not there yet.
  package init(newAt file: String) throws(FileMistake) {
    self.file = file
    original = nil
    editor = try TOMLEditor([], file: file)
  }

  /// The text as it is now.
  package var bytes: [UInt8] { editor.bytes }
  /// Whether there is something to save.
  package var isChanged: Bool { editor.bytes != original }
  /// How many `[[model]]` entries there are.
  package var entryCount: Int { editor.document.root["model"]?.array?.count ?? 0 }
  /// The file as it would be read now.
  package var agent: Parsed<AgentFile> { AgentFile.parse(bytes, file: file) }

  /// The value below some keys, of an entry or of the file; nil where there is none.
  package func value(_ keys: [String], ofEntry entry: Int? = nil) -> JSONValue? {
    editor.value(at: Self.path(keys, entry))
  }

  // MARK: Changes

  /// Sets a value, or takes it away with `null`.
  ///
  /// - Parameters:
  ///   - keys: The keys down to it: `["options", "openai", "reasoningEffort"]`.
  ///   - value: What is to stand there; an object becomes a table.
  ///   - entry: The entry that it belongs to, from 0; nil is the file.
  /// - Throws: `Refusal` when the text cannot be changed in place; it is then as it was.
  package mutating func set(
    _ keys: [String], to value: JSONValue, ofEntry entry: Int? = nil
  ) throws(Refusal) {
    let path = Self.path(keys, entry)
    try edit { editor throws(TOMLEditor.Refusal) in try editor.set(path, to: value) }
  }

  /// Takes a value or a table away.
  package mutating func remove(_ keys: [String], ofEntry entry: Int? = nil) throws(Refusal) {
    let path = Self.path(keys, entry)
    try edit { editor throws(TOMLEditor.Refusal) in try editor.remove(path) }
  }

  /// Adds an entry before the one at `index`, or behind the last.
  package mutating func addEntry(_ members: JSONObject, at index: Int) throws(Refusal) {
    try edit { editor throws(TOMLEditor.Refusal) in
      try editor.insert("model", members, at: index)
    }
  }

  /// Takes an entry away, with the comments above it.
  package mutating func removeEntry(at index: Int) throws(Refusal) {
    try edit { editor throws(TOMLEditor.Refusal) in
      try editor.removeElement("model", at: index)
    }
  }

  /// Puts an entry at another place of the chain.
  package mutating func moveEntry(from old: Int, to new: Int) throws(Refusal) {
    try edit { editor throws(TOMLEditor.Refusal) in
      try editor.moveElement("model", from: old, to: new)
    }
  }

  private mutating func edit(
    _ change: (inout TOMLEditor) throws(TOMLEditor.Refusal) -> Void
  ) throws(Refusal) {
    var changed = editor
    do throws(TOMLEditor.Refusal) {
      try change(&changed)
    } catch {
      throw Refusal(
        description: "\(file) is written in a way that cannot be changed in place. It can be "
          + "written anew, without its comments; a copy then stays as "
          + "\(Self.copy(of: file).fileName).")
    }
    editor = changed
  }

  private static func path(_ keys: [String], _ entry: Int?) -> TOMLPath {
    TOMLPath(
      (entry.map { [.key("model"), .index($0)] } ?? []) + keys.map(TOMLPath.Step.key))
  }

  // MARK: The file

  /// Writes the text to its file.
  ///
  /// - Throws: `SettingsError`, also when the file is not as it was when it was read.
  package func save() throws(SettingsError) {
    try checkUnchanged()
    try AtomicFile.write(bytes, to: file)
  }

  /// Writes the file anew from values, which loses its comments; the old one stays as
  /// `NAME.toml.bak`.
  ///
  /// - Parameter root: All of the file's values.
  /// - Returns: The document as it is then.
  /// - Throws: `SettingsError`, also when the file is not as it was when it was read.
  package func rewrite(as root: JSONObject) throws(SettingsError) -> AgentDocument {
    try checkUnchanged()
    let text = Array(Self.text(of: root).utf8)
    if let original { try AtomicFile.write(original, to: Self.copy(of: file)) }
    try AtomicFile.write(text, to: file)
    do throws(FileMistake) {
      return try AgentDocument(text, file: file)
    } catch {
      throw .unreadable(path: file, reason: error.message)
    }
  }

  /// All values of the file as it is now.
  package var root: JSONObject { editor.document.root }

  /// The path of the copy that `rewrite` keeps.
  package static func copy(of file: String) -> String { file + ".bak" }

  private func checkUnchanged() throws(SettingsError) {
    let now = try AtomicFile.read(file, limit: TOMLDocument.mostBytes)
    guard now == original else { throw .changedMeanwhile(path: file) }
  }

  /// The text of a file with these values: single values, tables, entries.
  package static func text(of root: JSONObject) -> String {
    var text = TOMLText()
    let members = root.effectiveMembers
    let entries = root["model"]?.array?.compactMap(\.object)
    for member in members where member.value.object == nil {
      if member.key != "model" || entries == nil { text.pair(member.key, member.value) }
    }
    for member in members {
      if let object = member.value.object { text.table([member.key], object) }
    }
    for entry in entries ?? [] {
      text.element("model")
      for member in entry.effectiveMembers where member.value.object == nil {
        text.pair(member.key, member.value)
      }
      for member in entry.effectiveMembers {
        if let object = member.value.object { text.table(["model", member.key], object) }
      }
    }
    return text.text + "\n"
  }
}
