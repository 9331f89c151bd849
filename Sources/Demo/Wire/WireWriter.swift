import ChatModel
import JSONCoding

/// Gives the steps of one reply the bytes of a dialect.
protocol WireWriter: Sendable {
  init(_ facts: ReplyFacts)

  /// Appends what a step is in a stream; steps come in order, each once.
  mutating func write(_ step: ReplyStep, into bytes: inout [UInt8])

  /// The body of a reply that is not streamed.
  static func whole(_ reply: WholeReply, _ facts: ReplyFacts) -> JSONValue

  /// How the vendor lays out such a body.
  static var layout: JSONWriter.Layout { get }
}

extension Dialect {
  /// The writer of this dialect.
  var writer: any WireWriter.Type {
    switch self {
    case .openAIChat: ChatWriter.self
    case .openAIResponses: ResponsesWriter.self
    case .anthropic: MessagesWriter.self
    case .gemini: GeminiWriter.self
    case .ollama: OllamaWriter.self
    }
  }
}
