import ChatModel
import TestSupport

/// A model that answers once a gate is open.
struct GatedModel: LanguageModel {
  let id: ModelID
  private let gate: Gate
  private let text: String

  init(_ id: String, _ gate: Gate, _ text: String) {
    self.id = ModelID(id) ?? ModelID(provider: "own", model: id)
    self.gate = gate
    self.text = text
  }

  func respond(to request: ModelRequest, into reply: ReplyWriter) async throws {
    await gate.opened()
    try await reply.write([.text(text), .finished(Finish(.stop, raw: "stop"))])
  }
}

extension ScriptedTransport {
  /// A network that nobody should use.
  static var refusing: ScriptedTransport { ScriptedTransport { _, _ in .json(500, "{}") } }
}
