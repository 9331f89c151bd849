import Glibc

/// Where the program keeps its files: the XDG directories, or all in the folder that
/// `SWITCHBOARD_HOME` names.
package struct Directories: Sendable, Hashable {
  /// Settings, agents, themes, presets and kept keys.
  package let config: String
  /// Chats.
  package let data: String
  /// What can be had again: the catalogue, measured speeds.
  package let cache: String
  /// What is remembered between runs, transcripts, the log.
  package let state: String

  /// Reads the variables; a relative path in an `XDG_…` variable is ignored, as XDG 0.8 says.
  ///
  /// A relative `SWITCHBOARD_HOME` starts at `workingDirectory`.
  package init(
    _ environment: Environment, workingDirectory: String = currentFolder()
  ) throws(SettingsError) {
    if let folder = environment["SWITCHBOARD_HOME"] {
      let folder = folder.absolutePath(in: workingDirectory)
      self.init(config: folder, data: folder, cache: folder.appendingPath("cache"), state: folder)
      return
    }
    let home = environment["HOME"] ?? Self.homeOfUser()
    func folder(_ variable: String, _ usual: String) throws(SettingsError) -> String {
      if let path = environment[variable], path.hasPrefix("/") {
        return path.appendingPath("switchboard")
      }
      guard let home, home.hasPrefix("/") else { throw .noHome }
      return home.appendingPath(usual).appendingPath("switchboard")
    }
    self.init(
      config: try folder("XDG_CONFIG_HOME", ".config"),
      data: try folder("XDG_DATA_HOME", ".local/share"),
      cache: try folder("XDG_CACHE_HOME", ".cache"),
      state: try folder("XDG_STATE_HOME", ".local/state"))
  }

  private init(config: String, data: String, cache: String, state: String) {
    self.config = config
    self.data = data
    self.cache = cache
    self.state = state
  }

  package var settingsFile: String { config.appendingPath("settings.toml") }
  package var agents: String { config.appendingPath("agents") }
  package var themes: String { config.appendingPath("themes") }
  package var presets: String { config.appendingPath("presets") }
  package var keys: String { config.appendingPath("keys") }
  package var chatsFile: String { data.appendingPath("chats.sqlite") }
  package var stateFile: String { state.appendingPath("state.json") }
  package var historyFile: String { state.appendingPath("history") }
  package var speedsFile: String { cache.appendingPath("speeds.json") }
  package var trustFile: String { state.appendingPath("trusted-agents.json") }
  package var transcripts: String { state.appendingPath("transcripts") }
  package var logFile: String { state.appendingPath("switchboard.log") }

  /// Makes a folder and what is missing above it, each with mode 0700; those that exist stay as
  /// they are.
  package static func make(_ folder: String) throws(SettingsError) {
    if mkdir(folder, 0o700) == 0 { return }
    if errno == ENOENT, folder.parentFolder != folder {
      try make(folder.parentFolder)
      if mkdir(folder, 0o700) == 0 { return }
    }
    let code = errno
    var status = stat()
    if code == EEXIST, stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    throw .unwritable(path: folder, reason: systemReason(code))
  }

  private static func homeOfUser() -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16 * 1024)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let home = entry.pw_dir
    else { return nil }
    return String(cString: home)
  }
}
