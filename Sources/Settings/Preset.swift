package import ChatModel
package import JSONCoding

/// A named set of options and settings, which belongs to no model.
package struct Preset: Sendable, Hashable {
  package var name: String
  /// Of as many providers as it likes; each entry gets those of its own.
  package var options: ModelOptions
  package var settings: CallSettings

  package init(name: String, options: ModelOptions = [:], settings: CallSettings = CallSettings()) {
    self.name = name
    self.options = options
    self.settings = settings
  }

  /// Reads the text of a preset file; the file's name is the preset's.
  static func parse(_ bytes: [UInt8], file: String) -> Parsed<Preset> {
    do throws(FileMistake) {
      let document = try TOMLDocument(bytes, file: file)
      let mistakes = MistakeList(file: file, source: document.source)
      KeyLiterals(mistakes: mistakes).check(.object(document.root))
      var reader = TableReader(document.root, mistakes: mistakes)
      let preset = Preset(
        name: AgentLocation.name(of: file), options: reader.options(),
        settings: reader.callSettings())
      reader.finish()
      return Parsed(preset, mistakes: mistakes.sorted)
    } catch {
      return Parsed(nil, mistakes: [error])
    }
  }

  /// The text of its file.
  var text: String {
    var text = TOMLText()
    text.table(["settings"], settings.members)
    for namespace in options.namespaces.keys.sorted() {
      text.table(["options", namespace], options[namespace] ?? JSONObject())
    }
    return text.text + "\n"
  }
}

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
