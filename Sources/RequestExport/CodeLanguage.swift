/// A language in which setups are written.
enum CodeLanguage {
  case python, typeScript, swift

  /// Spaces a level.
  var step: Int { self == .python ? 4 : 2 }
  var width: Int { self == .python ? 88 : 80 }
  var comment: String { self == .python ? "# " : "// " }

  /// What reads a variable of the environment.
  func environment(_ variable: String) -> String {
    switch self {
    case .python: "os.environ[\"\(variable)\"]"
    case .typeScript: "process.env.\(variable)"
    case .swift: "environment[\"\(variable)\"]"
    }
  }

  /// A text as a literal of one line.
  ///
  /// Characters that cannot be seen are escaped: nobody reads code other than it is.
  func literal(_ text: String) -> String {
    "\"" + text.unicodeScalars.reduce(into: "") { $0 += escaped($1, quote: "\"") } + "\""
  }

  /// A text as a literal, over several lines where it has several; `indent` is that of its line.
  func literal(_ text: String, indent: Int) -> String {
    guard text.contains("\n") else { return literal(text) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch self {
    case .python:
      let margin = String(repeating: " ", count: indent + step)
      let parts = lines.enumerated().compactMap { index, line -> String? in
        let isLast = index == lines.count - 1
        if isLast, line.isEmpty { return nil }
        return margin + literal(isLast ? line : line + "\n")
      }
      return "(\n" + parts.joined(separator: "\n") + "\n" + String(repeating: " ", count: indent)
        + ")"
    case .typeScript:
      return "`"
        + text.unicodeScalars.reduce(into: "") { $0 += escaped($1, quote: "`") }
        .replacing("${", with: "\\${") + "`"
    case .swift:
      let margin = String(repeating: " ", count: indent + step)
      let parts = lines.map { line in
        let written = line.unicodeScalars.reduce(into: "") { $0 += escaped($1, quote: "\"") }
          .replacing("\\\"", with: "\"").replacing("\"\"\"", with: "\\\"\"\"")
        return written.isEmpty ? "" : margin + written
      }
      return "\"\"\"\n" + parts.joined(separator: "\n") + "\n" + margin + "\"\"\""
    }
  }

  /// A text in which `${NAME}` stands for a variable.
  func template(_ text: String) -> String {
    guard text.contains("${") else { return literal(text) }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      let variable = environment(String(rest[start.upperBound..<end]))
      let expression: String =
        switch self {
        case .python: "{\(variable.replacing("\"", with: "'"))}"
        case .typeScript: "${\(variable)}"
        case .swift: "\\(\(variable) ?? \"\")"
        }
      result += rest[..<start.lowerBound] + expression
      rest = rest[rest.index(after: end)...]
    }
    result += rest
    switch self {
    case .python: return "f\"\(result)\""
    case .typeScript: return "`\(result)`"
    case .swift: return "\"\(result)\""
    }
  }

  private func escaped(_ scalar: Unicode.Scalar, quote: Unicode.Scalar) -> String {
    switch scalar {
    case quote, "\\": return "\\" + String(scalar)
    case "\n": return quote == "`" ? "\n" : "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "\u{200C}", "\u{200D}": return String(scalar)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: break
    default: return String(scalar)
    }
    let digits = String(scalar.value, radix: 16)
    guard self == .python else { return "\\u{\(digits)}" }
    let isLong = scalar.value > 0xFFFF
    let zeroes = String(repeating: "0", count: max(0, (isLong ? 8 : 4) - digits.count))
    return (isLong ? "\\U" : "\\u") + zeroes + digits
  }
}
