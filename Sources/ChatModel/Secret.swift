/// A key. It can be used, never printed: every textual form of it is the same word.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String
  /// Where the key came from, for people: the variable's name, "key_file", "the request".
  public let origin: String

  public init(_ value: String, origin: String) {
    self.value = value
    self.origin = origin
  }

  /// The key itself. Only what writes the request header and what hides keys in texts may call this.
  package var revealed: String { value }

  public var description: String { "(\(origin), hidden)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
