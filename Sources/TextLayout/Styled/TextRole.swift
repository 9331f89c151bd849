/// What a piece of text is for; a theme decides what that looks like.
///
/// The raw values are the names in theme files.
package enum TextRole: String, Sendable, Hashable, CaseIterable {
  /// Body text.
  case text
  /// Secondary words: figures, notes, hints.
  case muted
  /// Lines and tree marks; never anything that must be read.
  case faint
  /// Titles, keys in the status row, links.
  case accent
  /// Heavy lines and the label of the focused pane.
  case focus
  /// The ground of the selected row.
  case selection
  /// The ground of found words.
  case match
  case success
  case warning
  case danger
  case info
  /// The line that names the person.
  case user
  /// The line that names the model.
  case assistant
  case reasoning
  /// The ground of code.
  case codeBackground = "code_background"
  case keyword
  case string
  case comment
  case number
  /// Names of types in code; a theme that does not name it gives `info`.
  case type
  case added
  case removed
  case winner
  case loser

  /// Whether the role paints the ground under text instead of the text.
  package var isGround: Bool {
    switch self {
    case .selection, .match, .codeBackground: true
    default: false
    }
  }
}
