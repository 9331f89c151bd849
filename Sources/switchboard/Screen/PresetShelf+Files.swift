import AppCore
import Runtime
import Settings

extension PresetShelf {
  /// The presets of a folder; files that cannot be read are left out.
  init(_ directory: PresetDirectory) {
    self.init(
      list: {
        directory.names().compactMap { name in
          guard let contents = (try? directory.load(name))?.value else { return nil }
          return Preset(name: name, options: contents.options, settings: contents.settings)
        }
      },
      save: { preset in
        Self.sentence { () throws(SettingsError) in
          try directory.save(
            preset.name, .init(options: preset.options, settings: preset.settings))
        }
      },
      delete: { name in
        Self.sentence { () throws(SettingsError) in try directory.delete(name) }
      })
  }

  private static func sentence(_ work: () throws(SettingsError) -> Void) -> String? {
    do throws(SettingsError) {
      try work()
      return nil
    } catch {
      return error.description
    }
  }
}
