/// Names of models: a text with `*` for anything, or a property of them after `@`.
package struct ModelPattern: Sendable, Hashable {
  /// As the table spells it: `gpt-5*`, `@reasoning`.
  package var text: String

  package init(_ text: String) { self.text = text }

  /// What a model may be besides its name.
  enum Property: String {
    case reasoning, plain, vision, audio
  }

  /// Whether the pattern asks for a property that this program knows of, or for a name.
  var isPossible: Bool {
    guard text.hasPrefix("@") else { return !text.isEmpty }
    return Property(rawValue: String(text.dropFirst())) != nil
  }

  /// Whether a model is meant; nil when that is not known of it.
  func matches(_ model: ModelTraits) -> Bool? {
    guard text.hasPrefix("@") else {
      return model.names.contains { Self.matches($0.utf8[...], text.utf8[...]) }
    }
    return switch Property(rawValue: String(text.dropFirst())) {
    case .reasoning: model.reasons
    case .plain: model.reasons.map { !$0 }
    case .vision: model.takesImages
    case .audio: model.takesSound
    case nil: nil
    }
  }

  private static func matches(_ name: Substring.UTF8View, _ text: Substring.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = parts.first, name.starts(with: first) else { return false }
    guard parts.count > 1, let last = parts.last else { return name.count == first.count }
    var rest = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      var start = rest
      while !start.starts(with: part) {
        guard start.popFirst() != nil else { return false }
      }
      rest = start.dropFirst(part.count)
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
