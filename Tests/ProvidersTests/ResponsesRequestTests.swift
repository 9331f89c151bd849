import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `A request of the Responses API` {
  static func call(
    _ messages: [Message] = [.user("Hi")], provider: String = "openai", model: String = "gpt-4.1",
    settings: CallSettings = CallSettings(), options: JSONObject = [:],
    facts: ModelFacts = ModelFacts(), headers: [HTTPHeader] = [], streams: Bool = false
  ) -> WireCall {
    WireCall(
      dialect: .openAIResponses, provider: provider, baseURL: "https://api.openai.com/v1",
      model: model, facts: facts,
      authorization: .bearer(Secret("sk-test", origin: "test")), headers: headers,
      request: ModelRequest(messages: messages, settings: settings, streams: streams),
      options: options)
  }

  @Test func `holds the conversation, the settings and the key, byte for byte`() throws {
    let encoded = try Wire.encode(
      Self.call(
        [.system("Be brief."), .user("Hi"), .assistant("Hello."), .user("\"Ü\"")],
        settings: CallSettings(maxOutputTokens: 100, temperature: 0.5, topP: 0.9), streams: true))

    #expect(
      String(decoding: encoded.request.body, as: UTF8.self)
        == #"{"model":"gpt-4.1","input":[{"role":"system","content":"Be brief."},"#
        + #"{"role":"user","content":[{"type":"input_text","text":"Hi"}]},"#
        + #"{"role":"assistant","content":[{"type":"output_text","text":"Hello."}]},"#
        + #"{"role":"user","content":[{"type":"input_text","text":"\"Ü\""}]}],"#
        + #""max_output_tokens":100,"temperature":0.5,"top_p":0.9,"stream":true}"#)
    #expect(encoded.request.url == "https://api.openai.com/v1/responses")
    #expect(
      encoded.request.headers == [
        HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "text/event-stream"),
        HTTPHeader("Authorization", "Bearer sk-test"),
      ])
    #expect(JSONValue.object(encoded.body).utf8() == encoded.request.body)
    #expect(encoded.warnings.isEmpty)
  }

  @Test func `holds images as plain data URIs, PDF as files and text files as text`() throws {
    let files = [
      Attachment(name: "a.png", mediaType: "image/png", bytes: [1, 2, 3]),
      Attachment(name: "b.pdf", mediaType: "application/pdf", bytes: [4]),
      Attachment(name: "c.txt", mediaType: "text/plain", bytes: Array("ü".utf8)),
    ]
    let message = Message(
      .user, files.map(Part.attachment) + [.text("And?")],
      options: ["openai": ["imageDetail": "low", "promptCacheBreakpoint": ["mode": "explicit"]]])
    let encoded = try Wire.encode(Self.call([message]))

    #expect(
      encoded.body["input"]?[0]?["content"] == [
        ["type": "input_image", "image_url": "data:image/png;base64,AQID", "detail": "low"],
        [
          "type": "input_file", "filename": "b.pdf",
          "file_data": "data:application/pdf;base64,BA==",
        ],
        ["type": "input_text", "text": "c.txt:\nü"],
        [
          "type": "input_text", "text": "And?", "prompt_cache_breakpoint": ["mode": "explicit"],
        ],
      ])
  }

  @Test func `that cannot be said is refused before it is sent`() {
    let film = Attachment(name: "f.mp4", mediaType: "video/mp4", bytes: [1])
    for messages in [[Message(.user, [.attachment(film)])], [.system("Only this.")], []] {
      #expect {
        try Wire.encode(Self.call(messages))
      } throws: { ($0 as? CallFailure)?.kind == .badRequest }
    }
  }

  @Test(arguments: [
    ("openai", "gpt-5", "developer"), ("openai", "o3-mini", "developer"),
    ("openai", "gpt-5.1-chat-latest", "developer"), ("openai", "gpt-5-chat-latest", "system"),
    ("openai", "gpt-4o", "system"), ("openai", "ft:gpt-5:x", "system"),
    ("azure", "gpt-5-mini", "developer"), ("openrouter", "openai/gpt-5", "developer"),
    ("openrouter", "anthropic/claude-sonnet-4.5", "system"), ("xai", "grok-4", "system"),
  ])
  func `gives system text the role that the model knows`(
    provider: String, model: String, role: String
  ) throws {
    let encoded = try Wire.encode(
      Self.call([.system("s"), .user("u")], provider: provider, model: model))

    #expect(encoded.body["input"]?[0]?["role"]?.string == role)
  }

  @Test(arguments: [
    ("gpt-5", "low", false), ("gpt-5", "none", false), ("gpt-5.1", "none", true),
    ("gpt-5.1", "low", false), ("gpt-6", "none", true), ("o4-mini", "none", false),
    ("gpt-4.1", "low", true), ("gpt-5-chat-latest", "low", true),
    ("gpt-4o-search-preview", "low", false),
  ])
  func `sends temperature and topP only where they are taken`(
    model: String, effort: String, isSent: Bool
  ) throws {
    let encoded = try Wire.encode(
      Self.call(
        model: model, settings: CallSettings(temperature: 0.5, topP: 0.9),
        options: ["reasoning": ["effort": .string(effort)]]))

    #expect((encoded.body["temperature"] != nil) == isSent)
    #expect((encoded.body["top_p"] != nil) == isSent)
    let notes = ["temperature", "topP"].map { "\($0) is not sent: \(model) does not take it." }
    for note in notes { #expect(encoded.warnings.contains(note) == !isSent) }
  }

  @Test func `believes the catalogue where names are free`() throws {
    let facts = ModelFacts(reasons: true, acceptsTemperature: false)
    let settings = CallSettings(temperature: 0.5)
    let azure = try Wire.encode(
      Self.call(
        [.system("s"), .user("u")], provider: "azure", model: "my-model", settings: settings,
        facts: facts))
    #expect(azure.body["temperature"] == nil)
    #expect(azure.body["input"]?[0]?["role"] == "developer")

    let grok = try Wire.encode(
      Self.call(
        provider: "xai", model: "grok-4", settings: settings, facts: ModelFacts(reasons: true)))
    #expect(grok.body["temperature"] == 0.5)
  }

  @Test func `asks for at least 16 tokens`() throws {
    let encoded = try Wire.encode(Self.call(settings: CallSettings(maxOutputTokens: 5)))

    #expect(encoded.body["max_output_tokens"] == 16)
    #expect(encoded.warnings == ["max_output_tokens is 16, the least that this API takes."])
  }

  @Test func `says each setting that it has no field for`() throws {
    let encoded = try Wire.encode(
      Self.call(
        settings: CallSettings(
          topK: 1, stopSequences: ["a"], seed: 1, presencePenalty: 0.1, frequencyPenalty: 0.2)))

    #expect(encoded.body.keys == ["model", "input"])
    #expect(
      encoded.warnings
        == ["topK", "stopSequences", "seed", "presencePenalty", "frequencyPenalty"].map {
          "\($0) is not sent: OpenAI has no such setting."
        })
  }

  @Test func `sends only what is new when it goes on from a stored response`() throws {
    let messages: [Message] = [.system("s"), .user("a"), .assistant("b"), .user("c")]
    let encoded = try Wire.encode(
      Self.call(messages, options: ["previous_response_id": "resp_1"]))
    let first = try Wire.encode(
      Self.call([.system("s"), .user("a")], options: ["conversation": "conv_1"]))

    #expect(
      encoded.body["input"] == [
        ["role": "user", "content": [["type": "input_text", "text": "c"]]]
      ])
    #expect(
      encoded.warnings.contains(
        "previous_response_id is set: only what follows the last answer is sent."))
    #expect(first.body["input"]?.array?.count == 2)
  }

  @Test func `never lets a header of the entry replace the key, R9`() throws {
    let encoded = try Wire.encode(
      Self.call(headers: [HTTPHeader("AUTHORIZATION", "Bearer x"), HTTPHeader("X-A", "1")]))

    #expect(encoded.request.headers.filter { $0.name.lowercased() == "authorization" }.count == 1)
    #expect(encoded.request.headers.value(of: "authorization") == "Bearer sk-test")
    #expect(encoded.request.headers.value(of: "x-a") == "1")
  }

  @Test func `sends an unknown option as it is and says so, R19`() throws {
    let encoded = try Wire.encode(Self.call(options: ["trialFlag": true]))

    #expect(encoded.body["trialFlag"] == true)
    #expect(encoded.warnings == ["trialFlag is not known for OpenAI. It is sent as it is."])
  }
}
