/// What is done with each character that is not part of a plain run.
extension Sanitizer {
  static let replacement: UInt32 = 0xFFFD
  private static let escapeSign: UInt32 = 0x241B
  private static let noBreakSpace: UInt32 = 0xA0
  /// So many invisible characters one after the other are no accident.
  private static let longestHiddenRun = 3

  mutating func take(_ scalar: UInt32, to output: inout [UInt8]) {
    switch ScalarKind(scalar) {
    case .plain: give(scalar, to: &output)
    case .control: control(scalar, to: &output)
    case .separator: breakLine(&output)
    case .bidi:
      findings.insert(.bidi)
      give(Self.replacement, to: &output)
    case .joiner:
      if joiner == 0 { joiner = scalar }
      noteHidden()
    case .mark: mark(scalar, to: &output)
    case .dropped: noteHidden()
    case .hidden:
      findings.insert(.hidden)
      noteHidden()
    case .unassigned: give(Self.replacement, to: &output)
    }
  }

  /// Gives out one character that takes a column.
  mutating func give(_ scalar: UInt32, to output: inout [UInt8]) {
    settleJoiner(before: scalar, in: &output)
    write(scalar, to: &output)
    marks = 0
    hiddenRun = 0
  }

  /// Gives out the joiner that waits, if it stands between two letters; drops it otherwise.
  mutating func settleJoiner(before next: UInt32, in output: inout [UInt8]) {
    guard joiner != 0 else { return }
    let held = joiner
    joiner = 0
    guard marks < Self.mostMarks, Self.isLetter(last), Self.isLetter(next) else { return }
    write(held, to: &output)
    marks += 1
  }

  private mutating func control(_ scalar: UInt32, to output: inout [UInt8]) {
    switch scalar {
    case 0x0A: return breakLine(&output)
    case 0x0D:
      breakLine(&output)
      skipsLineFeed = true
      return
    case 0x09: return tab(&output)
    // The Control Pictures block has one sign for each.
    case ..<0x20: give(0x2400 + scalar, to: &output)
    case 0x7F: give(0x2421, to: &output)
    // C1 is ESC and a letter in one; shown as those two.
    default:
      give(Self.escapeSign, to: &output)
      give(scalar - 0x40, to: &output)
    }
    findings.insert(.controls)
  }

  private mutating func breakLine(_ output: inout [UInt8]) {
    give(policy == .line ? 0x20 : 0x0A, to: &output)
  }

  private mutating func tab(_ output: inout [UInt8]) {
    joiner = 0
    switch policy {
    case .line: give(0x20, to: &output)
    case .block(.kept): give(0x09, to: &output)
    case .block(.spaces(let width)):
      measure(output)
      let stop = max(1, width)
      for _ in 0..<(stop - column % stop) { give(0x20, to: &output) }
    }
  }

  private mutating func mark(_ scalar: UInt32, to output: inout [UInt8]) {
    settleJoiner(before: scalar, in: &output)
    // A mark at the start of a line would sit on whatever the screen shows before it.
    if last == 0 || last == 0x0A || last == 0x09 { give(Self.noBreakSpace, to: &output) }
    hiddenRun = 0
    guard marks < Self.mostMarks else {
      findings.insert(.marks)
      return
    }
    write(scalar, to: &output)
    marks += 1
  }

  private mutating func noteHidden() {
    hiddenRun += 1
    if hiddenRun >= Self.longestHiddenRun { findings.insert(.hidden) }
  }

  private mutating func write(_ scalar: UInt32, to output: inout [UInt8]) {
    guard let encoded = Unicode.Scalar(scalar).flatMap(UTF8.encode) else { return }
    output.append(contentsOf: encoded)
    last = scalar
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
