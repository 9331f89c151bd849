import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `A request of the Gemini API` {
  static func call(
    _ messages: [Message] = [.user("Hi")], model: String = "gemini-2.5-flash",
    settings: CallSettings = CallSettings(), options: JSONObject = [:],
    headers: [HTTPHeader] = [], baseURL: String = "https://g.example/v1beta",
    streams: Bool = false
  ) -> WireCall {
    WireCall(
      dialect: .gemini, provider: "google", baseURL: baseURL, model: model,
      authorization: .header("x-goog-api-key", Secret("AIza", origin: "test")), headers: headers,
      request: ModelRequest(messages: messages, settings: settings, streams: streams),
      options: options)
  }

  @Test func `holds the conversation, the settings and the key, byte for byte`() throws {
    let encoded = try Wire.encode(
      Self.call(
        [.system("Be brief."), .user("Hi"), .assistant("Hello."), .user("\"Ü\"")],
        settings: CallSettings(
          maxOutputTokens: 100, temperature: 0.5, topP: 0.9, topK: 40, stopSequences: ["END"],
          seed: 7, presencePenalty: 0.1, frequencyPenalty: 0.2),
        streams: true))

    #expect(
      String(decoding: encoded.request.body, as: UTF8.self)
        == #"{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":["#
        + #"{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello."}]},"#
        + #"{"role":"user","parts":[{"text":"\"Ü\""}]}],"generationConfig":{"#
        + #""maxOutputTokens":100,"temperature":0.5,"topP":0.9,"topK":40,"seed":7,"#
        + #""stopSequences":["END"],"presencePenalty":0.1,"frequencyPenalty":0.2}}"#)
    #expect(
      encoded.request.url
        == "https://g.example/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse")
    #expect(
      encoded.request.headers == [
        HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "text/event-stream"),
        HTTPHeader("x-goog-api-key", "AIza"),
      ])
    #expect(JSONValue.object(encoded.body).utf8() == encoded.request.body)
    #expect(encoded.warnings.isEmpty)
  }

  @Test(arguments: [
    ("gemini-2.5-pro", "models/gemini-2.5-pro"), ("models/gemini-3", "models/gemini-3"),
    ("tunedModels/mine-1", "tunedModels/mine-1"), ("odd?id#1", "models/odd%3Fid%231"),
  ])
  func `goes to the path of the model`(model: String, path: String) throws {
    let whole = try Wire.encode(Self.call(model: model))
    #expect(whole.request.url == "https://g.example/v1beta/\(path):generateContent")

    let queried = try Wire.encode(
      Self.call(model: model, baseURL: "https://g.example/v1?team=a", streams: true))
    #expect(
      queried.request.url == "https://g.example/v1/\(path):streamGenerateContent?alt=sse&team=a")
  }

  @Test func `joins neighbours and says later system text in the user's turn`() throws {
    let encoded = try Wire.encode(
      Self.call([.user("a"), .user(""), .system("b"), .assistant("c")]))

    #expect(
      encoded.body["contents"] == [
        ["role": "user", "parts": [["text": "a"], ["text": "b"]]],
        ["role": "model", "parts": [["text": "c"]]],
      ])
    #expect(encoded.body["systemInstruction"] == nil)
    #expect(encoded.warnings.count == 1)
  }

  @Test func `gives Gemma its system text before the first user text`() throws {
    let encoded = try Wire.encode(
      Self.call(
        [.system("s"), .system("t"), .assistant("x"), .user("u")], model: "gemma-3-27b-it"))

    #expect(encoded.body["systemInstruction"] == nil)
    #expect(
      encoded.body["contents"] == [
        ["role": "model", "parts": [["text": "x"]]],
        ["role": "user", "parts": [["text": "s\n\nt\n\nu"]]],
      ])
  }

  @Test func `holds files of any kind inline`() throws {
    let file = Attachment(name: "f.mp4", mediaType: "video/mp4", bytes: [1, 2, 3])
    let message = Message(
      .user, [.attachment(file), .text("?")],
      options: ["google": ["partMediaResolution": "MEDIA_RESOLUTION_LOW"]])
    let encoded = try Wire.encode(Self.call([message]))

    #expect(
      encoded.body["contents"]?[0]?["parts"] == [
        [
          "inlineData": ["mimeType": "video/mp4", "data": "AQID"],
          "mediaResolution": ["level": "MEDIA_RESOLUTION_LOW"],
        ],
        ["text": "?"],
      ])
  }

  @Test func `without anything to say is refused`() {
    for messages in [[Message.system("s")], [.user("")], []] {
      #expect {
        try Wire.encode(Self.call(messages))
      } throws: { ($0 as? CallFailure)?.kind == .badRequest }
    }
  }

  @Test func `sends five stop sequences at most`() throws {
    let encoded = try Wire.encode(
      Self.call(settings: CallSettings(stopSequences: ["1", "2", "3", "4", "5", "6"])))

    #expect(
      encoded.body["generationConfig"] == ["stopSequences": ["1", "2", "3", "4", "5"]])
    #expect(
      encoded.warnings == ["Only the first 5 stop sequences are sent: Gemini takes no more."])
  }

  @Test func `leaves the system text to the cached content`() throws {
    let encoded = try Wire.encode(
      Self.call([.system("s"), .user("u")], options: ["cachedContent": "cachedContents/1"]))

    #expect(encoded.body["systemInstruction"] == nil)
    #expect(
      encoded.warnings.contains(
        "The system text is left out: it belongs to the cached content."))
  }

  @Test func `never lets a header of the entry replace the key, R9`() throws {
    let encoded = try Wire.encode(
      Self.call(headers: [HTTPHeader("X-Goog-Api-Key", "other"), HTTPHeader("X-A", "1")]))

    #expect(encoded.request.headers.filter { $0.name.lowercased() == "x-goog-api-key" }.count == 1)
    #expect(encoded.request.headers.value(of: "x-goog-api-key") == "AIza")
    #expect(!encoded.request.url.contains("AIza"))
    #expect(encoded.request.headers.value(of: "x-a") == "1")
  }

  @Test func `sends an unknown option as it is and says so, R19`() throws {
    let encoded = try Wire.encode(Self.call(options: ["trialFlag": 1]))

    #expect(encoded.body["trialFlag"] == 1)
    #expect(encoded.warnings == ["trialFlag is not known for Google. It is sent as it is."])
  }
}
