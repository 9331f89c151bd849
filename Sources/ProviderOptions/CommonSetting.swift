package import ChatModel
package import JSONCoding

/// The name of one of the `CallSettings`.
package enum CommonSetting: String, Sendable, Hashable, CaseIterable {
  case maxOutputTokens, temperature, topP, topK, stopSequences, seed, presencePenalty
  case frequencyPenalty

  /// The type, range and help of the setting; the range of a temperature is the provider's.
  package func schema(namespace: String) -> OptionDescription {
    var description = OptionDescription(key: rawValue, wireName: rawValue, type: type(namespace))
    description.help = help
    return description
  }

  /// What is unusual about a value for a model of which no ranges are known; nil when nothing is.
  package func doubt(about value: JSONValue, namespace: String) -> String? {
    let schema = schema(namespace: namespace)
    guard schema.validate(value) != nil else { return nil }
    return "\(rawValue) is usually \(schema.type.wording); \(value.brief) is sent as it is."
  }

  private func type(_ namespace: String) -> OptionType {
    switch self {
    case .maxOutputTokens: .integer(OptionBounds(lower: 1))
    case .temperature:
      .number(OptionBounds(lower: 0, upper: Self.hottest(OptionNamespaces.canonical(namespace))))
    case .topP: .number(OptionBounds(lower: 0, upper: 1))
    case .topK: .integer(OptionBounds(lower: 0))
    case .stopSequences: .array(.string(.none), .none)
    case .seed: .integer(.none)
    case .presencePenalty, .frequencyPenalty: .number(OptionBounds(lower: -2, upper: 2))
    }
  }

  private static func hottest(_ namespace: String) -> Double {
    switch namespace {
    case "anthropic", "cohere", "togetherai": 1
    case "mistral", "cerebras": 1.5
    default: 2
    }
  }

  private var help: String {
    switch self {
    case .maxOutputTokens: "The most that the model may write, reasoning included."
    case .temperature: "Randomness: low is steady, high is varied."
    case .topP: "Share of probability to choose from."
    case .topK: "Number of candidates to choose from."
    case .stopSequences: "Texts that end the answer."
    case .seed: "Start of the random numbers, for answers that repeat."
    case .presencePenalty: "Penalty on words that have occurred."
    case .frequencyPenalty: "Penalty on words by how often they have occurred."
    }
  }
}

extension CallSettings {
  /// The value of a setting; nil is unset.
  package func value(of setting: CommonSetting) -> JSONValue? {
    switch setting {
    case .maxOutputTokens: maxOutputTokens.map(JSONValue.integer)
    case .temperature: temperature.map(JSONValue.number)
    case .topP: topP.map(JSONValue.number)
    case .topK: topK.map(JSONValue.integer)
    case .stopSequences: stopSequences.map { .array($0.map(JSONValue.string)) }
    case .seed: seed.map(JSONValue.integer)
    case .presencePenalty: presencePenalty.map(JSONValue.number)
    case .frequencyPenalty: frequencyPenalty.map(JSONValue.number)
    }
  }

  /// Makes a setting unset.
  package mutating func clear(_ setting: CommonSetting) {
    switch setting {
    case .maxOutputTokens: maxOutputTokens = nil
    case .temperature: temperature = nil
    case .topP: topP = nil
    case .topK: topK = nil
    case .stopSequences: stopSequences = nil
    case .seed: seed = nil
    case .presencePenalty: presencePenalty = nil
    case .frequencyPenalty: frequencyPenalty = nil
    }
  }
}
