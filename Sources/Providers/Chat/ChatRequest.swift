import ChatModel
import JSONCoding
import ProviderOptions

/// Writes one Chat Completions request.
struct ChatRequest {
  let call: WireCall
  let quirks: ChatQuirks
  /// What the id says where the provider serves OpenAI's own models.
  let name: OpenAIModelName?
  var body = JSONObject()
  var warnings: [String] = []

  init(_ call: WireCall) {
    self.call = call
    quirks = ChatQuirks.of(call.provider)
    name = quirks.servesOpenAIModels ? OpenAIModelName(call.model) : nil
  }

  /// Whether this is one of OpenAI's reasoning models, by its id or because the options say so.
  var isReasoning: Bool {
    name?.isReasoning == true || name != nil && call.options["forceReasoning"]?.bool == true
  }

  /// The whole request.
  func encoded() throws(CallFailure) -> EncodedCall {
    var request = self
    request.body["model"] = .string(call.model)
    request.body["messages"] = try request.messages()
    request.addSettings()
    request.addStreaming()
    let placed = OptionPlacement.place(
      call.options, namespace: call.provider, dialect: .openAIChat, into: &request.body)
    request.warnings += SettingNotes.of(placed, provider: call.provider)
    request.dropRefusedFields()
    return try EncodedCall(
      call, path: "/chat/completions", body: request.body,
      own: quirks.headers, warnings: request.warnings)
  }

  private mutating func addStreaming() {
    body["stream"] = .bool(call.request.streams)
    if call.request.streams, quirks.asksForUsage {
      body["stream_options"] = ["include_usage": true]
    }
  }

  /// Removes what OpenAI's reasoning models answer with 400.
  private mutating func dropRefusedFields() {
    guard isReasoning else { return }
    for field in ["logit_bias", "logprobs", "top_logprobs"] where body[field] != nil {
      body[field] = nil
      warnings.append(SettingNotes.refused(field, model: call.model))
    }
  }
}
