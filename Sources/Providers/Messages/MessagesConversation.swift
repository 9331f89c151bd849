import ChatModel
import JSONCoding

/// A conversation in the blocks of the Messages API: turns alternate and the first is the user's.
struct MessagesConversation {
  /// Neighbouring messages of one role.
  struct Turn {
    var role: Message.Role
    var blocks: [JSONObject]
  }

  private(set) var system: [JSONObject] = []
  private(set) var turns: [Turn] = []
  private(set) var warnings: [String] = []
  private let namespace: String

  /// Says every message; those options of a message count that are in `namespace`.
  ///
  /// - Throws: `.badRequest` for a file that the API does not take, or when nothing is left to send.
  init(_ messages: [Message], namespace: String) throws(CallFailure) {
    self.namespace = namespace
    for message in messages { try add(message) }
    trimEnd()
    guard let first = turns.first else {
      throw CallFailure(.badRequest, "There is no message to send.")
    }
    if first.role == .assistant {
      turns.insert(Turn(role: .user, blocks: [Self.text(Self.opening)]), at: 0)
      warnings.append("The first message must be the user's: \"\(Self.opening)\" was put first.")
    }
  }

  private static let opening = "(continued)"

  /// Takes breakpoints away from the oldest blocks until at most `limit` are left (R18).
  mutating func limitBreakpoints(to limit: Int) {
    let count = (system + turns.flatMap(\.blocks)).count { $0["cache_control"] != nil }
    var excess = count - max(0, limit)
    guard excess > 0 else { return }
    warnings.append(
      "A request has room for 4 cache breakpoints: the oldest \(excess) gave way to newer ones.")
    func strip(_ blocks: inout [JSONObject]) {
      for index in blocks.indices where excess > 0 && blocks[index]["cache_control"] != nil {
        blocks[index]["cache_control"] = nil
        excess -= 1
      }
    }
    strip(&system)
    for index in turns.indices { strip(&turns[index].blocks) }
  }

  /// Marks the last block of the system text; false when there is none.
  mutating func markSystem(_ mark: JSONValue) -> Bool {
    guard !system.isEmpty else { return false }
    Self.mark(&system[system.count - 1], mark)
    return true
  }

  /// Marks the last block of the last message but one; false when there is none.
  mutating func markLastButOne(_ mark: JSONValue) -> Bool {
    let place = turns.count - 2
    guard turns.indices.contains(place), let last = turns[place].blocks.indices.last else {
      return false
    }
    Self.mark(&turns[place].blocks[last], mark)
    return true
  }

  /// A block's own breakpoint stays.
  private static func mark(_ block: inout JSONObject, _ mark: JSONValue) {
    if block["cache_control"] == nil { block["cache_control"] = mark }
  }

  private mutating func add(_ message: Message) throws(CallFailure) {
    let options = message.options[namespace] ?? JSONObject()
    var blocks: [JSONObject] = []
    for part in message.parts {
      switch part {
      case .text(let text):
        if text.contains(where: { !$0.isWhitespace }) { blocks.append(Self.text(text)) }
      case .attachment(let attachment) where message.role == .user:
        blocks.append(try MessagesAttachment.block(for: attachment, options: options))
      case .attachment(let attachment):
        warnings.append(
          "\(attachment.name) is left out: only a user's message may hold files on this API.")
      }
    }
    guard let last = blocks.indices.last else { return }
    if let cacheControl = options["cacheControl"] ?? options["cache_control"] {
      blocks[last]["cache_control"] = Self.breakpoint(cacheControl)
    }
    append(blocks, of: message.role)
  }

  private mutating func append(_ blocks: [JSONObject], of role: Message.Role) {
    if role == .system, turns.isEmpty {
      system += blocks
      return
    }
    if role == .system {
      warnings.append("System text in the middle of the conversation is sent in the user's turn.")
    }
    let role = role == .system ? .user : role
    if turns.last?.role == role {
      turns[turns.count - 1].blocks += blocks
    } else {
      turns.append(Turn(role: role, blocks: blocks))
    }
  }

  /// Takes the white space away from the end of an answer that the model is to go on with.
  private mutating func trimEnd() {
    guard turns.last?.role == .assistant, let text = turns.last?.blocks.last?["text"]?.string
    else { return }
    let turn = turns.count - 1
    let block = turns[turn].blocks.count - 1
    let kept = text.reversed().drop(while: \.isWhitespace).reversed()
    turns[turn].blocks[block]["text"] = .string(String(kept))
  }

  static func text(_ text: String) -> JSONObject { ["type": "text", "text": .string(text)] }

  /// `cache_control` from the option `cacheControl`; its only kind need not be named.
  private static func breakpoint(_ option: JSONValue) -> JSONValue {
    guard var object = option.object else { return ["type": "ephemeral"] }
    object["at"] = nil
    if object["type"] == nil { object["type"] = "ephemeral" }
    return .object(object)
  }
}
