import ChatModel

/// OpenAI Responses, and what other providers offer in its form.
enum ResponsesDialect: DialectCodec {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    var encoder = ResponsesEncoder(call)
    return try encoder.encode()
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder {
    StreamedReply(ResponsesReader(reply), .events, of: reply)
  }

  static func failure(_ reply: ErrorReply) -> CallFailure { CallFailure(reply) }
}
