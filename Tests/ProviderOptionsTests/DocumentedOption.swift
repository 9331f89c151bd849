import ChatModel
import JSONCoding

@testable import ProviderOptions

/// One line of `DocumentedPlaces`.
struct DocumentedOption {
  var namespace: String
  var key: String
  var levels: Set<OptionLevel>
  /// The dotted paths in each form.
  var places: [OptionForm: [String]]

  static let all = [DocumentedPlaces.makers, DocumentedPlaces.hosts]
    .flatMap { $0.split(separator: "\n") }.compactMap(DocumentedOption.init)
  static let namespaces = all.reduce(into: [String]()) { names, option in
    if !names.contains(option.namespace) { names.append(option.namespace) }
  }

  private init?(_ line: Substring) {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 3 else { return nil }
    namespace = words[0]
    key = words[1]
    levels = Set(words[2].split(separator: ",").compactMap { OptionLevel(rawValue: String($0)) })
    places = [:]
    for word in words.dropFirst(3) {
      let sides = word.split(separator: "=").map(String.init)
      for form in sides[0].split(separator: ",") {
        guard let form = OptionForm(rawValue: String(form)) else { return nil }
        places[form] = sides[1].split(separator: "+").map(String.init)
      }
    }
  }

  /// A dialect of the form; nil for forms that no dialect speaks.
  static func dialect(of form: OptionForm) -> Dialect? {
    Dialect.allCases.first { OptionForm($0) == form }
  }
}

/// A value as it is typed, and as it should be sent.
struct SampleValue {
  var typed: JSONValue
  var sent: JSONValue

  /// The sample for an option; `keepsNames` is whether the provider writes names as they are typed.
  init(for option: OptionDescription, keepsNames: Bool, namespace: String) {
    let special = ["reasoningHistory": "preserved", "lmstudio reasoning": "low"]
    if let word = special[option.key] ?? special["\(namespace) \(option.key)"],
      namespace != "fireworks-ai"
    {
      self.init(same: .string(word))
    } else if option.fields.isEmpty {
      self.init(same: Self.plain(option.type))
    } else {
      self.init(object: option, keepsNames, namespace)
    }
  }

  private init(same value: JSONValue) {
    typed = value
    sent = value
  }

  /// An object, or an array of one, with every field that may stand beside the others.
  private init(object option: OptionDescription, _ keepsNames: Bool, _ namespace: String) {
    var typed = JSONObject()
    var sent = JSONObject()
    for field in option.fields where field.exists(in: namespace) && typed[field.key] == nil {
      let fits = field.condition?.holds(for: .object(typed)) ?? true
      guard fits, field.excludedBy.map({ typed[$0] == nil }) ?? true else { continue }
      let value = SampleValue(for: field, keepsNames: keepsNames, namespace: namespace)
      typed[field.key] = value.typed
      if field.isClientSide { continue }
      sent[keepsNames ? field.key : Self.snakeCase(field.key)] = value.sent
    }
    let isList = option.type.wording.hasSuffix("list")
    self.typed = isList ? [.object(typed)] : .object(typed)
    self.sent = isList ? [.object(sent)] : .object(sent)
  }

  private static func plain(_ type: OptionType) -> JSONValue {
    switch type {
    case .boolean: true
    case .integer(let bounds): .integer(Int(bounds.lower ?? bounds.upper ?? 7))
    case .number(let bounds): .number(bounds.upper ?? bounds.lower ?? 0.5)
    case .string, .any: "text"
    case .choice(let words): .string(words.last ?? "")
    case .object: ["some": 1]
    case .array(let element, _): [plain(element)]
    case .map(let element, _): ["a": plain(element)]
    case .either(let types): types.first.map(plain) ?? .null
    }
  }

  private static func snakeCase(_ name: String) -> String {
    var result = ""
    for letter in name {
      result += ("A"..."Z").contains(letter) ? "_" + letter.lowercased() : String(letter)
    }
    return result
  }
}
