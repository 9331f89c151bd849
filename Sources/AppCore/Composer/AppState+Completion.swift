import SwitchboardKit

extension AppState {
  /// What is being typed that a list can complete.
  private struct Wanted {
    var kind: Completion.Kind
    var typed: String
    /// Where it begins, in bytes.
    var start: Int
  }

  private static let mostItems = 50

  /// Opens, renews or closes the list of completions after a key.
  mutating func refreshCompletion() -> [Effect] {
    composer.pastedPaths = nil
    guard let wanted = wantedCompletion() else {
      composer.completion = nil
      composer.dismissed = nil
      return []
    }
    guard wanted.kind != composer.dismissed else { return [] }
    composer.dismissed = nil
    switch wanted.kind {
    case .model: return [.compose(.findModels(wanted.typed))]
    case .file: return [.compose(.findFiles(wanted.typed))]
    case .command, .theme, .setting, .strategy, .form:
      show(items(for: wanted), wanted.kind, for: wanted.typed)
    case .paths: break
    }
    return []
  }

  /// A list that was asked for; nothing when other text has been typed since.
  mutating func show(_ items: [Completion.Item], _ kind: Completion.Kind, for typed: String) {
    guard let wanted = wantedCompletion(), wanted.kind == kind, wanted.typed == typed else {
      return
    }
    let isWhole = items.count == 1 && items[0].text == typed
    composer.completion =
      items.isEmpty || isWhole
      ? nil : Completion(kind, Array(items.prefix(Self.mostItems)), start: wanted.start)
  }

  /// Offers to attach the files whose paths have just been pasted.
  mutating func offer(_ paths: [String], _ note: String) {
    guard let range = composer.pastedPaths, focus == .composer, composer.field == nil,
      composer.editor.caret == range.upperBound
    else { return }
    let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    composer.completion = Completion(
      .paths(paths), [Completion.Item("attach " + names.joined(separator: ", "), note: note)],
      start: range.lowerBound)
  }

  /// A key while the list is open; nil when the key is not the list's.
  mutating func handleCompletion(_ press: KeyPress) -> [Effect]? {
    switch press {
    case KeyPress(.tab): return takeCompletion()
    case KeyPress(.up), KeyPress(.down):
      composer.completion?.move(by: press.key == .up ? -1 : 1)
      return []
    case KeyPress(.enter) where composer.completion?.isChosen == true: return takeCompletion()
    default:
      if case .paths = composer.completion?.kind { composer.completion = nil }
      return nil
    }
  }

  private mutating func takeCompletion() -> [Effect] {
    guard let completion = composer.completion, let item = completion.selected else { return [] }
    composer.completion = nil
    if case .paths(let paths) = completion.kind {
      composer.editor.replace(completion.start..<composer.editor.caret, with: "")
      return [.compose(.attach(paths, composer.owner))]
    }
    let text = item.text + ending(of: item, completion.kind)
    if case .attach(var editor) = composer.field {
      editor.replace(completion.start..<editor.caret, with: text)
      composer.field = .attach(editor)
    } else {
      composer.editor.replace(completion.start..<composer.editor.caret, with: text)
    }
    return refreshCompletion()
  }

  /// What goes on behind the text that was taken.
  private func ending(of item: Completion.Item, _ kind: Completion.Kind) -> String {
    switch kind {
    case .command:
      SlashCommand(named: item.text.dropFirst()).map { $0.argument.isEmpty ? "" : " " } ?? ""
    case .model: " "
    case .setting: "="
    case .file, .theme, .strategy, .form, .paths: ""
    }
  }

  private func wantedCompletion() -> Wanted? {
    if case .attach(let editor) = composer.field {
      guard editor.caret == editor.count else { return nil }
      return Wanted(kind: .file, typed: editor.text, start: 0)
    }
    guard composer.field == nil, let head = composer.editor.head,
      let first = head.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
    else { return nil }
    guard let space = head.firstIndex(where: \.isWhitespace) else {
      if first == UInt8(ascii: "@") {
        return Wanted(kind: .model, typed: String(head.dropFirst()), start: 1)
      }
      let isName = head.dropFirst().allSatisfy { $0.isLetter || $0 == "-" }
      return isName ? Wanted(kind: .command, typed: String(head), start: 0) : nil
    }
    guard first == UInt8(ascii: "/"),
      let command = SlashCommand(named: head[..<space].dropFirst())
    else { return nil }
    return wantedArgument(of: command, in: head, after: space)
  }

  private func wantedArgument(
    of command: SlashCommand, in head: Substring, after space: String.Index
  ) -> Wanted? {
    let argument = head[head.index(after: space)...].drop(while: \.isWhitespace)
    func wanted(_ kind: Completion.Kind, _ typed: Substring) -> Wanted {
      let start = head.utf8.distance(from: head.startIndex, to: typed.startIndex)
      return Wanted(kind: kind, typed: String(typed), start: start)
    }
    switch command {
    case .model, .fallback:
      let start = argument.lastIndex(where: \.isWhitespace).map { argument.index(after: $0) }
      return wanted(.model, argument[(start ?? argument.startIndex)...])
    case .attach: return wanted(.file, argument)
    case .theme: return wanted(.theme, argument)
    case .strategy: return wanted(.strategy, argument)
    case .export: return wanted(.form, argument)
    case .set: return argument.contains("=") ? nil : wanted(.setting, argument)
    default: return nil
    }
  }

  private static let settings: [(String, String)] = [
    ("maxOutputTokens", "a whole number"), ("temperature", "0 to 2"), ("topP", "0 to 1"),
    ("topK", "a whole number"), ("stopSequences", "text, or a list in JSON"),
    ("seed", "a whole number"), ("presencePenalty", "-2 to 2"), ("frequencyPenalty", "-2 to 2"),
  ]

  private static func note(on kind: Strategy.Kind) -> String {
    switch kind {
    case .fallback: "one entry after the other, until one answers"
    case .race: "all together, the first text wins"
    case .balance: "the one with less to wait for goes first"
    case .weighted: "one by chance goes first, by its weight"
    }
  }

  private func items(for wanted: Wanted) -> [Completion.Item] {
    let typed = wanted.typed.lowercased()
    switch wanted.kind {
    case .command:
      return SlashCommand.onScreen.filter { "/\($0.rawValue)".hasPrefix(typed) }.map {
        Completion.Item("/\($0.rawValue)", note: $0.sentence)
      }
    case .theme:
      return themes.filter { $0.lowercased().hasPrefix(typed) }.map { Completion.Item($0) }
    case .setting:
      return Self.settings.filter { $0.0.lowercased().hasPrefix(typed) }.map {
        Completion.Item($0.0, note: $0.1)
      }
    case .strategy:
      return Strategy.Kind.allCases.filter { $0.rawValue.hasPrefix(typed) }.map {
        Completion.Item($0.rawValue, note: Self.note(on: $0))
      }
    case .form:
      return RequestForm.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }.map {
        Completion.Item($0)
      }
    case .model, .file, .paths: return []
    }
  }
}
