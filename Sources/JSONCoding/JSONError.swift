/// Why a text is not JSON (RFC 8259).
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, as part of a sentence.
  public enum Reason: String, Sendable {
    case unexpectedEnd = "the text ends too early"
    case unexpectedByte = "an unexpected character"
    case badNumber = "a number that JSON does not allow"
    case badEscape = "an escape that JSON does not allow"
    case controlCharacter = "a control character inside a string"
    case tooDeep = "more than 512 levels"
    case tooLarge = "more than 2 GiB"
    case trailingText = "text after the value"
  }

  /// What is wrong.
  public var reason: Reason
  /// Bytes from the start of the text.
  public var offset: Int

  /// A mistake at a byte of the text.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// What is wrong and where.
  public var description: String { "not JSON: \(reason.rawValue) at byte \(offset)" }
}
