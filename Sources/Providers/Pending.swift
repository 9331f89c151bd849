import ChatModel

/// A dialect that is not written yet.
protocol PendingDialect: DialectCodec {}

extension PendingDialect {
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall {
    throw CallFailure(.badRequest, "This dialect is not built in yet.")
  }

  static func decoder(for reply: ReplyContext) -> any ReplyDecoder { PendingReply() }

  static func failure(_ reply: ErrorReply) -> CallFailure { CallFailure(reply) }
}

/// The reply of a dialect that is not written yet.
struct PendingReply: ReplyDecoder {
  mutating func decode(_ bytes: [UInt8], into events: inout [StreamEvent]) throws(CallFailure) {}

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    throw CallFailure(.badResponse, "This dialect is not built in yet.")
  }
}
