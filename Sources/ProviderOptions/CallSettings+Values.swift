package import ChatModel
package import JSONCoding

extension CallSettings {
  /// Sets a setting to a value, or makes it unset; a value of another type leaves it unset.
  package mutating func set(_ value: JSONValue?, for setting: CommonSetting) {
    clear(setting)
    guard let value else { return }
    switch setting {
    case .maxOutputTokens: maxOutputTokens = value.integer
    case .temperature: temperature = value.double
    case .topP: topP = value.double
    case .topK: topK = value.integer
    case .stopSequences: stopSequences = value.array?.compactMap(\.string)
    case .seed: seed = value.integer
    case .presencePenalty: presencePenalty = value.double
    case .frequencyPenalty: frequencyPenalty = value.double
    }
  }
}

extension LayeredOptions.Layer {
  /// Whether the layer says nothing.
  package var isEmpty: Bool { options.isEmpty && settings == CallSettings() && defaults.isEmpty }

  /// The common settings of the layer by their names; `null` is the provider's default (R20).
  package var settingValues: JSONObject {
    get {
      var result = JSONObject()
      for setting in CommonSetting.allCases {
        if let value = settings.value(of: setting) {
          result[setting.rawValue] = value
        } else if defaults.contains(setting) {
          result[setting.rawValue] = JSONValue.null
        }
      }
      return result
    }
    set {
      for setting in CommonSetting.allCases {
        let value = newValue[setting.rawValue]
        settings.set(value, for: setting)
        if value == .some(.null) { defaults.insert(setting) } else { defaults.remove(setting) }
      }
    }
  }
}
