/// The way through escape sequences, byte by byte.
extension InputDecoder {
  private static let cancel: UInt8 = 0x18
  private static let substitute: UInt8 = 0x1A
  private static let escape: UInt8 = 0x1B
  private static let bell: UInt8 = 0x07

  mutating func takeAfterEscape(_ byte: UInt8, alt: Bool, _ events: inout [InputEvent]) {
    buffer.removeAll(keepingCapacity: true)
    isOverlong = false
    switch byte {
    case Self.escape:
      if alt { events.append(.key(KeyPress(.escape))) }
      state = .escape(alt: true)
    case UInt8(ascii: "["): state = .sequence(alt: alt)
    case UInt8(ascii: "O"): state = .singleShift(alt: alt, modifiers: nil)
    default:
      if alt { events.append(.key(KeyPress(.escape))) }
      switch byte {
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
        UInt8(ascii: "_"):
        state = .string(introducer: byte, isEnding: false)
      default: takePlain(byte, alt: true, &events)
      }
    }
  }

  mutating func takeAfterSingleShift(
    _ byte: UInt8, alt: Bool, modifiers: UInt8?, _ events: inout [InputEvent]
  ) {
    switch byte {
    case UInt8(ascii: "1")...UInt8(ascii: "9") where modifiers == nil:
      state = .singleShift(alt: alt, modifiers: byte - UInt8(ascii: "0"))
    case 0x20..<0x7F:
      state = .ground
      guard var press = KeyPress(singleShift: byte, modifiers: modifiers) else { return }
      if alt { press.modifiers.insert(.alt) }
      events.append(.key(press))
    default:
      giveUp(&events)
      takePlain(byte, alt: false, &events)
    }
  }

  mutating func takeInSequence(_ byte: UInt8, alt: Bool, _ events: inout [InputEvent]) {
    switch byte {
    case 0x20..<0x40:
      if buffer.count < Self.longestSequence { buffer.append(byte) } else { isOverlong = true }
    case UInt8(ascii: "[") where buffer.isEmpty: state = .consoleKey
    case UInt8(ascii: "M") where buffer.isEmpty: state = .oldMouse(left: 3)
    case 0x40..<0x7F:
      state = .ground
      if !isOverlong { finishSequence(final: byte, alt: alt, &events) }
    case Self.cancel, Self.substitute: state = .ground
    default:
      giveUp(&events)
      takePlain(byte, alt: false, &events)
    }
  }

  private mutating func finishSequence(
    final: UInt8, alt: Bool, _ events: inout [InputEvent]
  ) {
    let sequence = ControlSequence(buffer, final: final)
    if sequence.isPasteStart {
      state = .paste
      paste = PasteCollector(limit: pasteLimit)
      return
    }
    guard var event = sequence.event else { return }
    if alt, case .key(var press) = event {
      press.modifiers.insert(.alt)
      event = .key(press)
    }
    events.append(event)
  }

  /// Nothing inside a string is a key, up to its own end: a forged reply may hold anything.
  mutating func takeInString(
    _ byte: UInt8, introducer: UInt8, isEnding: Bool, _ events: inout [InputEvent]
  ) {
    let isEnd =
      isEnding
      ? byte == UInt8(ascii: "\\") : byte == Self.bell && introducer == UInt8(ascii: "]")
    if isEnd {
      state = .ground
      finishString(introducer, &events)
    } else if byte == Self.escape {
      state = .string(introducer: introducer, isEnding: true)
    } else {
      state = .string(introducer: introducer, isEnding: false)
      if buffer.count < Self.longestReply { buffer.append(byte) } else { isOverlong = true }
    }
  }

  private func finishString(_ introducer: UInt8, _ events: inout [InputEvent]) {
    guard introducer == UInt8(ascii: "]"), !isOverlong,
      let reply = TerminalReply(operatingSystemCommand: buffer)
    else { return }
    events.append(.reply(reply))
  }
}
