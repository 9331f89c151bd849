import ChatModel

/// Tells reasoning that stands in the text between `<think>` and `</think>` from the answer.
///
/// Only the beginning of a reply is looked at: once the answer has begun, everything is text. Where
/// the opening tag may be missing, the beginning counts as reasoning until the closing tag comes;
/// should it never come, the whole is handed out again as text at the end.
struct ThinkSplitter {
  private enum State {
    /// Too little has come to know whether there is a tag.
    case undecided
    case reasoning
    /// As `reasoning`, but no opening tag was seen.
    case assumed
    /// After the closing tag, before the first letter of the answer.
    case gap
    case text
  }

  /// Whether everything that comes is text.
  var isOver: Bool { if case .text = state { true } else { false } }

  private static let opening = Array("<think>".utf8)
  private static let closing = Array("</think>".utf8)

  private var state: State
  private var held: [UInt8] = []
  private var hasReasoning = false
  /// Everything that was handed out as reasoning without an opening tag.
  private var assumed: [UInt8] = []

  init(_ tags: ChatQuirks.ThinkTags) { state = tags == .never ? .text : .undecided }

  /// Treats a beginning without opening tag as reasoning; does nothing once something has come.
  mutating func assumeReasoning() {
    if case .undecided = state, held.isEmpty { state = .assumed }
  }

  /// Takes everything that follows as text.
  mutating func stopLooking(into events: inout [StreamEvent]) -> Bool {
    guard case .undecided = state else {
      if case .assumed = state, assumed.isEmpty, held.isEmpty { state = .text }
      return false
    }
    state = .text
    return release(into: &events)
  }

  /// Takes the next piece of content; says whether some of it was text.
  mutating func take(_ text: String, into events: inout [StreamEvent]) -> Bool {
    if case .text = state {
      events.append(.text(text))
      return true
    }
    held.append(contentsOf: text.utf8)
    return split(into: &events)
  }

  /// Takes the end; says whether some of what was held is text.
  mutating func end(into events: inout [StreamEvent]) -> Bool {
    switch state {
    case .undecided:
      state = .text
      return release(into: &events)
    case .reasoning:
      emitReasoning(held.count, into: &events)
    case .assumed:
      emitReasoning(held.count, into: &events)
      held = assumed
      state = .text
      return release(into: &events)
    case .gap, .text: break
    }
    return false
  }

  private mutating func split(into events: inout [StreamEvent]) -> Bool {
    if case .undecided = state { decide() }
    if isReasoning { readReasoning(into: &events) }
    if case .gap = state {
      held.removeSubrange(..<(held.firstIndex { $0 > 0x20 } ?? held.endIndex))
      if !held.isEmpty { state = .text }
    }
    if case .text = state { return release(into: &events) }
    return false
  }

  private var isReasoning: Bool {
    switch state {
    case .reasoning, .assumed: true
    default: false
    }
  }

  private mutating func decide() {
    let body = held.drop { $0 <= 0x20 }
    if body.starts(with: Self.opening) {
      held = Array(body.dropFirst(Self.opening.count))
      state = .reasoning
    } else if !Self.opening.starts(with: body) {
      state = .text
    }
  }

  private mutating func readReasoning(into events: inout [StreamEvent]) {
    if case .assumed = state, assumed.isEmpty {
      let body = held.drop { $0 <= 0x20 }
      if Self.opening.starts(with: body) { return }
      if body.starts(with: Self.opening) {
        held = Array(body.dropFirst(Self.opening.count))
        state = .reasoning
      }
    }
    if !hasReasoning { held.removeSubrange(..<(held.firstIndex { $0 > 0x20 } ?? held.endIndex)) }
    if let start = Self.find(Self.closing, in: held) {
      emitReasoning(start, into: &events)
      held.removeSubrange(..<Self.closing.count)
      state = .gap
      return
    }
    var keep = min(held.count, Self.closing.count - 1)
    while keep > 0, !Self.closing.starts(with: held.suffix(keep)) { keep -= 1 }
    emitReasoning(held.count - keep, into: &events)
  }

  /// Hands out the first bytes that are held as reasoning.
  private mutating func emitReasoning(_ count: Int, into events: inout [StreamEvent]) {
    guard count > 0 else { return }
    hasReasoning = true
    if case .assumed = state { assumed.append(contentsOf: held.prefix(count)) }
    events.append(.reasoning(String(decoding: held.prefix(count), as: UTF8.self)))
    held.removeSubrange(..<count)
  }

  /// Hands out what is held as text.
  private mutating func release(into events: inout [StreamEvent]) -> Bool {
    guard !held.isEmpty else { return false }
    events.append(.text(String(decoding: held, as: UTF8.self)))
    held = []
    return true
  }

  private static func find(_ mark: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= mark.count else { return nil }
    for start in 0...(bytes.count - mark.count)
    where bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark) {
      return start
    }
    return nil
  }
}
