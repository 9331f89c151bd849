extension AppState {
  /// How long a draft may grow before it is handed over; whoever writes it has the rest of 250 ms.
  static let draftDelay: Duration = .milliseconds(50)

  /// When drafts that have changed are to be handed over; nil: none has.
  package var draftDue: Duration? { drafts.due }

  /// Notes that the draft in the composer is another one; costs the same however long it is.
  ///
  /// - Returns: What is to be kept at once: that a draft is gone.
  mutating func noteDraft() -> [Effect] {
    let owner = composer.owner
    let files = composer.paths(of: owner)
    guard drafts.edits[owner] ?? 0 != composer.editor.edits || drafts.files[owner] ?? [] != files
    else { return [] }
    drafts.edits[owner] = composer.editor.edits
    drafts.files[owner] = files
    drafts.changed.insert(owner)
    drafts.due = drafts.due ?? now + Self.draftDelay
    return composer.editor.isEmpty && files.isEmpty ? takeDrafts() : []
  }

  /// What is to be kept of drafts at this time.
  package mutating func dueDrafts(at time: Duration) -> [Effect] {
    drafts.due.map { $0 <= time } == true ? takeDrafts() : []
  }

  /// Every draft that has changed since it was handed over.
  package mutating func takeDrafts() -> [Effect] {
    let owners = drafts.changed
    drafts.changed = []
    drafts.due = nil
    var texts: [(owner: ChatID?, text: DraftSnapshot)] = []
    for owner in owners {
      guard owner == nil || chats.contains(where: { $0.id == owner }) else { continue }
      guard let editor = composer.editor(of: owner) else { continue }
      // A command is nothing that is to be said.
      let isCommand = owner == composer.owner && composer.isCommand
      texts.append(
        (owner, isCommand ? .empty : DraftSnapshot(editor, files: composer.paths(of: owner))))
    }
    if !texts.allSatisfy(\.text.isEmpty) { drafts.isKept = true }
    guard drafts.isKept else { return [] }
    // The panes come first: a chat of which there is a draft alone comes back with its layout.
    let panes = keepingEffects()
    return panes + texts.map { .sessions(.keepDraft($0.text, of: $0.owner)) }
  }

  /// The drafts that the panes' chat has in the file are those of the composer now.
  mutating func noteStoredDrafts() {
    drafts = DraftNotes()
    for owner in [nil] + chats.map({ Optional($0.id) }) {
      drafts.edits[owner] = composer.editor(of: owner)?.edits
      drafts.files[owner] = composer.paths(of: owner)
      if composer.editor(of: owner)?.isEmpty == false { drafts.isKept = true }
    }
  }

  /// Has the files of stored drafts read again; until then they are known to the drafts alone.
  mutating func reattach(_ paths: [ChatID?: [String]]) -> [Effect] {
    paths.compactMap { owner, paths in
      guard !paths.isEmpty else { return nil }
      drafts.isKept = true
      drafts.files[owner] = paths
      composer.awaitedFiles[owner] = paths
      return .compose(.reattach(paths, owner))
    }
  }

  /// The files of a stored draft have been read, as far as they are still there.
  mutating func reattached(_ files: [PromptFile], missing: [String], for owner: ChatID?) {
    composer.awaitedFiles[owner] = nil
    composer.add(files, for: owner)
    guard let first = missing.first else { return }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    flash =
      missing.count == 1
      ? "\(name), which was attached to the draft, cannot be read any more."
      : "\(missing.count) files that were attached to the draft cannot be read any more."
  }

  /// The draft goes along into a new chat.
  mutating func carryDrafts() {
    drafts = DraftNotes()
    drafts.edits[composer.owner] = -1
    _ = noteDraft()
  }
}
