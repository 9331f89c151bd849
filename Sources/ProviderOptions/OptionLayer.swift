/// Who set a value; the later one wins (R17).
package enum OptionLayer: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// The provider's table of the settings.
  case provider
  case agent
  /// The entry of the chain.
  case entry
  /// The pane.
  case chat
  /// The message, for its own request only.
  case message

  package static func < (left: OptionLayer, right: OptionLayer) -> Bool {
    left.rawValue < right.rawValue
  }
}
