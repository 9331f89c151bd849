/// The pieces of a body; made one by one, so that a reply of any length costs little memory.
package struct DemoPieces: Sequence, Sendable {
  private let steps: ReplyPlan?
  private let writer: (any WireWriter)?
  private let bytes: [UInt8]

  /// A body that comes at once.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    steps = nil
    writer = nil
  }

  /// A stream, written by `writer` from its beginning.
  init(_ plan: ReplyPlan, writer: any WireWriter) {
    bytes = []
    steps = plan
    self.writer = writer
  }

  /// From the status line to the first token; nil for a reply without any, and for one that comes as
  /// a whole.
  package var firstToken: Duration? {
    guard let steps else { return nil }
    var player = ReplyPlan.Player(steps)
    var time = Duration.zero
    while let (delay, steps) = player.next() {
      time += delay
      for step in steps {
        switch step {
        case .reasoning, .text, .brokenText, .refusal, .callStart: return time
        case .opening, .source, .callArguments, .callEnd, .ping, .failure, .finish: continue
        }
      }
    }
    return nil
  }

  package func makeIterator() -> Iterator {
    Iterator(bytes: bytes.isEmpty ? nil : bytes, plan: steps ?? ReplyPlan(pace: 1), writer: writer)
  }

  /// Writes one piece after the other.
  package struct Iterator: IteratorProtocol, Sendable {
    private var bytes: [UInt8]?
    private var player: ReplyPlan.Player
    private var writer: (any WireWriter)?

    init(bytes: [UInt8]?, plan: ReplyPlan, writer: (any WireWriter)?) {
      self.bytes = bytes
      self.writer = writer
      player = ReplyPlan.Player(plan)
    }

    package mutating func next() -> DemoPiece? {
      if let bytes {
        self.bytes = nil
        return DemoPiece(delay: .zero, bytes: bytes)
      }
      guard let (delay, steps) = player.next() else { return nil }
      var bytes: [UInt8] = []
      for step in steps { writer?.write(step, into: &bytes) }
      return DemoPiece(delay: delay, bytes: bytes)
    }
  }
}
