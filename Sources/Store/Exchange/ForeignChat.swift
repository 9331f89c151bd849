import ChatModel
import SwitchboardKit

/// A conversation of another program, before it has ids of this one.
struct ForeignChat {
  struct Entry {
    /// The other program's id.
    var id: String
    /// The other program's id of the message before it.
    var parent: String?
    var role: Message.Role
    var text: String
    var created: Moment?
    /// The model that wrote it, as far as the file says.
    var model: String?
  }

  var title = ""
  var created: Moment?
  var updated: Moment?
  let origin: ChatHeader.Origin
  /// Parents before their children.
  var entries: [Entry] = []
  /// The last message of the branch that was shown.
  var shown: String?

  init(origin: ChatHeader.Origin) { self.origin = origin }

  /// The conversation as a chat; nil when nothing was said.
  func record(now: Moment) -> ChatRecord? {
    guard !entries.isEmpty else { return nil }
    let begun = created ?? entries.compactMap(\.created).min() ?? now
    let ids = RecordIDSource()
    var header = ChatHeader(id: ids.next(begun), created: begun, origin: origin)
    header.title = title.isEmpty ? ChatHeader.title(from: entries[0].text) : title
    let models = entries.compactMap(\.model)
    var pane = PaneRecord(
      id: ids.next(begun), position: 0,
      chain: [.init(model: modelID(models.last).description)])
    var chat = ChatRecord(header: header, updated: updated ?? begun)
    var known: [String: (id: MessageID, turn: Int, isPrompt: Bool)] = [:]
    for entry in entries {
      let parent = entry.parent.flatMap { known[$0] }
      let isPrompt = entry.role == .user
      let turn = (parent?.turn ?? (isPrompt ? -1 : 0)) + (isPrompt ? 1 : 0)
      let id: MessageID = ids.next(entry.created ?? begun)
      var record = MessageRecord(
        id: id, pane: pane.id, parent: parent?.id, turn: turn, created: entry.created ?? begun,
        message: Message(entry.role, [.text(entry.text)]))
      if entry.role == .assistant {
        var answer = Answer(requested: modelID(entry.model))
        answer.outcome = .answered
        answer.answeredBy = answer.requested
        answer.text = entry.text
        record.answer = AnswerRecord(answer)
      }
      chat.messages.append(record)
      known[entry.id] = (id, turn, isPrompt)
    }
    pane.shown = shown.flatMap { known[$0]?.id }
    chat.panes = [pane]
    return chat
  }

  private func modelID(_ model: String?) -> ModelID {
    let provider = origin.rawValue
    return ModelID("\(provider)/\(model ?? "unknown")")
      ?? ModelID(provider: provider, model: "unknown")
  }
}
