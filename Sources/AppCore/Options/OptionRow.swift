package import JSONCoding
package import ProviderOptions

/// One row of the options editor.
package struct OptionRow: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A group of rows that can be folded.
    case heading
    /// The text that stands before the conversation.
    case system
    case boolean, choice, number, text
    /// What no type is known of, or several.
    case json
    case object, list, map
    /// Appends an element to a list, a member to a map, a key that no table knows.
    case addElement, addMember, addKey
  }

  package var kind: Kind
  package var path: OptionPath
  package var name: String
  package var depth = 0
  /// nil for headings and the rows that add.
  package var description: OptionDescription?
  /// What is in force; nil is unset.
  package var value: JSONValue?
  /// Who set it.
  package var layer: OptionLayer?
  /// What Left and Right step through.
  package var choices: [JSONValue] = []
  package var bounds = OptionBounds.none
  /// Whether the range is only what is usual: nothing is known to refuse a value outside of it.
  package var boundsAreUsual = false
  /// Whole numbers that it takes beside those of its range.
  package var extras: [Int] = []
  /// nil when there is nothing to unfold.
  package var isOpen: Bool?
  /// Why it would not be sent as things stand.
  package var refusal: String?
  /// What is wrong with the value in force (R19).
  package var problem: String?
  package var isUnknown = false
  /// It belongs to a message, so that it is always set for the next one alone (R18).
  package var isForMessage = false
  /// Facts of a heading.
  package var note = ""

  package init(_ kind: Kind, _ path: OptionPath, name: String, depth: Int = 0) {
    self.kind = kind
    self.path = path
    self.name = name
    self.depth = depth
  }

  /// The value that holds when nothing is sent, as far as it is known.
  package var defaultValue: JSONValue? { description?.defaultValue }

  /// Whether a value is one of those beside the range.
  func takesExtra(_ value: JSONValue) -> Bool { value.integer.map(extras.contains) ?? false }

  package var isSecret: Bool { description?.isSecret ?? false }

  /// The value as a row shows it.
  package var shownValue: String {
    switch kind {
    case .heading: return note
    case .addElement, .addMember, .addKey: return ""
    case .system: return value?.string.map { $0.isEmpty ? "none" : $0 } ?? "unset"
    default: break
    }
    guard let value else { return defaultValue.map(Self.text) ?? "unset" }
    if value == .null { return "default" }
    return isSecret ? "set, hidden" : Self.text(value)
  }

  /// The default as its column shows it.
  package var shownDefault: String {
    switch kind {
    case .heading, .addElement, .addMember, .addKey: ""
    default: isUnknown ? "unknown key" : defaultValue.map(Self.text) ?? "unset"
    }
  }

  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let isOn): isOn ? "on" : "off"
    case .integer, .number: value.text()
    case .string(let text): text.isEmpty ? "\"\"" : text
    case .array(let elements): elements.count == 1 ? "1 item" : "\(elements.count) items"
    case .object(let object): object.members.count == 1 ? "1 set" : "\(object.members.count) set"
    }
  }

  /// One sentence: what is wrong or in the way first, else the help.
  package var sentence: String {
    if let problem { return problem }
    if let refusal { return "\(name) is refused: \(refusal)." }
    switch kind {
    case .system: return "The text that stands before the conversation."
    case .addElement: return "Enter appends an element."
    case .addMember: return "Enter appends a member: name = value."
    case .addKey: return "Enter sets a key that no table knows: name = JSON. It is sent as it is."
    case .heading: return note.isEmpty ? name : "\(name): \(note)."
    default: break
    }
    if isUnknown { return "\(name) is not known. It is sent as it is." }
    return description?.help ?? ""
  }

  /// What may be typed: "a whole number from 1024 to 63999".
  package var typeWording: String {
    if isUnknown { return "JSON" }
    switch kind {
    case .number where bounds.wording.isEmpty == false:
      let isWhole = if case .integer? = description?.type { true } else { false }
      let others = extras.map { ", or \($0)" }.joined()
      return "\(isWhole ? "a whole number" : "a number") \(bounds.wording)\(others)"
    case .system, .text: return "a text"
    case .addKey, .addMember: return "name = value"
    default: return description?.type.wording ?? ""
    }
  }
}
