import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `A Chat Completions request` {
  private static let everything = CallSettings(
    maxOutputTokens: 100, temperature: 0.5, topP: 0.9, topK: 40, stopSequences: ["A", "B"],
    seed: 7, presencePenalty: 0.1, frequencyPenalty: 0.2)

  private func call(
    _ provider: String, _ model: String = "m", _ messages: [Message] = [.user("Hi")],
    settings: CallSettings = CallSettings(), options: JSONObject = [:], streams: Bool = true,
    facts: ModelFacts = ModelFacts(), authorization: Authorization = .none,
    headers: [HTTPHeader] = []
  ) -> WireCall {
    WireCall(
      dialect: .openAIChat, provider: provider, baseURL: "https://api.example/v1", model: model,
      facts: facts, authorization: authorization, headers: headers,
      request: ModelRequest(messages: messages, settings: settings, streams: streams),
      options: options)
  }

  private func text(_ call: WireCall) throws -> String {
    String(decoding: try Wire.encode(call).request.body, as: UTF8.self)
  }

  @Test func `is exactly this for OpenAI`() throws {
    let messages: [Message] = [
      .system("Be \"brief\"."), .user("Hi"), .assistant("Hé\n"), .user("?"),
    ]

    #expect(
      try text(call("openai", "gpt-4o", messages, settings: Self.everything))
        == #"{"model":"gpt-4o","messages":[{"role":"system","content":"Be \"brief\"."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hé\n"},{"role":"user","content":"?"}],"max_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true,"stream_options":{"include_usage":true}}"#
    )
  }

  @Test func `is exactly this for a reasoning model, with a sentence for each thing left out`()
    throws
  {
    let call = call(
      "openai", "o4-mini", [.system("S"), .user("Hi")], settings: Self.everything,
      options: ["logit_bias": ["1": 2]], streams: false)

    #expect(
      try text(call)
        == #"{"model":"o4-mini","messages":[{"role":"developer","content":"S"},{"role":"user","content":"Hi"}],"max_completion_tokens":100,"seed":7,"stream":false}"#
    )
    #expect(
      try Wire.encode(call).warnings == [
        "temperature is not sent: o4-mini does not take it.",
        "topP is not sent: o4-mini does not take it.",
        "topK is not sent: OpenAI has no such setting.",
        "stopSequences is not sent: o4-mini does not take it.",
        "presencePenalty is not sent: o4-mini does not take it.",
        "frequencyPenalty is not sent: o4-mini does not take it.",
        "logit_bias is not known for OpenAI. It is sent as it is.",
        "logit_bias is not sent: o4-mini does not take it.",
      ])
  }

  @Test func `R20 sends nothing that is not set, and zero where it is`() throws {
    #expect(
      try text(call("some-proxy", streams: false))
        == #"{"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":false}"#)
    #expect(
      try text(call("some-proxy", settings: CallSettings(temperature: 0, seed: 0), streams: false))
        == #"{"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":0.0,"seed":0,"stream":false}"#
    )
  }

  @Test func `sends the settings that each provider has, under its names`() throws {
    let usage = #","stream":true,"stream_options":{"include_usage":true}}"#
    let rows: [(String, String, Int)] = [
      ("xai", #""max_completion_tokens":100,"temperature":0.5,"top_p":0.9,"seed":7"# + usage, 4),
      (
        "groq",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 1
      ),
      (
        "mistral",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"random_seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true}"#,
        1
      ),
      (
        "deepseek",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 2
      ),
      (
        "openrouter",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true}"#,
        0
      ),
      (
        "togetherai",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true}"#,
        0
      ),
      (
        "fireworks-ai",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 0
      ),
      (
        "cerebras",
        #""max_completion_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true}"#,
        1
      ),
      (
        "perplexity",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"presence_penalty":0.1,"frequency_penalty":0.2,"stream":true}"#,
        2
      ),
      (
        "alibaba",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 0
      ),
      (
        "moonshotai",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 1
      ),
      (
        "vllm",
        #""max_tokens":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["A","B"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2"#
          + usage, 0
      ),
    ]
    for (provider, tail, warnings) in rows {
      let call = call(provider, settings: Self.everything)
      #expect(
        try text(call) == #"{"model":"m","messages":[{"role":"user","content":"Hi"}],"# + tail,
        "\(provider)")
      #expect(try Wire.encode(call).warnings.count == warnings, "\(provider)")
    }
  }

  @Test func `knows which of OpenAI's models reason`() throws {
    let rows: [(String, Bool)] = [
      ("o1", true), ("o1-2024-12-17", true), ("o3-mini", true), ("o4-mini", true), ("o10", true),
      ("gpt-5", true), ("gpt-5-mini", true), ("gpt-5-2025-08-07", true), ("gpt-5.1", true),
      ("gpt-5.1-chat-latest", true), ("gpt-5-chat-latest", false), ("gpt-6", true),
      ("gpt-4o", false), ("gpt-4.1", false), ("gpt-4.5-preview", false), ("gpt-oss-120b", false),
      ("ft:gpt-5:x", false), ("omni", false), ("o", false), ("gpt-", false), ("gpt-5.x", false),
      ("gpt-5.1.2", false), ("o3.1", false), ("gpt-5x", false), ("my-gpt-5", false),
      ("gpt-99999999999999999999", false),
    ]
    for (model, reasons) in rows {
      for provider in ["openai", "azure"] {
        let text = try text(call(provider, model, [.system("S")], streams: false))
        #expect(text.split(separator: #""developer""#).count == (reasons ? 2 : 1), "\(model)")
      }
      #expect(
        try text(call("groq", model, [.system("S")])).split(separator: "developer").count == 1)
    }
  }

  @Test func `takes temperature again when reasoning is switched off`() throws {
    let settings = CallSettings(temperature: 0.5, topP: 0.9)
    let rows: [(String, String, JSONObject, Int)] = [
      ("openai", "gpt-5.1", ["reasoningEffort": "none"], 0), ("openai", "gpt-5.1", [:], 2),
      ("openai", "gpt-5.2", ["reasoning_effort": "none"], 0),
      ("openai", "gpt-5", ["reasoningEffort": "none"], 2),
      ("openai", "gpt-5.1", ["reasoningEffort": "low"], 2),
      ("openai", "gpt-4o-search-preview", [:], 2), ("openai", "gpt-4o", [:], 0),
      ("openai", "my-model", ["forceReasoning": true], 2),
    ]
    for (provider, model, options, dropped) in rows {
      let warnings = try Wire.encode(
        call(provider, model, settings: settings, options: options)
      ).warnings.filter { $0.hasSuffix("does not take it.") }
      #expect(warnings.count == dropped, "\(model) \(options)")
    }
  }

  @Test func `leaves temperature out where the catalogue says that the model refuses it`() throws {
    let call = call(
      "moonshotai", "kimi-k2.5", settings: CallSettings(temperature: 1, topP: 0.9), streams: false,
      facts: ModelFacts(acceptsTemperature: false))

    #expect(
      try text(call)
        == #"{"model":"kimi-k2.5","messages":[{"role":"user","content":"Hi"}],"top_p":0.9,"stream":false}"#
    )
    #expect(
      try Wire.encode(call).warnings == ["temperature is not sent: kimi-k2.5 does not take it."])
  }

  @Test func `sends stop sequences to the old o1 and at most four anywhere at OpenAI`() throws {
    let settings = CallSettings(stopSequences: ["a", "", "b", "c", "d", "e"])
    for model in ["o1", "gpt-4o"] {
      let encoded = try Wire.encode(call("openai", model, settings: settings))
      #expect(encoded.body["stop"] == ["a", "b", "c", "d"])
      #expect(
        encoded.warnings == ["Only the first 4 stopSequences are sent: OpenAI takes no more."])
    }
  }

  @Test func `sends system text to the oldest reasoning models as a user message`() throws {
    let encoded = try Wire.encode(call("openai", "o1-mini", [.system("S"), .user("Hi")]))

    #expect(encoded.body["messages"]?[0]?["role"] == "user")
    #expect(encoded.warnings.count == 1)
  }

  @Test func `carries images, PDFs, audio and text files as parts`() throws {
    let bytes = Array("ab".utf8)
    func message(_ name: String, _ type: String) -> [Message] {
      [
        Message(
          .user, [.text("See"), .attachment(Attachment(name: name, mediaType: type, bytes: bytes))])
      ]
    }
    let rows: [(String, String, String, String)] = [
      (
        "openai", "a.png", "image/png",
        #"{"type":"image_url","image_url":{"url":"data:image/png;base64,YWI="}}"#
      ),
      (
        "openai", "a.pdf", "application/pdf",
        #"{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,YWI="}}"#
      ),
      (
        "openai", "a.wav", "audio/wav",
        #"{"type":"input_audio","input_audio":{"data":"YWI=","format":"wav"}}"#
      ),
      ("openai", "a.md", "text/markdown", #"{"type":"text","text":"a.md:\n\nab"}"#),
      (
        "mistral", "a.pdf", "application/pdf",
        #"{"type":"document_url","document_url":"data:application/pdf;base64,YWI=","document_name":"a.pdf"}"#
      ),
      (
        "perplexity", "a.pdf", "application/pdf",
        #"{"type":"file_url","file_url":{"url":"YWI="},"file_name":"a.pdf"}"#
      ),
    ]
    for (provider, name, type, part) in rows {
      #expect(
        try text(call(provider, "m", message(name, type), streams: false))
          == #"{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"See"},"#
          + part + #"]}],"stream":false}"#)
    }
    for (provider, type) in [("groq", "application/pdf"), ("openai", "video/mp4")] {
      do {
        _ = try Wire.encode(call(provider, "m", message("a.x", type)))
        Issue.record("\(provider) takes \(type)")
      } catch {
        #expect(error.kind == .badRequest)
        #expect(error.message.hasSuffix("remove a.x or choose another model."))
      }
    }
  }

  @Test func `R16 and R18 keep the options of a block with it and of its own namespace only`()
    throws
  {
    let mark: JSONObject = ["cacheControl": ["type": "ephemeral"]]
    var messages = (1...6).map { Message.user("\($0)", options: ["openrouter": mark]) }
    messages[5].options = ["anthropic": mark]
    let encoded = try Wire.encode(call("openrouter", "m", messages))
    let sent = encoded.body["messages"]?.array ?? []

    #expect(
      sent.map { $0["content"]?[0]?["cache_control"] != nil } == [
        false, true, true, true, true, false,
      ])
    #expect(encoded.warnings == ["Only the last 4 of 5 cacheControl marks are sent."])
    #expect(try text(call("groq", "m", messages)).split(separator: "cache_control").count == 1)
  }

  @Test func `R19 sends unknown options as they are and says so`() throws {
    let encoded = try Wire.encode(call("openai", "gpt-4o", options: ["trialFlag": true]))

    #expect(encoded.body["trialFlag"] == true)
    #expect(encoded.warnings == ["trialFlag is not known for OpenAI. It is sent as it is."])
  }

  @Test func `marks a last assistant message for Mistral and joins neighbours for Perplexity`()
    throws
  {
    #expect(
      try text(call("mistral", "m", [.user("Hi"), .assistant("So")], streams: false))
        == #"{"model":"m","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"So","prefix":true}],"stream":false}"#
    )
    #expect(
      try text(call("perplexity", "m", [.user("a"), .assistant(""), .user("b")], streams: false))
        == #"{"model":"m","messages":[{"role":"user","content":"a\n\nb"}],"stream":false}"#)
  }

  @Test func `R9 and R10 carry the key and the entry's headers, never one over the other`() throws {
    let key = Secret("sk-1", origin: "TEST_KEY")
    let own = [HTTPHeader("authorization", "Bearer other"), HTTPHeader("X-Team", "a")]
    let rows: [(Authorization, String, String?)] = [
      (.bearer(key), "Authorization", "Bearer sk-1"), (.header("api-key", key), "api-key", "sk-1"),
      (.bearerIn("cf-aig-authorization", key), "cf-aig-authorization", "Bearer sk-1"),
      (.none, "authorization", "Bearer other"),
    ]
    for (authorization, name, value) in rows {
      let encoded = try Wire.encode(call("openai", authorization: authorization, headers: own))
      #expect(encoded.request.headers.value(of: name) == value)
      #expect(encoded.request.headers.value(of: "x-team") == "a")
      #expect(
        encoded.request.headers.filter { $0.name.lowercased() == name.lowercased() }.count == 1)
      #expect(
        encoded.warnings.contains { $0.contains("Authorization") || $0.contains("authorization") }
          == (name == "Authorization"))
    }
  }

  @Test func `R10 refuses a header value with a line break`() {
    let call = call("openai", headers: [HTTPHeader("X-A", "b\r\nX-C: d")])

    #expect(throws: CallFailure.self) { try Wire.encode(call) }
  }

  @Test func `goes to the path below the base URL, before a query`() throws {
    var call = call("openrouter", "anthropic/claude-haiku-4.5")
    let request = try Wire.encode(call).request
    #expect(request.url == "https://api.example/v1/chat/completions")
    #expect(request.method == .post)
    #expect(request.headers.value(of: "content-type") == "application/json")
    #expect(request.headers.value(of: "accept") == "text/event-stream")
    #expect(request.headers.value(of: "x-openrouter-title") == "Switchboard")

    call.baseURL = "https://x.openai.azure.com/openai/v1?api-version=v1"
    call.request.streams = false
    let other = try Wire.encode(call).request
    #expect(other.url == "https://x.openai.azure.com/openai/v1/chat/completions?api-version=v1")
    #expect(other.headers.value(of: "accept") == "application/json")
  }
}
