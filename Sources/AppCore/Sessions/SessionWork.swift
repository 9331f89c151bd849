/// Work on the stored chats that the state asks for.
package enum SessionWork: Sendable {
  /// The forms in which a chat is written to a file.
  package enum Form: String, Sendable, Hashable, CaseIterable { case markdown, json, html }

  /// Which stored chat is meant.
  package enum Choice: Sendable, Hashable {
    case id(StoredID)
    /// The number that people use.
    case number(Int)
    /// The one in which something was last said.
    case last
  }

  /// What was wished for, from the first row on.
  case list(SessionWish)
  /// The same once more after a change, with as many rows or found places as there were.
  case listAgain(SessionWish, count: Int)
  /// The rows after those that were listed last.
  case listMore
  case open(Choice)
  /// Opens a chat where something was found in it.
  case openAt(SessionPlace)
  /// Reads what stands around a place.
  case preview(SessionPlace)
  /// A new chat that shares the history up to a place.
  case fork(SessionPlace)
  /// The panes show this stored chat from now on.
  ///
  /// Prompts are named by the numbers of their answers.
  case adopted(
    StoredID, panes: [ChatID: StoredID], answers: [Int: StoredID], prompts: [Int: StoredID])
  /// The panes are empty; the next prompt begins another stored chat.
  case began
  case rename(StoredID, String)
  /// Give the chat of the panes a title.
  case title(String)
  case pin(StoredID, Bool)
  /// Files a chat under these words and no others.
  case tag(StoredID, [String])
  /// Has a model give a title.
  case entitle(StoredID, by: ChainItem)
  case delete(StoredID)
  case undelete(StoredID)
  case export(StoredID, Form)
  /// A pane is another one now, or shows another branch.
  case keepPane(ChatID, PaneOutline)
  /// A person closed a pane.
  case closePane(ChatID)
  /// Turns were deleted from a pane; those answers that another pane shows too are `shared`.
  case deleteTurns(ChatID, answers: [Int], shared: Set<Int>)
  /// Deleted turns are back in their pane.
  case restoreTurns(ChatID, answers: [Int])
  /// What is typed and not sent, for one pane or for all linked ones.
  case keepDraft(DraftSnapshot, of: ChatID?)
  /// A person's word on two answers.
  case vote(better: Int, worse: Int, isTie: Bool)
  /// The word on two answers is taken back.
  case takeBackVote(Int, Int)
  /// Adds up what was measured.
  case measure(StatisticsView.Span)
  /// Writes what was measured into a file.
  case writeMeasured(StatisticsView.Span)
}

/// Which stored chats are to be listed, and how.
package struct SessionWish: Sendable, Hashable {
  /// The order of the rows while no words are looked for; found words stand newest first.
  package enum Order: String, Sendable, Hashable, CaseIterable { case newest, oldest, title, cost }

  /// Words, and filters like `tag:physics`; every chat where there are none.
  package var words: String
  package var order: Order
  package var pinnedFirst: Bool

  package init(words: String = "", order: Order = .newest, pinnedFirst: Bool = true) {
    self.words = words
    self.order = order
    self.pinnedFirst = pinnedFirst
  }
}

/// A place in a stored chat.
package struct SessionPlace: Sendable, Hashable {
  package var chat: StoredID
  /// The message; nil for the chat as it stands.
  package var message: StoredID?
  /// What was found in it.
  package var word: String?

  package init(chat: StoredID, message: StoredID? = nil, word: String? = nil) {
    self.chat = chat
    self.message = message
    self.word = word
  }
}

/// What came of work on the stored chats.
package enum SessionNews: Sendable {
  /// Rows of the list; `isMore` puts them after those that are there.
  case listed(SessionPage, for: SessionWish, isMore: Bool)
  case opened(StoredChat)
  /// What stands around a place; nil where the chat is gone.
  case previewed(StoredExcerpt?, SessionPlace)
  case measured(Measured, for: StatisticsView.Span)
  /// Something was changed; the sentence says what.
  case done(String)
  /// Something was done that changes no row.
  case told(String)
  case failed(String)
  /// Whether what is said is being kept, and what a person should know of it.
  case keeping(Bool, sentence: String?)
}
