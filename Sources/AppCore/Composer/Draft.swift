/// What is being written for a pane: text and files.
struct Draft: Sendable {
  var editor = LineEditor()
  var files: [PromptFile] = []
}
