import ChatModel

/// The options that people change most, for the current pane.
package struct OptionsPane: Sendable {
  package enum Row: String, Sendable, Hashable, CaseIterable {
    case effort, temperature, maxOutputTokens, topP, seed
  }

  package var selection = 0
  /// The text of the number being typed; nil while none is.
  package var typed: LineEditor?

  package init() {}

  package var row: Row { Row.allCases[min(selection, Row.allCases.count - 1)] }
}

/// The levels of reasoning effort that a model takes, and the option that carries them.
package struct EffortControl: Sendable, Hashable {
  package var namespace: String
  package var path: [String]
  /// In rising order.
  package var levels: [String]

  package init(namespace: String, path: [String], levels: [String]) {
    self.namespace = namespace
    self.path = path
    self.levels = levels
  }
}
