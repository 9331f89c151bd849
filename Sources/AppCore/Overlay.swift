/// What floats above the panes; at most one thing does.
package enum Overlay: Sendable {
  case palette(CommandList)
  /// The first line that is shown.
  case help(top: Int)
  case timeline
  case ownWords
  case key(KeyDialog)
  case themes(selection: Int, before: String)
  case leaving
}
