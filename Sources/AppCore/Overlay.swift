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

/// Asks for a provider's key; what is typed is never drawn.
package struct KeyDialog: Sendable {
  package enum State: Sendable, Hashable {
    case typing
    case checking(since: Duration)
    case refused(String)
  }

  package let provider: String
  package let providerName: String
  package let variables: [String]
  package let documentation: String
  package let model: String
  package var editor = LineEditor(isSingleLine: true)
  package var state = State.typing

  package init(
    provider: String, providerName: String, variables: [String], documentation: String,
    model: String
  ) {
    self.provider = provider
    self.providerName = providerName
    self.variables = variables
    self.documentation = documentation
    self.model = model
  }
}
