import ChatModel
import JSONCoding
import Transport

/// Reads the body of a good reply for a dialect: finds out what kind of body came, cuts it into
/// pieces of JSON and hands them to the dialect's reader.
struct StreamedReply<Reader: ReplyReader>: ReplyDecoder {
  /// How the dialect streams.
  enum Framing { case events, lines }

  private enum Body { case undecided, events, lines, whole, page, done }

  /// The most of one event, or of a reply that comes whole, that is held, in bytes.
  static var longestPiece: Int { 64 << 20 }
  /// The most that texts in a row are joined to, in bytes.
  private static var longestText: Int { 4096 }
  /// The most that is worth joining to others, in bytes.
  private static var shortText: Int { 1024 }

  private(set) var reader: Reader
  private let context: ReplyContext
  private let framing: Framing
  private var body = Body.undecided
  private var sse = SSEDecoder()
  private var ndjson = NDJSONDecoder()
  private var held: [UInt8] = []
  private let document = JSONDocument()
  private var template = EventTemplate()
  /// Where the text of the last event stands in it; nil when it was not one that can repeat.
  private var onlyText: Range<Int>?
  /// Texts of events in a row, until they are made one.
  private var texts: [UInt8] = []
  private var malformed = 0

  init(_ reader: Reader, _ framing: Framing, of context: ReplyContext) {
    self.reader = reader
    self.framing = framing
    self.context = context
  }

  mutating func decode(_ bytes: [UInt8], into events: inout [StreamEvent]) throws(CallFailure) {
    var bytes = bytes
    if body == .undecided {
      let letter = firstLetter(of: bytes)
      held.append(contentsOf: bytes)
      try check(held.count)
      guard let letter else { return }
      bytes = []
      swap(&bytes, &held)
      body = kind(startingWith: letter)
      if body != .events { bytes.removeSubrange(..<(bytes.firstIndex(of: letter) ?? 0)) }
    }
    do throws(CallFailure) {
      switch body {
      case .events: try readEvents(bytes, into: &events)
      case .lines: try readLines(bytes, into: &events)
      case .whole: try hold(bytes)
      case .page: held.append(contentsOf: bytes.prefix(max(0, (64 << 10) - held.count)))
      case .undecided, .done: break
      }
    } catch {
      body = .done
      throw error
    }
  }

  mutating func finish(into events: inout [StreamEvent]) throws(CallFailure) {
    let body = body
    self.body = .done
    switch body {
    case .events:
      if let event = sse.unfinished() { try readLast(data(of: event), into: &events) }
    case .lines:
      if let line = ndjson.unfinished() { try readLast(data(of: line), into: &events) }
    case .whole: try readHeld(into: &events)
    case .page: throw notUnderstood("neither events nor JSON")
    case .undecided, .done: break
    }
    noteMalformed(into: &events)
    try reader.finish(into: &events)
  }

  /// Says how many broken events there were beyond those that had a sentence of their own.
  private mutating func noteMalformed(into events: inout [StreamEvent]) {
    if malformed > 3 { events.append(.warning("\(malformed - 3) more events were not JSON.")) }
    malformed = 0
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  private func firstLetter(of bytes: [UInt8]) -> UInt8? {
    bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
  }

  private func kind(startingWith letter: UInt8) -> Body {
    let type = (context.headers.value(of: "content-type") ?? "").lowercased()
    switch letter {
    case 0x7B, 0x5B:
      guard framing == .lines else { return .whole }
      return type.hasPrefix("application/json") || !context.isStreamed ? .whole : .lines
    case 0x3C: return .page
    default: return framing == .events ? .events : .page
    }
  }

  private mutating func readEvents(
    _ bytes: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    var position = 0
    while true {
      if sse.isBetweenEvents { repeated(in: bytes.span, from: &position, into: &events) }
      let start = sse.isBetweenEvents ? position : nil
      guard let event = sse.next(in: bytes.span, from: &position) else { break }
      switch event {
      case .piece(let range):
        try read(bytes.span.extracting(range), into: &events)
        if let start, let text = onlyText {
          template.take(
            bytes.span, event: start..<position, data: range,
            text: range.lowerBound + text.lowerBound..<range.lowerBound + text.upperBound,
            name: sse.name)
        }
      case .kept:
        let kept = sse.kept
        if let text = template.text(ofData: kept.span, name: sse.name) {
          events.append(.text(text))
          continue
        }
        try read(kept.span, into: &events)
      }
      if onlyText == nil { template.clear() }
      if body == .done { return }
    }
    try check(sse.pendingBytes)
  }

  /// Reads the events from `position` on that repeat the last one but for their text.
  private mutating func repeated(
    in bytes: Span<UInt8>, from position: inout Int, into events: inout [StreamEvent]
  ) {
    texts.removeAll(keepingCapacity: true)
    while let match = template.match(in: bytes, at: position) {
      let text = bytes.extracting(match.text)
      if context.joinsText, !match.hasEscapes, text.count <= Self.shortText,
        texts.count + text.count <= Self.longestText
      {
        texts.append(bytes, match.text)
      } else {
        guard let text = match.hasEscapes ? JSONString.text(text) : Self.plain(text) else { break }
        flushTexts(into: &events)
        events.append(.text(text))
      }
      position = match.end
    }
    flushTexts(into: &events)
  }

  /// The text of bytes of which each means itself.
  private static func plain(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func flushTexts(into events: inout [StreamEvent]) {
    guard !texts.isEmpty else { return }
    events.append(.text(String(decoding: texts, as: UTF8.self)))
    texts.removeAll(keepingCapacity: true)
  }

  private mutating func readLines(
    _ bytes: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    var position = 0
    while let line = ndjson.next(in: bytes.span, from: &position) {
      switch line {
      case .piece(let range):
        try read(bytes.span.extracting(range), into: &events)
      case .kept:
        let kept = ndjson.kept
        try read(kept.span, into: &events)
      }
    }
    try check(ndjson.pendingBytes)
  }

  /// Reads one event or line; one that is not JSON is a warning.
  private mutating func read(
    _ data: Span<UInt8>, into events: inout [StreamEvent]
  ) throws(CallFailure) {
    onlyText = nil
    if data.holds("[DONE]", at: 0) {
      body = .done
      noteMalformed(into: &events)
      return try reader.readDone(into: &events)
    }
    if data.isEmpty { return }
    do {
      try document.parse(data)
    } catch {
      malformed += 1
      if malformed <= 3 {
        events.append(.warning("An event of the reply was left out: \(error)."))
      }
      return
    }
    try reader.read(document.root, name: sse.name, into: &events)
    onlyText = reader.onlyText
  }

  /// Reads a last event whose end never came, if it is whole JSON.
  private mutating func readLast(
    _ data: [UInt8], into events: inout [StreamEvent]
  ) throws(CallFailure) {
    if data.span.holds("[DONE]", at: 0) { return try reader.readDone(into: &events) }
    guard let _ = try? document.parse(data) else { return }
    try reader.read(document.root, name: sse.name, into: &events)
  }

  private func data(of event: SSEDecoder.Event) -> [UInt8] { event == .kept ? sse.kept : [] }

  private func data(of line: NDJSONDecoder.Line) -> [UInt8] { line == .kept ? ndjson.kept : [] }

  private mutating func hold(_ bytes: [UInt8]) throws(CallFailure) {
    held.append(contentsOf: bytes)
    try check(held.count)
  }

  private func check(_ size: Int) throws(CallFailure) {
    guard size <= Self.longestPiece else {
      throw CallFailure(
        .badResponse, "One piece of the reply is larger than \(Self.longestPiece >> 20) MiB.")
    }
  }

  private mutating func readHeld(into events: inout [StreamEvent]) throws(CallFailure) {
    do {
      try document.parse(held)
    } catch {
      guard framing == .lines, error.reason == .trailingText else {
        throw notUnderstood("\(error)")
      }
      let bytes = held
      try readLines(bytes, into: &events)
      if let line = ndjson.unfinished() { try readLast(data(of: line), into: &events) }
      return
    }
    held = []
    try reader.readWhole(document.root, into: &events)
  }

  private func notUnderstood(_ what: String) -> CallFailure {
    let text = PageText.message(of: held)
    let name = ProviderName.of(context.provider)
    return CallFailure(
      .badResponse, "The reply of \(name) was not understood (\(what)): \(text.prefix(300))",
      requestID: RequestID.find(in: context.headers),
      body: Array(held.prefix(CallFailure.longestBody)))
  }
}
