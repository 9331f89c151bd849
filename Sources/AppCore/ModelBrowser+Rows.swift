import Catalog
import ChatModel

extension ModelBrowser {
  /// A part of the tree.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    case favourites, recents = "recent", ready, gateways, makers, hosts, local

    static let needingKeys: [Self] = [.gateways, .makers, .hosts]
  }

  /// One row of the list.
  package enum Row: Sendable, Hashable {
    case heading(Section, note: String)
    /// A provider by its number in the index.
    case provider(Int, count: Int, isOpen: Bool)
    case model(Line)
    case moreModels(provider: Int, count: Int)
    case moreProviders(Section, count: Int)
    /// Models of a provider that are retired, hidden or not for chat.
    case concealed(provider: Int, count: Int)

    package var isHeading: Bool { if case .heading = self { true } else { false } }
  }

  /// A model in the list.
  package struct Line: Sendable, Hashable {
    /// Of the index.
    package var row: Int
    /// At how many other providers the same model was found and is folded under this row.
    package var others = 0
    /// Whether those others are listed below.
    package var isOpen = false
    /// Whether it is one of them.
    package var isSeller = false
    /// Whether the provider must be named: no row above does.
    package var namesProvider = false
  }

  /// What a row shows, whatever index it is of.
  enum RowName: Hashable {
    case provider(String)
    case model(ModelID, isTree: Bool)
    case moreModels(String)
    case moreProviders(Section)
    case concealed(String)

    var model: ModelID? { if case .model(let id, _) = self { id } else { nil } }
  }

  func name(of row: Row) -> RowName? {
    func id(_ number: Int) -> String { provider(number)?.id ?? "" }
    switch row {
    case .heading: return nil
    case .provider(let number, _, _): return .provider(id(number))
    case .model(let line):
      return model(at: line.row).map { .model($0.id, isTree: !line.namesProvider) }
    case .moreModels(let number, _): return .moreModels(id(number))
    case .moreProviders(let section, _): return .moreProviders(section)
    case .concealed(let number, _): return .concealed(id(number))
    }
  }

  /// Makes the rows of what was found.
  mutating func layOut() { rows = isFlat ? flatRows() : treeRows() }

  private func flatRows() -> [Row] {
    results.hits.flatMap { rows(of: $0, namesProvider: true) }
  }

  /// A model, and where else it is sold if that is unfolded.
  private func rows(of hit: ModelHit, namesProvider: Bool = false) -> [Row] {
    var line = Line(row: hit.index, others: Int(hit.otherCount), namesProvider: namesProvider)
    guard line.others > 0, let index, folds.hasOpenFamily(index.model(at: hit.index).id) else {
      return [.model(line)]
    }
    line.isOpen = true
    let shown = Set(results.hits.map(\.index))
    let others = index.sellers(ofModelAt: hit.index).filter { !shown.contains($0) }
    return [.model(line)]
      + others.map { .model(Line(row: $0, isSeller: true, namesProvider: true)) }
  }

  // MARK: - Tree

  /// How many providers of a section are shown before "more", when nothing is searched for.
  private static func providersAtFirst(_ section: Section) -> Int {
    switch section {
    case .favourites, .recents, .ready, .local: 1000
    case .gateways: 2
    case .makers: 6
    case .hosts: 2
    }
  }

  /// How many providers that can be asked are open without a search.
  private static let openedAtFirst = 2
  /// How many providers without a key a search unfolds.
  private static let openedBySearch = 8
  /// How many models a provider shows before "more".
  private static let modelsAtFirst = 5
  private static let recentsAtFirst = 5

  private func treeRows() -> [Row] {
    guard let index else { return [] }
    var hits: [[ModelHit]] = Array(repeating: [], count: providers.count)
    var found: [Int] = []
    for hit in results.hits {
      let number = index.providerNumber(at: hit.index)
      if hits[number].isEmpty { found.append(number) }
      hits[number].append(hit)
    }
    let order = hasWords ? found : usualOrder.filter { !hits[$0].isEmpty }
    var sections: [Section: [Int]] = [:]
    let answering: [Section] = knowledge?.localServers?.isEmpty == false ? [.local] : []
    // Servers of this machine that answer stand with what can be asked, others at the end.
    var shownSections =
      hasWords
      ? [.ready] + answering : [.favourites, .recents, .ready] + answering + Section.needingKeys
    if !hasWords, answering.isEmpty { shownSections.append(.local) }
    for number in order {
      let section = section(of: number)
      sections[section, default: []].append(number)
      // What fits best comes first, behind what can be asked.
      if !shownSections.contains(section) { shownSections.append(section) }
    }
    var rows = isNarrowed ? [] : ownRows()
    var opened = 0
    for section in shownSections {
      let members = sections[section] ?? []
      guard !members.isEmpty || section == .local && !isNarrowed else { continue }
      rows.append(.heading(section, note: note(section, members.count)))
      let isWhole = hasWords || folds.isWhole(section)
      let shown = isWhole ? members.count : min(members.count, Self.providersAtFirst(section))
      for number in members.prefix(shown) {
        let opens = opens(number, in: section, &opened)
        rows += rowsOfProvider(number, hits[number], isOpen: opens)
      }
      if members.count > shown {
        rows.append(.moreProviders(section, count: members.count - shown))
      }
    }
    return rows
  }

  /// Favourites and what was used last.
  private func ownRows() -> [Row] {
    guard let index else { return [] }
    var rows: [Row] = []
    func add(_ ids: [ModelID], _ section: Section) {
      let found = ids.compactMap { index.row(of: $0) }
      guard !found.isEmpty else { return }
      rows.append(.heading(section, note: ""))
      rows += found.map { .model(Line(row: $0, namesProvider: true)) }
    }
    let favourites = habits.favourites.filter { !habits.hidden.contains($0) }
    add(favourites, .favourites)
    let recents = habits.recents.filter { !favourites.contains($0) && !habits.hidden.contains($0) }
    add(Array(recents.prefix(Self.recentsAtFirst)), .recents)
    return rows
  }

  private func section(of number: Int) -> Section {
    let provider = providers[number]
    switch provider.kind {
    case .demo: return .ready
    case .local: return .local
    case _ where isReady(provider.id): return .ready
    case .gateway: return .gateways
    case .maker: return .makers
    case .host: return .hosts
    }
  }

  private func note(_ section: Section, _ count: Int) -> String {
    switch section {
    case .favourites, .recents, .ready: ""
    case .gateways, .makers, .hosts: count == 1 ? "needs a key  1" : "need a key  \(count)"
    case .local:
      switch knowledge?.localServers?.count {
      case nil: "not asked yet"
      case 0?: "none found"
      case let count?: count == 1 ? "1 answers" : "\(count) answer"
      }
    }
  }

  private func opens(_ number: Int, in section: Section, _ opened: inout Int) -> Bool {
    let id = providers[number].id
    if let choice = folds.choice(of: id) { return choice }
    guard hasWords else {
      if section == .local { return isReady(id) }
      guard section == .ready else { return false }
      // The demo is for those who have nothing else.
      if id == "demo" { return hasOnlyDemo }
      opened += 1
      return opened <= Self.openedAtFirst
    }
    if section == .ready || section == .local { return true }
    opened += 1
    return opened <= Self.openedBySearch
  }

  /// Whether nothing can be asked but the demo and local servers.
  private var hasOnlyDemo: Bool {
    let local = knowledge?.localServers ?? []
    return !(knowledge?.ready ?? []).contains { $0 != "demo" && !local.contains($0) }
  }

  private func rowsOfProvider(_ number: Int, _ hits: [ModelHit], isOpen: Bool) -> [Row] {
    var rows = [Row.provider(number, count: hits.count, isOpen: isOpen)]
    guard isOpen else { return rows }
    let shown = folds.isWhole(providers[number].id) ? hits.count : Self.modelsAtFirst
    rows += hits.prefix(shown).flatMap { self.rows(of: $0) }
    if hits.count > shown {
      rows.append(.moreModels(provider: number, count: hits.count - shown))
    } else if let count = results.concealedByProvider[number], count > 0 {
      rows.append(.concealed(provider: number, count: count))
    }
    return rows
  }

  // MARK: - Folds

  /// Folds or unfolds what is selected: a provider, the rest of a list, the other sellers of a model.
  ///
  /// - Parameter opens: nil: the other way round.
  /// - Returns: false when there is nothing to fold.
  mutating func fold(opens: Bool? = nil) -> Bool {
    guard let row = selectedRow else { return false }
    switch row {
    case .heading: return false
    case .provider(let number, _, let isOpen):
      guard let id = provider(number)?.id, opens != isOpen else { return false }
      folds.set(id, isOpen: !isOpen)
    case .moreModels(let number, _):
      guard let id = provider(number)?.id, opens != false else { return false }
      folds.showWhole(id)
    case .moreProviders(let section, _):
      guard opens != false else { return false }
      folds.showWhole(section)
    case .concealed:
      guard opens != false else { return false }
      togglePassed()
      return true
    case .model(let line):
      if opens == false, !line.isOpen { return foldParent() }
      guard line.others > 0, opens != line.isOpen, let id = model(at: line.row)?.id else {
        return false
      }
      folds.set(id, isOpen: !line.isOpen)
    }
    let place = selection
    let top = top
    layOut()
    select(place)
    laidOut(top: top, height: height)
    return true
  }

  /// Selects and folds the provider that a model stands under.
  private mutating func foldParent() -> Bool {
    let above = rows[..<selection].lastIndex { row in
      switch row {
      case .provider: true
      case .model(let line): line.isOpen
      default: false
      }
    }
    guard let above, case .model(let line)? = selectedRow, !line.namesProvider || line.isSeller
    else { return false }
    select(above)
    return fold(opens: false)
  }
}
