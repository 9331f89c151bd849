/// The order of a list of models.
package struct ModelSort: Sendable, Hashable {
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case relevance
    /// Input, then output.
    case price
    case context
    /// Newest first.
    case date
    case name
    /// Measured tokens per second, fastest first.
    case speed
  }

  package var key: Key
  /// The other way round; what is not known stays last.
  package var isReversed: Bool

  package init(_ key: Key = .relevance, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }

  /// Brings hits into this order; equals keep theirs.
  func apply(to hits: inout [ModelHit], in index: ModelIndex, speeds: [UInt32: Float]) {
    switch key {
    case .relevance: if isReversed { hits.reverse() }
    case .name: sortByName(&hits, in: index)
    case .price:
      sort(&hits) { hit in
        let facts = index.facts[hit.index]
        // The output decides only between inputs that cost nearly the same.
        return facts.inputPrice.isNaN ? nil : facts.inputPrice + facts.outputPrice * 1e-4
      }
    case .context:
      sort(&hits) { hit in
        let context = index.facts[hit.index].context
        return context == 0 ? nil : -Float(context)
      }
    case .date:
      sort(&hits) { hit in
        let released = index.facts[hit.index].released
        return released == 0 ? nil : -Float(released - 19_000_000)
      }
    case .speed: sort(&hits) { speeds[UInt32($0.row)].map { -$0 } }
    }
  }

  /// Smallest first, nil last.
  private func sort(_ hits: inout [ModelHit], by value: (ModelHit) -> Float?) {
    let sign: Float = isReversed ? -1 : 1
    let keyed = hits.enumerated().map { place, hit in
      (value: value(hit).map { $0 * sign } ?? .infinity, place: place, hit: hit)
    }
    hits = keyed.sorted { ($0.value, $0.place) < ($1.value, $1.place) }.map(\.hit)
  }

  /// By the bare id, then the provider.
  private func sortByName(_ hits: inout [ModelHit], in index: ModelIndex) {
    let keyed = hits.map { hit in
      let row = index.rows[hit.index]
      let start = Int(row.textStart)
      let bare = index.text[(start + Int(row.bareStart))..<(start + Int(row.idLength))]
      return (bare: bare, provider: row.provider, hit: hit)
    }
    let sorted = keyed.sorted {
      $0.bare.elementsEqual($1.bare)
        ? $0.provider < $1.provider : $0.bare.lexicographicallyPrecedes($1.bare)
    }
    hits = isReversed ? sorted.reversed().map(\.hit) : sorted.map(\.hit)
  }
}
