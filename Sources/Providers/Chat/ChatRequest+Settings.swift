import ChatModel
import JSONCoding

extension ChatRequest {
  /// Adds the common settings; each one that cannot go along leaves a sentence.
  mutating func addSettings() {
    let settings = call.request.settings
    if let limit = settings.maxOutputTokens {
      let field = isReasoning ? .completion : quirks.limitField
      body[field.rawValue] = .integer(limit)
    }
    if let value = settings.temperature, takesSampling("temperature") {
      body["temperature"] = .number(value)
    }
    if let value = settings.topP, takesSampling("topP") { body["top_p"] = .number(value) }
    if let value = settings.topK, knows(.topK) { body["top_k"] = .integer(value) }
    addStopSequences(settings.stopSequences ?? [])
    if let value = settings.seed, knows(.seed) { body[quirks.seedField] = .integer(value) }
    if let value = settings.presencePenalty, takesPenalty(.presencePenalty) {
      body["presence_penalty"] = .number(value)
    }
    if let value = settings.frequencyPenalty, takesPenalty(.frequencyPenalty) {
      body["frequency_penalty"] = .number(value)
    }
  }

  private mutating func addStopSequences(_ all: [String]) {
    var sequences = all.filter { !$0.isEmpty }
    guard !sequences.isEmpty, knows(.stopSequences) else { return }
    if name?.takesStopSequences == false || isReasoning && name?.isReasoning == false {
      return warnings.append(SettingNotes.refused("stopSequences", model: call.model))
    }
    if let most = quirks.mostStopSequences, sequences.count > most {
      sequences = Array(sequences.prefix(most))
      warnings.append(
        "Only the first \(most) stopSequences are sent: \(ProviderName.of(call.provider)) "
          + "takes no more.")
    }
    body["stop"] = .array(sequences.map(JSONValue.string))
  }

  /// Whether the provider has the setting at all.
  private mutating func knows(_ setting: ChatQuirks.Setting) -> Bool {
    guard quirks.missing.contains(setting) else { return true }
    warnings.append(SettingNotes.missing(setting.rawValue, provider: call.provider))
    return false
  }

  private mutating func takesPenalty(_ setting: ChatQuirks.Setting) -> Bool {
    guard knows(setting) else { return false }
    guard isReasoning else { return true }
    warnings.append(SettingNotes.refused(setting.rawValue, model: call.model))
    return false
  }

  /// Whether the model takes temperature or top_p: not while it reasons, not in search models.
  private mutating func takesSampling(_ setting: String) -> Bool {
    if refusesSampling || setting == "temperature" && refusesTemperature {
      warnings.append(SettingNotes.refused(setting, model: call.model))
      return false
    }
    return true
  }

  private var refusesSampling: Bool {
    guard let name else { return false }
    return isReasoning && !hasStoppedReasoning || name.isSearchPreview
  }

  private var refusesTemperature: Bool {
    call.facts.acceptsTemperature == false && !hasStoppedReasoning
  }

  private var hasStoppedReasoning: Bool {
    let effort = call.options["reasoningEffort"] ?? call.options["reasoning_effort"]
    return name?.canStopReasoning == true && effort?.string == "none"
  }
}
