import ChatModel
import JSONCoding
import ProviderOptions
import Settings

/// The tables that agent and settings files have in common.
enum SharedTables {
  /// What `#/definitions` holds.
  static func definitions(providers: [String]) -> JSONObject {
    [
      "settings": .object(settings), "timeouts": .object(timeouts), "headers": .object(headers),
      "options": .object(OptionSchemas.byNamespace), "provider": .object(provider),
      "providers": .object(
        [
          "type": "object",
          "properties": .object(
            JSONObject(
              providers.map { .init(key: $0, value: .object(Shape.reference("provider"))) })),
          "additionalProperties": .object(Shape.reference("provider")),
        ] as JSONObject),
    ]
  }

  private static var settings: JSONObject {
    .closed(
      JSONObject(
        CommonSetting.allCases.map {
          .init(
            key: $0.rawValue,
            value: .object(OptionSchemas.schema(of: $0.schema(namespace: "openai"))))
        }))
  }

  private static let limits: JSONObject = [
    "connect": .object(Shape.seconds.described("Connecting, in seconds.")),
    "first_token": .object(Shape.seconds.described("Until the first token, in seconds.")),
    "idle": .object(Shape.seconds.described("Silence of the line, in seconds.")),
    "content": .object(Shape.seconds.described("Silence of the content, in seconds.")),
  ]

  private static let timeouts = JSONObject.closed(limits)

  /// The limits of an agent: those of a call, and that of the whole run.
  static let timeoutsOfRun: JSONObject = {
    var all = limits
    all["total"] = .object(Shape.seconds.described("The whole run, in seconds."))
    return JSONObject.closed(all)
  }()

  private static let headers: JSONObject = [
    "type": "object", "additionalProperties": ["type": "string"],
    "description": "Sent with every request; a value may contain ${VAR}.",
  ]

  /// How a key is named: at most one of the three.
  static let keys: JSONObject = [
    "key_env": [
      "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
      "description": "The variable that holds the key.",
    ],
    "key_file": .object(Shape.text.described("The file whose first line is the key.")),
    "key_command": [
      "type": "array", "items": ["type": "string"], "minItems": 1,
      "description": "A program, with its arguments, that prints the key.",
    ],
  ]

  static let address: JSONObject = [
    "type": "string", "pattern": "^(https?://|\\$\\{)",
    "description": "Where it is asked; may contain ${VAR}.",
  ]

  private static var provider: JSONObject {
    var properties: JSONObject = [
      "name": .object(Shape.text.described("What people call it.")),
      "base_url": .object(address),
      "dialect": .object(
        Shape.words(Dialect.allCases.map(\.rawValue)).described("The API that it speaks.")),
    ]
    properties.merge(keys)
    properties.merge([
      "models": .object(Shape.texts.described("Models that the catalogue does not have.")),
      "allow_http": .object(
        Shape.boolean.described("Plain http to a host that is not this machine.")),
      "headers": .object(Shape.reference("headers")),
      "options": ["type": "object", "description": "The provider's own options."],
      "settings": .object(Shape.reference("settings")),
      "timeouts": .object(Shape.reference("timeouts")),
    ])
    return .closed(properties)
  }
}
