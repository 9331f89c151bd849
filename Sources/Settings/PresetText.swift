import ChatModel
import JSONCoding

/// Writes a preset as TOML: a table for the settings, one for each provider's options.
enum PresetText {
  static func text(of contents: PresetDirectory.Contents) -> String {
    var lines: [String] = []
    func table(_ name: String, _ members: [(String, JSONValue)]) {
      let pairs = members.filter { $0.1 != .null }.map { "\(key($0.0)) = \(value($0.1))" }
      guard !pairs.isEmpty else { return }
      if !lines.isEmpty { lines.append("") }
      lines += ["[\(name)]"] + pairs
    }
    table("settings", settings(contents.settings))
    for (namespace, options) in contents.options.namespaces.sorted(by: { $0.key < $1.key }) {
      table("options." + key(namespace), options.effectiveMembers.map { ($0.key, $0.value) })
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func settings(_ settings: CallSettings) -> [(String, JSONValue)] {
    let all: [(String, JSONValue?)] = [
      ("maxOutputTokens", settings.maxOutputTokens.map(JSONValue.integer)),
      ("temperature", settings.temperature.map(JSONValue.number)),
      ("topP", settings.topP.map(JSONValue.number)),
      ("topK", settings.topK.map(JSONValue.integer)),
      ("stopSequences", settings.stopSequences.map { .array($0.map(JSONValue.string)) }),
      ("seed", settings.seed.map(JSONValue.integer)),
      ("presencePenalty", settings.presencePenalty.map(JSONValue.number)),
      ("frequencyPenalty", settings.frequencyPenalty.map(JSONValue.number)),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// A key bare where TOML lets it be.
  private static func key(_ text: String) -> String {
    let isBare =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
          || (0x41...0x5A).contains(byte & 0xDF)
      }
    return isBare ? text : string(text)
  }

  private static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: "\"\""
    case .bool, .integer, .number: value.text()
    case .string(let text): string(text)
    case .array(let elements):
      "[" + elements.filter { $0 != .null }.map(self.value).joined(separator: ", ") + "]"
    case .object(let object): inline(object)
    }
  }

  private static func inline(_ object: JSONObject) -> String {
    let pairs = object.effectiveMembers.filter { $0.value != .null }.map {
      "\(key($0.key)) = \(value($0.value))"
    }
    return pairs.isEmpty ? "{}" : "{ \(pairs.joined(separator: ", ")) }"
  }

  /// A basic string; JSON's escapes are TOML's.
  private static func string(_ text: String) -> String { JSONValue.string(text).text() }
}
