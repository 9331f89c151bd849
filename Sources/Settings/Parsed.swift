/// What was read from a file, with all that is wrong in it.
package struct Parsed<Value: Sendable>: Sendable {
  /// nil when the file cannot be used at all.
  package var value: Value?
  /// By line; with an error among them the value leaves out what the error is about.
  package var mistakes: [FileMistake]

  package init(_ value: Value?, mistakes: [FileMistake]) {
    self.value = value
    self.mistakes = mistakes
  }
}
