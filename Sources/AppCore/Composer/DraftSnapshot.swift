/// A draft as it was at a moment; its text is made when somebody needs it.
package struct DraftSnapshot: Sendable {
  private let buffer: TextBuffer
  private let folds: PasteFolds
  /// Where its files are.
  package let files: [String]

  /// What an editor holds now, and the files beside it.
  package init(_ editor: LineEditor, files: [String] = []) {
    buffer = editor.buffer
    folds = editor.folds
    self.files = files
  }

  /// Nothing.
  package static let empty = DraftSnapshot(LineEditor())

  package var isEmpty: Bool { buffer.isEmpty && files.isEmpty }
  /// The whole text, folded pastes included; costs what it is long.
  package var text: String { folds.unfold(buffer.text) }
}

/// What is known of the drafts that are to be kept.
struct DraftNotes: Sendable {
  /// The last state of each draft that was looked at, by whose it is.
  var edits: [ChatID?: Int] = [:]
  /// Where the files of each of them are.
  var files: [ChatID?: [String]] = [:]
  /// Whose drafts have changed since they were handed over.
  var changed: Set<ChatID?> = []
  /// When they are handed over.
  var due: Duration?
  /// Whether something of a draft has been handed over.
  var isKept = false
}
