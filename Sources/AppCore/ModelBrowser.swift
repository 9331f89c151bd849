package import ChatModel

/// The list of models: what was found, which row is selected, which providers are unfolded.
package struct ModelBrowser: Sendable {
  /// One row of the list.
  package enum Row: Sendable, Hashable {
    case heading(String, note: String)
    case provider(id: String, name: String, isReady: Bool, count: Int, isOpen: Bool)
    case model(ModelRow)
    case more(provider: String, count: Int)
  }

  package struct ModelRow: Sendable, Hashable {
    package var id: ModelID
    package var price: String
    /// Context, abilities and date, for the selected row.
    package var facts: String
    package var isReady: Bool

    package init(id: ModelID, price: String, facts: String, isReady: Bool) {
      self.id = id
      self.price = price
      self.facts = facts
      self.isReady = isReady
    }
  }

  /// A provider with the models of it that were found, best first.
  package struct Group: Sendable {
    package var id: String
    package var name: String
    package var isReady: Bool
    package var models: [ModelRow]

    package init(id: String, name: String, isReady: Bool, models: [ModelRow]) {
      self.id = id
      self.name = name
      self.isReady = isReady
      self.models = models
    }
  }

  /// The result of a search.
  package struct Listing: Sendable {
    package var query: String
    package var groups: [Group]
    package var found: Int
    package var total: Int

    package init(query: String, groups: [Group], found: Int, total: Int) {
      self.query = query
      self.groups = groups
      self.found = found
      self.total = total
    }
  }

  package private(set) var editor = LineEditor(isSingleLine: true)
  package var isSearching = false
  package private(set) var listing = Listing(query: "", groups: [], found: 0, total: 0)
  package private(set) var selection = 0
  private var unfolded: Set<String> = ["demo"]
  private var folded: Set<String> = []

  package init() {}

  /// How many providers without a key a search unfolds, best first.
  static let openedBySearch = 6
  /// How many models a provider shows before "more".
  static let shownAtFirst = 5

  package var rows: [Row] {
    let isSearch = !listing.query.isEmpty
    var rows: [Row] = []
    let ready = listing.groups.filter(\.isReady)
    let rest = listing.groups.filter { !$0.isReady }
    if !ready.isEmpty {
      rows.append(.heading("ready", note: ""))
      for group in ready {
        append(group, isOpen: isOpen(group.id, byDefault: isSearch), to: &rows)
      }
    }
    if !rest.isEmpty {
      rows.append(.heading("needs a key", note: "\(rest.count)"))
      for (place, group) in rest.enumerated() {
        append(
          group, isOpen: isOpen(group.id, byDefault: isSearch && place < Self.openedBySearch),
          to: &rows)
      }
    }
    return rows
  }

  private func isOpen(_ id: String, byDefault: Bool) -> Bool {
    if folded.contains(id) { return false }
    return unfolded.contains(id) || byDefault
  }

  private func append(_ group: Group, isOpen: Bool, to rows: inout [Row]) {
    rows.append(
      .provider(
        id: group.id, name: group.name, isReady: group.isReady, count: group.models.count,
        isOpen: isOpen))
    guard isOpen else { return }
    let isWhole = unfolded.contains(group.id) && group.id != "demo"
    let limit = isWhole ? group.models.count : Self.shownAtFirst
    rows += group.models.prefix(limit).map(Row.model)
    if group.models.count > limit {
      rows.append(.more(provider: group.id, count: group.models.count - limit))
    }
  }

  package var selectedModel: ModelRow? {
    let rows = rows
    guard rows.indices.contains(selection), case .model(let row) = rows[selection] else {
      return nil
    }
    return row
  }

  package var selectedProvider: String? {
    let rows = rows
    guard rows.indices.contains(selection) else { return nil }
    return switch rows[selection] {
    case .provider(let id, _, _, _, _): id
    case .model(let row): row.id.provider
    case .more(let id, _): id
    case .heading: nil
    }
  }

  package mutating func show(_ listing: Listing) {
    // A slower answer to an older query is of no use any more.
    guard listing.query == editor.text else { return }
    let isNew = listing.query != self.listing.query || self.listing.groups.isEmpty
    self.listing = listing
    if isNew { selectFirstModel() }
  }

  mutating func selectFirstModel() {
    selection = rows.firstIndex { if case .model = $0 { true } else { false } } ?? 0
  }

  /// Selects a row; a heading cannot be.
  mutating func select(_ row: Int) {
    let rows = rows
    guard rows.indices.contains(row) else { return }
    if case .heading = rows[row] { return }
    selection = row
  }

  mutating func move(by step: Int) {
    let rows = rows
    var next = selection + step
    while rows.indices.contains(next), case .heading = rows[next] { next += step > 0 ? 1 : -1 }
    if rows.indices.contains(next) { selection = next }
  }

  /// Folds or unfolds what is selected.
  ///
  /// - Returns: false when the row is a model.
  mutating func toggle() -> Bool {
    let rows = rows
    guard rows.indices.contains(selection) else { return false }
    switch rows[selection] {
    case .provider(let id, _, _, _, let isOpen):
      if isOpen {
        unfolded.remove(id)
        folded.insert(id)
      } else {
        unfolded.insert(id)
        folded.remove(id)
      }
      return true
    case .more(let id, _):
      unfolded.insert(id)
      folded.remove(id)
      return true
    case .model, .heading: return false
    }
  }

  mutating func edit(_ press: KeyPress) -> Bool { editor.handle(press) }
  mutating func clearQuery() { editor.clear() }
  mutating func insert(_ text: String) { editor.insert(text) }
}
