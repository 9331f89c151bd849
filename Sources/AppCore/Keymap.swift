/// Which key does what, by place.
package struct Keymap: Sendable {
  /// One key of an action: a press, or two that follow each other.
  package struct Entry: Sendable, Hashable {
    package var action: Action
    package var place: Action.Place
    package var presses: [KeyPress]

    /// As people write it: `Ctrl+X n`.
    package var name: String { presses.map(\.name).joined(separator: " ") }
  }

  /// A key and the place in which it holds.
  struct Binding: Sendable, Hashable {
    var place: Action.Place
    var presses: [KeyPress]
  }

  package private(set) var entries: [Entry]
  private var actions: [Binding: Action] = [:]
  /// The keys of the person's own settings.
  private var own: Set<Binding> = []
  /// The first presses of keys that consist of two.
  private var openers: Set<KeyPress> = []

  /// The keys of the release.
  package static let standard = Keymap(
    standardBindings.flatMap { action, place, presses in
      presses.map { Entry(action: action, place: place, presses: [$0]) }
    }
      + leaderBindings.map { action, press in
        Entry(action: action, place: .anywhere, presses: [leader, press])
      })

  /// - Parameters:
  ///   - entries: All keys; of two for the same press the later holds.
  ///   - own: Those that win over what a pane does with a key by itself.
  init(_ entries: [Entry], own: Set<Binding> = []) {
    self.entries = entries
    self.own = own
    for entry in entries {
      actions[Binding(place: entry.place, presses: entry.presses)] = entry.action
      if entry.presses.count > 1, let first = entry.presses.first { openers.insert(first) }
    }
  }

  /// What a key does in a place; what holds anywhere counts last.
  package func action(for press: KeyPress, in place: Action.Place) -> Action? {
    action(for: [press], in: place)
  }

  /// What one or two presses do in a place; a character alone is text in the composer.
  package func action(for presses: [KeyPress], in place: Action.Place) -> Action? {
    if place == .composer, presses.count == 1, presses[0].typed != nil { return nil }
    return actions[Binding(place: place, presses: presses)]
      ?? actions[Binding(place: .anywhere, presses: presses)]
  }

  /// What a key of the person's own settings does in a place.
  func ownAction(for press: KeyPress, in place: Action.Place) -> Action? {
    let isOwn = [place, .anywhere].contains { own.contains(Binding(place: $0, presses: [press])) }
    return isOwn ? action(for: press, in: place) : nil
  }

  /// Where a key of an action holds or would hold: where it does already, else where its keys of as
  /// many presses do.
  func places(of action: Action, for presses: [KeyPress]) -> [Action.Place] {
    let all = entries.filter { $0.action == action }
    let kin = all.filter { $0.presses.count == presses.count }
    let same = all.filter { $0.presses == presses }.map(\.place)
    let others = (kin.isEmpty ? all : kin).map(\.place)
    if same.isEmpty, others.contains(.anywhere) { return [.anywhere] }
    let places = !same.isEmpty ? same : others.isEmpty ? [action.place] : others
    return places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether a second press must follow.
  func opens(_ press: KeyPress) -> Bool { openers.contains(press) }

  /// What may follow a first press in a place, in the order of the table.
  package func continuations(
    of press: KeyPress, in place: Action.Place
  ) -> [(press: KeyPress, action: Action)] {
    var seen: Set<Action> = []
    return entries.compactMap { entry in
      guard entry.presses.count == 2, entry.presses[0] == press,
        entry.place == place || entry.place == .anywhere, seen.insert(entry.action).inserted
      else { return nil }
      return (entry.presses[1], entry.action)
    }
  }

  /// The keys of an action as people write them.
  package func keys(of action: Action) -> [String] {
    entries.filter { $0.action == action }.map(\.name)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The keys of an action that hold in a place, the shortest way first.
  package func keys(of action: Action, in place: Action.Place) -> [String] {
    let held = entries.filter { entry in
      entry.action == action && (entry.place == place || entry.place == .anywhere)
        && self.action(for: entry.presses, in: place) == action
    }
    return held.sorted { $0.presses.count < $1.presses.count }.map(\.name)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
