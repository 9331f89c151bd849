import ChatModel
import JSONCoding
import Settings

/// Options and settings as JSON; what looks like a key is masked on the way in.
enum OptionForm {
  static func object(_ options: ModelOptions) -> JSONObject {
    JSONObject(
      options.namespaces.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
        JSONObject.Member(key: $0.key, value: .object(KeyMask.masked($0.value)))
      })
  }

  static func options(_ value: JSONValue?) -> ModelOptions {
    var options = ModelOptions()
    for member in value?.object?.effectiveMembers ?? [] {
      if let object = member.value.object { options[member.key] = object }
    }
    return options
  }

  /// Only what is set, under the names that `--set` takes.
  static func object(_ settings: CallSettings) -> JSONObject {
    var object = JSONObject()
    object["maxOutputTokens"] = settings.maxOutputTokens.map(JSONValue.integer)
    object["temperature"] = settings.temperature.map(JSONValue.number)
    object["topP"] = settings.topP.map(JSONValue.number)
    object["topK"] = settings.topK.map(JSONValue.integer)
    object["stopSequences"] = settings.stopSequences.map { .array($0.map(JSONValue.string)) }
    object["seed"] = settings.seed.map(JSONValue.integer)
    object["presencePenalty"] = settings.presencePenalty.map(JSONValue.number)
    object["frequencyPenalty"] = settings.frequencyPenalty.map(JSONValue.number)
    return object
  }

  static func settings(_ value: JSONValue?) -> CallSettings {
    CallSettings(
      maxOutputTokens: value?["maxOutputTokens"]?.integer,
      temperature: value?["temperature"]?.double, topP: value?["topP"]?.double,
      topK: value?["topK"]?.integer,
      stopSequences: value?["stopSequences"]?.array?.compactMap(\.string),
      seed: value?["seed"]?.integer, presencePenalty: value?["presencePenalty"]?.double,
      frequencyPenalty: value?["frequencyPenalty"]?.double)
  }

  static func array(_ layers: [OptionLayer]) -> JSONValue {
    .array(
      layers.map {
        [
          "layer": .string($0.name), "options": .object(object($0.options)),
          "settings": .object(object($0.settings)),
        ]
      })
  }

  static func layers(_ value: JSONValue?) -> [OptionLayer] {
    (value?.array ?? []).compactMap { layer in
      layer["layer"]?.string.map {
        OptionLayer(
          $0, options: options(layer["options"]), settings: settings(layer["settings"]))
      }
    }
  }
}
