/// What went wrong with a file, a variable or a key, as a sentence for the person at the keys.
///
/// No case holds a key or a part of one.
package enum SettingsError: Error, Hashable, CustomStringConvertible {
  case noHome
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case tooLarge(path: String, limit: Int)
  /// Another hand has written the file since it was read.
  case changedMeanwhile(path: String)
  /// What cannot be the name of a preset.
  case notAName(String)
  case noSuchAgent(name: String, nearest: String?)
  /// `place` is what needs the variable: `key_env`, a header's name, `base_url`.
  case variableUnset(name: String, place: String)
  case emptyKey(origin: String)
  case unusableKey(origin: String)
  case commandNotStarted(program: String, reason: String)
  case commandFailed(program: String, status: Int, message: String)
  case commandKilled(program: String, signal: Int)
  case commandTimedOut(program: String, limit: Duration)

  package var description: String {
    switch self {
    case .noHome:
      "There is no home directory: set HOME or SWITCHBOARD_HOME."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)."
    case .tooLarge(let path, let limit):
      "\(path) is larger than \(limit / 1024) KiB and was not read."
    case .changedMeanwhile(let path):
      "\(path) has changed since it was read; nothing was written."
    case .notAName(let name):
      "\(name.isEmpty ? "Nothing" : name) cannot be a name: it has 1 to 100 characters, no slash "
        + "and no dot at its beginning."
    case .noSuchAgent(let name, let nearest):
      name.contains("/") || name.hasSuffix(".toml")
        ? "There is no file \(name)."
        : "No agent is called \(name)"
          + (nearest.map { ". Did you mean \($0)?" }
            ?? "; switchboard agents lists those there are.")
    case .variableUnset(let name, let place): "\(place) needs \(name), which is not set."
    case .emptyKey(let origin): "The key from \(origin) is empty."
    case .unusableKey(let origin):
      "The key from \(origin) holds control characters or is longer than 16 KiB; it is not sent."
    case .commandNotStarted(let program, let reason):
      "The key command \(program) cannot be started: \(reason)."
    case .commandFailed(let program, let status, let message):
      "The key command \(program) ended with status \(status)"
        + (message.isEmpty ? "." : ": \(message)")
    case .commandKilled(let program, let signal):
      "The key command \(program) was ended by signal \(signal)."
    case .commandTimedOut(let program, let limit):
      "The key command \(program) gave no key within \(Self.seconds(limit)) and was ended."
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}
