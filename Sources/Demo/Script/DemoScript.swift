package import Transport

/// One reply, written down before it is played: on a clock by `DemoTransport`, on a socket by
/// `DemoServer`.
package struct DemoScript: Sendable {
  /// What follows the last piece.
  package enum Ending: Sendable, Hashable {
    /// The body is whole.
    case clean
    /// The connection closes although the body is not whole.
    case cut
    /// Nothing more comes; the connection stays open until the client gives up.
    case stall
  }

  package var status: Int
  package var headers: [HTTPHeader]
  /// From the request to the status line.
  package var headDelay: Duration
  package var pieces: DemoPieces
  package var ending: Ending
  /// Whether the body comes in pieces; otherwise its length could be known beforehand.
  package var isStreamed: Bool

  /// The words of the status line.
  package var reason: String { HTTPHead.reason(status) }
}

/// A part of a body that arrives at once.
package struct DemoPiece: Sendable, Hashable {
  /// From the piece before it, or from the status line.
  package var delay: Duration
  package var bytes: [UInt8]
}

/// What the demo provider does with a request.
package enum DemoReply: Sendable {
  case script(DemoScript)
  /// There is no reply at all.
  case unreachable(TransportError.Kind)
}
