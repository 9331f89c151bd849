/// What a person types to find something: words that must all be there, "phrases", -word, start*.
///
/// Every text is a query; none is a mistake of syntax.
package struct ChatQuery: Sendable, Hashable {
  /// What FTS5 is asked; nil when there is nothing to look for.
  let expression: String?

  private static let mostWords = 40
  private static let longest = 2000

  /// Reads what was typed.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isGrowing: Whether the last word may still be typed: from four letters on, words that
  ///     begin so are found too.
  package init(_ text: String, isGrowing: Bool = false) {
    var wanted: [String] = []
    var unwanted: [String] = []
    let terms = Self.terms(of: String(text.prefix(Self.longest))).prefix(Self.mostWords)
    for (index, term) in terms.enumerated() {
      let isLast = isGrowing && index == terms.count - 1 && !term.isPhrase
      let isOpen = term.hasStar || (isLast && term.text.count >= 4)
      let quoted = "\"\(term.text)\"" + (isOpen ? "*" : "")
      if term.isUnwanted { unwanted.append(quoted) } else { wanted.append(quoted) }
    }
    guard !wanted.isEmpty else {
      expression = nil
      return
    }
    let all = "(" + wanted.joined(separator: " AND ") + ")"
    expression = ([all] + unwanted).joined(separator: " NOT ")
  }

  /// Whether there is anything to look for.
  package var isEmpty: Bool { expression == nil }

  private struct Term {
    var text: String
    var isUnwanted: Bool
    var isPhrase: Bool
    var hasStar: Bool
  }

  private static func terms(of text: String) -> [Term] {
    var terms: [Term] = []
    var current = ""
    var isInPhrase = false
    var isUnwanted = false
    func close(isPhrase: Bool) {
      let hasStar = !isPhrase && current.hasSuffix("*")
      if isWord(current) {
        terms.append(
          Term(text: current, isUnwanted: isUnwanted, isPhrase: isPhrase, hasStar: hasStar))
      }
      current = ""
      isUnwanted = false
    }
    for character in text {
      switch character {
      case "\"", "“", "”", "„":
        let isNegated = !isInPhrase && current == "-"
        if isNegated { current = "" }
        close(isPhrase: isInPhrase)
        isInPhrase.toggle()
        isUnwanted = isNegated
      case _ where character.isWhitespace && !isInPhrase: close(isPhrase: false)
      case "-" where current.isEmpty && !isInPhrase && !isUnwanted: current = "-"
      default:
        if current == "-", !isInPhrase {
          current = ""
          isUnwanted = true
        }
        // SQLite's reader of queries ends at a NUL.
        for scalar in character.unicodeScalars where scalar.value >= 0x20 {
          current.unicodeScalars.append(scalar)
        }
      }
    }
    close(isPhrase: isInPhrase)
    return terms
  }

  /// Whether the tokenizer finds a word in it.
  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .privateUse:
        true
      default: false
      }
    }
  }
}
