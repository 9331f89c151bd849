import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `Placing options` {
  typealias Outcome = OptionPlacement.Outcome

  private func place(
    _ options: JSONObject, _ namespace: String, _ dialect: Dialect, in body: JSONObject = [:]
  ) -> (body: String, outcome: Outcome) {
    var body = body
    let outcome = OptionPlacement.place(
      options, namespace: namespace, dialect: dialect, into: &body)
    return (JSONValue.object(body).text(), outcome)
  }

  @Test func `writes OpenAI's effort for each of its two APIs`() {
    let options: JSONObject = ["reasoningEffort": "low", "textVerbosity": "high"]
    #expect(
      place(options, "openai", .openAIChat).body
        == #"{"reasoning_effort":"low","verbosity":"high"}"#)
    #expect(
      place(
        options, "openai", .openAIResponses,
        in: ["reasoning": ["summary": "auto"], "text": ["format": ["type": "text"]]]
      ).body
        == #"{"reasoning":{"summary":"auto","effort":"low"},"text":{"format":{"type":"text"},"verbosity":"high"}}"#
    )
  }

  @Test(arguments: [
    (#"{"logprobs":true}"#, #"{"logprobs":true,"top_logprobs":0}"#, 20),
    (#"{"logprobs":3}"#, #"{"logprobs":true,"top_logprobs":3}"#, 3),
  ])
  func `writes OpenAI's log probabilities`(options: String, chat: String, count: Int) throws {
    let options = try #require(try JSONValue(parsing: options).object)
    #expect(place(options, "openai", .openAIChat).body == chat)
    let responses = place(
      options, "openai", .openAIResponses, in: ["include": ["web_search_call.results"]])
    #expect(
      responses.body
        == #"{"include":["web_search_call.results","message.output_text.logprobs"],"top_logprobs":\#(count)}"#
    )
  }

  @Test func `writes what OpenAI wants in a form of its own`() {
    let limit = place(["maxCompletionTokens": 9], "openai", .openAIChat, in: ["max_tokens": 5])
    #expect(limit.body == #"{"max_completion_tokens":9}"#)
    let tools = place(
      ["allowedTools": ["toolNames": ["a", "b"], "mode": "required"], "compactionTrigger": true],
      "openai", .openAIResponses, in: ["input": [], "tools": [["name": "a"]]])
    #expect(
      tools.body
        == #"{"input":[{"type":"compaction_trigger"}],"tools":[{"name":"a"}],"tool_choice":{"type":"allowed_tools","mode":"required","tools":[{"type":"function","name":"a"},{"type":"function","name":"b"}]}}"#
    )
  }

  @Test(arguments: [
    (
      #"{"thinking":{"type":"enabled","budgetTokens":4096}}"#,
      #"{"thinking":{"type":"enabled","budget_tokens":4096}}"#
    ),
    (
      #"{"thinking":{"type":"adaptive","display":"summarized"},"effort":"low"}"#,
      #"{"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"low"}}"#
    ),
    (#"{"thinking":{"type":"disabled"}}"#, #"{"thinking":{"type":"disabled"}}"#),
    (
      #"{"thinking":{"type":"enabled","budget_tokens":2000}}"#,
      #"{"thinking":{"type":"enabled","budget_tokens":2000}}"#
    ),
    (
      #"{"cacheControl":{"type":"ephemeral","ttl":"1h"}}"#,
      #"{"cache_control":{"type":"ephemeral","ttl":"1h"}}"#
    ),
    (
      #"{"cache_control":{"type":"ephemeral"}}"#, #"{"cache_control":{"type":"ephemeral"}}"#
    ),
    (#"{"metadata":{"userId":"u1"}}"#, #"{"metadata":{"user_id":"u1"}}"#),
    (#"{"container":{"id":"c1"}}"#, #"{"container":"c1"}"#),
  ])
  func `writes Anthropic's options`(options: String, body: String) throws {
    let options = try #require(try JSONValue(parsing: options).object)
    let placed = place(options, "anthropic", .anthropic)
    #expect(placed.body == body)
    #expect(placed.outcome == Outcome())
  }

  @Test func `leaves out what the mode of thinking has no use for, and says so (R19)`() {
    let placed = place(
      ["thinking": ["type": "adaptive", "budgetTokens": 1024]], "anthropic", .anthropic)
    #expect(placed.body == #"{"thinking":{"type":"adaptive"}}"#)
    #expect(
      placed.outcome.warnings == [
        "thinking.budgetTokens is not sent: it goes only with type enabled."
      ])
  }

  @Test func `fills in the allowance that Anthropic cannot do without`() {
    let placed = place(["thinking": ["type": "enabled"]], "anthropic", .anthropic)
    #expect(placed.body == #"{"thinking":{"type":"enabled","budget_tokens":1024}}"#)
    #expect(
      placed.outcome.warnings == ["thinking.budgetTokens is needed and not set; 1024 is sent."])
  }

  @Test func `names each beta flag once`() {
    let placed = place(
      [
        "speed": "fast", "anthropicBeta": ["one", "fast-mode-2026-02-01, two"],
        "fallbacks": "default",
        "contextManagement": [
          "edits": [["type": "compact_20260112", "pauseAfterCompaction": true]]
        ],
        "container": ["skills": [["type": "custom", "skillId": "s"]]],
      ], "anthropic", .anthropic)
    #expect(
      placed.outcome.betas == [
        "fast-mode-2026-02-01", "one", "two", "server-side-fallback-2026-07-01",
        "context-management-2025-06-27", "compact-2026-01-12", "skills-2025-10-02",
        "files-api-2025-04-14", "code-execution-2025-08-25",
      ])
    #expect(
      placed.body
        == #"{"speed":"fast","fallbacks":"default","context_management":{"edits":[{"type":"compact_20260112","pause_after_compaction":true}]},"container":{"skills":[{"type":"custom","skill_id":"s"}]}}"#
    )
    let plain = place(
      ["fallbacks": [["model": "claude-haiku-4-5"]], "container": ["id": "c"]], "anthropic",
      .anthropic)
    #expect(plain.outcome.betas == ["server-side-fallback-2026-06-01"])
  }

  @Test func `tells what must be hidden in previews (R21)`() {
    let servers = place(
      ["mcpServers": [["type": "url", "url": "https://a", "authorizationToken": "t-1"]]],
      "anthropic", .anthropic)
    #expect(servers.outcome.secrets.map(\.revealed) == ["t-1"])
    let keys = place(["byok": ["openai": [["apiKey": "k-1"]]]], "vercel", .openAIChat)
    #expect(keys.outcome.secrets.map(\.revealed) == ["k-1"])
    #expect(
      keys.body == #"{"providerOptions":{"gateway":{"byok":{"openai":[{"apiKey":"k-1"}]}}}}"#)
  }

  @Test func `writes Gemini's options into the settings that are there`() {
    let placed = place(
      [
        "thinkingConfig": ["thinkingLevel": "high", "includeThoughts": true],
        "responseModalities": ["TEXT"], "threshold": "OFF", "cachedContent": "cachedContents/1",
      ], "google", .gemini, in: ["generationConfig": ["temperature": 0.5]])
    #expect(
      placed.body
        == #"{"generationConfig":{"temperature":0.5,"thinkingConfig":{"thinkingLevel":"high","includeThoughts":true},"responseModalities":["TEXT"]},"cachedContent":"cachedContents/1","safetySettings":[{"category":"HARM_CATEGORY_HATE_SPEECH","threshold":"OFF"},{"category":"HARM_CATEGORY_DANGEROUS_CONTENT","threshold":"OFF"},{"category":"HARM_CATEGORY_HARASSMENT","threshold":"OFF"},{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","threshold":"OFF"}]}"#
    )
  }

  @Test func `sends either a level or a budget to Gemini`() {
    let budget = place(["thinkingConfig": ["thinkingBudget": 0]], "google", .gemini)
    #expect(budget.body == #"{"generationConfig":{"thinkingConfig":{"thinkingBudget":0}}}"#)
    let both = place(
      ["thinkingConfig": ["thinkingBudget": 512, "thinkingLevel": "low"]], "google", .gemini)
    #expect(both.body == #"{"generationConfig":{"thinkingConfig":{"thinkingLevel":"low"}}}"#)
    #expect(
      both.outcome.warnings == ["thinkingConfig.thinkingBudget is not sent: thinkingLevel is set."])
  }

  @Test func `keeps Vertex and the Gemini API apart`() {
    let options: JSONObject = [
      "labels": ["team": "a"], "serviceTier": "flex", "requestType": "shared",
    ]
    let gemini = place(options, "google", .gemini)
    #expect(gemini.body == #"{"serviceTier":"flex"}"#)
    #expect(
      gemini.outcome.warnings == [
        "labels is not sent: google has no such option in the Gemini API.",
        "requestType shared is not sent: google has no such option in the Gemini API.",
      ])
    let vertex = place(options, "vertex", .gemini)
    #expect(vertex.body == #"{"labels":{"team":"a"}}"#)
    #expect(vertex.outcome.headers.map(\.name) == ["X-Vertex-AI-LLM-Request-Type"])
    #expect(vertex.outcome.warnings.count == 1)
  }

  @Test func `writes OpenRouter's options under their own names`() {
    let placed = place(
      [
        "models": ["a/b"], "provider": ["order": ["x"], "sort": "price", "new_rule": 1],
        "reasoning": ["effort": "high", "max_tokens": 9], "cacheControl": ["type": "ephemeral"],
      ], "openrouter", .openAIChat)
    #expect(
      placed.body
        == #"{"models":["a/b"],"provider":{"order":["x"],"sort":"price","new_rule":1},"reasoning":{"effort":"high"},"cache_control":{"type":"ephemeral"}}"#
    )
    #expect(placed.outcome.unknownKeys == ["provider.new_rule"])
    #expect(placed.outcome.warnings == ["reasoning.max_tokens is not sent: effort is set."])
  }

  @Test func `writes Ollama's options below its own, in its own API only`() {
    let options: JSONObject = ["num_ctx": 8192, "keep_alive": "10m", "think": "high", "seed": 0]
    #expect(
      place(options, "ollama", .ollama, in: ["options": ["temperature": 0]]).body
        == #"{"options":{"temperature":0,"num_ctx":8192,"seed":0},"keep_alive":"10m","think":"high"}"#
    )
    let chat = place(options, "ollama", .openAIChat)
    #expect(chat.body == #"{"reasoning_effort":"high"}"#)
    #expect(
      chat.outcome.warnings.first
        == "num_ctx 8192 is not sent: ollama has no such option in Chat Completions.")
    #expect(chat.outcome.warnings.count == 3)
    #expect(
      place(["think": false], "ollama", .openAIChat).body == #"{"reasoning_effort":"none"}"#)
  }

  @Test func `sends a value that a host knows by another word, or none`() {
    let mapped = place(["reasoningEffort": "minimal"], "fireworks", .openAIChat)
    #expect(mapped.body == #"{"reasoning_effort":"low"}"#)
    #expect(mapped.outcome.warnings == ["reasoningEffort minimal is sent as low."])
    let kept = place(["reasoningHistory": "preserved"], "moonshotai", .openAIChat)
    #expect(kept.body == #"{"thinking":{"keep":"all"}}"#)
    let idle = place(["reasoningHistory": "disabled"], "moonshotai", .openAIChat)
    #expect(idle.body == "{}")
    #expect(
      idle.outcome.warnings == [
        "reasoningHistory disabled is not sent: Chat Completions has no field for it."
      ])
  }

  @Test(arguments: [
    (Dialect.openAIChat, #"{"reasoningEffort":"low"}"#, #"{"reasoning_effort":"low"}"#),
    (.openAIResponses, #"{"reasoningEffort":"low"}"#, #"{"reasoning":{"effort":"low"}}"#),
    (.openAIChat, #"{"extraBody":{"top_k":4}}"#, #"{"top_k":4}"#),
    (.openAIChat, #"{"logitBias":{"5":1}}"#, #"{"logit_bias":{"5":1}}"#),
    (.anthropic, #"{"effort":"low"}"#, #"{"output_config":{"effort":"low"}}"#),
    (.gemini, #"{"cachedContent":"c"}"#, #"{"cachedContent":"c"}"#),
    (.ollama, #"{"num_ctx":5}"#, #"{"options":{"num_ctx":5}}"#),
  ])
  func `gives a custom provider the names of its dialect (R16)`(
    dialect: Dialect, options: String, body: String
  ) throws {
    let options = try #require(try JSONValue(parsing: options).object)
    let placed = place(options, "acme", dialect)
    #expect(placed.body == body)
    #expect(placed.outcome == Outcome())
  }

  @Test func `gives a known provider the names of a dialect that its table lacks`() {
    #expect(
      place(["reasoningEffort": "low"], "groq", .openAIResponses).body
        == #"{"reasoning":{"effort":"low"}}"#)
    let cohere = place(["thinking": ["type": "enabled"]], "cohere", .openAIChat)
    #expect(cohere.body == "{}")
    #expect(
      cohere.outcome.warnings == [
        "thinking is not sent: cohere has no such option in Chat Completions."
      ])
  }

  @Test func `sends an unknown key as it is and marks it (R19)`() {
    let placed = place(
      ["trialFlag": true, "stream_options": ["x": 1], "nothing": nil], "openai", .openAIChat,
      in: ["stream_options": ["include_usage": true]])
    #expect(
      placed.body
        == #"{"stream_options":{"include_usage":true,"x":1},"trialFlag":true,"nothing":null}"#)
    #expect(placed.outcome.unknownKeys == ["trialFlag", "stream_options", "nothing"])
    #expect(placed.outcome.warnings == [])
  }

  @Test func `sends nothing for null, and zero for zero (R20)`() {
    let placed = place(
      ["reasoningEffort": nil, "logprobs": 0, "store": false, "promptCacheOptions": ["ttl": nil]],
      "openai", .openAIChat)
    #expect(placed.body == #"{"store":false,"logprobs":true,"top_logprobs":0}"#)
    #expect(placed.outcome == Outcome())
  }

  @Test func `leaves out what has nothing to act on, and says so`() {
    let placed = place(
      ["parallelToolCalls": false, "strictJsonSchema": true], "openai", .openAIChat,
      in: ["tools": []])
    #expect(placed.body == #"{"tools":[]}"#)
    #expect(
      placed.outcome.warnings == [
        "parallelToolCalls false is not sent: the request has no tools.",
        "strictJsonSchema true is not sent: the request has no response_format.json_schema.",
      ])
    let tools = place(
      ["disableParallelToolUse": true, "toolStreaming": false], "anthropic", .anthropic,
      in: ["tools": [["name": "a"], ["name": "b", "eager_input_streaming": true], 1]])
    #expect(
      tools.body
        == #"{"tools":[{"name":"a","eager_input_streaming":false},{"name":"b","eager_input_streaming":true},1],"tool_choice":{"type":"auto","disable_parallel_tool_use":true}}"#
    )
  }

  @Test func `hands back what changes how the request is built`() {
    let placed = place(
      ["systemMessageMode": "developer", "imageDetail": "low", "itemId": "i"], "openai",
      .openAIResponses)
    #expect(placed.body == "{}")
    #expect(
      placed.outcome.clientSide == ["imageDetail": "low", "systemMessageMode": "developer"])
    #expect(
      placed.outcome.warnings == ["itemId is not sent: it belongs to a message or its parts."])
  }

  @Test func `takes an alias when the canonical name is not there`() {
    let placed = place(
      ["cacheControl": ["type": "ephemeral"], "cache_control": ["ttl": "1h"]], "anthropic",
      .anthropic)
    #expect(placed.body == #"{"cache_control":{"type":"ephemeral"}}"#)
  }
}
