import AppCore
import Runtime
import Settings
import SwitchboardKit

/// Keys that are offered on the screen: read from a command, kept when a person asks for it.
struct KeyKeeping: Sendable {
  private let directories: Directories
  private let keys: KeyResolver

  init(_ program: Program) {
    directories = program.directories
    keys = program.keys
  }

  var ways: EffectRunner.KeyWays {
    let (directories, keys) = (directories, keys)
    return EffectRunner.KeyWays(
      read: { try await keys.key(from: .command($0)).secret },
      keep: { try Self.keep($0, $1, in: directories) })
  }

  /// - Returns: A sentence that says where it is.
  private static func keep(
    _ provider: String, _ offer: KeyOffer, in directories: Directories
  ) throws(SettingsError) -> String {
    let editor = SettingsEditor(directories)
    switch offer {
    case .command(let words):
      try editor.setKey(.command(words), of: provider)
      return "The settings name its command from now on."
    case .pasted(let key):
      let path = try editor.keepKey(key, of: provider)
      return "It is kept in \(path), which only you can read."
    }
  }

  /// Writes the keys of actions into the settings.
  ///
  /// - Returns: A sentence when that fails.
  static func keep(_ changes: [KeyChange], in directories: Directories) -> String? {
    do throws(SettingsError) {
      try SettingsEditor(directories).setKeys(changes.map { ($0.action, $0.keys) })
      return nil
    } catch {
      return error.description
    }
  }
}
