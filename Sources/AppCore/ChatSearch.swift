package import TextLayout

/// A search in one chat: what is looked for, how often it is there, which one is shown.
package struct ChatSearch: Sendable {
  /// The found texts of a turn: in its prompt, then in its answer.
  struct Scan: Sendable {
    var prompt = 0
    var answer = 0
    /// Where in the answer the search goes on, and for which version of it.
    var next = 0
    var version = 0

    var count: Int { prompt + answer }
  }

  package let chat: ChatID
  package internal(set) var editor = LineEditor(isSingleLine: true)
  package internal(set) var isTyping = true
  /// nil while nothing has been typed.
  package internal(set) var query: TextQuery?
  package internal(set) var total = 0
  /// The one that is shown: the number of its turn and its place among the turn's.
  package internal(set) var current: (turn: Int, ordinal: Int)?
  /// Where the reader was before.
  let before: ReadingPlace?
  var scans: [Int: Scan] = [:]
  /// The state of the chat's turns that `scans` belong to.
  var edits = -1

  init(chat: Chat) {
    self.chat = chat.id
    before = chat.place
  }
}
