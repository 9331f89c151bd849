package import ChatModel

/// What is known of a model, as far as the options that it takes depend on it.
package struct ModelTraits: Sendable, Hashable {
  package let id: ModelID
  /// Whether it can think first; nil is not known.
  package private(set) var reasons: Bool?
  package private(set) var controls: ReasoningControls
  /// Whether anything but the id is known of it.
  package private(set) var isKnown: Bool
  /// Tokens.
  package var maxOutputTokens: Int?
  package var takesImages: Bool?
  package var takesSound: Bool?
  /// The spellings of the id that patterns are compared with.
  let names: [String]

  /// The traits of a model.
  ///
  /// - Parameters:
  ///   - id: The provider is the catalogue's id or an alias of it.
  ///   - reasons: Whether it can think first, as the catalogue says; nil when it has no such model.
  ///   - controls: How it can be asked to, as the catalogue says. What this package knows better
  ///     takes the place of both.
  package init(_ id: ModelID, reasons: Bool? = nil, controls: [String] = []) {
    self.id = id
    names = Self.names(of: id.model.lowercased())
    self.reasons = reasons
    self.controls = ReasoningControls(controls)
    isKnown = reasons != nil
    let house = OptionNamespaces.house(of: id.provider)
    let better = ReasoningControls.corrections.first { $0.applies(to: self, of: house) }
    if let better {
      self.reasons = true
      isKnown = true
      self.controls = better.controls
    }
  }

  /// The id, its last part, and both without a date and with hyphens for the dots of Claude.
  private static func names(of id: String) -> [String] {
    var names = [id]
    if let slash = id.lastIndex(of: "/") { names.append(String(id[id.index(after: slash)...])) }
    for name in names where name.contains("claude") && name.contains(".") {
      names.append(String(name.map { $0 == "." ? "-" : $0 }))
    }
    return names + names.compactMap(withoutDate)
  }

  /// `claude-opus-4-5` of `claude-opus-4-5-20251101`, `o3` of `o3-2025-04-16`; nil without a date.
  private static func withoutDate(_ name: String) -> String? {
    let letters = Array(name.utf8)
    for start in letters.indices where letters[start] == 0x2D || letters[start] == 0x40 {
      let rest = letters[(start + 1)...].prefix(10).filter { $0 != 0x2D }.prefix(8)
      if rest.count == 8, rest.starts(with: "20".utf8), rest.allSatisfy({ $0 &- 0x30 < 10 }) {
        return String(decoding: letters[..<start], as: UTF8.self)
      }
    }
    return nil
  }
}
