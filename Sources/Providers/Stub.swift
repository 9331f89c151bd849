package import ChatModel
package import Transport
package enum Wire {
  package static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall { throw CallFailure(.other, "") }
  package static func decoder(for dialect: Dialect, reply: ReplyContext) -> any ReplyDecoder { fatalError() }
  package static func failure(dialect: Dialect, reply: ErrorReply) -> CallFailure { CallFailure(.other, "") }
  package static func requestID(in: [HTTPHeader]) -> String? { nil }
}
