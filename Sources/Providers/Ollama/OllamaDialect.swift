import ChatModel
import JSONCoding

/// Ollama's own `/api/chat`: newline-delimited JSON, options of the sampler in one object.
enum OllamaDialect: DialectCodec {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    try OllamaRequest(call).encoded()
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder {
    StreamedReply(OllamaReader(reply), .lines, of: reply)
  }

  static func failure(_ reply: ErrorReply) -> CallFailure {
    var failure = CallFailure(reply)
    if failure.kind == .notFound, Bytes.contains(failure.message, "model"),
      !Bytes.contains(failure.message, "pull")
    {
      failure.message += "; `ollama pull` fetches it."
    }
    return failure
  }
}
