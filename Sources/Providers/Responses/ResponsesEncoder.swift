import ChatModel
import JSONCoding
import ProviderOptions
import Transport

/// Writes one request of the Responses API.
struct ResponsesEncoder {
  /// The least that the server takes as `max_output_tokens`.
  private static let leastOutput = 16

  private let call: WireCall
  private let quirks: ResponsesQuirks
  private let model: OpenAIModelName
  private var body = JSONObject()
  private var warnings: [String] = []
  private var options = JSONObject()

  init(_ call: WireCall) {
    self.call = call
    quirks = ResponsesQuirks(provider: call.provider)
    model = OpenAIModelName(call.model)
  }

  mutating func encode() throws(CallFailure) -> EncodedCall {
    body["model"] = .string(call.model)
    body["input"] = .array([])
    limitOutput()
    let outcome = OptionPlacement.place(
      call.options, namespace: call.provider, dialect: .openAIResponses, into: &body)
    options = outcome.clientSide
    warnings += SettingNotes.of(outcome, provider: call.provider)
    try writeInput()
    sample()
    dropUnavailable()
    if call.request.streams { body["stream"] = true }
    return try EncodedCall(
      call, path: "/responses", body: body,
      own: outcome.headers.map { HTTPHeader($0.name, $0.value) }, warnings: warnings)
  }

  /// Puts the conversation before what the options placed into `input`.
  private mutating func writeInput() throws(CallFailure) {
    let input = try ResponsesInput(
      newMessages(), namespace: call.provider, options: options, systemRole: systemRole)
    warnings += input.warnings
    let placed = body["input"]?.array ?? []
    body["input"] = .array(input.items.map(JSONValue.object) + placed)
  }

  /// The messages that the server does not have yet when it goes on from something stored.
  private mutating func newMessages() -> ArraySlice<Message> {
    let messages = call.request.messages[...]
    let field = ["previous_response_id", "conversation"].first { body[$0] != nil }
    guard let field, let last = messages.lastIndex(where: { $0.role == .assistant }),
      messages[(last + 1)...].contains(where: { $0.role == .user })
    else { return messages }
    warnings.append("\(field) is set: only what follows the last answer is sent.")
    return messages[(last + 1)...]
  }

  private var systemRole: String? {
    switch options["systemMessageMode"]?.string {
    case "remove": nil
    case "system": "system"
    case "developer": "developer"
    default: reasons && quirks.hasDeveloperRole ? "developer" : "system"
    }
  }

  /// Whether this is one of OpenAI's reasoning models, which take fewer settings.
  private var reasons: Bool {
    if options["forceReasoning"]?.bool == true || model.isReasoning { return true }
    return quirks.trustsFacts && call.facts.reasons == true
      && call.facts.acceptsTemperature == false
  }

  private mutating func limitOutput() {
    guard let wanted = call.request.settings.maxOutputTokens else { return }
    body["max_output_tokens"] = .integer(max(wanted, Self.leastOutput))
    if wanted < Self.leastOutput {
      warnings.append("max_output_tokens is 16, the least that this API takes.")
    }
  }

  /// Temperature and `top_p`: reasoning models take them only at effort `none`, from gpt-5.1 on.
  private mutating func sample() {
    let isOff = model.canStopReasoning && body["reasoning"]?["effort"]?.string == "none"
    let isTaken = reasons ? isOff : call.facts.acceptsTemperature ?? !model.isSearchPreview
    let settings = call.request.settings
    let fields = [
      ("temperature", "temperature", settings.temperature), ("topP", "top_p", settings.topP),
    ]
    for (setting, wire, value) in fields {
      guard let value, body[wire] == nil else { continue }
      if isTaken {
        body[wire] = .number(value)
      } else {
        warnings.append(SettingNotes.refused(setting, model: call.model))
      }
    }
  }

  private mutating func dropUnavailable() {
    if reasons, body["top_logprobs"] != nil {
      body["top_logprobs"] = nil
      let kept = (body["include"]?.array ?? []).filter { $0 != "message.output_text.logprobs" }
      body["include"] = kept.isEmpty ? nil : .array(kept)
      warnings.append(SettingNotes.refused("top_logprobs", model: call.model))
    }
    let settings = call.request.settings
    let missing: [(String, Bool)] = [
      ("topK", settings.topK != nil),
      ("stopSequences", settings.stopSequences?.isEmpty == false),
      ("seed", settings.seed != nil),
      ("presencePenalty", settings.presencePenalty != nil),
      ("frequencyPenalty", settings.frequencyPenalty != nil),
    ]
    for (name, isSet) in missing where isSet {
      warnings.append(SettingNotes.missing(name, provider: call.provider))
    }
  }
}
