import GRDB

/// Why the chats file cannot be read or written.
package enum StoreProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// No room is left, on the disk or for this user.
  case diskFull
  /// The file or its folder may not be written.
  case readOnly(path: String, reason: String)
  /// Another program holds the file for longer than a person should wait.
  case locked
  /// The file has a form that a later version of this program made.
  case newer(version: Int, known: Int)
  /// The disk reports an error.
  case device(path: String)
  /// The file is damaged and could not be set aside.
  case damaged(path: String, reason: String)
  /// The file holds no chat of that number.
  case noSuchChat(String)
  /// This run keeps nothing.
  case keepsNothing
  /// Anything else that SQLite says.
  case other(String)

  /// The cause as part of a sentence.
  package var cause: String {
    switch self {
    case .diskFull: "the disk is full"
    case .readOnly(let path, let reason): "\(path) cannot be written (\(reason))"
    case .locked: "another program holds the chats file"
    case .newer(let version, let known):
      "the chats file is from a newer version of Switchboard (form \(version), this one knows "
        + "\(known))"
    case .device(let path): "the disk reports an error at \(path)"
    case .damaged(let path, let reason):
      "\(path) is damaged and cannot be set aside (\(reason))"
    case .noSuchChat(let name): "there is no chat \(name)"
    case .keepsNothing: "this run keeps nothing"
    case .other(let message): message
    }
  }

  /// The cause as a sentence.
  package var description: String { cause.prefix(1).uppercased() + cause.dropFirst() + "." }

  /// What an error of SQLite means for a person.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_READONLY: self = .readOnly(path: path, reason: "permission denied")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .readOnly(path: path, reason: "it cannot be opened")
    case .SQLITE_IOERR: self = .device(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self = .damaged(path: path, reason: error.message ?? "unreadable")
    default: self = .other("SQLite says “\(error.message ?? "error \(error.resultCode)")”")
    }
  }
}
