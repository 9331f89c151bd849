import ChatModel
import JSONCoding

/// Reads the body of a good reply of the Gemini API: events, one response, or, where a proxy drops
/// `alt=sse`, an array of responses that grows.
struct GeminiReply: ReplyDecoder {
  private enum Body { case undecided, array, other, over }

  private var body = Body.undecided
  private var reply: StreamedReply<GeminiReader>
  private var reader: GeminiReader
  private var splitter = JSONArraySplitter()
  private let document = JSONDocument()

  init(_ context: ReplyContext) {
    reader = GeminiReader(context)
    reply = StreamedReply(GeminiReader(context), .events, of: context)
  }

  mutating func decode(_ bytes: [UInt8], into events: inout [StreamEvent]) throws(CallFailure) {
    if body == .undecided, let first = bytes.first(where: { $0 > 0x20 }) {
      body = first == 0x5B ? .array : .other
    }
    switch body {
    case .array:
      do throws(CallFailure) {
        try readElements(of: bytes, into: &events)
      } catch {
        body = .over
        throw error
      }
    case .undecided, .other: try reply.decode(bytes, into: &events)
    case .over: break
    }
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    guard body == .array else { return try reply.finish(into: &events) }
    body = .over
    if !splitter.isClosed { events.append(.warning("The array of the reply has no end.")) }
    try reader.finish(into: &events)
  }

  private mutating func readElements(
    of bytes: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    var position = 0
    while let element = splitter.next(in: bytes, from: &position) {
      do {
        try document.parse(element)
      } catch {
        events.append(.warning("A part of the reply was left out: \(error)."))
        continue
      }
      try reader.read(document.root, name: [], into: &events)
    }
    guard splitter.held.count <= StreamedReply<GeminiReader>.longestPiece else {
      throw CallFailure(.badResponse, "One part of the reply is larger than 64 MiB.")
    }
  }
}
