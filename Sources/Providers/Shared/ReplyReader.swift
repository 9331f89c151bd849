import ChatModel
import JSONCoding

/// A dialect's part in reading one reply: the meaning of each piece of JSON.
///
/// Framing, broken JSON, `[DONE]` and what kind of body it is are `StreamedReply`'s business.
protocol ReplyReader {
  /// Where the inside of a text stands in the event that was read last, when that event was nothing
  /// but a piece of the answer and an event with another text in its place means `.text` of that one,
  /// changing nothing else; nil otherwise, which costs time alone.
  var onlyText: Range<Int>? { get }

  /// Reads one event of a stream.
  ///
  /// - Parameters:
  ///   - json: The event's data; holds good during the call.
  ///   - name: The event's `event:` line; empty when there is none.
  ///   - events: What the event says is appended here.
  /// - Throws: `CallFailure` for an error event.
  mutating func read(
    _ json: JSONNode, name: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure)

  /// Reads a reply that came whole, whatever was asked for.
  ///
  /// - Throws: `CallFailure` for an error body.
  mutating func readWhole(
    _ json: JSONNode, into events: inout [StreamEvent]
  ) throws(CallFailure)

  /// Takes the `[DONE]` that ends OpenAI-style streams; nothing is read after it.
  mutating func readDone(into events: inout [StreamEvent]) throws(CallFailure)

  /// Takes the end of the body; see `ReplyDecoder.finish(into:)`.
  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure)
}

extension ReplyReader {
  var onlyText: Range<Int>? { nil }

  mutating func readDone(into events: inout [StreamEvent]) throws(CallFailure) {}
}
