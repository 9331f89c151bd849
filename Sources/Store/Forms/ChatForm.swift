import ChatModel
import JSONCoding
import SwitchboardKit

/// A chat as JSON, complete; docs/chats.md describes it.
enum ChatForm {
  static func object(_ chat: ChatRecord) -> JSONObject {
    [
      "id": .string(chat.id.text), "number": .count(chat.number),
      "title": .string(chat.header.title), "origin": .string(chat.header.origin.rawValue),
      "created": .string(chat.header.created.iso8601), "updated": .string(chat.updated.iso8601),
      "pinned": .bool(chat.isPinned), "tags": .array(chat.tags.map(JSONValue.string)),
      "forked_from": .text(chat.forkedFrom?.text), "draft": .string(chat.draft),
      "panes": .array(chat.panes.map { .object(PaneForm.object($0)) }),
      "messages": .array(chat.messages.map { .object(object($0)) }),
      "votes": .array(
        chat.votes.map {
          [
            "winner": .string($0.winner.text), "loser": .string($0.loser.text),
            "tie": .bool($0.isTie), "created": .string($0.created.iso8601),
          ]
        }),
    ]
  }

  private static func object(_ message: MessageRecord) -> JSONObject {
    var object: JSONObject = [
      "id": .string(message.id.text), "pane": .string(message.pane.text),
      "parent": .text(message.parent?.text), "turn": .integer(message.turn),
      "role": .string(message.role.rawValue), "created": .string(message.created.iso8601),
      "favourite": .bool(message.isFavourite),
      "parts": .array(message.message.parts.map(PartForm.value)),
      "options": .object(OptionForm.object(message.message.options)),
    ]
    guard let record = message.answer else { return object }
    var answer = AnswerForm.object(record.answer)
    answer["reasoning"] = .string(record.answer.reasoning)
    answer["streaming"] = .bool(record.isStreaming)
    answer["layers"] = OptionForm.array(record.layers)
    answer["attempts"] = .array(
      record.answer.attempts.map { .object(AttemptForm.object($0)) })
    object["answer"] = .object(answer)
    return object
  }

  /// Reads a chat.
  ///
  /// - Parameters:
  ///   - value: The chat.
  ///   - name: What it is called in the sentence about a mistake.
  /// - Returns: The chat; what it does not say has the usual value.
  /// - Throws: `ExchangeError` with what is missing.
  static func chat(_ value: JSONValue, name: String) throws(ExchangeError) -> ChatRecord {
    guard let id = value["id"]?.string.flatMap({ ChatID($0) }) else {
      throw .form("\(name) has no id")
    }
    guard let created = value["created"]?.string.flatMap({ Moment(iso8601: $0) }) else {
      throw .form("\(name) has no time of creation")
    }
    let header = ChatHeader(
      id: id, title: value["title"]?.string ?? "", created: created,
      origin: value["origin"]?.string.flatMap(ChatHeader.Origin.init) ?? .switchboard)
    var chat = ChatRecord(header: header)
    chat.updated = value["updated"]?.string.flatMap { Moment(iso8601: $0) } ?? created
    chat.isPinned = value["pinned"]?.bool ?? false
    chat.tags = (value["tags"]?.array ?? []).compactMap(\.string)
    chat.forkedFrom = value["forked_from"]?.string.flatMap { MessageID($0) }
    chat.draft = value["draft"]?.string ?? ""
    for (index, pane) in (value["panes"]?.array ?? []).enumerated() {
      guard let pane = PaneForm.pane(pane) else {
        throw .form("pane \(index + 1) of \(name) has no id")
      }
      chat.panes.append(pane)
    }
    for (index, message) in (value["messages"]?.array ?? []).enumerated() {
      chat.messages.append(
        try self.message(message, name: "message \(index + 1) of \(name)", chat: chat))
    }
    chat.votes = (value["votes"]?.array ?? []).compactMap { vote in
      guard let winner = vote["winner"]?.string.flatMap({ MessageID($0) }),
        let loser = vote["loser"]?.string.flatMap({ MessageID($0) })
      else { return nil }
      return VoteRecord(
        winner: winner, loser: loser, isTie: vote["tie"]?.bool ?? false,
        created: vote["created"]?.string.flatMap { Moment(iso8601: $0) } ?? created)
    }
    try check(chat, name: name)
    return chat
  }

  private static func message(
    _ value: JSONValue, name: String, chat: ChatRecord
  ) throws(ExchangeError) -> MessageRecord {
    guard let id = value["id"]?.string.flatMap({ MessageID($0) }) else {
      throw .form("\(name) has no id")
    }
    guard let pane = value["pane"]?.string.flatMap({ PaneID($0) }) else {
      throw .form("\(name) names no pane")
    }
    guard let role = value["role"]?.string.flatMap(Message.Role.init) else {
      throw .form("\(name) has no role that is known")
    }
    var parts: [Part] = []
    for part in value["parts"]?.array ?? [] {
      guard let part = PartForm.part(part) else {
        throw .form("\(name) has a part that cannot be read")
      }
      parts.append(part)
    }
    let message = Message(role, parts, options: OptionForm.options(value["options"]))
    var record = MessageRecord(
      id: id, pane: pane, parent: value["parent"]?.string.flatMap { MessageID($0) },
      turn: max(0, value["turn"]?.integer ?? 0),
      created: value["created"]?.string.flatMap { Moment(iso8601: $0) } ?? chat.header.created,
      message: message)
    record.isFavourite = value["favourite"]?.bool ?? false
    if let answer = value["answer"], answer.object != nil {
      let attempts = (answer["attempts"]?.array ?? []).compactMap(AttemptForm.attempt)
      guard
        let read = AnswerForm.answer(
          answer, text: message.text, reasoning: answer["reasoning"]?.string ?? "",
          attempts: attempts)
      else { throw .form("\(name) does not say which model was asked") }
      record.answer = AnswerRecord(read, layers: OptionForm.layers(answer["layers"]))
    }
    return record
  }

  /// What one part of a chat says of another must be there.
  private static func check(_ chat: ChatRecord, name: String) throws(ExchangeError) {
    let panes = Set(chat.panes.map(\.id))
    let messages = Set(chat.messages.map(\.id))
    guard panes.count == chat.panes.count, messages.count == chat.messages.count else {
      throw .form("\(name) has an id twice")
    }
    for message in chat.messages {
      guard panes.contains(message.pane) else {
        throw .form("a message of \(name) names a pane that is not there")
      }
      guard message.parent.map(messages.contains) ?? true, message.parent != message.id else {
        throw .form("a message of \(name) names a parent that is not there")
      }
    }
    guard chat.votes.allSatisfy({ messages.contains($0.winner) && messages.contains($0.loser) })
    else { throw .form("a vote of \(name) names an answer that is not there") }
  }
}
