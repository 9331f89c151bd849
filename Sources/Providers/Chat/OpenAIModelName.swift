/// What the id of one of OpenAI's own models says about the settings that it takes.
///
/// Knows `o3`, `o4-mini`, `gpt-5`, `gpt-5.1-chat-latest` and their like; fine-tunes and deployments
/// with names of their own count as plain models.
struct OpenAIModelName {
  private enum Line { case o, gpt, other }

  private var line = Line.other
  private var major = 0
  private var minor: Int?
  private var variant = ""
  private let id: Substring

  init(_ id: String) {
    self.id = id.hasPrefix("openai/") ? id.dropFirst(7) : id[...]
    if self.id.hasPrefix("gpt-") {
      read(self.id.dropFirst(4), as: .gpt)
    } else if self.id.hasPrefix("o") {
      read(self.id.dropFirst(), as: .o)
    }
  }

  /// Whether the model thinks first: the o-series, and gpt-5 and newer but for `gpt-5-chat-…`.
  var isReasoning: Bool {
    switch line {
    case .o: true
    case .gpt: major >= 5 && !(minor == nil && variant.hasPrefix("chat"))
    case .other: false
    }
  }

  var takesStopSequences: Bool { !isReasoning || line == .o && major < 3 }

  /// Whether effort `none` makes it take temperature and top_p (gpt-5.1 and newer).
  var canStopReasoning: Bool {
    line == .gpt && isReasoning && (major > 5 || (minor ?? 0) >= 1)
  }

  /// Whether it takes instructions in neither form.
  var takesNoSystemText: Bool { id.hasPrefix("o1-mini") || id.hasPrefix("o1-preview") }

  var isSearchPreview: Bool { id.hasSuffix("-search-preview") }

  /// Reads `5`, `5.1`, `5.1-mini`; leaves everything as it is when the text has another form.
  private mutating func read(_ text: Substring, as line: Line) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard let major = Self.number(numbers[0]), numbers.count == 1 || line == .gpt,
      numbers.count <= 2
    else { return }
    if numbers.count == 2 {
      guard let minor = Self.number(numbers[1]) else { return }
      self.minor = minor
    }
    self.line = line
    self.major = major
    variant = parts.count == 2 ? String(parts[1]) : ""
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(text) : nil
  }
}
