package import ChatModel

/// What a search found, newest first.
package struct SearchPage: Sendable, Hashable {
  /// A place where the words were found.
  package struct Hit: Sendable, Hashable {
    /// The chat.
    package let chat: ChatID
    /// The number that people use.
    package let number: Int
    /// The chat's title.
    package let title: String
    /// The message.
    package let message: MessageID
    /// Who says it.
    package let role: Message.Role
    /// When it was said.
    package let created: Moment
    /// The words and what stands around them, on one line.
    package let snippet: Snippet
  }

  /// Chats whose title or tags have the words; on the first page only.
  package var titles: [ChatSummary] = []
  /// Messages that have them.
  package var hits: [Hit] = []
  /// What to ask the next page with; nil at the end.
  package var next: MessageID?
}
