import Catalog
package import ChatModel
import JSONCoding

extension AppState {
  /// The reasoning levels of a model and the option that carries them; nil when it has none.
  package func effortControl(for id: ModelID) -> EffortControl? {
    guard let model = catalog.model(id),
      let control = model.reasoningControls.first(where: { $0.hasPrefix("effort=") })
    else { return nil }
    let levels = control.dropFirst("effort=".count).split(separator: ",").map(String.init)
      .filter { $0 != "-" }
    let dialect = model.dialect ?? catalog.provider(id.provider)?.dialect
    let path: [String] =
      switch (id.provider, dialect) {
      case ("openrouter", _): ["reasoning", "effort"]
      case (_, .anthropic): ["effort"]
      case (_, .gemini): ["thinkingConfig", "thinkingLevel"]
      case (_, .ollama): ["think"]
      default: ["reasoningEffort"]
      }
    return EffortControl(namespace: id.provider, path: path, levels: levels)
  }

  /// The effort control of the current pane's first model.
  package var effort: EffortControl? {
    chat.chain.first.flatMap { ModelID($0.id) }.flatMap { effortControl(for: $0) }
  }

  /// The level that a pane has set; nil is the provider's own default.
  package func effortLevel(of chat: Chat) -> String? {
    guard let id = chat.chain.first.flatMap({ ModelID($0.id) }),
      let control = effortControl(for: id)
    else { return nil }
    return chat.options[control.namespace]?[path: control.path]?.string
  }

  /// One level up or down, over exactly the levels that the model takes; below the lowest stands
  /// the provider's default.
  mutating func changeEffort(by step: Int) {
    guard let control = effort, !control.levels.isEmpty else {
      flash = "\(chat.chain.first?.id ?? "This model") has no levels of reasoning effort."
      return
    }
    let choices: [String?] = [nil] + control.levels
    let here = choices.firstIndex(of: effortLevel(of: chat)) ?? 0
    let next = choices[min(max(here + step, 0), choices.count - 1)]
    var options = chat.options[control.namespace] ?? JSONObject()
    options[path: control.path] = next.map(JSONValue.string)
    chat.options[control.namespace] = options
  }

  mutating func handleOptions(_ press: KeyPress) -> [Effect] {
    if var editor = options.typed {
      switch press {
      case KeyPress(.enter):
        options.typed = nil
        setNumber(editor.text)
      default:
        _ = editor.handle(press)
        options.typed = editor
      }
      return []
    }
    let count = OptionsPane.Row.allCases.count
    switch press {
    case KeyPress(.down), KeyPress(.character("j")):
      options.selection = min(options.selection + 1, count - 1)
    case KeyPress(.up), KeyPress(.character("k")): options.selection = max(options.selection - 1, 0)
    case KeyPress(.right), KeyPress(.character("l")): stepOption(1)
    case KeyPress(.left), KeyPress(.character("h")): stepOption(-1)
    case KeyPress(.backspace), KeyPress(.delete): unsetOption()
    case KeyPress(.enter):
      if options.row != .effort { options.typed = LineEditor(isSingleLine: true) }
    default:
      guard let digit = press.typed, options.row != .effort,
        digit.isNumber || digit == "." || digit == "-"
      else {
        return keymap.action(for: press, in: .options).map { perform($0) } ?? []
      }
      var editor = LineEditor(isSingleLine: true)
      editor.insert(String(digit))
      options.typed = editor
    }
    return []
  }

  private mutating func stepOption(_ step: Int) {
    switch options.row {
    case .effort: changeEffort(by: step)
    case .temperature:
      let value = (chat.settings.temperature ?? 1) + 0.1 * Double(step)
      chat.settings.temperature = (min(max(value, 0), 2) * 10).rounded() / 10
    case .topP:
      let value = (chat.settings.topP ?? 1) + 0.05 * Double(step)
      chat.settings.topP = (min(max(value, 0), 1) * 100).rounded() / 100
    case .maxOutputTokens:
      chat.settings.maxOutputTokens = max(1, (chat.settings.maxOutputTokens ?? 0) + 1000 * step)
    case .seed: chat.settings.seed = (chat.settings.seed ?? 0) &+ step
    }
  }

  private mutating func unsetOption() {
    switch options.row {
    case .effort:
      if let control = effort {
        var options = chat.options[control.namespace] ?? JSONObject()
        options[path: control.path] = nil
        chat.options[control.namespace] = options
      }
    case .temperature: chat.settings.temperature = nil
    case .topP: chat.settings.topP = nil
    case .maxOutputTokens: chat.settings.maxOutputTokens = nil
    case .seed: chat.settings.seed = nil
    }
  }

  private mutating func setNumber(_ text: String) {
    switch options.row {
    case .effort: return
    case .temperature:
      setting(text, Double.init, within: 0...2) { $0.temperature = $1 }
    case .topP: setting(text, Double.init, within: 0...1) { $0.topP = $1 }
    case .maxOutputTokens:
      setting(text, { Int($0) }, within: 1...10_000_000) { $0.maxOutputTokens = $1 }
    case .seed: setting(text, { Int($0) }, within: Int.min...Int.max) { $0.seed = $1 }
    }
  }

  private mutating func setting<Value: Comparable>(
    _ text: String, _ read: (String) -> Value?, within range: ClosedRange<Value>,
    set: (inout CallSettings, Value) -> Void
  ) {
    guard let value = read(text), range.contains(value) else {
      flash =
        "\(options.row.rawValue) must be from \(range.lowerBound) to \(range.upperBound); \(text) was typed."
      return
    }
    set(&chat.settings, value)
  }
}
