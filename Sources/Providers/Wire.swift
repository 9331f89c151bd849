package import ChatModel
package import Transport

/// The way in, every dialect behind three functions.
///
/// Pure: no I/O, no clock.
package enum Wire {
  /// Writes the request of a call in the call's dialect.
  ///
  /// - Throws: `CallFailure` of kind `.badRequest` when the conversation cannot be said in this
  ///   dialect; nothing is sent then.
  package static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    try codec(of: call.dialect).encode(call)
  }

  /// A decoder for the body of one reply with a 2xx status.
  package static func decoder(for dialect: Dialect, reply: ReplyContext) -> any ReplyDecoder {
    codec(of: dialect).decoder(for: reply)
  }

  /// Reads the body of a reply with any other status.
  package static func failure(dialect: Dialect, reply: ErrorReply) -> CallFailure {
    codec(of: dialect).failure(reply)
  }

  /// The id under which the provider finds a call again; nil when the headers carry none.
  package static func requestID(in headers: [HTTPHeader]) -> String? {
    RequestID.find(in: headers)
  }

  private static func codec(of dialect: Dialect) -> any DialectCodec.Type {
    switch dialect {
    case .openAIChat: ChatDialect.self
    case .openAIResponses: ResponsesDialect.self
    case .anthropic: MessagesDialect.self
    case .gemini: GeminiDialect.self
    case .ollama: OllamaDialect.self
    }
  }
}
