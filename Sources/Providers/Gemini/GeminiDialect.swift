import ChatModel

/// Google Gemini `generateContent`.
enum GeminiDialect: DialectCodec {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    var encoder = GeminiEncoder(call)
    return try encoder.encode()
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder { GeminiReply(reply) }

  static func failure(_ reply: ErrorReply) -> CallFailure {
    GeminiFailure.sharpened(CallFailure(reply), ProviderError(body: reply.body))
  }
}
