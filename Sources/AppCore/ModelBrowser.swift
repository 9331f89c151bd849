package import Catalog
package import ChatModel

/// The list of models: what is searched for, what was found, which row is selected.
///
/// A search is answered in place from the index; rows are made anew only when the answer or the folds
/// change, never for a move of the selection.
package struct ModelBrowser: Sendable {
  package private(set) var editor = LineEditor(isSingleLine: true)
  package var isSearching = false
  /// Whether somebody has been in the list; until then it follows what the pane asks.
  var wasVisited = false
  /// Whether the list and a card have the whole screen.
  package var isZoomed = false
  package private(set) var chips: [FilterChip: FilterChip.Setting] = [:]
  /// Whether the next digit sets the opposite of its chip.
  package private(set) var negatesNext = false
  package private(set) var sort = ModelSort()
  /// One list of all providers instead of a tree.
  package private(set) var isFlat = false
  /// Whether retired, hidden and other than chat models are listed.
  package private(set) var showsPassed = false
  /// Those marked for the comparison, at most four.
  package private(set) var marked: [ModelID] = []

  package private(set) var knowledge: ModelKnowledge?
  package private(set) var habits = ModelHabits()
  package private(set) var results = ModelResults()
  package internal(set) var rows: [Row] = []
  package private(set) var selection = 0
  /// The first row shown, and how many rows there is room for, as they were last laid out.
  package private(set) var top = 0
  package private(set) var height = 10
  /// What to try instead, when nothing was found.
  package private(set) var advice: Advice?

  var folds = ModelFolds()
  private var search: ModelSearch?
  private var corrector: QueryCorrector?
  package private(set) var query = ModelQuery.all
  private(set) var marks = ModelMarks()
  /// Providers by their number in the order in which they stand without a search.
  private(set) var usualOrder: [Int] = []
  private(set) var providers: [ProviderRecord] = []

  /// What to try when nothing was found.
  package struct Advice: Sendable, Hashable {
    /// A query that finds something.
    package var query: String?
    /// How many models the words find without the chips.
    package var withoutChips: Int
  }

  package static let mostMarked = 4

  package init() {}

  /// The index; nil until it has been made.
  package var index: ModelIndex? { knowledge?.index }

  /// The models of the catalogue; those of the demo do not count.
  package private(set) var total = 0

  /// Whether anything narrows the list.
  package var isNarrowed: Bool { !editor.isEmpty || !chips.isEmpty }

  /// The words of the query that could not be read.
  package var problem: String? { query.problems.first }

  /// Whether words are searched for: the same model at several providers is then one row.
  var hasWords: Bool { !query.hasNoWords }

  // MARK: - Facts of rows

  /// All facts of a row of the index.
  package func model(at row: Int) -> ModelRecord? {
    guard let index, row >= 0, row < index.count else { return nil }
    return index.model(at: row)
  }

  package func provider(_ number: Int) -> ProviderRecord? {
    providers.indices.contains(number) ? providers[number] : nil
  }

  package func isReady(_ provider: String) -> Bool {
    knowledge?.ready.contains(provider) ?? false
  }

  package var selectedModel: ModelRecord? {
    guard case .model(let line)? = selectedRow else { return nil }
    return model(at: line.row)
  }

  package var selectedRow: Row? { rows.indices.contains(selection) ? rows[selection] : nil }

  package var selectedProvider: String? {
    switch selectedRow {
    case .provider(let number, _, _), .moreModels(let number, _), .concealed(let number, _):
      provider(number)?.id
    case .model(let line): model(at: line.row)?.id.provider
    case .heading, .moreProviders, nil: nil
    }
  }

  // MARK: - What is shown

  /// Another catalogue: the selected row and its place on the screen stay.
  mutating func show(_ knowledge: ModelKnowledge) {
    let anchor = anchor
    self.knowledge = knowledge
    search = ModelSearch(knowledge.index)
    corrector = nil
    providers = knowledge.index.providerRecords.map { knowledge.overrides[$0.id] ?? $0 }
    usualOrder = Self.order(providers, knowledge.index.catalog)
    total = knowledge.index.count - knowledge.priceWords.count
    mark()
    find()
    restore(anchor)
  }

  mutating func show(_ habits: ModelHabits) {
    guard habits != self.habits else { return }
    let anchor = anchor
    self.habits = habits
    mark()
    find()
    restore(anchor)
  }

  /// Other providers can be asked than before.
  mutating func show(ready: Set<String>) {
    guard let known = knowledge?.ready, known != ready else { return }
    let anchor = anchor
    knowledge?.ready = ready
    mark()
    find()
    restore(anchor)
  }

  private mutating func mark() {
    guard let knowledge else { return }
    marks = ModelMarks(
      knowledge.index, ready: knowledge.ready, favourites: habits.favourites,
      recents: habits.recents, hidden: habits.hidden,
      speeds: habits.speeds.compactMapValues(\.tokensPerSecond))
  }

  /// Answers the query as it stands.
  private mutating func find() {
    query = ModelQuery(editor.text)
    let (query, filter, folds) = (query, filter, isFlat || hasWords)
    guard
      let found = search?.run(
        query, filter: filter, sort: sort, marks: marks, folds: folds, keepsReady: true)
    else { return }
    results = found
    advice = results.hits.isEmpty || results.isScattered ? findAdvice() : nil
    layOut()
  }

  private var filter: ModelFilter {
    var filter = ModelFilter()
    for (chip, setting) in chips { chip.apply(setting, to: &filter) }
    filter.showsDeprecated = showsPassed
    filter.showsNonChat = showsPassed
    filter.showsHidden = showsPassed
    return filter
  }

  private mutating func findAdvice() -> Advice? {
    guard let index else { return nil }
    var other = ModelSearch(index)
    let withoutChips =
      chips.isEmpty || results.isScattered ? 0 : other.run(query, marks: marks).rowCount
    guard withoutChips == 0 else { return Advice(query: nil, withoutChips: withoutChips) }
    let corrector = corrector ?? QueryCorrector(index)
    self.corrector = corrector
    return Advice(query: corrector.correction(of: editor.text), withoutChips: 0)
  }

  // MARK: - What keys do

  mutating func edit(_ press: KeyPress) -> Bool {
    let before = editor.text
    guard editor.handle(press) else { return false }
    if editor.text != before { findAnew() }
    return true
  }

  mutating func clearQuery() {
    editor.clear()
    findAnew()
  }

  mutating func insert(_ text: String) {
    editor.insert(text)
    findAnew()
  }

  /// Takes the query that was suggested.
  mutating func takeAdvice() {
    guard let query = advice?.query else { return }
    editor.set(query)
    findAnew()
  }

  private mutating func findAnew() {
    find()
    selectFirstModel()
  }

  /// A change of how the same models are shown: the selected one stays selected.
  private mutating func findAgain(_ change: (inout ModelBrowser) -> Void) {
    let anchor = anchor
    change(&self)
    find()
    restore(anchor)
  }

  mutating func toggle(_ chip: FilterChip) {
    let setting: FilterChip.Setting = negatesNext ? .not : .on
    let isPlainRepeat = chips[chip] != nil && !negatesNext
    let next = isPlainRepeat || chips[chip] == setting ? nil : setting
    findAgain {
      $0.negatesNext = false
      $0.chips[chip] = next
    }
  }

  mutating func negateNext() { negatesNext.toggle() }

  mutating func clearChips() {
    findAgain {
      $0.negatesNext = false
      $0.chips = [:]
    }
  }

  mutating func sortNext() {
    let keys = ModelSort.Key.allCases
    let place = keys.firstIndex(of: sort.key) ?? 0
    findAgain { $0.sort = ModelSort(keys[(place + 1) % keys.count]) }
  }

  mutating func reverseSort() { findAgain { $0.sort.isReversed.toggle() } }
  mutating func toggleFlat() { findAgain { $0.isFlat.toggle() } }
  mutating func togglePassed() { findAgain { $0.showsPassed.toggle() } }

  /// Marks a model for the comparison, or takes the mark away.
  ///
  /// - Returns: false when four are marked already.
  mutating func toggleMark(_ id: ModelID) -> Bool {
    if let place = marked.firstIndex(of: id) {
      marked.remove(at: place)
      return true
    }
    guard marked.count < Self.mostMarked else { return false }
    marked.append(id)
    return true
  }

  // MARK: - Selection

  /// Where the list was laid out: its first row, and how many rows there are.
  package mutating func laidOut(top: Int, height: Int) {
    self.top = max(0, top)
    self.height = max(1, height)
  }

  /// Whether the list was laid out just so already.
  func stands(at top: Int, height: Int) -> Bool {
    self.top == max(0, top) && self.height == max(1, height)
  }

  /// Selects a model where the list shows it.
  mutating func select(_ id: ModelID) {
    guard let wanted = index?.row(of: id) else { return }
    let place = rows.firstIndex {
      if case .model(let line) = $0 { line.row == wanted } else { false }
    }
    if let place { selection = place }
  }

  mutating func select(_ row: Int) { if rows.indices.contains(row) { selection = row } }

  mutating func selectFirstModel() {
    let first = rows.firstIndex { if case .model = $0 { true } else { false } }
    selection = first ?? rows.firstIndex { !$0.isHeading } ?? 0
    top = 0
  }

  /// Moves over rows that can be selected; stops at the ends.
  mutating func move(by step: Int) {
    guard step != 0 else { return }
    let direction = step > 0 ? 1 : -1
    var left = abs(step)
    var place = selection
    while left > 0 {
      var next = place + direction
      while rows.indices.contains(next), rows[next].isHeading { next += direction }
      guard rows.indices.contains(next) else { break }
      place = next
      left -= 1
    }
    selection = place
    // The heading above the first row is shown again.
    if !rows[..<min(selection, rows.count)].contains(where: { !$0.isHeading }) { top = 0 }
  }

  /// What is selected and where on the screen, to be found again in another list.
  private var anchor: (row: RowName?, offset: Int, wasEmpty: Bool) {
    (selectedRow.flatMap(name), selection - top, rows.isEmpty)
  }

  private mutating func restore(_ anchor: (row: RowName?, offset: Int, wasEmpty: Bool)) {
    guard !anchor.wasEmpty, let wanted = anchor.row else { return selectFirstModel() }
    if let place = rows.firstIndex(where: { name(of: $0) == wanted })
      ?? rows.firstIndex(where: { name(of: $0)?.model == wanted.model && wanted.model != nil })
    {
      selection = place
      top = max(0, place - anchor.offset)
      return
    }
    let last = max(0, rows.count - 1)
    selection = min(selection, last)
    if rows.indices.contains(selection), rows[selection].isHeading { move(by: 1) }
  }

  /// Those that people ask for most first, the others by name.
  private static func order(_ providers: [ProviderRecord], _ catalog: Catalog) -> [Int] {
    let preferred = catalog.providersByPreference.prefix(8)
    var places: [String: Int] = [:]
    for (place, id) in preferred.enumerated() { places[id] = place }
    let keys = providers.map { (places[$0.id] ?? preferred.count, $0.name.lowercased()) }
    return providers.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
  }
}
