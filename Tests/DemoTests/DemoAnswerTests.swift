import ChatModel
import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A demo answer` {
  static let answering = DemoCatalog.models.filter { !$0.isFault }.map(\.name)
  static let examples = [
    "Why is the sky blue?", "A table of five moons, as Markdown", "Write quicksort in Swift",
  ]

  @Test(arguments: Dialect.allCases)
  func `says the same streamed and whole`(dialect: Dialect) async throws {
    for model in Self.answering {
      let length = model == "flood" || model == "long" ? ",tokens=700" : ""
      let id = "\(model):pace=10000\(length)"
      let streamed = try await Reply.of(Call(id, dialect))
      let whole = try await Reply.of(Call(id, dialect, streams: false))
      let stream = Digest(stream: streamed.bytes, dialect)
      let digest = try Digest(whole: whole.bytes, dialect)

      #expect(streamed.status == 200 && whole.status == 200)
      #expect(stream.isTerminated && stream.broken == 0 && stream.errors == [], "\(id)")
      #expect(stream.text == digest.text && stream.refusal == digest.refusal, "\(id)")
      #expect(stream.reasoning == digest.reasoning && stream.sources == digest.sources)
      #expect(stream.toolName == digest.toolName)
      #expect(stream.toolArguments == digest.toolArguments)
      #expect(stream.finish == digest.finish && stream.model == digest.model)
      #expect(stream.inputTokens == digest.inputTokens && (stream.inputTokens ?? 0) > 0)
      #expect(stream.outputTokens == digest.outputTokens && (stream.outputTokens ?? 0) > 0)
      #expect(stream.model == "demo-\(model)-2026-07-01")
      #expect(streamed.timings.total != nil && streamed.timings.requestSent)
    }
  }

  @Test(arguments: [
    (Dialect.openAIChat, "stop", "length", "tool_calls", "content_filter", "stop"),
    (
      .openAIResponses, "completed", "max_output_tokens", "completed", "content_filter", "completed"
    ),
    (.anthropic, "end_turn", "max_tokens", "tool_use", "refusal", "refusal"),
    (.gemini, "STOP", "MAX_TOKENS", "STOP", "SAFETY", "SAFETY"),
    (.ollama, "stop", "length", "stop", "none", "stop"),
  ])
  func `ends in the vendor's own word`(
    dialect: Dialect, stop: String, length: String, tools: String, filter: String, refusal: String
  ) async throws {
    let words = [
      ("prose", stop), ("length", length), ("tools", tools), ("filtered", filter),
      ("refusal", refusal),
    ]
    for (model, word) in words {
      let reply = try await Reply.of(Call(model, dialect))
      #expect(Digest(stream: reply.bytes, dialect).finish ?? "none" == word, "\(model)")
    }
  }

  @Test func `fits the three example prompts, whichever model gives it`() async throws {
    let words = ["blue", "Triton", "pivot"]
    for model in Self.answering where model != "refusal" && model != "tools" {
      for (prompt, word) in zip(Self.examples, words) {
        let reply = try await Reply.of(Call("\(model):pace=1000000", prompt: prompt))
        let digest = Digest(stream: reply.bytes, .openAIChat)
        let isCode = word == "pivot" && digest.text.contains("quicksort()")
        #expect(digest.text.contains(word) || isCode, "\(model): \(prompt)")
      }
    }
    let calls = try await Self.examples.mapAsync { prompt in
      Digest(stream: try await Reply.of(Call("tools", prompt: prompt)).bytes, .openAIChat).toolName
    }
    #expect(calls == ["search_encyclopedia", "get_moons", "run_code"])
  }

  @Test func `varies with the prompt and is the same for the same prompt`() async throws {
    for model in ["prose", "code", "table", "languages", "refusal"] {
      var answers: Set<String> = []
      for number in 0..<12 {
        let call = Call("\(model):pace=1000000", prompt: "Question \(number)")
        let digest = Digest(stream: try await Reply.of(call).bytes, .openAIChat)
        let again = Digest(stream: try await Reply.of(call).bytes, .openAIChat)
        #expect(digest == again)
        answers.insert(digest.text + digest.refusal)
      }
      #expect(answers.count >= 2, "\(model)")
    }
  }

  @Test(arguments: Dialect.allCases)
  func `says once per chat that it is scripted`(dialect: Dialect) async throws {
    var later = Call("prose", dialect)
    later.turns = [(.user, "Hello"), (.assistant, "Good morning."), (.user, "Hello")]
    let first = Digest(stream: try await Reply.of(Call("prose", dialect)).bytes, dialect)
    let second = Digest(stream: try await Reply.of(later).bytes, dialect)

    let line = "*This demo answer is scripted: it does not read your prompt.*\n\n"
    #expect(first.text == line + second.text)
  }

  @Test func `thinks before it speaks`() async throws {
    for dialect in Dialect.allCases {
      let bytes = try await Reply.of(Call("thinking", dialect, prompt: Self.examples[0])).bytes
      let digest = Digest(stream: bytes, dialect)
      #expect(digest.reasoning.contains("4.35"))
      #expect(!digest.text.isEmpty)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `asks for a tool with arguments that are JSON`(dialect: Dialect) async throws {
    let bytes = try await Reply.of(Call("tools", dialect)).bytes
    let digest = Digest(stream: bytes, dialect)

    #expect(digest.toolName == "get_weather")
    #expect(try JSONValue(parsing: digest.toolArguments)["city"] == "Reykjavík")
  }

  @Test func `answers a tool's result in words`() async throws {
    var call = Call("tools")
    call.extra["messages"] = [
      ["role": "user", "content": "Weather?"],
      ["role": "assistant", "content": nil, "tool_calls": []],
      ["role": "tool", "tool_call_id": "call_1", "content": "sunny"],
    ]
    let digest = Digest(stream: try await Reply.of(call).bytes, .openAIChat)

    #expect(digest.toolName == nil && digest.finish == "stop")
  }

  @Test func `names its sources where the dialect can, else in the text`() async throws {
    for dialect in Dialect.allCases {
      let bytes = try await Reply.of(Call("sources", dialect, prompt: Self.examples[0])).bytes
      let digest = Digest(stream: bytes, dialect)
      let url = "https://spaceplace.nasa.gov/blue-sky/"
      #expect(digest.sources.first == url || dialect == .ollama && digest.text.contains(url))
    }
  }

  @Test func `keeps to the output limit of the request`() async throws {
    let limits: [(Dialect, JSONObject)] = [
      (.openAIChat, ["max_tokens": 10]), (.openAIResponses, ["max_output_tokens": 10]),
      (.anthropic, ["max_tokens": 10]), (.gemini, ["generationConfig": ["maxOutputTokens": 10]]),
      (.ollama, ["options": ["num_predict": 10]]),
    ]
    for (dialect, limit) in limits {
      for model in ["prose", "thinking", "refusal", "flood"] {
        var call = Call(model, dialect)
        call.extra = limit
        let digest = Digest(stream: try await Reply.of(call).bytes, dialect)
        #expect(digest.outputTokens == 10, "\(dialect) \(model)")
      }
    }
  }

  @Test(arguments: Dialect.allCases)
  func `goes on from the text of another model that was cut (R34)`(dialect: Dialect) async throws {
    let cut = Digest(stream: try await Reply.of(Call("cut", dialect)).bytes, dialect)
    var call = Call("prose", dialect)
    let partial = String(cut.text.reversed().drop(while: \.isWhitespace).reversed())
    call.turns.append((.assistant, partial))
    let rest = Digest(stream: try await Reply.of(call).bytes, dialect)
    let whole = Digest(stream: try await Reply.of(Call("prose", dialect)).bytes, dialect)

    #expect(partial + rest.text == whole.text)
    #expect(!partial.isEmpty && !rest.text.isEmpty)
  }

  @Test func `is as long as asked where the length can be chosen`() async throws {
    for id in ["flood:tokens=3", "flood:tokens=1000", "long:tokens=3", "long:tokens=2000"] {
      let digest = Digest(stream: try await Reply.of(Call(id)).bytes, .openAIChat)
      let wanted = Int(id.drop { $0 != "=" }.dropFirst()) ?? 0
      // The line that it is scripted comes on top.
      #expect((digest.outputTokens ?? 0) - wanted == 17, "\(id)")
    }
  }

  @Test func `of the flood is made of numbered lines without a gap`() async throws {
    let digest = Digest(stream: try await Reply.of(Call("flood:tokens=5000")).bytes, .openAIChat)
    let numbers = digest.text.split(separator: "\n").compactMap { line in
      line.hasPrefix("Line ") ? Int(line.dropFirst(5).prefix(6)) : nil
    }

    #expect(numbers.count > 400)
    #expect(numbers == Array(1...numbers.count))
  }

  @Test func `of Gemini without alt=sse is one array`() async throws {
    let call = Call("thinking", .gemini)
    var request = call.request
    request.url = String(request.url.dropLast(8))
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let bytes = try await clock.skip { [request] in
      let response = try await transport.send(request)
      var bytes: [UInt8] = []
      while let more = try await response.body.next() { bytes += more }
      return bytes
    }

    let parts = try #require(try JSONValue(parsing: bytes).array)
    #expect(parts.count > 50)
    #expect(parts.last?["candidates"]?[0]?["finishReason"] == "STOP")
  }

  @Test func `sends usage in a chat stream only when it was asked for`() async throws {
    var call = Call("prose")
    call.extra["stream_options"] = ["include_usage": false]
    let reply = try await Reply.of(call)

    #expect(!reply.text.contains("usage"))
    #expect(Digest(stream: reply.bytes, .openAIChat).isTerminated)
  }
}

extension Sequence {
  /// Maps one element after the other.
  func mapAsync<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await transform(element)) }
    return result
  }
}
