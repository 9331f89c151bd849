/// Turns the bytes of one JSON text into tokens; the inner loop of `JSONDocument`.
struct JSONScanner {
  typealias Token = JSONDocument.Token

  var tokens: JSONTokens
  /// The tokens of the arrays and objects that are still open, outermost first.
  var open: [UInt32]
  private var position = 0

  init(tokens: JSONTokens, open: consuming [UInt32]) {
    self.tokens = tokens
    self.open = open
  }

  /// Scans `bytes` from the start; says what is wrong, or nil.
  mutating func scan(_ bytes: borrowing Span<UInt8>) -> JSONError? {
    do throws(JSONError) {
      try value(bytes)
      while let last = open.last {
        let isObject = tokens[Int(last)].kind == .object
        try element(bytes, container: Int(last), isObject: isObject)
      }
      skipSpace(bytes)
      guard position == bytes.count else { throw JSONError(.trailingText, at: position) }
      return nil
    } catch {
      return error
    }
  }

  /// The next element of an open container, or its end.
  @inline(__always)
  private mutating func element(
    _ bytes: borrowing Span<UInt8>, container: Int, isObject: Bool
  ) throws(JSONError) {
    let isFirst = tokens.count == container + 1
    let end: UInt8 = isObject ? 0x7D : 0x5D
    var byte = try significant(bytes)
    if byte == end {
      position += 1
      open.removeLast()
      tokens[container].length = UInt32(position) - tokens[container].start
      tokens[container].next = UInt32(tokens.count)
      return
    }
    if !isFirst {
      guard byte == 0x2C else { throw JSONError(.unexpectedByte, at: position) }
      position += 1
      byte = try significant(bytes)
    }
    if isObject {
      guard byte == 0x22 else { throw JSONError(.unexpectedByte, at: position) }
      try string(bytes)
      guard try significant(bytes) == 0x3A else { throw JSONError(.unexpectedByte, at: position) }
      position += 1
    }
    try value(bytes)
  }

  /// A scalar, or the opening of a container.
  @inline(__always)
  private mutating func value(_ bytes: borrowing Span<UInt8>) throws(JSONError) {
    switch try significant(bytes) {
    case 0x22: try string(bytes)
    case 0x7B: try opening(.object)
    case 0x5B: try opening(.array)
    case 0x74: try word(bytes, "true", .true)
    case 0x66: try word(bytes, "false", .false)
    case 0x6E: try word(bytes, "null", .null)
    case 0x2D, 0x30...0x39: try number(bytes)
    default: throw JSONError(.unexpectedByte, at: position)
    }
  }

  @inline(__always)
  private mutating func opening(_ kind: JSONDocument.Kind) throws(JSONError) {
    guard open.count < JSONDocument.deepest else { throw JSONError(.tooDeep, at: position) }
    open.append(UInt32(tokens.count))
    tokens.append(Token(kind: kind, start: UInt32(position), length: 0, next: 0))
    position += 1
  }

  @inline(__always)
  private mutating func string(_ bytes: borrowing Span<UInt8>) throws(JSONError) {
    position += 1
    let start = position
    var kind = JSONDocument.Kind.string
    while true {
      position = JSONString.plainEnd(of: bytes, from: position)
      guard position < bytes.count else { break }
      let byte = bytes[position]
      if byte == 0x22 {
        append(kind, from: start, to: position)
        position += 1
        return
      }
      if byte == 0x5C {
        kind = .escapedString
        try escape(bytes)
      } else {
        guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
        position += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: position)
  }

  private mutating func escape(_ bytes: borrowing Span<UInt8>) throws(JSONError) {
    guard position + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    switch bytes[position + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
    case 0x75:
      guard position + 5 < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
      for offset in 2...5 where hexDigit(bytes[position + offset]) == nil {
        throw JSONError(.badEscape, at: position)
      }
      position += 6
    default: throw JSONError(.badEscape, at: position)
    }
  }

  private mutating func number(_ bytes: borrowing Span<UInt8>) throws(JSONError) {
    let start = position
    if bytes[position] == 0x2D { position += 1 }
    let whole = digits(bytes)
    guard whole > 0, whole == 1 || bytes[position - whole] != 0x30 else {
      throw JSONError(.badNumber, at: start)
    }
    if position < bytes.count, bytes[position] == 0x2E {
      position += 1
      guard digits(bytes) > 0 else { throw JSONError(.badNumber, at: start) }
    }
    if position < bytes.count, bytes[position] | 0x20 == 0x65 {
      position += 1
      if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
        position += 1
      }
      guard digits(bytes) > 0 else { throw JSONError(.badNumber, at: start) }
    }
    append(.number, from: start, to: position)
  }

  /// Steps over digits and says how many.
  private mutating func digits(_ bytes: borrowing Span<UInt8>) -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - start
  }

  private mutating func word(
    _ bytes: borrowing Span<UInt8>, _ text: StaticString, _ kind: JSONDocument.Kind
  ) throws(JSONError) {
    let start = position
    for offset in 0..<text.utf8CodeUnitCount {
      guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
      guard bytes[position] == text.utf8Start[offset] else {
        throw JSONError(.unexpectedByte, at: position)
      }
      position += 1
    }
    append(kind, from: start, to: position)
  }

  @inline(__always)
  private mutating func append(_ kind: JSONDocument.Kind, from start: Int, to end: Int) {
    tokens.append(
      Token(
        kind: kind, start: UInt32(start), length: UInt32(end - start),
        next: UInt32(tokens.count + 1)))
  }

  /// The next byte that is not white space, without stepping over it.
  @inline(__always)
  private mutating func significant(_ bytes: borrowing Span<UInt8>) throws(JSONError) -> UInt8 {
    skipSpace(bytes)
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: position) }
    return bytes[position]
  }

  @inline(__always)
  private mutating func skipSpace(_ bytes: borrowing Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte) - 0x30
  case 0x41...0x46: UInt32(byte) - 0x37
  case 0x61...0x66: UInt32(byte) - 0x57
  default: nil
  }
}
