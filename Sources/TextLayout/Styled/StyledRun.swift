/// Text of one style on one line.
package struct StyledRun: Sendable, Hashable {
  /// Has been through `Sanitizer`; holds no line break.
  package var text: String
  package var style: TextStyle
  /// Where the text leads: an http, https or mailto address that has been through `Sanitizer`.
  package var link: String?

  package init(_ text: String, _ style: TextStyle = TextStyle(), link: String? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}
