package import JSONCoding

extension Keymap {
  /// A person's own keys laid over these.
  ///
  /// The keys of a named action replace its standard ones. Nothing here is fatal: what cannot be
  /// used is named and left out.
  ///
  /// - Parameters:
  ///   - table: Names of actions with a key or a list of keys; an empty list takes all away.
  ///   - nearest: The word most like a wrong one.
  /// - Returns: The keys, and a sentence for each mistake.
  package func changed(
    by table: JSONObject, nearest: (String, [String]) -> String? = { _, _ in nil }
  ) -> (keymap: Keymap, mistakes: [String]) {
    var changes = KeymapChanges(entries)
    for member in table.members { changes.read(member.key, member.value, nearest) }
    changes.settle()
    return (Keymap(changes.entries, own: changes.own), changes.mistakes)
  }
}

/// Lays the keys of the settings over the standard ones, one action after the other.
private struct KeymapChanges {
  private(set) var entries: [Keymap.Entry]
  private(set) var own: Set<Keymap.Binding> = []
  private(set) var mistakes: [String] = []
  private var wanted: [(action: Action, presses: [[KeyPress]])] = []
  private var claimed: [Keymap.Binding: Action] = [:]

  init(_ entries: [Keymap.Entry]) { self.entries = entries }

  mutating func read(
    _ name: String, _ value: JSONValue, _ nearest: (String, [String]) -> String?
  ) {
    guard let action = Action(rawValue: name) else {
      let hint = nearest(name, Action.allCases.map(\.rawValue)).map { " Did you mean \($0)?" }
      mistakes.append("\(name) is no action.\(hint ?? "")")
      return
    }
    let texts = value.string.map { [$0] } ?? value.array.map { $0.compactMap(\.string) }
    guard let texts, texts.count == value.array?.count ?? 1 else {
      mistakes.append("\(name) must be a list of keys, as in [\"ctrl+p\", \"f5\"].")
      return
    }
    var presses: [[KeyPress]] = []
    for text in texts {
      do throws(KeyMistake) {
        presses.append(try KeyPress.sequence(text))
      } catch {
        mistakes.append("\(name): \(error)")
      }
    }
    // Without one readable key the action keeps those that it has.
    if presses.isEmpty, !texts.isEmpty { return }
    wanted.append((action, presses))
  }

  mutating func settle() {
    let before = Keymap(entries)
    let actions = Set(wanted.map(\.action))
    entries.removeAll { actions.contains($0.action) }
    for (action, keys) in wanted {
      for presses in keys {
        for place in before.places(of: action, for: presses) { add(action, place, presses) }
      }
    }
  }

  private mutating func add(_ action: Action, _ place: Action.Place, _ presses: [KeyPress]) {
    let entry = Keymap.Entry(action: action, place: place, presses: presses)
    if let reason = clash(entry) {
      if !mistakes.contains(reason) { mistakes.append(reason) }
      return
    }
    let losers = entries.filter { other in
      other.presses == presses && (other.place == place || place == .anywhere)
        && !own.contains(Keymap.Binding(place: other.place, presses: presses))
    }
    let binding = Keymap.Binding(place: place, presses: presses)
    claimed[binding] = action
    own.insert(binding)
    entries.removeAll(where: losers.contains)
    entries.append(entry)
    for loser in losers where !entries.contains(where: { $0.action == loser.action }) {
      mistakes.append(
        "\(entry.name) now means \(action.rawValue); \(loser.action.rawValue) has no key left.")
    }
  }

  /// Why a key cannot be had; nil when it can.
  private func clash(_ entry: Keymap.Entry) -> String? {
    let other = claimed.first { binding, other in
      binding.presses == entry.presses && other != entry.action
        && (binding.place == entry.place || binding.place == .anywhere || entry.place == .anywhere)
    }
    if let other = other?.value {
      return "\(entry.name) is written for \(other.rawValue) and for \(entry.action.rawValue); "
        + "\(other.rawValue) has it."
    }
    if entry.presses.count == 1,
      entries.contains(where: { $0.presses.count == 2 && $0.presses[0] == entry.presses[0] })
    {
      return "\(entry.action.rawValue): \(entry.name) begins other keys and cannot be one itself."
    }
    if entry.presses.count == 2,
      let whole = entries.first(where: { $0.presses == [entry.presses[0]] })
    {
      return "\(entry.action.rawValue): \(entry.name) begins with \(whole.name), which is "
        + "\(whole.action.rawValue)."
    }
    return nil
  }
}
