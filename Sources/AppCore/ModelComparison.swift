package import ChatModel

/// Two to four models side by side: which, which column is chosen, which rows are shown.
package struct ModelComparison: Sendable, Hashable {
  package private(set) var models: [ModelID]
  package private(set) var column = 0
  /// Whether rows in which all are alike are left out.
  package var showsDifferencesOnly = false
  /// The first row shown.
  package var top = 0

  package init(_ models: [ModelID]) { self.models = models }

  package var selected: ModelID? { models.indices.contains(column) ? models[column] : nil }

  mutating func move(by step: Int) {
    column = min(max(column + step, 0), max(0, models.count - 1))
  }

  /// Takes the chosen column away.
  mutating func drop() {
    guard models.indices.contains(column) else { return }
    models.remove(at: column)
    move(by: 0)
  }
}
