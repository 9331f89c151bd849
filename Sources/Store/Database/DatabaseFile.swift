import Glibc
import Settings

/// The chats file as a file: its rights, its place, and where a damaged one goes.
enum DatabaseFile {
  /// What SQLite keeps beside a file; a journal that stayed behind would be played into a new file.
  private static let companions = ["", "-journal", "-wal", "-shm"]

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Makes an empty file with mode 0600 and its folder with 0700, where they are missing.
  ///
  /// SQLite gives the journal the rights of the file.
  static func make(_ path: String) throws {
    if exists(path) { return }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try Directories.make(folder.isEmpty ? "/" : folder)
    _ = try makeEmpty(path)
  }

  /// Whether a new, empty file could be made there, for its owner alone; false when there is one.
  private static func makeEmpty(_ path: String) throws -> Bool {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw problem(errno, at: path)
    }
    defer { close(descriptor) }
    // A umask may have taken the owner's rights away as well.
    fchmod(descriptor, 0o600)
    return true
  }

  /// A path that nothing stands at: the given one, or that with a number behind it.
  ///
  /// - Parameters:
  ///   - path: The path that is wanted.
  ///   - makes: Whether an empty file is made there at once.
  /// - Returns: The path.
  /// - Throws: `StoreProblem`.
  static func freePath(_ path: String, makes: Bool) throws -> String {
    for number in 1...1000 {
      let candidate = number == 1 ? path : "\(path)-\(number)"
      if makes ? try makeEmpty(candidate) : !exists(candidate) { return candidate }
    }
    throw StoreProblem.readOnly(path: path, reason: "there are a thousand of them already")
  }

  /// Renames the file and what belongs to it; nothing is deleted.
  static func setAside(_ path: String, date: String) throws -> String {
    let place = try freePath("\(path).damaged-\(date)", makes: false)
    for ending in companions.reversed() where exists(path + ending) {
      guard rename(path + ending, place + ending) == 0 else {
        throw StoreProblem.damaged(path: path, reason: reason(errno))
      }
    }
    return place
  }

  /// What an error of the system means for the store.
  static func problem(_ code: Int32, at path: String) -> StoreProblem {
    switch code {
    case ENOSPC, EDQUOT: .diskFull
    case EIO: .device(path: path)
    default: .readOnly(path: path, reason: reason(code))
    }
  }

  /// What a folder that cannot be made means for the store.
  static func problem(_ error: SettingsError) -> StoreProblem {
    switch error {
    case .unwritable(let path, let reason): .readOnly(path: path, reason: reason.lowercased())
    default: .other("\(error)")
    }
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
