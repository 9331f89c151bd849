package import ChatModel
package import JSONCoding

extension CallSettings {
  /// The settings that are set, by the names that files give them.
  package var members: JSONObject {
    var object = JSONObject()
    object["maxOutputTokens"] = maxOutputTokens.map(JSONValue.integer)
    object["temperature"] = temperature.map(JSONValue.number)
    object["topP"] = topP.map(JSONValue.number)
    object["topK"] = topK.map(JSONValue.integer)
    object["stopSequences"] = stopSequences.map { .array($0.map(JSONValue.string)) }
    object["seed"] = seed.map(JSONValue.integer)
    object["presencePenalty"] = presencePenalty.map(JSONValue.number)
    object["frequencyPenalty"] = frequencyPenalty.map(JSONValue.number)
    return object
  }
}
