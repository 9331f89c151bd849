/// One mistake in a file that a person wrote, as a sentence with its place.
package struct FileMistake: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Severity: Sendable, Hashable {
    /// What stands there is left out; the rest of the file holds.
    case warning
    /// The file, or the part of it that holds this, cannot be used.
    case error
  }

  package var file: String
  /// Counted from 1; nil when the mistake is the file's as a whole.
  package var line: Int?
  package var severity: Severity
  /// One sentence, without a key, but perhaps with words of the file: not yet safe for a terminal.
  package var message: String

  package init(file: String, line: Int?, severity: Severity = .error, message: String) {
    self.file = file
    self.line = line
    self.severity = severity
    self.message = message
  }

  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return severity == .warning ? "\(place): warning: \(message)" : "\(place): \(message)"
  }
}

extension Sequence<FileMistake> {
  /// Whether one of them keeps the file from being used.
  package var haveErrors: Bool { contains { $0.severity == .error } }
}
