import ChatModel
import JSONCoding
import ProviderOptions

/// The option tables as schemas.
enum OptionSchemas {
  /// `[options.NAMESPACE]` tables; other namespaces and keys that no table knows are allowed.
  static var byNamespace: JSONObject {
    let members = OptionNamespaces.all.map { name in
      JSONObject.Member(key: name, value: .object(namespace(name)))
    }
    return [
      "type": "object", "properties": .object(JSONObject(members)),
      "additionalProperties": ["type": "object"],
      "description": "Options by provider; each model gets those of its own provider.",
    ]
  }

  private static func namespace(_ name: String) -> JSONObject {
    var properties = JSONObject()
    // A dialect lends its own options to providers that have none in it.
    for dialect in Dialect.allCases where OptionNamespaces.hasOwnOptions(name, in: dialect) {
      for option in OptionSchema.options(namespace: name, dialect: dialect)
      where properties[option.key] == nil {
        properties[option.key] = .object(schema(of: option))
      }
    }
    return ["type": "object", "properties": .object(properties)]
  }

  static func schema(of option: OptionDescription) -> JSONObject {
    var result = schema(of: option.type, fields: option.fields)
    if !option.help.isEmpty { result["description"] = .string(option.help) }
    if let value = option.defaultValue { result["default"] = value }
    if option.isDeprecated { result["deprecated"] = true }
    return result
  }

  private static func schema(of type: OptionType, fields: [OptionDescription]) -> JSONObject {
    switch type {
    case .boolean: return Shape.boolean
    case .integer(let bounds): return bounded("integer", bounds, "minimum", "maximum")
    case .number(let bounds): return bounded("number", bounds, "minimum", "maximum")
    case .string(let bounds): return bounded("string", bounds, "minLength", "maxLength")
    case .choice(let words): return Shape.words(words)
    case .any: return JSONObject()
    case .object:
      guard !fields.isEmpty else { return ["type": "object"] }
      return ["type": "object", "properties": .object(properties(fields))]
    case .array(let element, let bounds):
      var result = bounded("array", bounds, "minItems", "maxItems")
      result["items"] = .object(schema(of: element, fields: fields))
      return result
    case .map(let element, _):
      return [
        "type": "object", "additionalProperties": .object(schema(of: element, fields: [])),
      ]
    case .either(let types):
      return ["anyOf": .array(types.map { .object(schema(of: $0, fields: fields)) })]
    }
  }

  /// A field that stands twice, for two kinds of its siblings, may be either.
  private static func properties(_ fields: [OptionDescription]) -> JSONObject {
    var properties = JSONObject()
    for field in fields {
      let own = JSONValue.object(schema(of: field))
      properties[field.key] = properties[field.key].map { ["anyOf": [$0, own]] } ?? own
    }
    return properties
  }

  private static func bounded(
    _ type: String, _ bounds: OptionBounds, _ least: String, _ most: String
  ) -> JSONObject {
    var result: JSONObject = ["type": .string(type)]
    result[least] = bounds.lower.map(number)
    result[most] = bounds.upper.map(number)
    return result
  }

  private static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map(JSONValue.integer) ?? .number(value)
  }
}
