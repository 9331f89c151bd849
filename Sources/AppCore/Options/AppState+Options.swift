import JSONCoding
import ProviderOptions

extension AppState {
  /// Whether keys are text for the options.
  var takesText: Bool { options.field != nil || options.isSearching || options.isChoosing }

  /// Whether a digit begins a number instead of going to a pane.
  var takesDigits: Bool {
    focus == .options && options.half == .rows && selectedOption?.kind == .number
  }

  /// Goes to the options; from the options to the whole screen and back.
  mutating func focusOptions() {
    if focus == .options { options.isZoomed.toggle() }
    focus(.options)
  }

  mutating func handleOptions(_ press: KeyPress) -> [Effect] {
    options.external = nil
    if options.field != nil { return handleField(press) }
    if options.isSearching { return handleOptionSearch(press) }
    if options.half == .wire, let effects = handleWire(press) { return effects }
    if options.half == .rows, let effects = handleRow(press) { return effects }
    return keymap.action(for: press, in: .options).map { run($0) } ?? []
  }

  /// What Esc closes before it leaves the pane.
  mutating func escapeOptions() -> Bool {
    if options.field != nil {
      options.field = nil
    } else if options.isChoosing {
      options.isChoosing = false
      undoOption()
    } else if options.search != nil {
      options.search = nil
      options.isSearching = false
    } else if options.half == .wire {
      hideWire()
    } else if options.isZoomed {
      options.isZoomed = false
    } else {
      return false
    }
    return true
  }

  /// A named action of the editor, from a key or the palette.
  mutating func performOption(_ action: Action) -> [Effect] {
    if focus != .options { focus(.options) }
    switch action {
    case .messageOptions, .messageLayer: options.target = .message
    case .chatLayer: options.target = .chat
    case .searchOptions:
      options.half = .rows
      options.search = options.search ?? LineEditor(isSingleLine: true)
      options.isSearching = true
    case .changedOptions:
      options.showsChangedOnly.toggle()
      options.selection = 0
    case .unsetOption: clearOption()
    case .defaultOption: setDefault()
    case .undoOption: undoOption()
    case .otherEntry: showOtherEntry()
    case .editAsJSON: return editAsJSON()
    case .presets: return openPresets()
    case .showWire: if options.half == .rows { showWire() } else { hideWire() }
    case .copyBody: return wholeRequest().map { [.copyRequest($0, .body)] } ?? []
    case .copyCurl: return wholeRequest().map { [.copyRequest($0, .curl)] } ?? []
    case .zoomOptions: options.isZoomed.toggle()
    default: break
    }
    return []
  }

  /// The request needs the width of the screen; the rows had as much as they have now.
  private mutating func showWire() {
    options.half = .wire
    options.wasZoomed = options.isZoomed
    options.isZoomed = true
  }

  mutating func hideWire() {
    options.half = .rows
    options.isZoomed = options.wasZoomed
  }

  private mutating func showOtherEntry() {
    guard chat.chain.count > 1 else {
      flash = "The chain of pane \(current + 2) has one entry."
      return
    }
    options.entry = (min(options.entry, chat.chain.count - 1) + 1) % chat.chain.count
    options.selection = 0
  }

  // MARK: Rows

  private mutating func handleOptionSearch(_ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.enter), KeyPress(.down): options.isSearching = false
    case KeyPress(.tab): return perform(.nextPane)
    default:
      guard options.search?.handle(press) == true else {
        return keymap.action(for: press, in: .anywhere).map { perform($0) } ?? []
      }
      options.selection = optionRows.firstIndex { $0.isOpen == nil } ?? 0
    }
    return []
  }

  /// The keys of a row; nil when the key is none of them.
  private mutating func handleRow(_ press: KeyPress) -> [Effect]? {
    if options.isChoosing, let effects = handleChoosing(press) { return effects }
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): moveOption(by: 1)
    case KeyPress(.up), KeyPress(.character("k")): moveOption(by: -1)
    case KeyPress(.pageDown), .control("d"): moveOption(by: 10)
    case KeyPress(.pageUp), .control("u"): moveOption(by: -10)
    case KeyPress(.home), KeyPress(.character("g")): options.selection = 0
    case KeyPress(.end), KeyPress(.character("G")): moveOption(by: optionRows.count)
    case KeyPress(.right), KeyPress(.character("l")): stepOption(1)
    case KeyPress(.left), KeyPress(.character("h")): stepOption(-1)
    case KeyPress(.right, .shift): stepOption(10)
    case KeyPress(.left, .shift): stepOption(-10)
    case KeyPress(.character("+")), KeyPress(.character("=")): stepNumber(1)
    case KeyPress(.character("-")): stepNumber(-1)
    case KeyPress(.character(" ")): toggleOption()
    case KeyPress(.enter): openOption()
    case KeyPress(.character("J")): moveElement(by: 1)
    case KeyPress(.character("K")): moveElement(by: -1)
    case KeyPress(.tab) where options.isZoomed: showWire()
    default: return handleTyped(press)
    }
    return []
  }

  /// Digits begin a number; a letter that is no command jumps to a value.
  private mutating func handleTyped(_ press: KeyPress) -> [Effect]? {
    guard let row = selectedOption, let character = press.typed else { return nil }
    if row.kind == .number, character.isASCII, character.isNumber || character == "." {
      options.field = OptionField(.value, row, text: String(character))
      return []
    }
    guard keymap.action(for: press, in: .options) == nil else { return nil }
    return jump(to: character, in: row) ? [] : nil
  }

  private mutating func handleChoosing(_ press: KeyPress) -> [Effect]? {
    switch press {
    case KeyPress(.enter):
      options.isChoosing = false
      return []
    case KeyPress(.down), KeyPress(.right): stepOption(1)
    case KeyPress(.up), KeyPress(.left): stepOption(-1)
    default:
      guard let character = press.typed, let row = selectedOption else { return nil }
      _ = jump(to: character, in: row)
    }
    return []
  }

  mutating func moveOption(by step: Int) {
    let count = optionRows.count
    options.selection = min(max(min(options.selection, count - 1) + step, 0), max(0, count - 1))
  }

  /// Takes the next value that begins with the letter.
  private mutating func jump(to letter: Character, in row: OptionRow) -> Bool {
    let words = row.choices.map { OptionRow.text($0).lowercased() }
    let here = row.value.flatMap { row.choices.firstIndex(of: $0) } ?? -1
    let order = words.indices.map { (here + 1 + $0) % words.count }
    let start = String(letter).lowercased()
    guard let found = order.first(where: { words[$0].hasPrefix(start) }) else { return false }
    set(row.choices[found], row)
    return true
  }

  /// Unfolds, begins to type, or chooses.
  private mutating func openOption() {
    guard let row = selectedOption else { return }
    switch row.kind {
    case .heading, .object, .list, .map: toggleOpen(row)
    case .boolean: toggleOption()
    case .choice:
      remember()
      options.isChoosing = true
    case .number: options.field = OptionField(.value, row, text: numberText(row))
    case .system: options.field = OptionField(.system, row, text: row.value?.string ?? "")
    case .text, .json: options.field = OptionField(.value, row, text: typedText(row))
    case .addElement: addElement(row)
    case .addMember, .addKey: options.field = OptionField(.member, row, text: "")
    }
  }

  private func numberText(_ row: OptionRow) -> String {
    guard let value = row.value, value != .null else { return "" }
    return value.text()
  }

  /// The value as it would be typed; a secret is typed anew.
  func typedText(_ row: OptionRow) -> String {
    guard let value = row.value, value != .null, !row.isSecret else { return "" }
    if let text = value.string, !row.isUnknown, row.description?.type != .any { return text }
    return value.text(value.array == nil && value.object == nil ? .compact : .pretty)
  }

  private mutating func toggleOpen(_ row: OptionRow) {
    if options.open.contains(row.path) {
      options.open.remove(row.path)
    } else {
      options.open.insert(row.path)
    }
  }

  /// Space: on or off, the next value, or unfolded.
  private mutating func toggleOption() {
    guard let row = selectedOption else { return }
    if row.isOpen != nil {
      toggleOpen(row)
    } else if row.kind == .boolean {
      let isOn = (row.value == .some(.null) ? .none : row.value) ?? row.defaultValue
      set(.bool(!(isOn?.bool ?? false)), row)
    } else {
      stepOption(1)
    }
  }

  /// The next or previous value; unset stands before the first.
  private mutating func stepOption(_ step: Int) {
    guard let row = selectedOption else { return }
    if row.kind == .number { return stepNumber(step) }
    if row.choices.isEmpty, let isOpen = row.isOpen {
      if isOpen != (step > 0) { toggleOpen(row) }
      return
    }
    guard !row.choices.isEmpty else { return }
    let direction = step > 0 ? 1 : -1
    let shown = (row.value == .some(.null) ? .none : row.value) ?? row.defaultValue
    let here = shown.flatMap { row.choices.firstIndex(of: $0) }
    let next = here.map { $0 + direction } ?? (direction > 0 ? 0 : row.choices.count - 1)
    if row.choices.indices.contains(next) {
      set(row.choices[next], row)
    } else if let shown, row.value == .none {
      // At the end of the values the default itself is set.
      set(shown, row)
    }
  }

  private mutating func stepNumber(_ step: Int) {
    guard let row = selectedOption, row.kind == .number else { return }
    if let next = OptionStep(row).value(after: step) { set(next, row) }
  }
}
