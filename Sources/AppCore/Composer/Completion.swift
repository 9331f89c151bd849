/// What could stand where the caret is, as a list above the composer.
package struct Completion: Sendable {
  package enum Kind: Sendable, Hashable {
    case command, model, file, theme, setting, strategy, form
    /// A path that was pasted, and could be attached.
    case paths([String])
  }

  /// One row.
  package struct Item: Sendable, Hashable {
    /// What takes the place of what was typed.
    package var text: String
    /// What it is, at the right.
    package var note: String

    package init(_ text: String, note: String = "") {
      self.text = text
      self.note = note
    }
  }

  package let kind: Kind
  package private(set) var items: [Item]
  package private(set) var selection = 0
  /// Whether the person moved to the selected row, so that Enter takes it.
  package private(set) var isChosen = false
  /// Where what was typed begins, in bytes.
  let start: Int

  /// - Parameters:
  ///   - kind: What is completed.
  ///   - items: The rows, best first.
  ///   - start: Where what was typed begins.
  init(_ kind: Kind, _ items: [Item], start: Int) {
    self.kind = kind
    self.items = items
    self.start = start
  }

  package var selected: Item? { items.indices.contains(selection) ? items[selection] : nil }

  mutating func move(by step: Int) {
    guard !items.isEmpty else { return }
    selection = (selection + step + items.count) % items.count
    isChosen = true
  }
}
