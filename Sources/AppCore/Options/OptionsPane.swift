package import ProviderOptions

/// The options editor: which row is selected, what is unfolded, what is being typed.
package struct OptionsPane: Sendable {
  /// What has the keys.
  package enum Half: Sendable, Hashable { case rows, wire }

  /// Where a change goes.
  package enum Target: Sendable, Hashable {
    /// The pane, until it is changed again.
    case chat
    /// The next message alone (R18).
    case message
  }

  package internal(set) var selection = 0
  package internal(set) var half = Half.rows
  package internal(set) var target = Target.chat
  /// Whether the editor has the whole screen.
  package internal(set) var isZoomed = false
  /// Whether it had it before the request was looked at.
  var wasZoomed = false
  /// The entry of the chain whose options are shown.
  package internal(set) var entry = 0
  package internal(set) var showsChangedOnly = false
  package internal(set) var open: Set<OptionPath> = []
  /// The search; nil while nothing is searched for.
  package internal(set) var search: LineEditor?
  package internal(set) var isSearching = false
  /// What is being typed; nil while nothing is.
  package internal(set) var field: OptionField?
  /// Whether letters choose among the values of the selected row.
  package internal(set) var isChoosing = false
  /// The layer of the next message, set and cleared by sending.
  package internal(set) var message = LayeredOptions.Layer()
  package internal(set) var wireSelection = 0
  package internal(set) var folded: Set<[String]> = []
  /// What the editor outside has.
  var external: OptionField?
  var undo: [OptionsSnapshot] = []
  /// What the last preview was made of.
  var previewed: PreviewKey?

  package init() {}

  var words: [Substring] {
    (search?.text.lowercased() ?? "").split(separator: " ")
  }
}

/// A text being typed for a row.
package struct OptionField: Sendable {
  /// What the text becomes.
  package enum Purpose: Sendable, Hashable {
    case system
    case value
    /// A name and a value.
    case member
    /// All options of the layer.
    case all
  }

  package var purpose: Purpose
  package var row: OptionRow
  package var editor: LineEditor
  /// What is wrong with the text, as a sentence.
  package var problem: String?

  init(_ purpose: Purpose, _ row: OptionRow, text: String) {
    self.purpose = purpose
    self.row = row
    editor = LineEditor(isSingleLine: purpose == .value && row.kind == .number)
    editor.insert(text)
  }

  /// Whether it stands in the row itself.
  package var isInline: Bool { purpose == .value && row.kind == .number }
}

/// What `u` goes back to.
struct OptionsSnapshot: Sendable {
  var chat: ChatID
  var layer: LayeredOptions.Layer
  var system: String?
  var message: LayeredOptions.Layer
}
