import SwitchboardKit

extension AppState {
  /// What holds for the chain of the current pane.
  package var chainRules: ChainRules { rules(of: chat) }

  /// What holds for the chain of a pane: its own, else its agent's, else that of the start.
  package func rules(of chat: Chat) -> ChainRules {
    chat.rules ?? chat.agent?.saved.rules ?? startRules
  }

  /// The rows of the chain editor, in their order.
  package var chainRows: [ChainEditor.Row] {
    let race: [ChainEditor.Row] = chainRules.winOn == nil ? [] : [.hedgeAfter, .winOn]
    return [.strategy] + race + [.afterText, .wholeRun, .instructions]
      + chat.entries.indices.map(ChainEditor.Row.entry) + [.add]
  }

  /// The words among which a row of the rules chooses, and the one in force.
  package func choices(
    of row: ChainEditor.Row
  ) -> (words: [String], chosen: String?)? {
    let rules = chainRules
    return switch row {
    case .strategy:
      (Strategy.Kind.allCases.map(\.rawValue), rules.strategy.kind.rawValue)
    case .afterText:
      (AfterText.allCases.map(\.rawValue), rules.effectiveAfterText.rawValue)
    case .winOn:
      (Strategy.WinningMark.allCases.map(\.rawValue), rules.winOn?.rawValue)
    default: nil
    }
  }

  /// Keys of a row that is about the chain as a whole.
  ///
  /// - Returns: Whether the key meant something there.
  mutating func handleRule(
    _ row: ChainEditor.Row, _ press: KeyPress, _ editor: inout ChainEditor
  ) -> Bool {
    if let (words, chosen) = choices(of: row) {
      return choose(words, chosen, row, press, &editor)
    }
    guard row == .hedgeAfter || row == .wholeRun else { return false }
    switch press {
    case KeyPress(.enter):
      let now = row == .hedgeAfter ? chainRules.hedgeAfter : chainRules.total
      let text = now.map { String(EntryField.seconds($0).dropLast()) } ?? ""
      editor.field = ChainEditor.Field(.rule(row), text: text)
    case KeyPress(.backspace), KeyPress(.delete), KeyPress(.character("D")):
      setRules(&editor) { $0.set(nil, row) }
    default: return false
    }
    return true
  }

  private mutating func choose(
    _ words: [String], _ chosen: String?, _ row: ChainEditor.Row, _ press: KeyPress,
    _ editor: inout ChainEditor
  ) -> Bool {
    let here = chosen.flatMap { words.firstIndex(of: $0) } ?? 0
    func at(_ step: Int) -> String { words[(here + step + words.count) % words.count] }
    let word: String?
    switch press {
    case KeyPress(.right), KeyPress(.character("l")), KeyPress(.character(" ")),
      KeyPress(.enter), KeyPress(.character("+")):
      word = at(1)
    case KeyPress(.left), KeyPress(.character("h")), KeyPress(.character("-")): word = at(-1)
    case KeyPress(.backspace), KeyPress(.delete): word = nil
    default:
      guard let letter = press.typed?.lowercased(),
        let found = (1...words.count).map(at).first(where: { $0.hasPrefix(letter) })
      else { return false }
      word = found
    }
    setRules(&editor) { $0.choose(word, row) }
    return true
  }

  /// Takes a limit that was typed.
  mutating func takeRule(
    _ text: String, _ row: ChainEditor.Row, _ editor: inout ChainEditor
  ) throws(EntryMistake) {
    let text = String(text.trimmingSpaces)
    let value = text.isEmpty ? nil : try EntryField.duration(text)
    setRules(&editor) { $0.set(value, row) }
  }

  private mutating func setRules(
    _ editor: inout ChainEditor, _ change: (inout ChainRules) -> Void
  ) {
    var rules = chainRules
    change(&rules)
    guard rules != chainRules else { return }
    note(in: &editor)
    chat.rules = rules
  }
}

extension ChainRules {
  fileprivate mutating func set(_ duration: Duration?, _ row: ChainEditor.Row) {
    if row == .hedgeAfter { hedgeAfter = duration } else { total = duration }
  }

  /// Takes a word of a row; nil is the default.
  fileprivate mutating func choose(_ word: String?, _ row: ChainEditor.Row) {
    switch row {
    case .strategy: strategy = Strategy(word.flatMap(Strategy.Kind.init) ?? .fallback)
    case .afterText: afterText = word.flatMap(AfterText.init)
    case .winOn: winOn = word.flatMap(Strategy.WinningMark.init)
    default: break
    }
  }
}
