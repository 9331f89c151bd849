import JSONCoding
import Settings

/// The schema of agent files.
enum AgentSchema {
  static func file(models: [String], providers: [String]) -> JSONObject {
    var definitions = SharedTables.definitions(providers: providers)
    definitions["model_id"] = .object(id(models))
    definitions["entry"] = .object(entry)
    var file = JSONObject.closed(
      [
        "name": .object(Shape.text.described("What --agent calls it; else the file's name.")),
        "instructions": .object(Shape.text.described("The system text.")),
        "strategy": .object(
          Shape.words(AgentFile.Strategy.allCases.map(\.rawValue))
            .described(
              "How the entries share a prompt: one after the other, side by side, the one that measures "
                + "best first, or one by chance first.")),
        "after_text": .object(afterText),
        "hedge_after": .object(
          Shape.seconds.described(
            "How long after one racer the next one starts, in seconds; else all start together.")),
        "win_on": .object(
          Shape.words(AgentFile.Finish.allCases.map(\.rawValue)).described(
            "What wins a race: the first text, or the first whole answer.")),
        "settings": .object(Shape.reference("settings")),
        "timeouts": .object(SharedTables.timeoutsOfRun),
        "options": .object(Shape.reference("options")),
        "model": [
          "anyOf": [
            .object(Shape.reference("model_id")),
            ["type": "array", "items": .object(Shape.reference("entry"))],
          ],
          "description": "The chain, asked in order: [[model]] for each entry, or one id.",
        ],
        "providers": .object(Shape.reference("providers")),
      ], required: ["model"])
    file["definitions"] = .object(definitions)
    return file
  }

  private static let afterText = Shape.words(AgentFile.AfterText.allCases.map(\.rawValue))
    .described("What follows a failure after the first text.")

  /// Known ids to complete, and any other of the form.
  private static func id(_ models: [String]) -> JSONObject {
    [
      "anyOf": [
        .object(Shape.words(models)),
        ["type": "string", "pattern": "^([^/\\s]+/\\S+|.*\\{.+\\}.*)$"],
      ],
      "description": "provider/model; {name} parts are filled from the request context.",
    ]
  }

  private static var entry: JSONObject {
    var properties: JSONObject = [
      "id": .object(Shape.reference("model_id")), "model": .object(Shape.reference("model_id")),
      "max_retries": [
        "type": "integer", "minimum": 0, "maximum": 100,
        "description": "Calls after the first one.",
      ],
      "enabled": .object(Shape.boolean.described("Whether it takes part.")),
      "weight": [
        "type": "number", "minimum": 0,
        "description": "How often it goes first in balance and weighted, against the others.",
      ],
      "after_text": .object(afterText),
      "headers": .object(Shape.reference("headers")),
      "timeouts": .object(Shape.reference("timeouts")),
      "options": .object(Shape.reference("options")),
      "settings": .object(Shape.reference("settings")),
      "base_url": .object(SharedTables.address),
    ]
    properties.merge(SharedTables.keys)
    var entry = JSONObject.closed(properties)
    entry["anyOf"] = [["required": ["id"]], ["required": ["model"]]]
    return entry
  }
}
