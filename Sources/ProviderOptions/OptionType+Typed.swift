package import JSONCoding

extension OptionType {
  /// The value that a typed text means; whether it is allowed is for `validate` to say.
  ///
  /// Words and texts stand without quotes, everything that is neither number nor word is JSON.
  ///
  /// - Parameter text: What was typed.
  /// - Returns: The value; a text that is no number stays a text where a number is wanted.
  /// - Throws: `JSONError` when JSON is wanted and the text is none.
  package func value(typed text: String) throws(JSONError) -> JSONValue {
    switch self {
    case .boolean: Self.switches[text.lowercased()] ?? .string(text)
    case .integer, .number: Self.number(text) ?? .string(text)
    case .string, .choice: .string(text)
    case .object, .map, .array, .any: try JSONValue(parsing: text)
    case .either(let types): try Self.value(typed: text, asOneOf: types)
    }
  }

  private static let switches: [String: JSONValue] = [
    "true": true, "on": true, "yes": true, "false": false, "off": false, "no": false,
  ]

  private static func number(_ text: String) -> JSONValue? {
    if let whole = Int(text) { return .integer(whole) }
    guard let value = Double(text), value.isFinite else { return .none }
    return .number(value)
  }

  /// The first alternative that the text fits; one that takes any text comes last.
  private static func value(
    typed text: String, asOneOf types: [OptionType]
  ) throws(JSONError) -> JSONValue {
    var mistake: JSONError?
    for type in types {
      if case .string = type { continue }
      let description = OptionDescription(key: "value", wireName: "value", type: type)
      do {
        let value = try type.value(typed: text)
        if description.validate(value) == nil { return value }
      } catch {
        mistake = error
      }
    }
    let opensJSON = text.first == "{" || text.first == "["
    if let mistake, opensJSON { throw mistake }
    return .string(text)
  }
}
