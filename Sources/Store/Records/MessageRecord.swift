package import ChatModel

/// A stored message: a prompt, or an answer with all that is known of its run.
package struct MessageRecord: Sendable, Hashable {
  /// Its id.
  package let id: MessageID
  /// The pane that it stands in.
  package let pane: PaneID
  /// The message before it; nil for the first of a pane.
  package let parent: MessageID?
  /// Which prompt of its pane it is or answers, from 0.
  ///
  /// Messages of one turn in several panes belong to one prompt that was sent to all of them.
  package let turn: Int
  /// When it was made.
  package let created: Moment
  /// What is said.
  package var message: Message
  /// How the answer came about; nil for a prompt.
  package var answer: AnswerRecord?
  /// Whether a person marked it.
  package var isFavourite = false

  /// A message at its place.
  package init(
    id: MessageID, pane: PaneID, parent: MessageID?, turn: Int, created: Moment, message: Message,
    answer: AnswerRecord? = nil, isFavourite: Bool = false
  ) {
    self.id = id
    self.pane = pane
    self.parent = parent
    self.turn = turn
    self.created = created
    self.message = message
    self.answer = answer
    self.isFavourite = isFavourite
  }

  /// Who speaks.
  package var role: Message.Role { message.role }
}
