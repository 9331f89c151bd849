import ChatModel
import JSONCoding

/// OpenAI Chat Completions, and everything that is compatible with it.
enum ChatDialect: DialectCodec {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    try ChatRequest(call).encoded()
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder {
    StreamedReply(ChatReader(reply), .events, of: reply)
  }

  static func failure(_ reply: ErrorReply) -> CallFailure { CallFailure(reply) }
}
