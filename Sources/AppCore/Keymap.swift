/// Which key does what, by place.
package struct Keymap: Sendable {
  /// A key and the place in which it holds.
  struct Binding: Sendable, Hashable {
    var place: Action.Place
    var press: KeyPress
  }

  private var actions: [Binding: Action] = [:]

  /// The keys of the release.
  package static let standard = Keymap(standardBindings)

  private init(_ bindings: [(Action, Action.Place, [KeyPress])]) {
    for (action, place, presses) in bindings {
      for press in presses { actions[Binding(place: place, press: press)] = action }
    }
  }

  /// What a key does in a place; what holds anywhere counts last.
  package func action(for press: KeyPress, in place: Action.Place) -> Action? {
    actions[Binding(place: place, press: press)] ?? actions[Binding(place: .anywhere, press: press)]
  }

  /// The keys of an action as people write them.
  package func keys(of action: Action) -> [String] {
    Self.standardBindings.filter { $0.0 == action }.flatMap { $0.2.map(\.name) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
