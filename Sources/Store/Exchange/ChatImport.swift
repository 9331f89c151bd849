import JSONCoding

/// Reads chats from a file of one of the forms that are known.
enum ChatImport {
  /// The chats of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - now: Stands in for times that the file does not tell.
  ///   - ids: Gives ids to what has none of this program's.
  /// - Returns: The chats, in the file's order.
  /// - Throws: `ExchangeError`.
  static func chats(
    _ bytes: [UInt8], now: Moment, ids: RecordIDSource
  ) throws(ExchangeError) -> [ChatRecord] {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .notJSON(error.description)
    }
    if value["format"]?.string == JSONExport.form { return try own(value) }
    guard let conversations = value.array ?? value["conversations"]?.array else {
      throw .unknownForm
    }
    var chats: [ChatRecord] = []
    for (index, conversation) in conversations.enumerated() {
      let name = "conversation \(index + 1)"
      let foreign: ForeignChat
      if conversation["mapping"]?.object != nil {
        foreign = try OpenAIConversation.read(conversation, name: name)
      } else if conversation["chat_messages"]?.array != nil {
        foreign = try AnthropicConversation.read(conversation, name: name)
      } else {
        throw index == 0 ? .unknownForm : .form("\(name) has no messages")
      }
      if let chat = foreign.record(now: now) { chats.append(chat) }
    }
    return chats
  }

  private static func own(_ value: JSONValue) throws(ExchangeError) -> [ChatRecord] {
    let version = value["version"]?.integer ?? 0
    guard version <= JSONExport.version else { throw .newer(version: version) }
    guard let chats = value["chats"]?.array else { throw .form("there is no list of chats") }
    var records: [ChatRecord] = []
    for (index, chat) in chats.enumerated() {
      records.append(try ChatForm.chat(chat, name: "chat \(index + 1)"))
    }
    return records
  }
}
