/// What was pasted, as it came: it may hold anything, so it goes through `Sanitizer`.
package struct Paste: Sendable, Hashable {
  package var text: String
  /// Whether the end was cut off, because there was more than the decoder keeps.
  package var isCut: Bool

  package init(_ text: String, isCut: Bool = false) {
    self.text = text
    self.isCut = isCut
  }
}
