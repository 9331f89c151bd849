/// How the lines of an answer differ where they stay in the terminal: commands in place of keys.
struct InlineForm: Hashable, Sendable {
  /// The number of the pane before the names; nil while there is only one.
  var pane: Int?

  /// Nothing can be moved sideways once it has gone up, so tables are squeezed further.
  static let narrowestColumn = 4
}
