import CBench
import ChatModel
import Providers
import Transport

/// From the bytes of an OpenAI stream to pieces of text, beside the vendor's own package and Node.
struct DecodingFigures {
  private let stream = OpenAIStream.words(events: 20_000, seed: Stopwatch.now())

  func measure(into report: inout Report) throws {
    let size = stream.bytes.count / stream.eventCount
    report.begin("Decoding an OpenAI stream, bytes to text (\(size) bytes an event)")
    let large = stream.bytes.pieces(of: 16 * 1024)
    let small = stream.bytes.pieces(of: 64)
    let single = oneEventEach()
    let result = try Rounds.run(
      rounds: 9,
      [
        { try self.decode(large) }, { try self.decode(small) }, { try self.decode(single) },
        { self.countLines() },
      ])
    let floor = Figure.Peer.measured(
      "memchr of line feeds", Amount(result[3], .nanoseconds))
    let cases = [
      ("in pieces of 16 KiB", large), ("in pieces of 64 bytes", small),
      ("an event a piece", single),
    ]
    for (index, (name, pieces)) in cases.enumerated() {
      report.add(
        Figure(
          "one event, \(name)", Amount(result[index], .nanoseconds), beside: floor,
          limit: .atMost(2000)))
      report.add(
        Figure(
          "allocations of one event, \(name)",
          Amount(Series([try allocations(pieces)]), .count)))
    }
    try addPeers(to: &report, ours: { try self.decode(large) })
    report.end()
  }

  /// Nanoseconds for one event.
  private func decode(_ pieces: [[UInt8]]) throws -> Double {
    var text = 0
    let time = try Stopwatch.time { text = try Self.text(of: pieces) }
    guard text == stream.textBytes else { throw BenchError("the decoder lost text") }
    return time / Double(stream.eventCount)
  }

  private func allocations(_ pieces: [[UInt8]]) throws -> Double {
    let before = bench_allocations()
    _ = try Self.text(of: pieces)
    return Double(bench_allocations() - before) / Double(stream.eventCount)
  }

  /// Decodes a stream as a call does and gives the bytes of its text.
  static func text(of pieces: [[UInt8]], joinsText: Bool = false) throws -> Int {
    var decoder = Wire.decoder(
      for: .openAIChat,
      reply: ReplyContext(
        provider: "openai", isStreamed: true,
        headers: [HTTPHeader("content-type", "text/event-stream")], joinsText: joinsText))
    var events: [StreamEvent] = []
    var count = 0
    for piece in pieces {
      events.removeAll(keepingCapacity: true)
      try decoder.decode(piece, into: &events)
      for case .text(let text) in events { count += text.utf8.count }
    }
    events.removeAll(keepingCapacity: true)
    try decoder.finish(into: &events)
    for case .text(let text) in events { count += text.utf8.count }
    return count
  }

  private func countLines() -> Double {
    var lines = 0
    let time = Stopwatch.time {
      lines = stream.bytes.withUnsafeBufferPointer { bench_count_lines($0.baseAddress, $0.count) }
    }
    return lines > 0 ? time / Double(stream.eventCount) : .nan
  }

  private func oneEventEach() -> [[UInt8]] {
    var start = 0
    return stream.eventEnds.map { end in
      defer { start = end }
      return Array(stream.bytes[start..<end])
    }
  }
}

// MARK: - Peers

extension DecodingFigures {
  private func addPeers(to report: inout Report, ours: @escaping () throws -> Double) throws {
    let path = Tools.scratch + "/stream.sse"
    try Descriptors.write(stream.bytes, to: path)
    let events = Double(stream.eventCount)
    let contestants: [(String, Result<ScriptPeer, ScriptPeer.Missing>)] = [
      ("Node, JSON.parse of each line and no more", ScriptPeer.node("parse.mjs")),
      ("Python package openai, typed stream", ScriptPeer.openAI("openai_stream.py")),
    ]
    for (name, contestant) in contestants {
      switch contestant {
      case .failure(let missing): report.notMeasured(name, missing.reason)
      case .success(let peer):
        let result = try Rounds.run(
          warmUp: false,
          [
            ours, { try peer.nanoseconds(["events", path]) / min(events, peer.mostEvents) },
          ])
        report.add(
          Figure(
            "one event, in pieces of 16 KiB", Amount(result[0], .nanoseconds),
            beside: .measured(name, Amount(result[1], .nanoseconds))))
      }
    }
  }
}
