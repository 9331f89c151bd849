import ChatModel
import JSONCoding
import SwitchboardKit

/// One thing to be written, complete in itself: where what it belongs to is missing from the file,
/// the writer makes it first.
enum Change: Sendable {
  case prompt(MessageRecord, chat: ChatHeader, pane: PaneRecord, isIndexed: Bool)
  case answerBegan(MessageRecord, chat: ChatHeader, pane: PaneRecord)
  case piece(MessageID, isReasoning: Bool, String)
  /// The text so far was taken back.
  case restarted(MessageID)
  case attempt(MessageID, Attempt)
  case ended(MessageRecord, chat: ChatHeader, pane: PaneRecord)
  case pane(PaneRecord, chat: ChatHeader)
  case vote(VoteRecord, ChatID)
  /// Two answers are not compared any more.
  case unvote(MessageID, MessageID)
  /// Messages are gone since a moment; nil: they are back.
  case deletion([MessageID], since: Moment?)
  case favourite(MessageID, Bool)
  /// What is typed and not sent, for all linked panes or for one; the text is made when it is written.
  case draft(@Sendable () -> String, files: [String], ChatHeader, PaneRecord?)

  /// The answer that still grows by this change; what stands here is worth nothing once it ended.
  var growing: MessageID? {
    switch self {
    case .piece(let id, _, _), .restarted(let id), .attempt(let id, _): id
    default: nil
    }
  }

  /// Whether it stands in the file of growing answers and not in the chats file.
  var isPiece: Bool {
    switch self {
    case .piece, .restarted: true
    default: false
    }
  }

  /// The answer that has ended by this change.
  var ended: MessageID? { if case .ended(let message, _, _) = self { message.id } else { nil } }

  /// Whose draft this is; a later one of the same replaces it.
  var draft: DraftShelf.Key? {
    if case .draft(_, _, let chat, let pane) = self {
      DraftShelf.Key(chat: chat.id, pane: pane?.id)
    } else {
      nil
    }
  }

  /// Whether a whole answer is lost when this is not written.
  var isAnswer: Bool { ended != nil }
}
