package import JSONCoding

extension AppState {
  /// Lays a person's own keys over the standard ones and remembers them.
  ///
  /// - Parameters:
  ///   - table: Names of actions with a key or a list of keys, as the settings have them.
  ///   - nearest: The word most like a wrong one.
  /// - Returns: A sentence for each mistake.
  package mutating func useKeys(
    _ table: JSONObject, nearest: (String, [String]) -> String? = { _, _ in nil }
  ) -> [String] {
    ownKeys = table
    let (keymap, mistakes) = Keymap.standard.changed(by: table, nearest: nearest)
    self.keymap = keymap
    return mistakes
  }

  /// Asks for a key of an action; the list in which it stands comes back afterwards.
  mutating func bind(_ action: Action) {
    guard let below = overlay else { return }
    overlay = .binding(KeyBinding(action, above: below))
  }

  /// Keys while one is being given to an action: any of them may be it, but for Esc.
  mutating func handleBinding(_ binding: inout KeyBinding, _ press: KeyPress) -> [Effect] {
    if press == KeyPress(.escape) {
      overlay = binding.below
      return []
    }
    if binding.question != nil, press == KeyPress(.enter) {
      overlay = binding.below
      return settle(binding)
    }
    binding.add(press)
    if binding.presses.count > 1 || !keymap.opens(press) {
      binding.problem = problem(binding.presses, for: binding.action)
      if binding.problem == nil {
        binding.question = question(binding.presses, for: binding.action)
        if binding.question == nil {
          overlay = binding.below
          return settle(binding)
        }
      }
    }
    overlay = .binding(binding)
    return []
  }

  /// Why a key cannot be had by an action; nil when it can.
  private func problem(_ presses: [KeyPress], for action: Action) -> String? {
    do throws(KeyMistake) {
      guard try KeyPress.sequence(presses.name) == presses else {
        return "\(presses.name) cannot be written in the settings."
      }
    } catch {
      return "\(error)".hasSuffix(".") ? "\(error)" : "\(error)."
    }
    if presses.count == 1, presses[0].typed != nil,
      keymap.places(of: action, for: presses) == [.composer]
    {
      return "\(presses.name) is text in the composer; take one with Ctrl or Alt, or F2 to F12."
    }
    return nil
  }

  /// What stands against a key, so that it must be asked.
  private func question(_ presses: [KeyPress], for action: Action) -> KeyBinding.Question? {
    if keymap.keys(of: action).contains(presses.name) { return .drop }
    let places = keymap.places(of: action, for: presses)
    return rivals(for: presses, in: places, of: action).first.map { .take(from: $0.action) }
  }

  /// The keys of other actions that would hold in the same place.
  private func rivals(
    for presses: [KeyPress], in places: [Action.Place], of action: Action
  ) -> [Keymap.Entry] {
    keymap.entries.filter { entry in
      entry.presses == presses && entry.action != action
        && (places.contains(entry.place) || entry.place == .anywhere || places.contains(.anywhere))
    }
  }

  /// Gives the key, or takes it, and has the settings keep it.
  private mutating func settle(_ binding: KeyBinding) -> [Effect] {
    let (action, name) = (binding.action, binding.name)
    let had = keymap.keys(of: action)
    var keys: [Action: [String]] = [:]
    if binding.question == .drop {
      keys[action] = had.filter { $0 != name }
    } else {
      keys[action] = had + [name]
      let places = keymap.places(of: action, for: binding.presses)
      for rival in rivals(for: binding.presses, in: places, of: action) {
        let left = keymap.keys(of: rival.action).filter { $0 != name }
        let isOwn = ownKeys[rival.action.rawValue] != nil
        // What holds anywhere stays so in the other panes.
        let isShadowed = rival.place == .anywhere && !places.contains(.anywhere)
        if isOwn || (left.isEmpty && !isShadowed) { keys[rival.action] = left }
      }
    }
    guard keys[.palette]?.isEmpty != true else {
      flash = "\(name) stays: without it there would be no way to the commands."
      return []
    }
    let before = Keymap.standard.changed(by: ownKeys).mistakes
    let changes = keys.sorted { $0.key.rawValue < $1.key.rawValue }.map { action, keys in
      KeyChange(action.rawValue, keys == Keymap.standard.keys(of: action) ? nil : keys)
    }
    let table = ownKeys.changed(by: changes)
    let (keymap, mistakes) = Keymap.standard.changed(by: table)
    if let mistake = mistakes.first(where: { !before.contains($0) }) {
      flash = mistake
      return []
    }
    ownKeys = table
    self.keymap = keymap
    return [.keepKeys(changes, sentence(binding))]
  }

  private func sentence(_ binding: KeyBinding) -> String {
    let what = "\"\(binding.action.sentence)\""
    return binding.question == .drop
      ? "\(binding.name) does not mean \(what) any more."
      : "\(binding.name) means \(what) from now on."
  }
}

extension JSONObject {
  /// The table of keys with some actions' keys changed.
  func changed(by changes: [KeyChange]) -> JSONObject {
    var table = self
    for change in changes {
      table[change.action] = change.keys.map { .array($0.map { .string($0) }) }
    }
    return table
  }
}
