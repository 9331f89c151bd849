import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

/// What became of a reply: its events, and the failure that ended it.
struct Outcome: Equatable, CustomStringConvertible {
  var events: [StreamEvent] = []
  var failure: CallFailure?

  var text: String {
    events.map { event in
      switch event {
      case .text(let text), .refusal(let text): text
      default: ""
      }
    }.joined()
  }

  var reasoning: String {
    events.map { if case .reasoning(let text) = $0 { text } else { "" } }.joined()
  }

  var toolCalls: [ToolCall] {
    events.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
  }

  var sources: [Source] {
    events.compactMap { if case .source(let source) = $0 { source } else { nil } }
  }

  var usage: Usage? {
    events.compactMap { if case .usage(let usage) = $0 { usage } else { nil } }.last
  }

  var finish: Finish? {
    events.compactMap { if case .finished(let finish) = $0 { finish } else { nil } }.last
  }

  var warnings: [String] {
    events.compactMap { if case .warning(let warning) = $0 { warning } else { nil } }
  }

  var unknown: [JSONValue] {
    events.compactMap { if case .unknown(let value) = $0 { value } else { nil } }
  }

  var start: ReplyStart? {
    events.compactMap { if case .started(let start) = $0 { start } else { nil } }.last
  }

  var description: String { "\(events.map { "\($0)" }.joined(separator: "\n")) \(failure as Any)" }
}

/// One reply in the form in which a provider sends it.
struct Recording: CustomTestStringConvertible {
  var name: String
  var dialect: Dialect
  var provider: String
  var isStreamed = true
  var bytes: [UInt8]
  /// The data whose last byte proves the end; nil when the reply is a failure, or comes whole.
  var proof: String?

  var testDescription: String { name }

  /// Events of the given data, each in the form of a stream.
  static func events(
    _ name: String, _ dialect: Dialect, _ provider: String, proof: String? = nil,
    named: Bool = false, _ data: [String]
  ) -> Recording {
    let text = data.map { data in
      let type = (try? JSONValue(parsing: data))?["type"]?.string
      return (named ? type.map { "event: \($0)\n" } ?? "" : "") + "data: \(data)\n\n"
    }
    return Recording(
      name: name, dialect: dialect, provider: provider, bytes: Array(text.joined().utf8),
      proof: proof)
  }

  /// One JSON text.
  static func whole(
    _ name: String, _ dialect: Dialect, _ provider: String, isStreamed: Bool = false,
    _ text: String
  ) -> Recording {
    Recording(
      name: name, dialect: dialect, provider: provider, isStreamed: isStreamed,
      bytes: Array(text.utf8))
  }

  /// What comes of the bytes when they arrive cut at `cuts`.
  func outcome(of bytes: some RandomAccessCollection<UInt8>, cuts: [Int] = []) -> Outcome {
    let type = isStreamed ? "text/event-stream" : "application/json"
    let context = ReplyContext(
      provider: provider, isStreamed: isStreamed,
      headers: [HTTPHeader("content-type", type), HTTPHeader("x-request-id", "req_1")])
    var decoder = Wire.decoder(for: dialect, reply: context)
    let bytes = Array(bytes)
    var outcome = Outcome()
    do throws(CallFailure) {
      var start = 0
      for end in cuts + [bytes.count] {
        try decoder.decode(Array(bytes[start..<end]), into: &outcome.events)
        start = end
      }
      try decoder.finish(into: &outcome.events)
    } catch {
      outcome.failure = error
    }
    return outcome
  }

  var outcome: Outcome { outcome(of: bytes) }

  /// Cuts the reply at every byte, and into single bytes.
  func expectSameEventsHoweverCut() {
    let whole = outcome
    for cut in bytes.indices where outcome(of: bytes, cuts: [cut]) != whole {
      Issue.record("\(name): cut at \(cut) gives other events")
      return
    }
    #expect(outcome(of: bytes, cuts: Array(1..<max(1, bytes.count))) == whole)
  }

  /// Ends the reply after every byte: nothing doubled, nothing lost, and the end known for what it
  /// is (R24).
  func expectTruncationIsSeen() throws {
    let whole = outcome
    let proofEnd = try proof.map { try #require(end(of: $0)) } ?? bytes.count
    for count in bytes.indices {
      let cut = outcome(of: bytes.prefix(count))
      let isProven = proof != nil && count >= proofEnd
      guard whole.text.hasPrefix(cut.text), whole.reasoning.hasPrefix(cut.reasoning) else {
        Issue.record("\(name): ended after \(count) bytes it says what was not sent")
        return
      }
      if isProven {
        #expect(cut.failure == whole.failure, "ended after \(count) bytes")
        #expect(cut.text == whole.text && cut.finish == whole.finish, "after \(count) bytes")
      } else if cut.finish != nil || !isInterruption(cut) {
        Issue.record("\(name): ended after \(count) bytes: \(cut)")
        return
      }
    }
  }

  private func isInterruption(_ outcome: Outcome) -> Bool {
    switch outcome.failure?.kind {
    case .connectionLost: !outcome.text.isEmpty || !outcome.toolCalls.isEmpty
    case .emptyResponse: outcome.text.isEmpty && outcome.toolCalls.isEmpty
    case .badResponse: outcome.text.isEmpty
    case nil: false
    default: proof == nil
    }
  }

  /// Where the line ends that holds `mark`.
  private func end(of mark: String) -> Int? {
    let mark = Array(mark.utf8)
    for start in 0..<max(0, bytes.count - mark.count)
    where bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark) {
      return bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
    }
    return nil
  }
}

/// A generator that gives the same numbers on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension Recording {
  /// Changes, drops, doubles and moves bytes; whatever comes, the decoder must come back.
  func expectMutationsAreSurvived(count: Int, seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let numbers = [
      "-1", "9223372036854775807", "-9223372036854775808", "1e309", "99999999999999999999", "0.5",
      "null", "\"\"", "[]", "{}",
    ]
    for _ in 0..<count {
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) where mutated.count > 2 {
        let place = Int.random(in: 0..<mutated.count, using: &random)
        let length = min(Int.random(in: 1...40, using: &random), mutated.count - place)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: mutated[place] = UInt8.random(in: 0...255, using: &random)
        case 1: mutated.removeSubrange(place..<place + length)
        case 2: mutated.insert(contentsOf: mutated[place..<place + length], at: place)
        case 3:
          if let digit = mutated[place...].firstIndex(where: { $0 &- 0x30 < 10 }) {
            let number = numbers[Int.random(in: 0..<numbers.count, using: &random)]
            mutated.replaceSubrange(digit...digit, with: number.utf8)
          }
        default: mutated.swapAt(place, Int.random(in: 0..<mutated.count, using: &random))
        }
      }
      let outcome = outcome(of: mutated)
      let isExplained = outcome.failure != nil || outcome.finish != nil
      if !isExplained { Issue.record("\(name): neither an end nor a failure") }
    }
  }
}
