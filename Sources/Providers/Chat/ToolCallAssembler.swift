import ChatModel
import JSONCoding

/// Puts together tool calls that come in pieces.
///
/// A piece belongs to the call with its id, else to the one with its index, else to the latest.
/// Servers leave out the index, count from 1, repeat or empty the id, repeat the name as an empty
/// text, send the arguments before the name, or send a call whole; all of that is read (protocols
/// 1.4). Calls are whole only at the end: arguments that are JSON already may still go on.
struct ToolCallAssembler {
  /// The most calls of one reply.
  static let most = 1000

  private struct Call {
    var id: String
    var index: Int?
    var name = ""
    var arguments: [UInt8] = []
  }

  private var calls: [Call] = []

  var isEmpty: Bool { calls.isEmpty }

  /// Takes one element of `tool_calls`.
  ///
  /// - Throws: `.badResponse` when there are more calls than any model makes.
  mutating func take(_ piece: JSONNode) throws(CallFailure) {
    let function = piece["function"] ?? piece
    let name = function["name"]?.string ?? ""
    let id = piece["id"]?.string ?? ""
    let position = try position(id: id, index: piece["index"]?.integer, name: name)
    if calls[position].id.isEmpty { calls[position].id = id }
    if calls[position].name.isEmpty { calls[position].name = name }
    guard let arguments = function["arguments"] else { return }
    if let text = arguments.string {
      calls[position].arguments.append(contentsOf: text.utf8)
    } else {
      calls[position].arguments = Array(arguments.raw)
    }
  }

  /// The calls, all of them whole.
  func finished() -> [ToolCall] {
    var result: [ToolCall] = []
    for (position, call) in calls.enumerated() {
      let id = call.id.isEmpty ? "call_\(position + 1)" : call.id
      result.append(ToolCall(id: id, name: call.name, arguments: Self.value(call.arguments)))
    }
    return result
  }

  private mutating func position(
    id: String, index: Int?, name: String
  ) throws(CallFailure) -> Int {
    if let position = known(id: id, index: index, name: name) { return position }
    guard calls.count < Self.most else {
      throw CallFailure(.badResponse, "The reply has more than \(Self.most) tool calls.")
    }
    calls.append(Call(id: id, index: index))
    return calls.count - 1
  }

  private func known(id: String, index: Int?, name: String) -> Int? {
    if !id.isEmpty, let position = calls.lastIndex(where: { $0.id == id }) { return position }
    if let index {
      guard let position = calls.lastIndex(where: { $0.index == index }) else { return nil }
      return id.isEmpty || calls[position].id.isEmpty ? position : nil
    }
    guard let last = calls.last else { return nil }
    let startsNew = !id.isEmpty && !last.id.isEmpty || !name.isEmpty && !last.name.isEmpty
    return startsNew ? nil : calls.count - 1
  }

  /// The arguments as JSON; nothing and `null` mean none, what is no JSON stays text.
  private static func value(_ arguments: [UInt8]) -> JSONValue {
    if arguments.allSatisfy({ $0 <= 0x20 }) { return .object(JSONObject()) }
    guard let value = try? JSONValue(parsing: arguments) else {
      return .string(String(decoding: arguments, as: UTF8.self))
    }
    return value == .null ? .object(JSONObject()) : value
  }
}
