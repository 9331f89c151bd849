/// Reads the parts of a search text, one after the other.
struct QueryReader {
  private(set) var words: [SearchWord] = []
  private(set) var excluded: [SearchWord] = []
  private(set) var filter = ModelFilter()
  private(set) var problems: [String] = []

  mutating func read(_ token: Substring) {
    let isNegated = token.count > 1 && (token.first == "-" || token.first == "!")
    let body = isNegated ? token.dropFirst() : token
    if let condition = Condition(body) {
      apply(condition, isNegated: isNegated)
    } else if isNegated {
      exclude(body)
    } else {
      let lower = body.lowercased()
      let word = SearchWord(
        body, trait: Self.traits[lower], modality: Self.modalities[lower])
      if let word { words.append(word) }
    }
  }

  /// `-vision` takes the trait away, `-mini` the word.
  private mutating func exclude(_ body: Substring) {
    let lower = body.lowercased()
    if let trait = Self.traits[lower] {
      filter.traits[trait] = false
    } else if let modality = Self.modalities[lower] {
      filter.modalities.append(.init(modality, isWanted: false))
    } else if let word = SearchWord(body) {
      excluded.append(word)
    }
  }

  private mutating func apply(_ condition: Condition, isNegated: Bool) {
    let isBelow = condition.isBelow != isNegated
    switch condition.key {
    case "ctx", "context", "window":
      guard let tokens = tokens(condition) else { return }
      let isIncluded = condition.includesBound != isNegated
      if isBelow {
        filter.contextBelow = isIncluded ? tokens + 1 : tokens
      } else {
        filter.contextAtLeast = isIncluded ? tokens : tokens + 1
      }
    case "price", "input":
      guard let (isAtMost, price) = price(condition, isNegated: isNegated) else { return }
      if isAtMost { filter.inputAtMost = price } else { filter.inputAbove = price }
    case "output":
      guard let (isAtMost, price) = price(condition, isNegated: isNegated) else { return }
      if isAtMost { filter.outputAtMost = price } else { filter.outputAbove = price }
    case "released", "since":
      guard let date = date(condition) else { return }
      if isBelow { filter.releasedBefore = date } else { filter.releasedSince = date }
    default: applyName(condition, isNegated: isNegated)
    }
  }

  /// Conditions whose value is a name.
  private mutating func applyName(_ condition: Condition, isNegated: Bool) {
    let value = condition.value.lowercased()
    switch condition.key {
    case "provider", "p":
      guard !value.isEmpty else { return complain(condition, "the id of a provider") }
      if isNegated { filter.exceptProviders.append(value) } else { filter.providers.append(value) }
    case "modality", "takes", "gives":
      guard let modality = ModelRecord.Modality(rawValue: value) else {
        return complain(condition, "text, image, pdf, audio or video")
      }
      filter.modalities.append(
        .init(
          modality,
          condition.key == "takes" ? .takes : condition.key == "gives" ? .gives : .either,
          isWanted: !isNegated))
    case "kind":
      guard let kind = ProviderRecord.Kind(rawValue: value) else {
        return complain(condition, "maker, host, gateway or local")
      }
      if isNegated { filter.exceptKinds.append(kind) } else { filter.kinds.append(kind) }
    case "source":
      guard let source = ModelSource(rawValue: value), !isNegated else {
        return complain(condition, "embedded, refreshed, local, live or settings")
      }
      filter.sources.append(source)
    default:
      guard let trait = Self.traits[condition.key] else { return }
      switch value {
      case "yes", "true", "on": filter.traits[trait] = !isNegated
      case "no", "false", "off": filter.traits[trait] = isNegated
      default: complain(condition, "yes or no")
      }
    }
  }

  private mutating func tokens(_ condition: Condition) -> Int? {
    let tokens = TokenCount.read(condition.value)
    if tokens == nil { complain(condition, "a number of tokens such as 200k") }
    return tokens
  }

  /// A bound of a price, as at most or above: where the price itself stands on the other side, the
  /// bound is the next price below, in the precision of the index.
  private mutating func price(_ condition: Condition, isNegated: Bool) -> (
    isAtMost: Bool, bound: Double
  )? {
    let text = condition.value.first == "$" ? condition.value.dropFirst() : condition.value
    guard let price = Double(text), price.isFinite, price >= 0 else {
      complain(condition, "dollars per million tokens such as 3 or 0.25")
      return nil
    }
    let isAtMost = condition.isAbove == isNegated
    let hasPrice = condition.includesBound != isNegated
    return (isAtMost, isAtMost == hasPrice ? price : Double(Float(price).nextDown))
  }

  private mutating func date(_ condition: Condition) -> String? {
    let isDate = ModelIndex.day(String(condition.value)) > 0 && condition.value.hasPrefix("20")
    if !isDate { complain(condition, "a date such as 2026-01 or 2026-01-31") }
    return isDate ? String(condition.value) : nil
  }

  private mutating func complain(_ condition: Condition, _ wanted: String) {
    let given = condition.value.isEmpty ? "nothing" : String(condition.value)
    problems.append("\(condition.head) takes \(wanted); \(given) was given.")
  }

  /// Words that name a trait.
  static let traits: [String: ModelFilter.Trait] = [
    "reasoning": .reasoning, "tools": .tools, "vision": .vision, "file": .files, "files": .files,
    "open": .open, "free": .free, "json": .json, "key": .key, "favourite": .favourite,
    "favorite": .favourite, "fav": .favourite, "recent": .recent,
  ]

  /// Words that name what a model takes or gives.
  static let modalities: [String: ModelRecord.Modality] = [
    "image": .image, "pdf": .pdf, "audio": .audio, "video": .video,
  ]
}

/// One part of a search text that is a name, a sign and a value.
private struct Condition {
  let key: String
  let value: Substring
  let sign: Substring

  /// Nil when the name is none of those that conditions have: ids have colons too.
  init?(_ text: Substring) {
    guard let start = text.firstIndex(where: { ":<>=".contains($0) }) else { return nil }
    key = text[..<start].lowercased()
    guard Self.keys.contains(key) || QueryReader.traits[key] != nil else { return nil }
    let rest = text[start...]
    sign = rest.prefix { ":<>=".contains($0) }
    value = rest.dropFirst(sign.count)
  }

  /// `ctx>`, for a sentence.
  var head: String { key + sign }
  var isBelow: Bool { sign.contains("<") }
  var isAbove: Bool { sign.contains(">") }
  /// Whether the value itself fits: not for `<` and `>` alone.
  var includesBound: Bool { sign != "<" && sign != ">" }

  private static let keys: Set<String> = [
    "ctx", "context", "window", "price", "input", "output", "released", "since", "provider", "p",
    "modality", "takes", "gives", "kind", "source",
  ]
}

/// A number of tokens as people write it.
package enum TokenCount {
  /// Reads `200000`, `200k`, `1.05M`; nil for anything else and above a thousand million.
  package static func read(_ text: some StringProtocol) -> Int? {
    var digits = text.lowercased()[...]
    var factor = 1.0
    switch digits.last {
    case "k": factor = 1000
    case "m": factor = 1_000_000
    default: break
    }
    if factor > 1 { digits.removeLast() }
    guard digits.utf8.allSatisfy({ SearchText.isDigit($0) || $0 == UInt8(ascii: ".") }),
      let number = Double(digits)
    else { return nil }
    let tokens = (number * factor).rounded()
    return tokens <= 1e9 ? Int(tokens) : nil
  }
}
