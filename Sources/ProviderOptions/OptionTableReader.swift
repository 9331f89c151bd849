import JSONCoding

/// Reads the text form of a table, one line after the other.
///
/// Total: a line that it does not understand becomes a problem and is left out.
struct OptionTableReader {
  private(set) var options: [OptionDescription] = []
  private(set) var problems: [String] = []

  /// What a line in brackets says of the options below it.
  private struct Section {
    var forms: [OptionForm] = []
    var path: [String] = []
    var levels: Set<OptionLevel> = [.agent]
    var onlyNamespace: String?
  }

  private var section = Section()
  private var keepsNames = false
  /// Models that rules name together, by the name of the group: `$old`.
  private var groups: [Substring: [ModelPattern]] = [:]
  /// The option that is being read, and its fields with their depths.
  private var option: OptionDescription?
  private var hasOwnPlaces = false
  private var fields: [(depth: Int, field: OptionDescription)] = []

  mutating func read(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if !take(line) { problems.append("line \(index + 1): \(line)") }
    }
    close()
  }

  private mutating func take(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard let first = words.first else { return true }
    if first.hasPrefix("[") { return open(line) }
    guard line.hasPrefix(" ") else {
      if words == ["names", "as", "written"] {
        keepsNames = true
        return true
      }
      if first == "models", words.count > 1, words[1].hasPrefix("$") {
        return group(words.dropFirst())
      }
      return begin(words)
    }
    switch first {
    case ">": return place(words.dropFirst())
    case "+": return beta(words.dropFirst())
    case "~": return rule(words.dropFirst())
    case "--":
      edit { $0.help = words.dropFirst().joined(separator: " ") }
      return option != nil
    default: return first.hasPrefix(".") && field(words)
    }
  }

  // MARK: Sections

  /// Reads `[in chat,responses under options at part only google-vertex]`.
  private mutating func open(_ line: Substring) -> Bool {
    close()
    section = Section()
    guard line.hasSuffix("]") else { return false }
    var words = line.dropFirst().dropLast().split(separator: " ")[...]
    while let word = words.popFirst() {
      guard let value = words.popFirst() else { return false }
      switch word {
      case "in": section.forms = Self.forms(value)
      case "under": section.path = Self.path(value)
      case "at": section.levels = Self.levels(value)
      case "only": section.onlyNamespace = String(value)
      default: return false
      }
    }
    return !section.forms.isEmpty && !section.levels.isEmpty
  }

  // MARK: Options and fields

  private mutating func begin(_ words: [Substring]) -> Bool {
    close()
    guard var description = describe(words, name: words[0]) else { return false }
    if description.levels.isEmpty { description.levels = section.levels }
    description.onlyNamespace = description.onlyNamespace ?? section.onlyNamespace
    let place = OptionPlace(.path(section.path + [description.wireName]))
    for form in section.forms { description.places[form] = place }
    option = description
    hasOwnPlaces = false
    return true
  }

  private mutating func field(_ words: [Substring]) -> Bool {
    guard option != nil else { return false }
    let depth = words[0].prefix { $0 == "." }.count
    guard depth <= (fields.last?.depth ?? 0) + 1,
      let description = describe(words, name: words[0].dropFirst(depth))
    else { return false }
    fields.append((depth, description))
    return true
  }

  /// Ends the option: folds the flat list of its fields into a tree.
  private mutating func close() {
    guard var finished = option else { return }
    var open: [(depth: Int, field: OptionDescription)] = []
    func fold(to depth: Int) {
      while let last = open.last, last.depth >= depth {
        open.removeLast()
        if open.isEmpty {
          finished.fields.append(last.field)
        } else {
          open[open.count - 1].field.fields.append(last.field)
        }
      }
    }
    for entry in fields {
      fold(to: entry.depth)
      open.append(entry)
    }
    fold(to: 0)
    options.append(finished)
    option = nil
    fields = []
  }

  /// Changes what was begun last, the option or one of its fields.
  private mutating func edit(_ change: (inout OptionDescription) -> Void) {
    if !fields.isEmpty {
      change(&fields[fields.count - 1].field)
    } else if var changed = option {
      change(&changed)
      option = changed
    }
  }

  private func describe(_ words: [Substring], name: Substring) -> OptionDescription? {
    guard words.count > 1, !name.isEmpty, let type = OptionTypeReader.read(words[1]) else {
      return nil
    }
    let key = String(name)
    var description = OptionDescription(
      key: key, wireName: keepsNames ? key : key.inSnakeCase, type: type)
    description.levels = []
    var rest = words[2...]
    while let word = rest.popFirst() {
      if word == "--" {
        description.help = rest.joined(separator: " ")
        return description
      }
      guard Self.attribute(word, &rest, of: &description) else { return nil }
    }
    return description
  }

  private static func attribute(
    _ word: Substring, _ rest: inout ArraySlice<Substring>, of description: inout OptionDescription
  ) -> Bool {
    switch word {
    case "deprecated": description.isDeprecated = true
    case "secret": description.isSecret = true
    case "client": description.isClientSide = true
    case "required": description.isRequired = true
    case "spreads": description.spreads = true
    case _ where word.hasPrefix("@"): description.levels = levels(word.dropFirst())
    default:
      guard let value = rest.popFirst() else { return false }
      switch word {
      case "=": description.defaultValue = Self.value(value, of: description.type)
      case "alias": description.alias = String(value)
      case "if": description.condition = condition(value)
      case "unless": description.excludedBy = String(value)
      case "only": description.onlyNamespace = String(value)
      case "except": description.exceptNamespace = String(value)
      default: return false
      }
    }
    return true
  }

  // MARK: Places and betas

  /// Reads `[FORMS] PATH [needs PATH] [as VALUE=SENT] [via TRANSFORM]`, or `client`, `betas`,
  /// `header:NAME`, `*` instead of the path.
  private mutating func place(_ words: ArraySlice<Substring>) -> Bool {
    guard option != nil, fields.isEmpty, var target = words.first else { return false }
    var rest = words.dropFirst()
    var forms = section.forms
    if let next = rest.first, !["needs", "as", "via"].contains(next) {
      forms = Self.forms(target)
      target = next
      rest = rest.dropFirst()
    }
    var place = OptionPlace(Self.target(target))
    while let word = rest.popFirst() {
      guard let value = rest.popFirst() else { return false }
      switch word {
      case "needs": place.needs = Self.path(value)
      case "as":
        for pair in value.split(separator: ",") {
          let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          guard sides.count == 2 else { return false }
          place.renames[String(sides[0])] = String(sides[1])
        }
      case "via":
        guard let transform = OptionTransform(rawValue: String(value)) else { return false }
        place.transform = transform
      default: return false
      }
    }
    return put(place, in: forms)
  }

  /// The first place of an option drops the one that its name implies.
  private mutating func put(_ place: OptionPlace, in forms: [OptionForm]) -> Bool {
    guard var changed = option, !forms.isEmpty else { return false }
    if !hasOwnPlaces { changed.places = [:] }
    hasOwnPlaces = true
    for form in forms { changed.places[form] = place }
    option = changed
    return true
  }

  private static func target(_ word: Substring) -> OptionPlace.Target {
    switch word {
    case "client": .client
    case "betas": .betas
    case "*": .path([])
    case _ where word.hasPrefix("header:"): .header(String(word.dropFirst("header:".count)))
    default: .path(path(word))
    }
  }

  /// Reads `NAME [if CONDITION]`.
  private mutating func beta(_ words: ArraySlice<Substring>) -> Bool {
    guard option != nil, let name = words.first else { return false }
    let rest = Array(words.dropFirst())
    switch rest.count {
    case 0: option?.betas.append(OptionBeta(String(name)))
    case 2 where rest[0] == "if":
      option?.betas.append(OptionBeta(String(name), if: Self.condition(rest[1])))
    default: return false
    }
    return true
  }

  // MARK: Models

  /// Reads `NAME = MODELS`.
  private mutating func group(_ words: ArraySlice<Substring>) -> Bool {
    let words = Array(words)
    guard words.count == 3, words[1] == "=", words[0].hasPrefix("$"),
      let models = models(words[2])
    else { return false }
    groups[words[0]] = models
    return true
  }

  /// Reads `[VALUES] only|not MODELS [while CONDITION] [unless CONDITION]`.
  private mutating func rule(_ words: ArraySlice<Substring>) -> Bool {
    var rest = words
    guard option != nil, var word = rest.popFirst() else { return false }
    var rule = OptionRule(isExclusive: false, models: [])
    if !["only", "not"].contains(word) {
      rule.values = word.split(separator: ",").map(String.init)
      guard let next = rest.popFirst() else { return false }
      word = next
    }
    rule.isExclusive = word == "only"
    guard ["only", "not"].contains(word), let models = rest.popFirst().flatMap(models) else {
      return false
    }
    rule.models = models
    while let word = rest.popFirst() {
      guard let condition = rest.popFirst().map(Self.condition) else { return false }
      switch word {
      case "while": rule.condition = condition
      case "unless": rule.exception = condition
      default: return false
      }
    }
    edit { $0.rules.append(rule) }
    return true
  }

  /// The patterns of a list, with those of the groups that it names; nil when one makes no sense.
  private func models(_ list: Substring) -> [ModelPattern]? {
    var result: [ModelPattern] = []
    for name in list.split(separator: ",") {
      let patterns = name.hasPrefix("$") ? groups[name] : [ModelPattern(String(name))]
      guard let patterns, patterns.allSatisfy(\.isPossible) else { return nil }
      result += patterns
    }
    return result.isEmpty ? nil : result
  }

  // MARK: Words

  private static func forms(_ word: Substring) -> [OptionForm] {
    word.split(separator: ",").compactMap { OptionForm(rawValue: String($0)) }
  }

  private static func levels(_ word: Substring) -> Set<OptionLevel> {
    Set(word.split(separator: ",").compactMap { OptionLevel(rawValue: String($0)) })
  }

  private static func path(_ word: Substring) -> [String] {
    word.split(separator: ".").map(String.init)
  }

  /// Reads `type=enabled,adaptive`, `=default` or `skills`.
  private static func condition(_ word: Substring) -> OptionCondition {
    let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let values = sides.count == 2 ? sides[1].split(separator: ",").map(String.init) : []
    return OptionCondition(path: path(sides[0]), values: values)
  }

  /// A default: a number or truth value where the type is one, else a text.
  private static func value(_ word: Substring, of type: OptionType) -> JSONValue {
    switch type {
    case .string, .choice, .either([.string(.none), .number(.none)]): .string(String(word))
    default: (try? JSONValue(parsing: String(word))) ?? .string(String(word))
    }
  }
}

extension String {
  /// `budgetTokens` as `budget_tokens`.
  var inSnakeCase: String {
    reduce(into: "") { result, letter in
      if letter.isUppercase, !result.isEmpty { result += "_" }
      result += letter.lowercased()
    }
  }
}
