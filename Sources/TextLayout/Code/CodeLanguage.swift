/// What is coloured in the code of one language.
struct CodeLanguage: Sendable {
  /// Languages that need more than forms and words.
  enum Kind: Sendable {
    case code
    /// Names before a sign are keys: `name: value`, `name = value`.
    case keyed(UInt8)
    /// Tags in text.
    case markup
    /// Lines by their first sign.
    case diff
    case markdown
  }

  /// The names after a fence that mean this language, in lower case.
  var names: [String]
  var kind = Kind.code
  /// In the order in which they are tried, longer ones first.
  var forms: [CodeForm] = []
  var keywords: Set<String> = []
  /// Whether names that begin with a capital are types.
  var hasTypes = false
  var ignoresCase = false
  /// What may stand in a name beside letters, digits and `_`.
  var signs: Set<UInt8> = []

  init(
    _ names: String, _ kind: Kind = .code, forms: [CodeForm] = [], hasTypes: Bool = false,
    ignoresCase: Bool = false, signs: String = "", keywords: String = ""
  ) {
    self.names = names.split(separator: " ").map(String.init)
    self.kind = kind
    self.forms = forms
    self.hasTypes = hasTypes
    self.ignoresCase = ignoresCase
    self.signs = Set(signs.utf8)
    self.keywords = Set(keywords.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// The language with a name; nil for one that is not known.
  static func named(_ name: String) -> CodeLanguage? {
    // `{.python}` and `python{1,3}` are python.
    let word = name.lowercased().drop { "{.".contains($0) }.prefix { !"{},:".contains($0) }
    return byName[String(word)]
  }

  private static let byName: [String: CodeLanguage] = Dictionary(
    all.flatMap { language in language.names.map { ($0, language) } },
    uniquingKeysWith: { first, _ in first })
}
