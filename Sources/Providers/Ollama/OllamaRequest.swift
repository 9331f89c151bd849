import ChatModel
import JSONCoding
import ProviderOptions

/// Writes one request to `/api/chat`.
struct OllamaRequest {
  private let call: WireCall

  init(_ call: WireCall) { self.call = call }

  func encoded() throws(CallFailure) -> EncodedCall {
    var body: JSONObject = ["model": .string(call.model)]
    var messages: [JSONValue] = []
    for message in call.request.messages {
      if let written = try write(message) { messages.append(.object(written)) }
    }
    body["messages"] = .array(messages)
    body["stream"] = .bool(call.request.streams)
    let options = sampler()
    if !options.isEmpty { body["options"] = .object(options) }
    let placed = OptionPlacement.place(
      call.options, namespace: call.provider, dialect: .ollama, into: &body)
    return try EncodedCall(
      call, path: "/api/chat", body: body,
      accept: call.request.streams ? "application/x-ndjson" : nil,
      warnings: SettingNotes.of(placed, provider: call.provider))
  }

  /// The common settings under Ollama's names.
  private func sampler() -> JSONObject {
    let settings = call.request.settings
    var options = JSONObject()
    options["num_predict"] = settings.maxOutputTokens.map(JSONValue.integer)
    options["temperature"] = settings.temperature.map(JSONValue.number)
    options["top_p"] = settings.topP.map(JSONValue.number)
    options["top_k"] = settings.topK.map(JSONValue.integer)
    if let stop = settings.stopSequences?.filter({ !$0.isEmpty }), !stop.isEmpty {
      options["stop"] = .array(stop.map(JSONValue.string))
    }
    options["seed"] = settings.seed.map(JSONValue.integer)
    options["presence_penalty"] = settings.presencePenalty.map(JSONValue.number)
    options["frequency_penalty"] = settings.frequencyPenalty.map(JSONValue.number)
    return options
  }

  /// One message: text in one string, images apart from it; nil for an assistant without text.
  private func write(_ message: Message) throws(CallFailure) -> JSONObject? {
    var texts: [String] = []
    var images: [JSONValue] = []
    for part in message.parts {
      switch part {
      case .text(let text): texts.append(text)
      case .attachment(let file) where file.isImage: images.append(.string(file.base64))
      case .attachment(let file):
        guard let text = file.plainText else {
          throw CallFailure(
            .badRequest,
            "Ollama takes images and text, not \(file.mediaType); remove \(file.name) or choose "
              + "another model.")
        }
        texts.append("\n\n\(file.name):\n\n\(text)\n\n")
      }
    }
    let text = texts.joined()
    if message.role == .assistant, text.isEmpty { return nil }
    var result: JSONObject = [
      "role": .string(message.role.rawValue), "content": .string(text),
    ]
    if !images.isEmpty { result["images"] = .array(images) }
    return result
  }
}
