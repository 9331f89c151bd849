import JSONCoding

/// The schema of the settings file.
enum SettingsSchema {
  static func file(providers: [String], actions: [String]) -> JSONObject {
    let keys: JSONObject = [
      "anyOf": [.object(Shape.texts), .object(Shape.text)],
      "description": "The keys that do it, such as \"ctrl+p\" or \"g g\".",
    ]
    var file = JSONObject.closed([
      "model": [
        "type": "string", "pattern": "^[^/\\s]+/\\S+$",
        "description": "The model to ask when nothing else names one.",
      ],
      "agent": .object(Shape.text.described("The agent to use when nothing else names one.")),
      "providers": .object(Shape.reference("providers")),
      "theme": .object(
        .closed([
          "name": .object(Shape.text.described("The theme's name.")),
          "appearance": [
            "enum": ["dark", "light"],
            "description": "The ground that themes with both are painted for.",
          ],
        ])),
      "symbols": .object(
        .closed([
          "set": [
            "enum": ["unicode", "ascii"], "description": "The signs that the program draws.",
          ]
        ])),
      "history": .object(
        .closed(["keep": .object(Shape.boolean.described("Whether prompts are kept."))])),
      "chats": .object(
        .closed(["keep": .object(Shape.boolean.described("Whether chats are kept."))])),
      "models": .object(
        .closed([
          "remember": .object(
            Shape.boolean.described("Whether models that were asked are remembered."))
        ])),
      "keymap": [
        "type": "object",
        "properties": .object(
          JSONObject(actions.map { .init(key: $0, value: .object(keys)) })),
        "additionalProperties": .object(keys),
        "description": "Named actions and their keys.",
      ],
    ])
    file["definitions"] = .object(SharedTables.definitions(providers: providers))
    return file
  }
}
