import ChatModel
package import JSONCoding
import Settings

/// JSON Schemas of the files that people write, for editors that complete and check them.
///
/// They are made from the tables that the program itself reads by, and say no more than the readers
/// check.
package enum FileSchema: String, Sendable, Hashable, CaseIterable {
  case agent, settings, theme

  /// The schema of a kind of file.
  ///
  /// - Parameters:
  ///   - models: Ids to complete, `provider/model`.
  ///   - providers: Ids of providers to complete.
  ///   - actions: Names of actions that keys can be bound to.
  /// - Returns: A schema of draft 7, which TOML language servers read.
  package func schema(
    models: [String], providers: [String], actions: [String]
  ) -> JSONObject {
    var schema: JSONObject = [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "title": .string("Switchboard \(rawValue) file"),
    ]
    let body: JSONObject =
      switch self {
      case .agent: AgentSchema.file(models: models, providers: providers)
      case .settings: SettingsSchema.file(providers: providers, actions: actions)
      case .theme: ThemeSchema.file()
      }
    schema.merge(body)
    return schema
  }
}

extension JSONObject {
  /// An object schema that names all of its members.
  static func closed(_ properties: JSONObject, required: [String] = []) -> JSONObject {
    var schema: JSONObject = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    if !required.isEmpty { schema["required"] = .array(required.map(JSONValue.string)) }
    return schema
  }

  /// The schema with a sentence.
  func described(_ help: String) -> JSONObject {
    var schema = self
    schema["description"] = .string(help)
    return schema
  }
}

/// Small schemas.
enum Shape {
  static let text: JSONObject = ["type": "string"]
  static let texts: JSONObject = ["type": "array", "items": ["type": "string"]]
  static let boolean: JSONObject = ["type": "boolean"]
  static let seconds: JSONObject = ["type": "number", "minimum": 0.001, "maximum": 604_800]

  static func words(_ words: [String]) -> JSONObject {
    ["type": "string", "enum": .array(words.map(JSONValue.string))]
  }

  static func reference(_ name: String) -> JSONObject {
    ["$ref": .string("#/definitions/\(name)")]
  }
}
