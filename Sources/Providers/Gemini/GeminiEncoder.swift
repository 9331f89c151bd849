import ChatModel
import JSONCoding
import ProviderOptions
import Transport

/// Writes one request of the Gemini API.
struct GeminiEncoder {
  private static let mostStopSequences = 5

  private let call: WireCall
  private var body = JSONObject()
  private var warnings: [String] = []

  init(_ call: WireCall) { self.call = call }

  mutating func encode() throws(CallFailure) -> EncodedCall {
    let contents = try GeminiContents(
      call.request.messages, namespace: call.provider, hasSystemRole: !isGemma)
    warnings += contents.warnings
    write(contents)
    let settings = generationConfig()
    body["generationConfig"] = settings.isEmpty ? nil : .object(settings)
    let outcome = OptionPlacement.place(
      call.options, namespace: call.provider, dialect: .gemini, into: &body)
    warnings += SettingNotes.of(outcome, provider: call.provider)
    if body["cachedContent"] != nil, body["systemInstruction"] != nil {
      body["systemInstruction"] = nil
      warnings.append("The system text is left out: it belongs to the cached content.")
    }
    return try EncodedCall(
      call, path: path, body: body, own: outcome.headers.map { HTTPHeader($0.name, $0.value) },
      warnings: warnings)
  }

  /// Whether the model has no system role.
  private var isGemma: Bool {
    call.model.lowercased().split(separator: "/").last?.hasPrefix("gemma") ?? false
  }

  /// Ids with a slash are paths of their own (`tunedModels/…`).
  private var path: String {
    let id = URLPath.escaped(call.model)
    let resource = call.model.contains("/") ? id : "models/\(id)"
    let method = call.request.streams ? "streamGenerateContent?alt=sse" : "generateContent"
    return "/\(resource):\(method)"
  }

  private mutating func write(_ contents: GeminiContents) {
    if !contents.system.isEmpty {
      body["systemInstruction"] = ["parts": .array(contents.system.map(JSONValue.object))]
    }
    body["contents"] = .array(
      contents.entries.map { entry in
        ["role": .string(entry.role), "parts": .array(entry.parts.map(JSONValue.object))]
      })
  }

  private mutating func generationConfig() -> JSONObject {
    let settings = call.request.settings
    var config = JSONObject()
    config["maxOutputTokens"] = settings.maxOutputTokens.map(JSONValue.integer)
    config["temperature"] = settings.temperature.map(JSONValue.number)
    config["topP"] = settings.topP.map(JSONValue.number)
    config["topK"] = settings.topK.map(JSONValue.integer)
    config["seed"] = settings.seed.map(JSONValue.integer)
    if let sequences = settings.stopSequences, !sequences.isEmpty {
      let taken = sequences.prefix(Self.mostStopSequences)
      config["stopSequences"] = .array(taken.map(JSONValue.string))
      if taken.count < sequences.count {
        warnings.append("Only the first 5 stop sequences are sent: Gemini takes no more.")
      }
    }
    config["presencePenalty"] = settings.presencePenalty.map(JSONValue.number)
    config["frequencyPenalty"] = settings.frequencyPenalty.map(JSONValue.number)
    return config
  }
}
