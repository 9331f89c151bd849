/// Where prompts are written: the draft, its files, what helps to write it.
///
/// Linked panes share a draft; a pane that is not linked has its own.
package struct Composer: Sendable {
  package var editor = LineEditor()
  package internal(set) var files: [PromptFile] = []
  /// The list of completions above the composer.
  package internal(set) var completion: Completion?
  /// The line that has the keys instead of the draft.
  package internal(set) var field: ComposerField?
  /// Columns of a row of text, as last drawn.
  package internal(set) var width = 64
  /// Whether nothing that costs money has been asked in this run.
  package internal(set) var isFirstPaidPrompt = true
  var history = PromptHistory()
  /// Where paths that were just pasted stand.
  var pastedPaths: Range<Int>?
  /// What waits for the history to be read.
  var awaited: HistoryUse?
  /// The text that asked for a file which is being read.
  var asked: String?
  /// What was being completed when Esc closed the list.
  var dismissed: Completion.Kind?
  /// Whose draft this is; nil for that of the linked panes.
  var owner: ChatID?
  private var drafts: [ChatID?: Draft] = [:]
  /// Where the files of stored drafts are, while they are being read.
  var awaitedFiles: [ChatID?: [String]] = [:]

  /// What the history was asked for.
  enum HistoryUse: Sendable { case earlier, search }

  package init() {}

  package var isEmpty: Bool { editor.isEmpty && files.isEmpty }

  /// Whether the draft looks like a command.
  var isCommand: Bool {
    let text = editor.buffer.stretch(0).text
    return text.hasPrefix("/") && !text.hasPrefix("//")
  }

  /// The id at the start of the draft that it goes to; nil when there is none.
  var target: String? {
    let text = editor.buffer.stretch(0).text
    guard text.utf8.first == UInt8(ascii: "@") else { return nil }
    let id = text.dropFirst().prefix { !$0.isWhitespace }
    return id.contains("/") ? String(id) : nil
  }

  /// Whether there is something to send.
  var isReady: Bool {
    !files.isEmpty || editor.hasFolds
      || (0..<editor.buffer.stretchCount).contains { place in
        editor.buffer.stretch(place).text.contains { !$0.isWhitespace }
      }
  }

  /// The draft has been sent or is given up.
  mutating func finish() {
    editor.reset()
    files = []
    awaitedFiles[owner] = nil
    history.leave()
    closeHelpers()
  }

  /// The command in the draft has been done; what is attached goes with the next prompt.
  mutating func finishCommand() {
    editor.reset()
    history.leave()
    closeHelpers()
  }

  /// Empties the draft; its text can be taken back.
  mutating func clear() {
    if field == nil {
      editor.clear()
      files = []
    }
    closeHelpers()
  }

  mutating func closeHelpers() {
    completion = nil
    field = nil
    dismissed = nil
  }

  /// Shows the draft of another pane.
  mutating func show(draftOf owner: ChatID?) {
    guard owner != self.owner else { return }
    drafts[self.owner] = Draft(editor: editor, files: files)
    var draft = drafts.removeValue(forKey: owner) ?? Draft()
    draft.editor.ring = editor.ring
    (editor, files) = (draft.editor, draft.files)
    self.owner = owner
    history.leave()
    closeHelpers()
  }

  /// What is written for a pane, or for the linked ones; nil when nothing was.
  func editor(of owner: ChatID?) -> LineEditor? {
    owner == self.owner ? editor : drafts[owner]?.editor
  }

  /// Where the files of a draft are, those too that are still being read.
  func paths(of owner: ChatID?) -> [String] {
    let files = owner == self.owner ? self.files : drafts[owner]?.files ?? []
    return (awaitedFiles[owner] ?? []) + files.compactMap(\.path)
  }

  /// Adds files to a draft.
  mutating func add(_ more: [PromptFile], for owner: ChatID?) {
    if owner == self.owner {
      files += more
    } else {
      drafts[owner, default: Draft()].files += more
    }
  }

  /// Puts a text in place of a draft.
  mutating func put(_ text: String, for owner: ChatID?) {
    if owner == self.owner {
      editor.set(text)
      files = []
    } else {
      var draft = Draft()
      draft.editor.set(text)
      drafts[owner] = draft
    }
  }

  /// Forgets the draft of a pane that is gone.
  mutating func forget(_ chat: ChatID) {
    if owner == chat { show(draftOf: nil) }
    drafts[chat] = nil
  }
}
