import ChatModel

/// Replies of the Gemini API.
enum GeminiRecordings {
  static let all = [
    text, thoughts, calls, code, grounded, blocked, unsaid, failing, array, streamed,
    marked,
  ]

  static let text = stream(
    "text", proof: "\"finishReason\":\"STOP\"",
    [
      chunk(#"{"text":"Grüße, "}"#, usage: #"{"promptTokenCount":8,"totalTokenCount":8}"#),
      chunk(#"{"text":"W\u00f6rld 🌍"}"#),
      chunk(
        #"{"text":"","thoughtSignature":"CpUB"}"#, finish: "STOP",
        usage: """
          {"promptTokenCount":8,"toolUsePromptTokenCount":2,"cachedContentTokenCount":4,\
          "candidatesTokenCount":6,"thoughtsTokenCount":30,"totalTokenCount":46,\
          "serviceTier":"flex"}
          """),
    ])

  static let thoughts = stream(
    "thoughts", proof: "\"finishReason\":\"MAX_TOKENS\"",
    [
      chunk(#"{"text":"**Count**","thought":true}"#),
      chunk(#"{"text":" them.","thought":true}"#),
      chunk(#"{"text":"Three"}"#, finish: "MAX_TOKENS"),
    ])

  static let calls = stream(
    "calls", proof: "\"finishReason\":\"STOP\"",
    [
      chunk(
        #"{"functionCall":{"name":"weather","args":{"city":"Paris"}},"thoughtSignature":"Cg=="},{"functionCall":{"id":"own","name":"clock","args":{}}}"#
      ),
      chunk(#"{"functionCall":{"name":"bare"}}"#, finish: "STOP"),
    ])

  static let code = stream(
    "code", proof: "\"finishReason\":\"STOP\"",
    [
      chunk(#"{"executableCode":{"language":"PYTHON","code":"print(1)\n"}}"#),
      chunk(#"{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1"}}"#),
      chunk(#"{"text":"One."}"#, finish: "STOP"),
    ])

  static let grounded = stream(
    "grounded", proof: "\"finishReason\":\"STOP\"",
    [
      chunk(
        #"{"text":"Swift."}"#, finish: "STOP",
        more: """
          ,"groundingMetadata":{"webSearchQueries":["q"],"groundingChunks":[\
          {"web":{"uri":"https://swift.org/","title":"swift.org"}},\
          {"retrievedContext":{"uri":"https://b.example/","title":"B"}},\
          {"web":{"uri":"https://swift.org/","title":"again"}}]},\
          "urlContextMetadata":{"urlMetadata":[{"retrievedUrl":"https://c.example/"}]}
          """)
    ])

  static let blocked = stream(
    "blocked", proof: "\"blockReason\"",
    [
      #"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":8},"modelVersion":"gemini-2.5-flash"}"#
    ])

  static let unsaid = stream(
    "unsaid", proof: "\"finishReason\":\"SAFETY\"",
    [#"{"candidates":[{"finishReason":"SAFETY","index":0}],"modelVersion":"gemini-2.5-flash"}"#])

  static let failing = stream(
    "failing",
    [
      chunk(#"{"text":"Wait"}"#),
      #"{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}"#,
    ])

  /// What comes when a proxy drops `alt=sse`.
  static let array: Recording = {
    let first = chunk(#"{"text":"a ] } \" [ {"}"#)
    let last = chunk(#"{"text":"b\\"}"#, finish: "STOP")
    return Recording(
      name: "Gemini: array", dialect: .gemini, provider: "google",
      bytes: Array("[\(first)\n,\n\(last)\n]\n".utf8), proof: "\"finishReason\":\"STOP\"")
  }()

  /// Vertex, arguments in pieces; the end of the second call never comes.
  static let streamed = stream(
    "streamed arguments", proof: "\"finishReason\":\"STOP\"",
    [
      chunk(#"{"functionCall":{"name":"trip","willContinue":true}}"#),
      chunk(
        #"{"functionCall":{"partialArgs":[{"jsonPath":"$.city","stringValue":"Par","willContinue":true}],"willContinue":true}}"#
      ),
      chunk(
        #"{"functionCall":{"partialArgs":[{"jsonPath":"$.city","stringValue":"is"},{"jsonPath":"$.days[0].n","numberValue":2},{"jsonPath":"$.days[1].n","numberValue":3}],"willContinue":true}}"#
      ),
      chunk(#"{"functionCall":{}}"#),
      chunk(#"{"functionCall":{"name":"open","willContinue":true}}"#),
      chunk(
        #"{"functionCall":{"partialArgs":[{"jsonPath":"$.on","boolValue":true}],"willContinue":true}}"#
      ),
      chunk(#"{"text":""}"#, finish: "STOP"),
    ])

  /// A byte order mark, a comment, CR LF and data over several lines.
  static let marked: Recording = {
    let data = chunk(#"{"text":"a"}"#, finish: "STOP").replacing(",\"", with: ",\r\ndata: \"")
    return Recording(
      name: "Gemini: marked", dialect: .gemini, provider: "google",
      bytes: [0xEF, 0xBB, 0xBF] + Array(": hello\r\n\r\ndata: \(data)\r\n\r\n".utf8),
      proof: "responseId")
  }()

  static let whole = Recording.whole(
    "Gemini: whole", .gemini, "google",
    """
    {
      "candidates": [{"content": {"role": "model", "parts": [
        {"text": "Hm.", "thought": true}, {"text": "Hello"}]}, "finishReason": "STOP"}],
      "usageMetadata": {"promptTokenCount": 5, "candidatesTokenCount": 7},
      "modelVersion": "gemini-2.5-flash", "responseId": "r1"
    }
    """)

  static func stream(_ name: String, proof: String? = nil, _ data: [String]) -> Recording {
    .events("Gemini: \(name)", .gemini, "google", proof: proof, data)
  }

  static func chunk(
    _ parts: String, finish: String? = nil, usage: String? = nil, more: String = ""
  ) -> String {
    let end = finish.map { #","finishReason":"\#($0)""# } ?? ""
    let figures = usage.map { #","usageMetadata":\#($0)"# } ?? ""
    return """
      {"candidates":[{"content":{"parts":[\(parts)],"role":"model"}\(end),"index":0\(more)}]\
      \(figures),"modelVersion":"gemini-2.5-flash","responseId":"r1"}
      """
  }
}
