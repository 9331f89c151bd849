/// Work on the stored chats that the state asks for.
package enum SessionWork: Sendable {
  /// The forms in which a chat is written to a file.
  package enum Form: String, Sendable, Hashable, CaseIterable { case markdown, json }

  /// Which stored chat is meant.
  package enum Choice: Sendable, Hashable {
    case id(StoredID)
    /// The number that people use.
    case number(Int)
    /// The one in which something was last said.
    case last
  }

  /// What has these words, or every chat where there are none; from the first row on.
  case list(String)
  /// The rows after those that were listed last.
  case listMore
  case open(Choice)
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
}

/// What came of work on the stored chats.
package enum SessionNews: Sendable {
  /// Rows of the list; `isMore` puts them after those that are there.
  case listed(SessionPage, for: String, isMore: Bool)
  case opened(StoredChat)
  /// Something was changed or written; the sentence says what.
  case done(String)
  case failed(String)
  /// Whether what is said is being kept, and what a person should know of it.
  case keeping(Bool, sentence: String?)
}
