/// A key that is being given to an action or taken from it, above the list in which the action stands.
package struct KeyBinding: Sendable {
  /// What is asked about the key that was pressed; Enter says yes.
  package enum Question: Sendable, Hashable {
    /// Another action has it.
    case take(from: Action)
    /// The action has it already.
    case drop
  }

  package let action: Action
  /// What has been pressed of the key.
  package internal(set) var presses: [KeyPress] = []
  package internal(set) var question: Question?
  /// Why the last key cannot be had, as a sentence.
  package internal(set) var problem: String?
  /// What comes back when it is settled.
  package let below: Overlay

  init(_ action: Action, above below: Overlay) {
    self.action = action
    self.below = below
  }

  /// The key as people write it.
  package var name: String { presses.name }

  /// Takes the next press: of a key of two, or of another one where the last came to something.
  mutating func add(_ press: KeyPress) {
    let isSecond = presses.count == 1 && question == nil && problem == nil
    presses = (isSecond ? presses : []) + [press]
    question = nil
    problem = nil
  }
}

/// The keys that an action is to have in the settings.
package struct KeyChange: Sendable, Hashable {
  /// The action's name.
  package var action: String
  /// Its keys as people write them; nil: those of the release, so that nothing need be written.
  package var keys: [String]?

  package init(_ action: String, _ keys: [String]?) {
    self.action = action
    self.keys = keys
  }
}

extension [KeyPress] {
  /// As people write it: `Ctrl+X n`.
  package var name: String { map(\.name).joined(separator: " ") }
}
