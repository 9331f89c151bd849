import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `A request of the Messages API` {
  static let key = Authorization.header("x-api-key", Secret("sk-test", origin: "test"))

  static func call(
    _ messages: [Message] = [.user("Hi")], model: String = "claude-sonnet-4-5",
    settings: CallSettings = CallSettings(), options: JSONObject = [:],
    facts: ModelFacts = ModelFacts(), headers: [HTTPHeader] = [],
    authorization: Authorization = key, streams: Bool = false
  ) -> WireCall {
    WireCall(
      dialect: .anthropic, provider: "anthropic", baseURL: "https://api.anthropic.com/v1",
      model: model, facts: facts, authorization: authorization, headers: headers,
      request: ModelRequest(messages: messages, settings: settings, streams: streams),
      options: options)
  }

  @Test func `holds the conversation, the limit and the key, byte for byte`() throws {
    let encoded = try Wire.encode(
      Self.call(
        [.system("Be brief."), .system(""), .user("Hi"), .assistant("Hello."), .user("\"Ü\"\n")],
        settings: CallSettings(maxOutputTokens: 100, temperature: 0.5), streams: true))

    #expect(
      String(decoding: encoded.request.body, as: UTF8.self)
        == #"{"model":"claude-sonnet-4-5","max_tokens":100,"system":[{"type":"text","#
        + #""text":"Be brief."}],"messages":[{"role":"user","content":[{"type":"text","#
        + #""text":"Hi"}]},{"role":"assistant","content":[{"type":"text","text":"Hello."}]},"#
        + #"{"role":"user","content":[{"type":"text","text":"\"Ü\"\n"}]}],"temperature":0.5,"#
        + #""stream":true}"#)
    #expect(encoded.request.url == "https://api.anthropic.com/v1/messages")
    #expect(
      encoded.request.headers == [
        HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "text/event-stream"),
        HTTPHeader("anthropic-version", "2023-06-01"), HTTPHeader("x-api-key", "sk-test"),
      ])
    #expect(JSONValue.object(encoded.body).utf8() == encoded.request.body)
    #expect(encoded.warnings.isEmpty)
  }

  @Test func `alternates roles, begins with the user and ends without white space`() throws {
    let encoded = try Wire.encode(
      Self.call([
        .assistant("I am"), .user("a"), .user(" "), .system("Now in French."), .user("b"),
        .assistant("Well,  \n "),
      ]))

    #expect(
      encoded.body["messages"] == [
        ["role": "user", "content": [["type": "text", "text": "(continued)"]]],
        ["role": "assistant", "content": [["type": "text", "text": "I am"]]],
        [
          "role": "user",
          "content": [
            ["type": "text", "text": "a"], ["type": "text", "text": "Now in French."],
            ["type": "text", "text": "b"],
          ],
        ],
        ["role": "assistant", "content": [["type": "text", "text": "Well,"]]],
      ])
    #expect(encoded.warnings.count == 2)
  }

  @Test func `holds images, PDF and text files as blocks`() throws {
    let files = [
      Attachment(name: "a.png", mediaType: "image/png", bytes: [1, 2, 3]),
      Attachment(name: "b.pdf", mediaType: "application/pdf", bytes: [4]),
      Attachment(name: "c.md", mediaType: "text/markdown", bytes: Array("# ü".utf8)),
    ]
    let message = Message(
      .user, files.map(Part.attachment) + [.text("What is this?")],
      options: ["anthropic": ["citations": ["enabled": true]], "openai": ["title": "no"]])
    let encoded = try Wire.encode(Self.call([message]))

    #expect(
      encoded.body["messages"]?[0]?["content"] == [
        [
          "type": "image",
          "source": ["type": "base64", "media_type": "image/png", "data": "AQID"],
        ],
        [
          "type": "document",
          "source": ["type": "base64", "media_type": "application/pdf", "data": "BA=="],
          "title": "b.pdf", "citations": ["enabled": true],
        ],
        [
          "type": "document",
          "source": ["type": "text", "media_type": "text/plain", "data": "# ü"],
          "title": "c.md", "citations": ["enabled": true],
        ],
        ["type": "text", "text": "What is this?"],
      ])
  }

  @Test func `warns of an answer to go on from where it may be refused`() throws {
    let messages: [Message] = [.user("a"), .assistant("b")]
    let note = "The last message is an answer to go on from: it may be refused here."

    let plain = try Wire.encode(Self.call(messages))
    #expect(!plain.warnings.contains(note))
    let thinking = try Wire.encode(
      Self.call(messages, options: ["thinking": ["type": "adaptive"]]))
    #expect(thinking.warnings.contains(note))
    #expect(try Wire.encode(Self.call(messages, model: "claude-opus-5")).warnings == [note])
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
    ("claude-opus-5", 128_000), ("claude-sonnet-5", 128_000), ("claude-fable-5", 128_000),
    ("claude-opus-4-8", 128_000), ("claude-opus-4-7", 128_000), ("claude-opus-4-6", 128_000),
    ("claude-sonnet-4-6", 128_000), ("claude-opus-4-5-20251101", 64_000),
    ("claude-sonnet-4-5-20250929", 64_000), ("claude-haiku-4-5", 64_000),
    ("anthropic/claude-haiku-4.5", 64_000), ("claude-sonnet-4-20250514", 64_000),
    ("claude-sonnet-4-0", 64_000), ("claude-opus-4-1-20250805", 32_000),
    ("claude-opus-4-20250514", 32_000), ("claude-opus-4@20250514", 32_000),
    ("claude-3-haiku-20240307", 4096), ("MiniMax-M2", 4096), ("deepseek-chat", 4096),
  ])
  func `asks for as much as the model can write`(model: String, limit: Int) throws {
    let encoded = try Wire.encode(Self.call(model: model))

    #expect(encoded.body["max_tokens"] == .integer(limit))
    #expect(encoded.warnings.isEmpty)
  }

  @Test func `knows no limit of a new model and says so`() throws {
    for model in ["claude-opus-4-9", "claude-opus-6", "claude-sonnet-5-1"] {
      let encoded = try Wire.encode(Self.call(model: model))
      #expect(encoded.body["max_tokens"] == 128_000)
      #expect(
        encoded.warnings == ["The output limit of \(model) is not known: max_tokens is 128000."])
    }

    let told = try Wire.encode(
      Self.call(model: "claude-opus-6", facts: ModelFacts(maxOutputTokens: 200_000)))
    #expect(told.body["max_tokens"] == 200_000)
    #expect(told.warnings.isEmpty)
  }

  @Test(arguments: [
    (1000, 2048, 3048), (63_000, 2048, 64_000), (Int.max, 2048, 64_000), (nil, 2048, 64_000),
  ])
  func `adds the thinking budget up to the model's limit`(
    wanted: Int?, budget: Int, limit: Int
  ) throws {
    let encoded = try Wire.encode(
      Self.call(
        settings: CallSettings(maxOutputTokens: wanted),
        options: ["thinking": ["type": "enabled", "budget_tokens": .integer(budget)]]))

    #expect(encoded.body["max_tokens"] == .integer(limit))
  }

  @Test func `says when a budget is not below the limit`() throws {
    let encoded = try Wire.encode(
      Self.call(options: ["thinking": ["type": "enabled", "budget_tokens": 64_000]]))

    #expect(
      encoded.warnings.contains(
        "The thinking budget of 64000 tokens is not below max_tokens, 64000: it will be refused."))
  }

  @Test(arguments: [
    (CallSettings(temperature: 1.5), "claude-haiku-4-5", ["temperature": 1.0]),
    (CallSettings(temperature: 0, topP: 0.5), "claude-haiku-4-5", ["temperature": 0.0]),
    (CallSettings(topP: 0.5, topK: 4), "claude-haiku-4-5", ["top_p": 0.5, "top_k": 4]),
    (CallSettings(temperature: 0.5, topP: 0.5, topK: 4), "claude-opus-5", [:]),
    (CallSettings(temperature: 0.5), "claude-sonnet-9", [:]),
    (CallSettings(temperature: 1.5, topP: 0.5), "MiniMax-M2", ["temperature": 1.5, "top_p": 0.5]),
  ])
  func `takes temperature, topP and topK as the model does`(
    settings: CallSettings, model: String, fields: [String: Double]
  ) throws {
    let encoded = try Wire.encode(Self.call(model: model, settings: settings))

    for name in ["temperature", "top_p", "top_k"] {
      #expect(encoded.body[name]?.double == fields[name])
    }
  }

  @Test func `leaves sampling out while thinking is on, and says so`() throws {
    let settings = CallSettings(temperature: 0.5, topP: 0.9, topK: 3)
    let thinking = try Wire.encode(
      Self.call(settings: settings, options: ["thinking": ["type": "adaptive"]]))
    #expect(
      thinking.warnings.suffix(3) == [
        "temperature is not sent: thinking is on and excludes it.",
        "topP is not sent: thinking is on and excludes it.",
        "topK is not sent: thinking is on and excludes it.",
      ])

    let off = try Wire.encode(
      Self.call(settings: settings, options: ["thinking": ["type": "disabled"]]))
    #expect(off.body["temperature"] == 0.5)

    let told = try Wire.encode(
      Self.call(settings: settings, facts: ModelFacts(acceptsTemperature: false)))
    #expect(told.body["temperature"] == nil)
    #expect(told.warnings.contains("temperature is not sent: claude-sonnet-4-5 does not take it."))
  }

  @Test func `has no field for seed and penalties, nor for blank stop sequences`() throws {
    let encoded = try Wire.encode(
      Self.call(
        settings: CallSettings(
          stopSequences: ["END", " ", ""], seed: 1, presencePenalty: 0.1, frequencyPenalty: 0.2)))

    #expect(encoded.body["stop_sequences"] == ["END"])
    #expect(
      encoded.warnings == [
        "Stop sequences of white space alone are left out: they are refused.",
        "seed is not sent: Anthropic has no such setting.",
        "presencePenalty is not sent: Anthropic has no such setting.",
        "frequencyPenalty is not sent: Anthropic has no such setting.",
      ])
  }

  @Test(arguments: [
    ("request", [false, false, false, false, true]),
    ("system", [true, false, false, false, false]),
    ("tools", [false, true, false, false, false]), ("auto", [true, true, true, false, false]),
  ])
  func `has its breakpoints where cacheControl wants them`(
    place: String, marked: [Bool]
  ) throws {
    let messages: [Message] = [.system("s"), .user("a"), .assistant("b"), .user("c")]
    let mark: JSONValue = ["type": "ephemeral", "ttl": "1h"]
    for option in [["ttl": "1h", "at": .string(place)], place == "auto" ? "auto" : nil]
      as [JSONValue?]
    {
      guard let option else { continue }
      let body = try Wire.encode(
        Self.call(messages, options: ["cacheControl": option, "tools": [["name": "t"]]])
      ).body
      let found = [
        body["system"]?[0]?["cache_control"], body["tools"]?[0]?["cache_control"],
        body["messages"]?[1]?["content"]?[0]?["cache_control"],
        body["messages"]?[2]?["content"]?[0]?["cache_control"], body["cache_control"],
      ]
      #expect(found.map { $0 != nil } == marked)
      #expect(found.compactMap(\.self).allSatisfy { option == "auto" || $0["ttl"] == mark["ttl"] })
    }
  }

  @Test(arguments: [
    ("system", "cacheControl is not sent: the request has no system text."),
    ("tools", "cacheControl is not sent: the request has no tools."),
    (
      "auto",
      "cacheControl auto marks nothing yet: there is neither system text nor an earlier message."
    ),
  ])
  func `says when there is nothing to put a breakpoint on`(place: String, note: String) throws {
    let encoded = try Wire.encode(
      Self.call([.user("a")], options: ["cacheControl": ["at": .string(place)]]))
    #expect(encoded.body["cache_control"] == nil)
    #expect(encoded.warnings == [note])
  }

  @Test func `has at most four breakpoints with those that auto places (R18)`() throws {
    let mark: ModelOptions = ["anthropic": ["cacheControl": ["ttl": "5m"]]]
    let messages: [Message] =
      [.system("s")] + (1...4).flatMap { [Message.user("\($0)", options: mark), .assistant("ok")] }
      + [.user("last")]
    let encoded = try Wire.encode(
      Self.call(messages, options: ["cacheControl": "auto", "tools": [["name": "t"]]]))
    #expect(
      JSONValue.object(encoded.body).text().split(separator: "cache_control").count == 5)
    #expect(encoded.body["messages"]?[7]?["content"]?[0]?["cache_control"] != nil)
  }

  @Test func `marks the last block of a message for the cache`() throws {
    let hour: JSONObject = ["cacheControl": ["type": "ephemeral", "ttl": "1h"]]
    let encoded = try Wire.encode(
      Self.call([
        Message(.system, [.text("a"), .text("b")], options: ["anthropic": hour]),
        Message(
          .user, [.text("c"), .text("d"), .text("")], options: ["anthropic": ["cacheControl": [:]]]),
      ]))

    let mark: JSONValue = ["type": "ephemeral", "ttl": "1h"]
    #expect(
      encoded.body["system"] == [
        ["type": "text", "text": "a"], ["type": "text", "text": "b", "cache_control": mark],
      ])
    #expect(
      encoded.body["messages"]?[0]?["content"] == [
        ["type": "text", "text": "c"],
        ["type": "text", "text": "d", "cache_control": ["type": "ephemeral"]],
      ])
  }

  @Test(arguments: [(false, 2), (true, 3)])
  func `has at most four breakpoints: the oldest give way, R18`(
    isMarkedWhole: Bool, given: Int
  ) throws {
    let mark: ModelOptions = ["anthropic": ["cacheControl": ["type": "ephemeral"]]]
    let messages =
      [Message(.system, [.text("s")], options: mark)]
      + (1...5).flatMap { [Message.user("\($0)", options: mark), .assistant("ok")] }
    let options: JSONObject = isMarkedWhole ? ["cache_control": ["type": "ephemeral"]] : [:]
    let encoded = try Wire.encode(Self.call(messages, options: options))

    #expect(encoded.body["system"]?[0]?["cache_control"] == nil)
    let marked = (encoded.body["messages"]?.array ?? []).compactMap {
      $0["content"]?[0]?["cache_control"] == nil ? nil : $0["content"]?[0]?["text"]?.string
    }
    #expect(marked == (given...5).map { "\($0)" })
    #expect(
      encoded.warnings.contains(
        "A request has room for 4 cache breakpoints: "
          + "the oldest \(given) gave way to newer ones."))
  }

  @Test func `has one key, and no header of the entry replaces it, R9`() throws {
    let headers = [
      HTTPHeader("X-Api-Key", "other"), HTTPHeader("authorization", "Bearer other"),
      HTTPHeader("anthropic-version", "2024-01-01"), HTTPHeader("X-Team", "a"),
    ]
    let bearer = Authorization.bearer(Secret("tok", origin: "test"))

    for (authorization, name, value) in [
      (Self.key, "x-api-key", "sk-test"), (bearer, "Authorization", "Bearer tok"),
    ] {
      let encoded = try Wire.encode(Self.call(headers: headers, authorization: authorization))
      let keys = encoded.request.headers.filter {
        ["x-api-key", "authorization"].contains($0.name.lowercased())
      }
      #expect(keys == [HTTPHeader(name, value)])
      #expect(encoded.request.headers.value(of: "x-team") == "a")
      #expect(encoded.request.headers.value(of: "anthropic-version") == "2024-01-01")
      #expect(encoded.warnings.count == 2)
    }
  }

  @Test func `joins beta flags into one header`() throws {
    let encoded = try Wire.encode(
      Self.call(headers: [
        HTTPHeader("Anthropic-Beta", "a-1, b-2"), HTTPHeader("anthropic-beta", "b-2,c-3,"),
      ]))

    #expect(
      encoded.request.headers.filter { $0.name.lowercased() == "anthropic-beta" } == [
        HTTPHeader("anthropic-beta", "a-1,b-2,c-3")
      ])
  }

  @Test func `sends an unknown option as it is and says so, R19`() throws {
    let encoded = try Wire.encode(Self.call(options: ["trialFlag": ["deep": [1, nil]]]))

    #expect(encoded.body["trialFlag"] == ["deep": [1, nil]])
    #expect(encoded.warnings == ["trialFlag is not known for Anthropic. It is sent as it is."])
  }
}
