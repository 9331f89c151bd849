import CBench
import Providers

/// Finding events in bytes, without reading what they hold.
struct FramingFigures {
  func measure(into report: inout Report) throws {
    report.begin("Framing alone: 11 shapes of 1 MiB, then the extremes")
    for shape in EventShape.all(seed: Stopwatch.now()) {
      let pieces = shape.bytes.pieces(of: shape.piece)
      let size = Double(shape.bytes.count) * 1e9
      let result = try Rounds.run([
        { Stopwatch.time { _ = Self.count(pieces) } }, { Self.countLines(shape.bytes) },
      ])
      report.add(
        Figure(
          shape.name, Amount(result[0].map { size / $0 }, .bytesPerSecond),
          beside: .measured(
            "memchr", Amount(result[1].map { size / $0 }, .bytesPerSecond))))
    }
    try addDrip(to: &report)
    try addTiny(to: &report)
    report.end()
  }

  /// One event that comes byte by byte; twice the bytes may take twice the time.
  private func addDrip(to report: inout Report) throws {
    let whole = Self.drip(megabytes: 10)
    let half = Self.drip(megabytes: 5)
    let result = try Rounds.run(
      warmUp: false,
      [
        { try Self.time(whole, events: 1) }, { try Self.time(half, events: 1) },
      ])
    report.add(
      Figure(
        "one event of 10 MB, byte by byte", Amount(result[0], .nanoseconds),
        beside: .measured("one of 5 MB", Amount(result[1], .nanoseconds)),
        limit: .ratioAtMost(2.5)))
  }

  private func addTiny(to report: inout Report) throws {
    let million = Self.tiny(1_000_000)
    let half = Self.tiny(500_000)
    let result = try Rounds.run([
      { try Self.time(million, events: 1_000_000) }, { try Self.time(half, events: 500_000) },
    ])
    report.add(
      Figure(
        "a million events of one letter", Amount(result[0], .nanoseconds),
        beside: .measured("half a million", Amount(result[1], .nanoseconds)),
        limit: .ratioAtMost(2.5)))
  }

  private static func drip(megabytes: Int) -> [[UInt8]] {
    let bytes = Array("data: ".utf8) + [UInt8](repeating: 0x78, count: megabytes * 1_000_000)
    return (bytes + [0x0A, 0x0A]).map { [$0] }
  }

  private static func tiny(_ events: Int) -> [[UInt8]] {
    let unit = Array("data: x\n\n".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(events * unit.count)
    for _ in 0..<events { bytes += unit }
    return bytes.pieces(of: 16 * 1024)
  }

  private static func time(_ pieces: [[UInt8]], events: Int) throws -> Double {
    var found = 0
    let time = Stopwatch.time { found = count(pieces) }
    guard found == events else { throw BenchError("the decoder lost events") }
    return time
  }

  private static func count(_ pieces: [[UInt8]]) -> Int {
    var decoder = SSEDecoder()
    var events = 0
    for piece in pieces {
      var position = 0
      while decoder.next(in: piece.span, from: &position) != nil { events += 1 }
    }
    return events
  }

  private static func countLines(_ bytes: [UInt8]) -> Double {
    var lines = 0
    let time = Stopwatch.time {
      lines = bytes.withUnsafeBufferPointer { bench_count_lines($0.baseAddress, $0.count) }
    }
    return lines >= 0 ? time : .nan
  }
}
