/// What can be done to the look of letters apart from their colour.
///
/// Dim is left out: half of the terminals make it unreadable.
package struct TextAttributes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = TextAttributes(rawValue: 1)
  package static let italic = TextAttributes(rawValue: 2)
  package static let underline = TextAttributes(rawValue: 4)
  package static let strike = TextAttributes(rawValue: 8)
  package static let reverse = TextAttributes(rawValue: 16)
}
