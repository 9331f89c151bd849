/// A parsed JSON text that is read in place and used again for the next one.
///
/// `parse` checks the whole text and notes where each value begins and ends; nothing is allocated
/// per value, and once the buffers have grown nothing per text either. Nodes are looked at with
/// `root`; they hold good until the next `parse`. Confined to whoever made it.
package final class JSONDocument {
  enum Kind: UInt8 { case null, `true`, `false`, number, string, escapedString, array, object }

  /// One value of the text.
  struct Token {
    var kind: Kind
    /// Its first byte; of a string the first after the quote.
    var start: UInt32
    var length: UInt32
    /// The index of the token after this value and everything in it.
    var next: UInt32
  }

  static let deepest = 512

  // Every access is a short read or lies within `parse`, which calls nothing from outside: checking
  // each one for overlap would cost more than the read.
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  @exclusivity(unchecked) private(set) var tokens = JSONTokens()
  private var open: [UInt32] = []

  /// A document of nothing yet; one is enough for all the texts of a stream.
  package init() {}

  deinit { tokens.free() }

  /// The outermost value of the last text that was parsed.
  package var root: JSONNode { JSONNode(document: self, index: 0) }

  /// Reads a whole text; on failure the document holds nothing.
  ///
  /// Linear in the bytes, without recursion. Bytes that are not UTF-8 are accepted inside strings
  /// and become U+FFFD when read.
  package func parse(_ text: Span<UInt8>) throws(JSONError) {
    release()
    guard text.count < Int(Int32.max) else { throw JSONError(.tooLarge, at: 0) }
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    var scanner = JSONScanner(tokens: tokens, open: open)
    open = []
    let failure = scanner.scan(bytes.span)
    tokens = scanner.tokens
    open = scanner.open
    if let failure {
      release()
      throw failure
    }
  }

  /// Reads a whole text; on failure the document holds nothing.
  package func parse(_ text: [UInt8]) throws(JSONError) { try parse(text.span) }

  /// The value of the last member of that name that is not `null`, as a token; -1 when the token is
  /// no object or has none.
  func lastMember(of object: Int, named name: StaticString) -> Int {
    guard tokens[object].kind == .object else { return -1 }
    return bytes.withUnsafeBufferPointer { bytes in
      var found = -1
      var child = object + 1
      let end = Int(tokens[object].next)
      while child < end {
        if Self.isName(tokens[child], name, bytes) {
          found = tokens[child + 1].kind == .null ? -1 : child + 1
        }
        child = Int(tokens[child + 1].next)
      }
      return found
    }
  }

  /// The values of the members with these names, as tokens; -1 for those that are missing.
  func find(_ names: JSONNames, in object: Int) -> InlineArray<16, Int32> {
    var found = InlineArray<16, Int32>(repeating: -1)
    guard tokens[object].kind == .object else { return found }
    bytes.withUnsafeBufferPointer { bytes in
      var child = object + 1
      let end = Int(tokens[object].next)
      while child < end {
        let position = Self.position(of: tokens[child], in: names, bytes)
        let value = tokens[child + 1]
        if position >= 0 { found[position] = value.kind == .null ? -1 : Int32(child + 1) }
        child = Int(value.next)
      }
    }
    return found
  }

  private static func position(
    of token: Token, in names: JSONNames, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let range = Int(token.start)..<Int(token.start + token.length)
    let name = UnsafeBufferPointer(rebasing: bytes[range])
    guard token.kind == .escapedString else { return names.position(of: name) }
    var text = JSONEscapes.resolve(name)
    return text.withUTF8 { names.position(of: $0) }
  }

  private static func isName(
    _ token: Token, _ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let range = Int(token.start)..<Int(token.start + token.length)
    guard token.kind == .string else {
      return JSONEscapes.resolve(UnsafeBufferPointer(rebasing: bytes[range])) == "\(name)"
    }
    guard range.count == name.utf8CodeUnitCount else { return false }
    for offset in 0..<name.utf8CodeUnitCount
    where bytes[range.lowerBound + offset] != name.utf8Start[offset] {
      return false
    }
    return true
  }

  private func release() {
    let isLarge = bytes.capacity > 1 << 20
    bytes.removeAll(keepingCapacity: !isLarge)
    tokens.removeAll(keepingCapacity: !isLarge)
    open.removeAll(keepingCapacity: true)
  }
}

extension JSONValue {
  /// Reads a whole JSON text from its UTF-8 bytes.
  ///
  /// Linear in the bytes. Bytes that are not UTF-8 are accepted inside strings and become U+FFFD.
  public init(parsing text: [UInt8]) throws(JSONError) {
    let document = JSONDocument()
    try document.parse(text.span)
    self = document.root.value
  }

  /// Reads a whole JSON text.
  public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}
