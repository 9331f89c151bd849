import JSONCoding

extension SettingsEditor {
  /// Gives actions their keys in `[keymap]`; comments, order and every other line stay as they are.
  ///
  /// - Parameter changes: Names of actions and their keys; nil takes the line of an action away.
  /// - Throws: `SettingsError` when the file has mistakes or a form that is not understood, or cannot be
  ///   written; it is then as it was.
  package func setKeys(_ changes: [(action: String, keys: [String]?)]) throws(SettingsError) {
    let path = directories.settingsFile
    let old = try AtomicFile.read(path, limit: TOMLDocument.mostBytes) ?? []
    guard !SettingsFile.parse(old, file: path).mistakes.haveErrors,
      var editor = try? TOMLEditor(old, file: path)
    else { throw .unwritable(path: path, reason: "it has mistakes, which come first") }
    do throws(TOMLEditor.Refusal) {
      for (action, keys) in changes {
        let place = TOMLPath([.key("keymap"), .key(action)])
        guard let keys else {
          try editor.remove(place)
          continue
        }
        let list = JSONValue.array(keys.map { .string($0) })
        try editor.set(place, to: keys.count == 1 ? list[0] ?? list : list)
      }
    } catch {
      throw .unwritable(path: path, reason: "its form is not understood; change [keymap] yourself")
    }
    guard !SettingsFile.parse(editor.bytes, file: path).mistakes.haveErrors else {
      throw .unwritable(path: path, reason: "its form is not understood; change [keymap] yourself")
    }
    if editor.bytes != old { try AtomicFile.write(editor.bytes, to: path) }
  }
}
