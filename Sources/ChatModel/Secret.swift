/// A key that can be used and never printed.
///
/// Every textual form of it names its origin alone.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String
  /// Where the key came from, for people: the variable's name, "key_file", "the request".
  package let origin: String

  /// A key and where it came from.
  package init(_ value: String, origin: String) {
    self.value = value
    self.origin = origin
  }

  /// The key itself.
  ///
  /// Only what writes the request header and what hides keys in texts may call this.
  package var revealed: String { value }

  /// The origin, and the word `hidden`.
  package var description: String { "(\(origin), hidden)" }
  /// The same as `description`.
  package var debugDescription: String { description }
  /// Nothing to look into.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
