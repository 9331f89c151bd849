import ChatModel
import JSONCoding
import ProviderOptions

extension AppState {
  /// Keys while a text is being typed for a row.
  mutating func handleField(_ press: KeyPress) -> [Effect] {
    guard var field = options.field else { return [] }
    switch press {
    case KeyPress(.enter): return keepField()
    case .control("j"), KeyPress(.enter, .alt):
      field.editor.insert("\n")
      options.field = field
    case .control("g") where !field.isInline:
      options.external = field
      options.field = nil
      return [.edit(field.editor.text)]
    case KeyPress(.up) where field.isInline: nudge(1)
    case KeyPress(.down) where field.isInline: nudge(-1)
    case KeyPress(.up): if field.editor.moveUp(width: .max) { options.field = field }
    case KeyPress(.down): if field.editor.moveDown(width: .max) { options.field = field }
    default:
      if field.isInline, let typed = press.typed, !"0123456789.-+eE".contains(typed) { return [] }
      guard field.editor.handle(press) else { return [] }
      field.problem = nil
      options.field = field
    }
    return []
  }

  /// Takes what was typed as the value, then steps it.
  private mutating func nudge(_ step: Int) {
    guard keepField().isEmpty, options.field == nil, let row = selectedOption,
      let next = OptionStep(row).value(after: step)
    else { return }
    set(next, row)
  }

  private mutating func keepField() -> [Effect] {
    guard let field = options.field else { return [] }
    if let problem = take(field.editor.text, field) {
      options.field?.problem = problem
      flash = problem
    } else {
      options.field = nil
    }
    return []
  }

  /// Makes a text the value of its row.
  ///
  /// - Returns: What is wrong with it, as a sentence.
  private mutating func take(_ text: String, _ field: OptionField) -> String? {
    switch field.purpose {
    case .system:
      remember()
      chat.system = text
      return nil
    case .member: return takeMember(text, field.row)
    case .all: return takeAll(text)
    case .value:
      if text.isEmpty, field.row.kind != .text {
        clearOption()
        return nil
      }
      do throws(JSONError) {
        let type = field.row.description?.type ?? .any
        return set(try type.value(typed: text), field.row)
      } catch {
        return Self.sentence(error, text, name: field.row.name)
      }
    }
  }

  /// `name = value`: a key that no table knows, or a member of a map.
  private mutating func takeMember(_ text: String, _ row: OptionRow) -> String? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { Self.trimmed($0) } ?? ""
    guard parts.count == 2, !name.isEmpty else { return "Write name = value; \(text) has none." }
    let isKey = row.kind == .addKey
    let type: OptionType = isKey ? .any : row.description?.type ?? .any
    let typed = Self.trimmed(parts[1])
    var member = OptionRow(
      .json, isKey ? .option(name) : row.path.replacingLast(.key(name)), name: name)
    member.description = OptionDescription(key: name, wireName: name, type: type)
    member.isForMessage = row.isForMessage
    do throws(JSONError) {
      return set(try type.value(typed: typed), member)
    } catch {
      return Self.sentence(error, typed, name: name)
    }
  }

  // MARK: All options of a layer as JSON

  /// Hands the options of the edited layer to the person's editor.
  mutating func editAsJSON() -> [Effect] {
    var row = OptionRow(.json, .option(" all"), name: "options of \(optionModel.provider)")
    row.description = OptionDescription(key: row.name, wireName: "", type: .object)
    let layer = options.target == .message ? options.message : chat.layer
    let all = JSONValue.object(layer.values(.options, optionModel.provider))
    let field = OptionField(.all, row, text: all.text(.pretty))
    options.external = field
    return [.edit(field.editor.text)]
  }

  private mutating func takeAll(_ text: String) -> String? {
    do throws(JSONError) {
      guard let object = try JSONValue(parsing: text).object else {
        return "The options must be a JSON object."
      }
      remember()
      let namespace = OptionNamespaces.canonical(optionModel.provider)
      if options.target == .message {
        options.message.set(object, .options, namespace)
      } else {
        var layer = chat.layer
        layer.set(object, .options, namespace)
        chat.layer = layer
      }
      return nil
    } catch {
      return Self.sentence(error, text, name: "The text")
    }
  }

  /// The text comes back from the editor outside; a mistake opens the field with it.
  ///
  /// - Returns: Whether the text was an option's.
  mutating func takeEdited(_ text: String) -> Bool {
    guard var field = options.external else { return false }
    options.external = nil
    guard let problem = take(text, field) else { return true }
    field.editor.set(text)
    field.problem = problem
    options.field = field
    flash = problem
    return true
  }

  /// A paste while the options have the focus.
  mutating func pasteOption(_ text: String) -> Bool {
    if options.field != nil {
      options.field?.editor.insert(text)
      options.field?.problem = nil
    } else if options.isSearching {
      options.search?.insert(String(text.prefix(200)))
    } else {
      return false
    }
    return true
  }

  /// What is wrong with JSON and where, counted in characters and lines from 1.
  static func sentence(_ error: JSONError, _ text: String, name: String) -> String {
    let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
    let line = before.count { $0 == "\n" } + 1
    let column =
      (before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0) + 1
    let place = line > 1 ? "line \(line), character \(column)" : "character \(column)"
    return "\(name) is not JSON: \(error.reason.rawValue) at \(place)."
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension OptionPath {
  func replacingLast(_ step: Step) -> OptionPath {
    OptionPath(scope, steps.dropLast() + [step])
  }
}
