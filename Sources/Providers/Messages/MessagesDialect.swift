import ChatModel

/// Anthropic Messages, and what other makers offer in its form.
enum MessagesDialect: DialectCodec {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    var encoder = MessagesEncoder(call)
    return try encoder.encode()
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder {
    StreamedReply(MessagesReader(reply), .events, of: reply)
  }

  static func failure(_ reply: ErrorReply) -> CallFailure { CallFailure(reply) }
}
