import ChatModel
import JSONCoding
import ProviderOptions

extension AppState {
  private var namespace: String { OptionNamespaces.canonical(optionModel.provider) }

  /// Sets the value of a row on the layer that is being edited, if the option allows it.
  ///
  /// - Returns: What is wrong with the value, as a sentence; nil when it was taken.
  @discardableResult
  mutating func set(_ value: JSONValue, _ row: OptionRow) -> String? {
    if let problem = problem(with: value, row) {
      flash = problem
      return problem
    }
    remember()
    write(value, at: row.path, isForMessage: row.isForMessage)
    settleSiblings(of: row)
    if row.isForMessage, options.target == .chat {
      flash = "\(row.name) belongs to a message: it is set for the next one."
    } else if let refusal = row.refusal, flash == nil {
      flash = "\(row.name) is refused: \(refusal)."
    } else if let doubt = row.doubt(about: value, namespace) {
      flash = doubt
    }
    return nil
  }

  private func problem(with value: JSONValue, _ row: OptionRow) -> String? {
    if row.boundsAreUsual, row.doubt(about: value, namespace) != nil {
      return row.unbounded?.validate(value)
    }
    // The model's own range says more than that of the schema.
    if let number = value.double, !row.bounds.contains(number), !row.takesExtra(value) {
      let others = row.extras.map { ", or \($0)" }.joined()
      return "\(row.name) must be \(row.bounds.wording)\(others); \(value.text()) was typed."
    }
    return row.takesExtra(value) ? nil : row.description?.validate(value)
  }

  /// Puts a value into the edited layer; a list is replaced as a whole (R17).
  private mutating func write(_ value: JSONValue?, at path: OptionPath, isForMessage: Bool) {
    let names = path.mergedNames.map(OptionPath.Step.key)
    var new = value
    if !path.stepsInside.isEmpty {
      let list = optionValues.value(at: OptionPath(path.scope, names)) ?? .array([])
      new = list.setting(value, at: path.stepsInside)
    }
    change(isForMessage: isForMessage) { layer, namespace in
      let before = JSONValue.object(layer.values(path.scope, namespace))
      let after = before.setting(new, at: names)?.object ?? JSONObject()
      layer.set(after, path.scope, namespace)
    }
  }

  private mutating func change(
    isForMessage: Bool, _ body: (inout LayeredOptions.Layer, String) -> Void
  ) {
    if isForMessage || options.target == .message {
      body(&options.message, namespace)
    } else {
      var layer = chat.layer
      body(&layer, namespace)
      chat.layer = layer
    }
  }

  /// Sets what a field cannot be without, and takes away what excludes it, and says so.
  private mutating func settleSiblings(of row: OptionRow) {
    guard case .key? = row.path.steps.last, row.path.steps.count > 1, row.path.scope == .options
    else { return }
    let parent = OptionPath(.options, Array(row.path.steps.dropLast()))
    var said: [String] = []
    if let condition = row.description?.condition, let word = condition.values.first,
      let name = condition.path.first, condition.path.count == 1,
      !condition.holds(for: optionValues.value(at: parent) ?? .object([:]))
    {
      write(
        .string(word), at: parent.appending(.key(name)), isForMessage: row.isForMessage)
      said.append("\(name) is \(word) with it")
    }
    if let other = row.description?.excludedBy,
      let set = optionValues.value(at: parent.appending(.key(other))), set != .null
    {
      write(.none, at: parent.appending(.key(other)), isForMessage: row.isForMessage)
      said.append("\(other) is unset: it excludes \(row.name)")
    }
    said += fillIn(parent, isForMessage: row.isForMessage)
    if !said.isEmpty { flash = said.joined(separator: "; ") + "." }
  }

  /// Sets the fields that are needed and have one value only.
  private mutating func fillIn(_ parent: OptionPath, isForMessage: Bool) -> [String] {
    let fields = optionRows.filter { $0.path.steps.dropLast().elementsEqual(parent.steps) }
    var said: [String] = []
    for field in fields {
      guard let description = field.description, description.isRequired, field.value == .none,
        description.defaultValue == .none, field.choices.count == 1,
        description.fits(optionValues.value(at: parent) ?? .object([:])),
        let only = field.choices.first
      else { continue }
      write(only, at: field.path, isForMessage: isForMessage)
      said.append("\(field.name) is \(OptionRow.text(only)) with it")
    }
    return said
  }

  // MARK: Taking away

  /// Gives the selected row back to the layer below; an element of a list is removed.
  mutating func clearOption() {
    guard let row = selectedOption else { return }
    switch row.kind {
    case .heading, .addElement, .addMember, .addKey: return
    case .system:
      remember()
      chat.system = nil
    default:
      let isInMessage = options.message.holds(row.path, namespace)
      let isInChat = chat.layer.holds(row.path, namespace)
      let isInside = !row.path.stepsInside.isEmpty
      guard isInside || isInMessage || isInChat else {
        flash =
          row.layer.map { "\(row.name) is set by \($0.words); d sends the default instead." }
          ?? "\(row.name) is not set."
        return
      }
      remember()
      // What stands on top goes first, whichever layer is being edited.
      let isMessage = isInside ? options.target == .message : isInMessage
      let before = options.target
      options.target = isMessage ? .message : .chat
      write(.none, at: row.path, isForMessage: row.isForMessage)
      options.target = before
      moveOption(by: 0)
    }
  }

  /// Sends nothing for the selected row, whatever a layer below says (R20).
  mutating func setDefault() {
    guard let row = selectedOption else { return }
    switch row.kind {
    case .heading, .addElement, .addMember, .addKey: return
    case .system:
      remember()
      chat.system = ""
    default:
      guard row.path.stepsInside.isEmpty else { return clearOption() }
      remember()
      write(.null, at: row.path, isForMessage: row.isForMessage)
      if isSetBelow(row) { return }
      // Nobody below sets it: unset says the same.
      write(.none, at: row.path, isForMessage: row.isForMessage)
    }
  }

  private func isSetBelow(_ row: OptionRow) -> Bool {
    let layers = chat.layers(message: options.message)
    let edited: OptionLayer = row.isForMessage || options.target == .message ? .message : .chat
    return OptionLayer.allCases.contains { $0 < edited && layers[$0].holds(row.path, namespace) }
  }

  // MARK: Lists

  /// Appends an element: one of many fields as an empty object, anything else as typed.
  mutating func addElement(_ row: OptionRow) {
    guard let description = row.description else { return }
    if !description.fields.isEmpty {
      remember()
      write(.object([:]), at: row.path, isForMessage: row.isForMessage)
      options.open.insert(row.path)
      _ = fillIn(row.path, isForMessage: row.isForMessage)
      return
    }
    if case .choice(let words) = description.type, let first = words.first {
      remember()
      write(.string(first), at: row.path, isForMessage: row.isForMessage)
      return
    }
    var element = row
    element.kind = OptionRows.kind(of: description)
    element.name = description.key
    options.field = OptionField(.value, element, text: "")
  }

  /// Moves the selected element of a list.
  mutating func moveElement(by step: Int) {
    guard let row = selectedOption, case .index(let index)? = row.path.steps.last,
      row.kind != .addElement
    else { return }
    let path = OptionPath(row.path.scope, Array(row.path.steps.dropLast()))
    guard var elements = optionValues.value(at: path)?.array, elements.indices.contains(index),
      elements.indices.contains(index + step)
    else { return }
    remember()
    elements.swapAt(index, index + step)
    write(.array(elements), at: path, isForMessage: row.isForMessage)
    let moved = path.appending(.index(index + step))
    if let place = optionRows.firstIndex(where: { $0.path == moved }) { options.selection = place }
  }

  // MARK: Undo

  mutating func remember() {
    options.undo.append(
      OptionsSnapshot(
        chat: chat.id, layer: chat.layer, system: chat.system, message: options.message))
    if options.undo.count > 100 { options.undo.removeFirst() }
  }

  mutating func undoOption() {
    guard let last = options.undo.popLast(),
      let index = chats.firstIndex(where: { $0.id == last.chat })
    else {
      flash = "Nothing to undo."
      return
    }
    chats[index].layer = last.layer
    chats[index].system = last.system
    options.message = last.message
    moveOption(by: 0)
  }

  /// After sending: a message's options held for it alone (R18).
  mutating func clearMessageLayer() {
    options.message = LayeredOptions.Layer()
    options.target = .chat
  }

  /// How many options the next message carries for itself.
  package var messageOptionCount: Int {
    options.message.isEmpty ? 0 : options.message.count(namespace)
  }

  /// The options in force for a pane's first entry, as an answer remembers them.
  func asked(of chat: Chat, _ message: LayeredOptions.Layer) -> AskedOptions {
    let id = chat.chain.first.flatMap { ModelID($0.id) }
    let values = OptionValues(
      chat.layers(message: message),
      namespace: OptionNamespaces.canonical(id?.provider ?? ""))
    return AskedOptions(values, system: chat.system)
  }
}

extension OptionRow {
  /// What is unusual about a value, where nothing is known to refuse it.
  fileprivate func doubt(about value: JSONValue, _ namespace: String) -> String? {
    guard boundsAreUsual else { return nil }
    return CommonSetting(rawValue: name)?.doubt(about: value, namespace: namespace)
  }

  /// The option without its range.
  fileprivate var unbounded: OptionDescription? {
    var description = description
    description?.type = .number(.none)
    return description
  }
}

extension LayeredOptions.Layer {
  /// Whether the layer itself says something at a place.
  func holds(_ path: OptionPath, _ namespace: String) -> Bool {
    JSONValue.object(values(path.scope, namespace))
      .value(at: path.mergedNames.map(OptionPath.Step.key)) != .none
  }
}

extension OptionLayer {
  /// The layer as sentences name it.
  package var words: String {
    switch self {
    case .provider: "the provider's settings"
    case .agent: "the agent"
    case .entry: "the chain entry"
    case .chat: "the pane"
    case .message: "the message"
    }
  }

  /// The name in a column.
  package var name: String {
    switch self {
    case .provider: "provider"
    case .agent: "agent"
    case .entry: "entry"
    case .chat: "chat"
    case .message: "message"
    }
  }

  /// The letter in a narrow column.
  package var letter: String { String(name.prefix(1)) }
}
