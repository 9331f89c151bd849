import Catalog
import ChatModel

extension AppState {
  mutating func openChainEditor() {
    guard !isVeiled() else { return }
    overlay = .chainEditor(ChainEditor())
  }

  /// Keys of the chain editor.
  mutating func handleChainEditor(_ editor: inout ChainEditor, _ press: KeyPress) -> [Effect] {
    editor.sentence = nil
    let question = editor.rewriteQuestion
    editor.rewriteQuestion = nil
    overlay = .chainEditor(editor)
    if question != nil {
      return press == KeyPress(.character("y")) ? save(rewrites: true) : []
    }
    if editor.field != nil { return handleChainField(&editor, press) }
    if editor.dryRun != nil { return handleDryRun(&editor, press) }
    if let effects = handleForWhole(press) { return effects }
    if editor.fieldSelection != nil {
      handleEntry(&editor, press)
    } else {
      handleChain(&editor, press)
    }
    if case .chainEditor = overlay { overlay = .chainEditor(editor) }
    return []
  }

  /// Keys that mean the same on every row; nil when the key is none of them.
  private mutating func handleForWhole(_ press: KeyPress) -> [Effect]? {
    switch press {
    case .control("s"):
      guard chat.agent != nil else {
        begin(.name)
        return []
      }
      return save(rewrites: false)
    case KeyPress(.character("n")): begin(.name)
    case KeyPress(.character("d")): return dryRun()
    case KeyPress(.character("X")): openExport()
    case KeyPress(.character("u")): undoChain()
    case KeyPress(.enter, .alt): return tryEntry()
    default: return nil
    }
    return []
  }

  // MARK: The rows

  private mutating func handleChain(_ editor: inout ChainEditor, _ press: KeyPress) {
    let rows = chainRows
    let row = editor.row(of: chat.entries.count)
    let here = rows.firstIndex(of: row) ?? 0
    func select(_ to: Int) { editor.selection = rows[min(max(0, to), rows.count - 1)] }
    if handleRule(row, press, &editor) { return }
    switch (press, row) {
    case (KeyPress(.escape), _), (KeyPress(.character("q")), _): closeChainEditor()
    case (KeyPress(.down), _), (KeyPress(.character("j")), _): select(here + 1)
    case (KeyPress(.up), _), (KeyPress(.character("k")), _): select(here - 1)
    case (KeyPress(.home), _), (KeyPress(.character("g")), _): select(0)
    case (KeyPress(.end), _), (KeyPress(.character("G")), _): select(rows.count - 2)
    case (KeyPress(.enter), .instructions):
      editor.field = ChainEditor.Field(.instructions, text: instructions)
    case (KeyPress(.enter), .add), (KeyPress(.character("a")), _):
      editor.field = ChainEditor.Field(.add)
    case (KeyPress(.enter), .entry): editor.fieldSelection = 0
    case (KeyPress(.character("J")), .entry(let place)): move(place, by: 1, &editor)
    case (KeyPress(.character("K")), .entry(let place)): move(place, by: -1, &editor)
    case (KeyPress(.character(" ")), .entry(let place)): toggle(place, &editor)
    case (KeyPress(.character("+")), .entry(let place)),
      (KeyPress(.character("=")), .entry(let place)):
      changeRetries(of: place, by: 1, &editor)
    case (KeyPress(.character("-")), .entry(let place)):
      changeRetries(of: place, by: -1, &editor)
    case (KeyPress(.character("D")), .entry(let place)), (KeyPress(.delete), .entry(let place)):
      remove(place, &editor)
    default: break
    }
  }

  private mutating func closeChainEditor() {
    overlay = nil
    guard let changes = unsavedChanges, !changes.isEmpty, let agent = chat.agent else { return }
    let count = changes.count == 1 ? "1 change holds" : "\(changes.count) changes hold"
    flash = "\(count) for this pane and not in \(agent.reference); Ctrl+X c, Ctrl+S saves."
  }

  func note(in editor: inout ChainEditor) {
    editor.undo.append(
      .init(entries: chat.entries, system: chat.system, rules: chat.rules))
    if editor.undo.count > 100 { editor.undo.removeFirst() }
  }

  private mutating func move(_ place: Int, by step: Int, _ editor: inout ChainEditor) {
    let to = place + step
    guard chat.entries.indices.contains(to) else { return }
    note(in: &editor)
    chat.entries.swapAt(place, to)
    editor.selection = .entry(to)
  }

  private mutating func toggle(_ place: Int, _ editor: inout ChainEditor) {
    guard !chat.entries[place].isEnabled || chat.chain.count > 1 else {
      editor.sentence = "One entry must stay on."
      return
    }
    note(in: &editor)
    var own = chat.entries[place].own ?? EntryOverride()
    own.isEnabled.toggle()
    chat.entries[place].own = own
  }

  private mutating func changeRetries(
    of place: Int, by step: Int, _ editor: inout ChainEditor
  ) {
    let now = chat.retries(of: place)
    let new = min(max(0, now + step), 100)
    guard new != now || chat.entries[place].retries == nil else { return }
    note(in: &editor)
    chat.entries[place].retries = new
    chat.entries[place].own = chat.entries[place].own ?? EntryOverride()
  }

  private mutating func remove(_ place: Int, _ editor: inout ChainEditor) {
    var rest = chat.entries
    let item = rest.remove(at: place)
    guard rest.contains(where: \.isEnabled) else {
      editor.sentence = "One entry must stay on."
      return
    }
    note(in: &editor)
    chat.entries = rest
    editor.selection = .entry(min(place, rest.count - 1))
    editor.sentence = "\(item.id) is out of the chain; u takes it back."
  }

  private mutating func undoChain() {
    guard case .chainEditor(var editor) = overlay else { return }
    if let last = editor.undo.popLast() {
      chat.entries = last.entries
      chat.system = last.system
      chat.rules = last.rules
      let row = editor.row(of: chat.entries.count)
      editor.selection = chainRows.contains(row) ? row : .strategy
      clampField(&editor)
    } else {
      editor.sentence = "There is nothing to take back."
    }
    overlay = .chainEditor(editor)
  }

  // MARK: The fields of an entry

  private mutating func handleEntry(_ editor: inout ChainEditor, _ press: KeyPress) {
    guard case .entry(let place) = editor.row(of: chat.entries.count),
      let selected = editor.fieldSelection
    else {
      editor.fieldSelection = nil
      return
    }
    let fields = EntryField.all(of: chat.entries[place], chainRules)
    let field = fields[min(selected, fields.count - 1)]
    switch press {
    case KeyPress(.escape), KeyPress(.character("q")): editor.fieldSelection = nil
    case KeyPress(.down), KeyPress(.character("j")):
      editor.fieldSelection = min(selected + 1, fields.count - 1)
    case KeyPress(.up), KeyPress(.character("k")): editor.fieldSelection = max(0, selected - 1)
    case KeyPress(.enter):
      editor.field = ChainEditor.Field(
        .entry(field), text: field.typed(of: chat.entries[place]))
    case KeyPress(.character(" ")): toggle(place, &editor)
    case KeyPress(.character("+")), KeyPress(.character("=")), KeyPress(.right),
      KeyPress(.character("l")):
      step(field, of: place, by: 1, &editor)
    case KeyPress(.character("-")), KeyPress(.left), KeyPress(.character("h")):
      step(field, of: place, by: -1, &editor)
    case KeyPress(.backspace), KeyPress(.delete), KeyPress(.character("D")):
      guard field != .model else { return }
      note(in: &editor)
      try? chat.entries[place].take("", for: field)
      clampField(&editor)
    default: break
    }
  }

  /// The next or previous value of a field that has steps.
  private mutating func step(
    _ field: EntryField, of place: Int, by step: Int, _ editor: inout ChainEditor
  ) {
    if field == .retries { return changeRetries(of: place, by: step, &editor) }
    guard let text = field.stepped(by: step, of: chat.entries[place]) else { return }
    var item = chat.entries[place]
    guard (try? item.take(text, for: field)) != nil, item != chat.entries[place] else { return }
    note(in: &editor)
    chat.entries[place] = item
  }

  private func clampField(_ editor: inout ChainEditor) {
    guard let selected = editor.fieldSelection else { return }
    guard case .entry(let place) = editor.row(of: chat.entries.count) else {
      editor.fieldSelection = nil
      return
    }
    editor.fieldSelection = min(
      selected, EntryField.all(of: chat.entries[place], chainRules).count - 1)
  }

  // MARK: Typing

  private mutating func begin(_ purpose: ChainEditor.Field.Purpose) {
    guard case .chainEditor(var editor) = overlay else { return }
    editor.field = ChainEditor.Field(purpose)
    overlay = .chainEditor(editor)
  }

  private mutating func handleChainField(
    _ editor: inout ChainEditor, _ press: KeyPress
  ) -> [Effect] {
    guard var field = editor.field else { return [] }
    var effects: [Effect] = []
    switch press {
    case KeyPress(.escape): editor.field = nil
    case KeyPress(.enter):
      do throws(EntryMistake) {
        effects = try take(field, &editor)
        editor.field = nil
      } catch {
        editor.field?.problem = error.sentence
      }
    case KeyPress(.enter, .alt) where field.purpose == .instructions,
      .control("j") where field.purpose == .instructions:
      editor.field?.editor.insert("\n")
    case KeyPress(.down) where field.namesModel, .control("n") where field.namesModel:
      let next = field.match.map { $0 + 1 } ?? 0
      if next < field.matches.count { editor.field?.match = next }
    case KeyPress(.up) where field.namesModel, .control("p") where field.namesModel:
      editor.field?.match = field.match.flatMap { $0 > 0 ? $0 - 1 : nil }
    default:
      guard field.editor.handle(press) else { break }
      field.problem = nil
      field.match = nil
      editor.field = field
      overlay = .chainEditor(editor)
      findModels()
      return []
    }
    overlay = .chainEditor(editor)
    return effects
  }

  /// Finds the models that the text could mean, from the index.
  mutating func findModels() {
    guard case .chainEditor(var editor) = overlay, let field = editor.field, field.namesModel else {
      return
    }
    editor.field?.matches = browser.ids(matching: field.editor.text, most: 8)
    overlay = .chainEditor(editor)
  }

  /// Does what a text was typed for.
  private mutating func take(
    _ field: ChainEditor.Field, _ editor: inout ChainEditor
  ) throws(EntryMistake) -> [Effect] {
    switch field.purpose {
    case .instructions:
      note(in: &editor)
      let below = chat.agent?.saved.instructions ?? chat.preview?.instructions ?? ""
      chat.system = field.editor.text == below ? nil : field.editor.text
    case .name: return [.agents(chat.id, try newAgent(named: field.editor.text).get())]
    case .add:
      let id = try ChainItem.checkedID(String(field.choice.trimmingSpaces))
      try checkProvider(of: id)
      note(in: &editor)
      var place = chat.entries.count
      if case .entry(let selected) = editor.row(of: place) { place = selected + 1 }
      chat.entries.insert(ChainItem(id, own: EntryOverride()), at: place)
      editor.selection = .entry(place)
    case .rule(let row): try takeRule(field.editor.text, row, &editor)
    case .entry(let entryField):
      guard case .entry(let place) = editor.row(of: chat.entries.count) else { return [] }
      var item = chat.entries[place]
      try item.take(entryField == .model ? field.choice : field.editor.text, for: entryField)
      item.own = item.own ?? EntryOverride()
      note(in: &editor)
      chat.entries[place] = item
      clampField(&editor)
      if case .header = entryField { advise(item, &editor) }
      if case .addHeader = entryField { advise(item, &editor) }
    }
    return []
  }

  /// An entry of nobody would fail in every run.
  private func checkProvider(of id: String) throws(EntryMistake) {
    guard let provider = ModelID(id)?.provider, !provider.contains("{"),
      self.provider(provider) == nil, !ready.contains(provider)
    else { return }
    let nearest = catalog.nearestProviders(to: provider).joined(separator: ", ")
    throw EntryMistake("No provider is called \(provider). Nearest: \(nearest).")
  }

  /// A key in a header cannot be kept in a file.
  private func advise(_ item: ChainItem, _ editor: inout ChainEditor) {
    guard item.own?.headers.contains(where: \.isSecret) == true else { return }
    editor.sentence = "A key in a header holds for this run; a file takes ${VAR} in its place."
  }

  // MARK: Saving, trying

  private mutating func save(rewrites: Bool) -> [Effect] {
    guard let agent = chat.agent else { return [] }
    guard unsavedChanges?.isEmpty == false else {
      if case .chainEditor(var editor) = overlay {
        editor.sentence = "Nothing has changed since the file was read."
        overlay = .chainEditor(editor)
      }
      return []
    }
    return [
      .agents(
        chat.id,
        .save(path: agent.path, from: agent.saved, to: agentContent, rewrites: rewrites))
    ]
  }

  /// Asks the last prompt, or an example, of the selected entry alone; the chain stays.
  private mutating func tryEntry() -> [Effect] {
    guard case .chainEditor(var editor) = overlay,
      case .entry(let place) = editor.row(of: chat.entries.count)
    else { return [] }
    guard !chat.isRunning else {
      editor.sentence = "The pane is still being answered; Esc there stops it."
      overlay = .chainEditor(editor)
      return []
    }
    overlay = nil
    focus(.chat)
    let entries = chat.entries
    var item = entries[place]
    item.own?.isEnabled = true
    chat.entries = [item]
    defer { chat.entries = entries }
    return chat.turns.isEmpty ? [ask(Self.examples[0], in: current)] : askAgain()
  }

  private mutating func dryRun() -> [Effect] {
    guard case .chainEditor(var editor) = overlay else { return [] }
    editor.dryRun = ChainEditor.DryRun()
    overlay = .chainEditor(editor)
    let next = nextPrompt(composer.editor.text)
    var whole = chat
    whole.turns.removeLast(chat.turns.count - next.turns)
    let messages = whole.shortMessages(of: whole.turns[...], asking: next.prompt)
    return chat.entries.indices.filter { chat.entries[$0].isEnabled }.map { place in
      .preview(
        chat.id,
        request(of: chat, [chat.entries[place]], messages: messages, message: next.message),
        .dryRun(place))
    }
  }

  mutating func tookDryRun(_ preview: WirePreview, of entry: Int) {
    guard case .chainEditor(var editor) = overlay else { return }
    editor.dryRun?.previews[entry] = preview
    overlay = .chainEditor(editor)
  }

  private mutating func handleDryRun(
    _ editor: inout ChainEditor, _ press: KeyPress
  ) -> [Effect] {
    let (top, page) = (editor.dryRun?.top ?? 0, max(1, (editor.dryRun?.metrics.height ?? 2) / 2))
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): editor.dryRun?.scroll(to: top + 1)
    case KeyPress(.up), KeyPress(.character("k")): editor.dryRun?.scroll(to: top - 1)
    case KeyPress(.pageDown), KeyPress(.character(" ")), .control("d"):
      editor.dryRun?.scroll(to: top + page)
    case KeyPress(.pageUp), .control("u"): editor.dryRun?.scroll(to: top - page)
    case KeyPress(.home), KeyPress(.character("g")): editor.dryRun?.scroll(to: 0)
    case KeyPress(.end), KeyPress(.character("G")): editor.dryRun?.scroll(to: .max)
    case KeyPress(.escape), KeyPress(.character("q")), KeyPress(.character("d")):
      editor.dryRun = nil
    default: break
    }
    overlay = .chainEditor(editor)
    return []
  }
}

extension Chat {
  /// Calls of an entry after its first (R26).
  package func retries(of place: Int) -> Int {
    guard entries.indices.contains(place) else { return 0 }
    return entries[place].retries ?? (chain.count == 1 ? 2 : 0)
  }
}
