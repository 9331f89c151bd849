/// One value of a `JSONDocument`, read in place.
///
/// Every look-up is total: asking a number for a member gives nil, never a trap.
package struct JSONNode {
  let document: JSONDocument
  let index: Int

  private var token: JSONDocument.Token { document.tokens[index] }

  /// Whether this is `null`.
  package var isNull: Bool { token.kind == .null }
  /// Whether this is an object.
  package var isObject: Bool { token.kind == .object }
  /// Whether this is an array.
  package var isArray: Bool { token.kind == .array }
  /// Whether this is a string.
  package var isString: Bool { token.kind == .string || token.kind == .escapedString }

  /// The last member of that name that is not `null`; nil for anything else.
  package subscript(key: StaticString) -> JSONNode? {
    let found = document.lastMember(of: index, named: key)
    return found < 0 ? nil : JSONNode(document: document, index: found)
  }

  /// The element of an array; nil when it is too short.
  package subscript(position: Int) -> JSONNode? {
    var left = position
    for element in elements {
      if left == 0 { return element }
      left -= 1
    }
    return nil
  }

  /// The elements of an array in order; empty for anything else.
  package var elements: Elements {
    Elements(document: document, child: index + 1, end: isArray ? Int(token.next) : 0)
  }

  /// The names and values of an object in order; empty for anything else.
  package var members: [(key: String, value: JSONNode)] {
    guard isObject else { return [] }
    var result: [(key: String, value: JSONNode)] = []
    var child = index + 1
    while child < Int(token.next) {
      let value = JSONNode(document: document, index: child + 1)
      result.append((JSONNode(document: document, index: child).string ?? "", value))
      child = Int(value.token.next)
    }
    return result
  }

  /// The text of a string, escapes resolved; bytes that are not UTF-8 and lone surrogates are U+FFFD.
  package var string: String? {
    let token = token
    switch token.kind {
    case .string:
      return String(decoding: document.bytes[range(of: token)], as: UTF8.self)
    case .escapedString:
      return document.bytes[range(of: token)].withUnsafeBufferPointer(JSONEscapes.resolve)
    default: return nil
    }
  }

  /// Where the inside of a string stands in the bytes that were parsed; nil for anything else.
  package var textRange: Range<Int>? { isString ? range(of: token) : nil }

  /// Whether this is a string with exactly that text; nothing is allocated to find out.
  package func isString(_ text: StaticString) -> Bool {
    let token = token
    guard token.kind == .string else { return string.map { $0 == "\(text)" } ?? false }
    guard Int(token.length) == text.utf8CodeUnitCount else { return false }
    let start = Int(token.start)
    for offset in 0..<text.utf8CodeUnitCount
    where document.bytes[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// A truth value.
  package var bool: Bool? {
    switch token.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// A whole number; fractions and numbers beyond 64 bits give nil.
  package var integer: Int? {
    guard token.kind == .number else { return nil }
    var result = 0
    var isNegative = false
    for byte in document.bytes[range(of: token)] {
      if byte == 0x2D {
        isNegative = true
        continue
      }
      guard byte &- 0x30 < 10 else { return double.flatMap { Int(exactly: $0) } }
      let (product, over) = result.multipliedReportingOverflow(by: 10)
      let (next, carry) = product.subtractingReportingOverflow(Int(byte - 0x30))
      if over || carry { return nil }
      result = next
    }
    if isNegative { return result }
    return result == Int.min ? nil : -result
  }

  /// A number, whole or not.
  package var double: Double? {
    guard token.kind == .number else { return nil }
    return Double(String(decoding: document.bytes[range(of: token)], as: UTF8.self))
  }

  /// The value as it stands apart from the document.
  package var value: JSONValue {
    switch token.kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .string, .escapedString: .string(string ?? "")
    case .number: isWritten(asInteger: token) ? integerValue : .number(double ?? .nan)
    case .array: .array(elements.map(\.value))
    case .object:
      .object(JSONObject(members.map { JSONObject.Member(key: $0.key, value: $0.value.value) }))
    }
  }

  /// The bytes of the value as they stand in the text.
  package var raw: ArraySlice<UInt8> {
    isString
      ? document.bytes[Int(token.start) - 1..<Int(token.start + token.length) + 1]
      : document.bytes[range(of: token)]
  }

  private var integerValue: JSONValue {
    integer.map(JSONValue.integer) ?? .number(double ?? .nan)
  }

  private func isWritten(asInteger token: JSONDocument.Token) -> Bool {
    !document.bytes[range(of: token)].contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
  }

  private func range(of token: JSONDocument.Token) -> Range<Int> {
    Int(token.start)..<Int(token.start + token.length)
  }

  /// The elements of an array, one after the other.
  package struct Elements: Sequence, IteratorProtocol {
    let document: JSONDocument
    var child: Int
    let end: Int

    /// The next element; nil after the last one.
    package mutating func next() -> JSONNode? {
      guard child < end else { return nil }
      defer { child = Int(document.tokens[child].next) }
      return JSONNode(document: document, index: child)
    }
  }
}
