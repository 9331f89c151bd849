extension AppState {
  /// The keys of the shown request; nil when the key is none of them.
  mutating func handleWire(_ press: KeyPress) -> [Effect]? {
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): moveWire(by: 1)
    case KeyPress(.up), KeyPress(.character("k")): moveWire(by: -1)
    case KeyPress(.pageDown), .control("d"): moveWire(by: 10)
    case KeyPress(.pageUp), .control("u"): moveWire(by: -10)
    case KeyPress(.home), KeyPress(.character("g")): options.wireSelection = 0
    case KeyPress(.end), KeyPress(.character("G")): moveWire(by: .max / 2)
    case KeyPress(.enter), KeyPress(.character(" ")): foldWire()
    case KeyPress(.right), KeyPress(.character("l")): foldWire(isFolded: false)
    case KeyPress(.left), KeyPress(.character("h")): foldWire(isFolded: true)
    case KeyPress(.character("]")): toChange(1)
    case KeyPress(.character("[")): toChange(-1)
    case KeyPress(.tab): hideWire()
    default: return nil
    }
    return []
  }

  private mutating func moveWire(by step: Int) {
    let last = max(0, (wire?.lines.count ?? 0) - 1)
    options.wireSelection = min(max(min(options.wireSelection, last) + step, 0), last)
  }

  /// Folds what begins on the line, or what the line stands in.
  private mutating func foldWire(isFolded: Bool? = nil) {
    let lines = wire?.lines ?? []
    guard lines.indices.contains(options.wireSelection) else { return }
    let path = lines[options.wireSelection].path
    guard
      let place = lines.indices.last(where: { index in
        index <= options.wireSelection && lines[index].isFolded != nil
          && path.starts(with: lines[index].path)
      })
    else { return }
    let group = lines[place].path
    options.wireSelection = place
    if isFolded ?? !options.folded.contains(group) {
      options.folded.insert(group)
    } else {
      options.folded.remove(group)
    }
  }

  /// Goes to the next line that differs from the last request, round at the end.
  mutating func toChange(_ step: Int) {
    let lines = wire?.lines ?? []
    let changed = lines.indices.filter { lines[$0].mark != nil }
    guard let first = changed.first, let last = changed.last else {
      flash = chat.sent == nil ? "Nothing was sent from this pane yet." : "Nothing has changed."
      return
    }
    options.wireSelection =
      step > 0
      ? changed.first { $0 > options.wireSelection } ?? first
      : changed.last { $0 < options.wireSelection } ?? last
  }
}
