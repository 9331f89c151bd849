/// Reads a type as a table spells it, in one word.
///
/// `boolean`, `integer:1...8`, `number`, `string:...64`, `(low|high)`, `object`, `any`, `string[]`,
/// `map<number:-100...100>:...16`, and alternatives with `/` between them.
enum OptionTypeReader {
  static func read(_ text: Substring) -> OptionType? {
    let alternatives = split(text, at: "/")
    guard alternatives.count < 2 else {
      let types = alternatives.compactMap(read)
      return types.count == alternatives.count ? .either(types) : nil
    }
    let pieces = split(text, at: ":")
    guard let base = pieces.first, pieces.count <= 2 else { return nil }
    guard pieces.count == 2 else { return read(base, .none) }
    return bounds(pieces[1]).flatMap { read(base, $0) }
  }

  private static func read(_ base: Substring, _ bounds: OptionBounds) -> OptionType? {
    if base.hasSuffix("[]") { return read(base.dropLast(2)).map { .array($0, bounds) } }
    if base.hasPrefix("map<"), base.hasSuffix(">") {
      return read(base.dropFirst(4).dropLast()).map { .map($0, bounds) }
    }
    if base.hasPrefix("("), base.hasSuffix(")") {
      return .choice(base.dropFirst().dropLast().split(separator: "|").map(String.init))
    }
    return switch base {
    case "boolean": .boolean
    case "integer": .integer(bounds)
    case "number": .number(bounds)
    case "string": .string(bounds)
    case "object": .object
    case "any": .any
    default: nil
    }
  }

  /// Reads `1...8`, `1...` or `...8`.
  private static func bounds(_ text: Substring) -> OptionBounds? {
    let utf8 = text.utf8
    var start = utf8.startIndex
    while start < utf8.endIndex, !utf8[start...].starts(with: "...".utf8) {
      start = utf8.index(after: start)
    }
    guard start < utf8.endIndex else { return nil }
    let lower = text[..<start]
    let upper = text[start...].dropFirst(3)
    guard lower.isEmpty || Double(lower) != nil, upper.isEmpty || Double(upper) != nil else {
      return nil
    }
    return OptionBounds(lower: Double(lower), upper: Double(upper))
  }

  /// Cuts at a separator that stands outside of all brackets.
  private static func split(_ text: Substring, at separator: Character) -> [Substring] {
    var depth = 0
    var pieces: [Substring] = []
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(", "<": depth += 1
      case ")", ">": depth -= 1
      case separator where depth == 0:
        pieces.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return pieces + [text[start...]]
  }
}
