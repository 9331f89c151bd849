package import ChatModel

extension Catalog {
  /// The ids of the providers whose id or name is most like a text, nearest first; at least one
  /// while there are providers (R2).
  package func nearestProviders(to text: String, limit: Int = 3) -> [String] {
    let typed = letters(of: text)
    let maker = MakerPattern.first(for: text)?.providers.first
    var ranked: [(rank: (distance: Int, otherLetter: Int, kind: Int, position: Int), id: String)] =
      []
    for (position, provider) in providers.enumerated() {
      let id = letters(of: provider.id)
      let name = letters(of: provider.name)
      var distance = min(distance(from: typed, to: id), distance(from: typed, to: name))
      if provider.id == maker { distance = 0 }
      // The first letter is seldom the mistyped one.
      let otherLetter = typed.first == id.first || typed.first == name.first ? 0 : 1
      let kind = provider.kind == .maker || provider.kind == .gateway ? 0 : 1
      ranked.append(((distance, otherLetter, kind, position), provider.id))
    }
    ranked.sort { $0.rank < $1.rank }
    let farthest = max(2, typed.count / 3)
    let near = ranked.prefix { $0.rank.distance <= farthest }
    return (near.isEmpty ? ranked.prefix(1) : near).prefix(limit).map(\.id)
  }

  /// The catalogue's ids of the same provider that are most like an id, nearest first; empty when
  /// none is near (R2).
  ///
  /// Word order, separators, dates and a prefix before the last slash may differ:
  /// `claude-4-5-sonnet` finds `claude-sonnet-4-5`.
  package func nearestModels(to id: ModelID, limit: Int = 3) -> [ModelID] {
    let asked = ModelSpelling(id.model)
    let farthest = max(4, asked.ordered.count * 2 / 3)
    let near = ranked(by: id).filter { $0.distance <= farthest }
    return near.prefix(limit).map { ModelID(provider: id.provider, model: $0.id) }
  }

  /// The id that was probably meant by one without a provider; nil when its name tells none (R3).
  ///
  /// The maker's provider where the name tells it, else the first maker, else the first provider
  /// that has a model of that id.
  package func guess(forBareID text: String) -> ModelID? {
    let bare = text.drop { $0 == "/" }
    guard !bare.isEmpty, ModelID(provider: "x", model: String(bare)).isPossible else { return nil }
    let pattern = MakerPattern.first(for: bare)
    if let known = exact(String(bare), at: pattern?.providers ?? []) { return known }
    let makers = providers.filter { $0.kind == .maker }.map(\.id)
    if let known = exact(String(bare), at: makers) { return known }
    if let maker = pattern?.providers.first {
      let best = ranked(by: ModelID(provider: maker, model: String(bare))).first
      let model = best.flatMap { $0.distance <= 1 ? $0.id : nil } ?? String(bare)
      return ModelID(provider: maker, model: model)
    }
    return exact(String(bare), at: providerIDs)
  }

  /// The first provider that has exactly that model, letters of either case.
  private func exact(_ model: String, at providers: [String]) -> ModelID? {
    for provider in providers {
      guard let index = table.index(of: provider) else { continue }
      if let id = table.modelID(model, at: index) { return ModelID(provider: provider, model: id) }
    }
    return nil
  }

  /// A provider's models by their distance from an id, nearest first; chat models before others.
  private func ranked(by id: ModelID) -> [(distance: Int, id: String)] {
    guard let index = table.index(of: id.provider) else { return [] }
    let asked = ModelSpelling(id.model)
    let askedEnd = ModelSpelling(lastPart(of: id.model))
    var ranked: [(distance: Int, id: String)] = []
    for model in table.models(at: index) {
      let whole = asked.distance(to: ModelSpelling(model.id.model))
      let end = askedEnd.distance(to: ModelSpelling(lastPart(of: model.id.model))) + 1
      let penalty = (model.isChat ? 0 : 3) + (model.status == .deprecated ? 1 : 0)
      ranked.append((min(whole, end) + penalty, model.id.model))
    }
    // The catalogue's order decides between equals.
    return ranked.enumerated()
      .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .map(\.element)
  }

  private func lastPart(of model: String) -> Substring {
    model[(model.lastIndex(of: "/").map(model.index(after:)) ?? model.startIndex)...]
  }

  /// Letters and digits alone, in lower case.
  private func letters(of text: String) -> [UInt8] {
    text.utf8.prefix(EditDistance.longest).map(lowercased).filter { byte in
      byte &- 0x30 < 10 || byte &- 0x61 < 26 || byte >= 0x80
    }
  }

  /// The edit distance; at most 1 when one begins with the other, 2 when it is a part of it.
  private func distance(from typed: [UInt8], to name: [UInt8]) -> Int {
    let distance = EditDistance.between(typed, name)
    guard distance > 1, min(typed.count, name.count) > 2 else { return distance }
    if name.starts(with: typed) || typed.starts(with: name) { return 1 }
    let shorter = typed.count < name.count ? typed : name
    let longer = typed.count < name.count ? name : typed
    for start in 0...(longer.count - shorter.count)
    where longer[start...].starts(with: shorter) {
      return min(distance, 2)
    }
    return distance
  }
}
