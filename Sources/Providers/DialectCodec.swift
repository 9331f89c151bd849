package import ChatModel
package import Transport

/// One dialect, requests out and replies in.
///
/// Pure: no I/O, no clock.
protocol DialectCodec {
  /// Writes the request.
  ///
  /// - Throws: `CallFailure` of kind `.badRequest` when the conversation cannot be said in this
  ///   dialect (an attachment that it does not take, for one); nothing is sent then.
  static func encode(_ call: WireCall) throws(CallFailure) -> EncodedCall

  /// A decoder for the body of one reply with a 2xx status.
  static func decoder(for reply: ReplyContext) -> any ReplyDecoder

  /// Reads the body of a reply with any other status.
  static func failure(_ reply: ErrorReply) -> CallFailure
}

/// Turns the bytes of one good reply into events; confined to one task.
package protocol ReplyDecoder {
  /// Takes the next bytes, cut anywhere, and appends what they say.
  ///
  /// - Throws: `CallFailure` when the stream carries an error; the events before it have been
  ///   appended.
  mutating func decode(_ bytes: [UInt8], into events: inout [StreamEvent]) throws(CallFailure)

  /// Takes the end of the body.
  ///
  /// - Throws: `CallFailure` of kind `.connectionLost` when text or a tool call came but no proof of
  ///   the end (R24), `.emptyResponse` when neither text nor a finish reason came, `.contentFilter`
  ///   for a filter without any text, `.badResponse` when nothing of the body was understood.
  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure)
}

/// What is known of a reply before its body.
package struct ReplyContext: Sendable {
  package var provider: String
  package var isStreamed: Bool
  package var headers: [HTTPHeader]
  /// The wall clock when the headers came, in seconds since 1970; nil: waits that are given as a
  /// date are not understood.
  package var receivedAt: Double?
  /// Whether texts that come in a row may be one event.
  package var joinsText: Bool

  /// Only what came decides how it is read: content type and first bytes.
  ///
  /// - Parameters:
  ///   - provider: The catalogue's id.
  ///   - isStreamed: Whether a stream was asked for.
  ///   - headers: Those of the reply.
  ///   - receivedAt: The wall clock, in seconds since 1970.
  ///   - joinsText: Whether texts that come in a row may be one event.
  package init(
    provider: String, isStreamed: Bool, headers: [HTTPHeader], receivedAt: Double? = nil,
    joinsText: Bool = false
  ) {
    self.provider = provider
    self.isStreamed = isStreamed
    self.headers = headers
    self.receivedAt = receivedAt
    self.joinsText = joinsText
  }
}

/// A reply with a status outside 200–299.
package struct ErrorReply: Sendable {
  package var provider: String
  package var status: Int
  package var headers: [HTTPHeader]
  /// At most the first 64 KiB.
  package var body: [UInt8]
  /// The wall clock when the headers came, in seconds since 1970; nil: waits that are given as a
  /// date are not understood.
  package var receivedAt: Double?

  package init(
    provider: String, status: Int, headers: [HTTPHeader], body: [UInt8],
    receivedAt: Double? = nil
  ) {
    self.provider = provider
    self.status = status
    self.headers = headers
    self.body = body
    self.receivedAt = receivedAt
  }
}
