/// How a model can be asked to think more or less.
package struct ReasoningControls: Sendable, Hashable {
  /// The levels, from little to much; nil when it has none.
  package private(set) var efforts: [String]?
  /// The allowance in tokens; nil when it takes none.
  package private(set) var budget: OptionBounds?
  package private(set) var hasSwitch = false
  /// Whether anything is known of them.
  package private(set) var isKnown = false

  /// Reads the catalogue's words: `toggle`, `effort=low,high`, `budget=1024..63999`; and `fixed`, a
  /// model that thinks as much as it does.
  package init(_ words: [String]) {
    for word in words {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch (sides[0], sides.count) {
      case ("toggle", 1): hasSwitch = true
      case ("effort", 2):
        efforts = sides[1].split(separator: ",").map(String.init).filter { $0 != "-" }
      case ("budget", 2): budget = Self.bounds(sides[1])
      case ("fixed", 1): break
      default: continue
      }
      isKnown = true
    }
  }

  /// Reads `1024..63999`, `..262144`, `1..` or `..`.
  private static func bounds(_ text: Substring) -> OptionBounds {
    let letters = text.utf8
    guard let dot = letters.firstIndex(of: UInt8(ascii: ".")) else { return .none }
    let upper = text[dot...].drop { $0 == "." }
    return OptionBounds(lower: Double(text[..<dot]), upper: Double(upper))
  }

  /// Controls that are known better than the public catalogue has them.
  struct Correction: Sendable {
    var house: Substring
    var models: [ModelPattern]
    var controls: ReasoningControls

    func applies(to model: ModelTraits, of house: String) -> Bool {
      self.house == house && models.contains { $0.matches(model) == true }
    }
  }

  /// Sources: the vendors' model pages and the AI SDK of 2026-08.
  static let corrections = """
    openai gpt-5.6,gpt-5.6-* effort=none,low,medium,high,xhigh,max
    openai gpt-5-chat-latest fixed
    anthropic claude-opus-5 effort=low,medium,high,xhigh,max
    google gemini-flash-latest,gemini-3.7-flash effort=low,medium,high
    google gemini-3.5-flash-lite,gemini-3.6-flash effort=minimal,low,medium,high
    google gemini-2.5-flash-image,gemini-3-pro-image-preview fixed
    xai grok-4.5 effort=low,medium,high
    xai grok-4.6 effort=low,medium,high,xhigh
    xai grok-4.20-*reasoning,grok-build-0.1 fixed
    deepseek deepseek-v4-flash,deepseek-v4-pro toggle|effort=low,high,max
    deepseek deepseek-reasoner fixed
    moonshotai kimi-k3 effort=low,high,max
    moonshotai kimi-k2-thinking*,kimi-k2.7-code* fixed
    mistral magistral* fixed
    alibaba qvq-*,qwq-* fixed
    """
    .split(separator: "\n").compactMap { line -> Correction? in
      let words = line.split(separator: " ")
      guard words.count == 3 else { return nil }
      return Correction(
        house: words[0],
        models: words[1].split(separator: ",").map { ModelPattern(String($0)) },
        controls: ReasoningControls(words[2].split(separator: "|").map(String.init)))
    }
}
