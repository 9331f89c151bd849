import TextLayout

/// Turns the bytes of a terminal into keys, pastes and the rest, however they are cut.
///
/// Pure: the time comes with the bytes. Sequences that are not known are swallowed whole, replies are
/// data, and bytes that are not UTF-8 become U+FFFD. Linear in the number of bytes.
package struct InputDecoder: Sendable {
  package typealias Instant = ContinuousClock.Instant

  /// How long an Esc, or the start of a sequence that may be Alt with a sign, waits for more.
  package static let escapeDelay: Duration = .milliseconds(25)
  /// After so long a sequence that has not ended is given up.
  static let sequenceDelay: Duration = .seconds(1)
  /// No sequence that means something has more bytes.
  static let longestSequence = 256
  /// No reply that means something has more bytes.
  static let longestReply = 1024

  enum State {
    case ground
    /// Esc; twice for true.
    case escape(alt: Bool)
    /// Esc O, and a digit where modifiers come so.
    case singleShift(alt: Bool, modifiers: UInt8?)
    /// Esc [, with parameters in `buffer`.
    case sequence(alt: Bool)
    /// So many bytes of a mouse report in the old form.
    case oldMouse(left: Int)
    /// Esc [ [, as the Linux console sends function keys.
    case consoleKey
    /// Esc and one of `]PX^_`, with what follows in `buffer`.
    case string(introducer: UInt8, isEnding: Bool)
    case paste
  }

  var state = State.ground
  /// The parameters of a sequence or the words of a reply.
  var buffer: [UInt8] = []
  /// Whether there were too many of them.
  var isOverlong = false
  var paste: PasteCollector?
  private var scalar = ScalarDecoder()
  /// Whether the character that has been begun came after Esc.
  private var scalarHasAlt = false
  private var lastByte: Instant?
  let pasteLimit: Int

  /// A decoder.
  ///
  /// - Parameter pasteLimit: How many bytes of a paste are kept.
  package init(pasteLimit: Int = 64 << 20) { self.pasteLimit = pasteLimit }

  /// When what has been begun is to be decided by `expire`, if nothing more comes; nil for never.
  package var pendingDeadline: Instant? {
    guard let lastByte else { return nil }
    switch state {
    case .ground: return nil
    case .paste: return paste?.patience.map { lastByte + $0 }
    case .escape, .singleShift(_, nil): return lastByte + Self.escapeDelay
    case .sequence, .string:
      return lastByte + (buffer.isEmpty && !isOverlong ? Self.escapeDelay : Self.sequenceDelay)
    case .singleShift, .oldMouse, .consoleKey: return lastByte + Self.sequenceDelay
    }
  }

  /// Takes the next bytes and returns what they say.
  ///
  /// Whatever is readable comes here before `expire` is asked, so that a late reader cuts no key.
  package mutating func decode(_ bytes: Span<UInt8>, at now: Instant) -> [InputEvent] {
    guard bytes.count > 0 else { return [] }
    var events: [InputEvent] = []
    lastByte = now
    var index = 0
    while index < bytes.count {
      if paste != nil {
        paste?.take(bytes.extracting(index..<bytes.count))
        break
      }
      take(bytes[index], &events)
      index += 1
    }
    return events
  }

  /// Decides what has waited up to its deadline.
  package mutating func expire(at now: Instant) -> [InputEvent] {
    guard let deadline = pendingDeadline, deadline <= now else { return [] }
    if let finished = paste?.finish() {
      paste = nil
      state = .ground
      let rest = finished.rest
      return [.paste(finished.paste)] + decode(rest.span, at: now)
    }
    var events: [InputEvent] = []
    giveUp(&events)
    return events
  }

  /// Ends what has been begun: keys that look like the start of a sequence count, the rest is gone.
  mutating func giveUp(_ events: inout [InputEvent]) {
    let ended = state
    state = .ground
    switch ended {
    case .escape(let alt):
      for _ in 0..<(alt ? 2 : 1) { events.append(.key(KeyPress(.escape))) }
    case .singleShift(_, nil): events.append(.key(KeyPress(.character("O"), .alt)))
    case .sequence where buffer.isEmpty && !isOverlong:
      events.append(.key(KeyPress(.character("["), .alt)))
    case .string(let introducer, false) where buffer.isEmpty && !isOverlong:
      let sign = Character(Unicode.Scalar(introducer))
      events.append(.key(KeyPress(.character(sign), .alt)))
    case .ground, .singleShift, .sequence, .oldMouse, .consoleKey, .string, .paste: break
    }
  }

  private mutating func take(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: takePlain(byte, alt: false, &events)
    case .escape(let alt): takeAfterEscape(byte, alt: alt, &events)
    case .singleShift(let alt, let modifiers):
      takeAfterSingleShift(byte, alt: alt, modifiers: modifiers, &events)
    case .sequence(let alt): takeInSequence(byte, alt: alt, &events)
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left: left - 1) : .ground
    case .consoleKey:
      state = .ground
      if (0x41...0x45).contains(byte) {
        events.append(.key(KeyPress(.function(Int(byte) - 0x40))))
      }
    case .string(let introducer, let isEnding):
      takeInString(byte, introducer: introducer, isEnding: isEnding, &events)
    case .paste: break
    }
  }

  /// Takes a byte that is part of no sequence.
  mutating func takePlain(_ byte: UInt8, alt: Bool, _ events: inout [InputEvent]) {
    state = .ground
    if scalar.isEmpty {
      scalarHasAlt = alt
      if byte < 0x20 || byte == 0x7F {
        takeControl(byte, alt: alt, &events)
        return
      }
    }
    switch scalar.take(byte) {
    case .more: break
    case .scalar(let value): addCharacter(value, &events)
    case .stray: addCharacter(0xFFFD, &events)
    case .brokenOff:
      addCharacter(0xFFFD, &events)
      takePlain(byte, alt: alt, &events)
    }
  }

  private mutating func takeControl(_ byte: UInt8, alt: Bool, _ events: inout [InputEvent]) {
    if byte == 0x1B {
      state = .escape(alt: false)
      return
    }
    var press = KeyPress(control: byte)
    if alt { press.modifiers.insert(.alt) }
    events.append(.key(press))
  }

  private func addCharacter(_ value: UInt32, _ events: inout [InputEvent]) {
    // A control character of two bytes is no key that anybody has.
    let isControl = (0x80..<0xA0).contains(value)
    let scalar = Unicode.Scalar(isControl ? 0xFFFD : value) ?? "\u{FFFD}"
    events.append(.key(KeyPress(.character(Character(scalar)), scalarHasAlt ? .alt : [])))
  }
}
