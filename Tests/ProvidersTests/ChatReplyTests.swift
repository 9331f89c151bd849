import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `A Chat Completions reply` {
  @Test func `gives text, model, id and usage of OpenAI`() {
    let reply = ChatFixtures.openAIText.read()

    #expect(reply.failure == nil)
    #expect(reply.text == "Grüße, \"world\" 😀\n")
    #expect(reply.start == ReplyStart(model: "gpt-4o-2024-08-06", id: "chatcmpl-C1"))
    #expect(
      reply.usage
        == Usage(
          inputTokens: 120, outputTokens: 30, cachedInputTokens: 64, cacheWriteTokens: 10,
          reasoningTokens: 12, serviceTier: "default"))
    #expect(reply.finish == Finish(.stop, raw: "stop"))
    #expect(reply.warnings.isEmpty && reply.unknown.isEmpty)
  }

  @Test func `puts OpenAI's parallel calls together and waits for the end of each`() {
    let reply = ChatFixtures.openAICalls.read()

    #expect(
      reply.calls == [
        ToolCall(id: "call_a", name: "weather", arguments: [:]),
        ToolCall(id: "call_b", name: "clock", arguments: ["zone": "CET"]),
      ])
    #expect(reply.finish == Finish(.toolCalls, raw: "tool_calls"))
  }

  @Test func `shows OpenAI's refusal as one`() {
    let reply = ChatFixtures.openAIRefusal.read()

    #expect(reply.refusal == "I can't help.")
    #expect(reply.text.isEmpty && reply.failure == nil)
  }

  @Test func `names each source of OpenAI's search models once`() {
    let reply = ChatFixtures.openAISearch.read()

    #expect(reply.sources == [Source(url: "https://swift.org", title: "Swift")])
  }

  @Test func `is read when it comes whole, also when a stream was asked for`() {
    var fixture = ChatFixtures.openAIWhole
    for isStreamed in [false, true] {
      fixture.isStreamed = isStreamed
      let reply = fixture.read()
      #expect(reply.text == "Hello")
      #expect(reply.finish == Finish(.length, raw: "length"))
      #expect(
        reply.usage == Usage(inputTokens: 5, outputTokens: 1, serviceTier: "flex"))
      #expect(reply.warnings.isEmpty)
    }
  }

  @Test func `is read as a stream although a whole reply was asked for or announced`() {
    var fixture = ChatFixtures.openAIText
    let expected = fixture.read()
    fixture.isStreamed = false
    fixture.headers = [HTTPHeader("content-type", "application/json")]

    #expect(fixture.read() == expected)
  }

  @Test func `takes Azure's first model that is not empty`() {
    let reply = ChatFixtures.azure.read()

    #expect(reply.start == ReplyStart(model: "gpt-4.1-2025-04-14", id: "chatcmpl-Z"))
    #expect(reply.text == "Hi")
    #expect(reply.unknown.isEmpty)
  }

  @Test func `counts xAI's reasoning on top and its cost in ticks`() {
    let reply = ChatFixtures.xai.read()

    #expect(reply.reasoning == "J.R.R.")
    #expect(
      reply.usage
        == Usage(
          inputTokens: 432, outputTokens: 204, cachedInputTokens: 153, reasoningTokens: 136,
          costUSD: 0.00016545))
    #expect(reply.calls == [ToolCall(id: "call_9", name: "find", arguments: ["q": "Tolkien"])])
    #expect(reply.sources.map(\.url) == ["https://a.example", "https://b.example"])
  }

  @Test func `adds xAI's cached tokens where they are more than the prompt`() {
    let fixture = Fixture(
      name: "xAI", provider: "xai",
      body: stream(
        #"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":100}}}"#
      ))

    #expect(
      fixture.read().usage == Usage(inputTokens: 110, outputTokens: 2, cachedInputTokens: 100))
  }

  @Test func `reads Groq's reasoning and the usage in x_groq`() {
    let reply = ChatFixtures.groq.read()

    #expect(reply.reasoning == "Short.")
    #expect(reply.text == "Hello!")
    #expect(
      reply.usage
        == Usage(inputTokens: 72, outputTokens: 35, cachedInputTokens: 8, reasoningTokens: 10))
  }

  @Test func `reads Mistral's thinking parts, model_length and cached tokens`() {
    let reply = ChatFixtures.mistral.read()

    #expect(reply.reasoning == "Let me see.")
    #expect(reply.text == "It is 42.")
    #expect(reply.finish == Finish(.length, raw: "model_length"))
    #expect(reply.usage == Usage(inputTokens: 20, outputTokens: 25, cachedInputTokens: 16))
  }

  @Test func `ignores Mistral's empty id and name on later pieces`() {
    let reply = ChatFixtures.mistralCall.read()

    #expect(
      reply.calls == [ToolCall(id: "D681PevKs", name: "weather", arguments: ["city": "Paris"])])
    #expect(reply.usage?.cachedInputTokens == 32)
  }

  @Test func `adds DeepSeek's hits and misses and skips its comments`() {
    let reply = ChatFixtures.deepSeek.read()

    #expect(reply.reasoning == "Hm.")
    #expect(reply.text == "Yes")
    #expect(
      reply.usage
        == Usage(inputTokens: 100, outputTokens: 31, cachedInputTokens: 64, reasoningTokens: 20))
    #expect(ChatFixtures.deepSeekWhole.read().text == "Ja.")
  }

  @Test func `takes OpenRouter's cost, native reason and reasoning once`() {
    let reply = ChatFixtures.openRouter.read()

    #expect(reply.reasoning == "Think")
    #expect(reply.text == "Salut")
    #expect(reply.finish == Finish(.stop, raw: "end_turn"))
    #expect(
      reply.usage
        == Usage(
          inputTokens: 685, outputTokens: 120, cachedInputTokens: 0, cacheWriteTokens: 100,
          reasoningTokens: 40, costUSD: 0.001285))
    #expect(reply.start?.model == "anthropic/claude-haiku-4.5")
  }

  @Test func `reads OpenRouter's reasoning details where there is nothing else`() {
    let reply = ChatFixtures.openRouterSignature.read()

    #expect(reply.reasoning == "Sum")
    #expect(reply.text == "A")
  }

  @Test func `knows Together's eos`() {
    let reply = ChatFixtures.together.read()

    #expect(reply.finish == Finish(.stop, raw: "eos"))
    #expect(reply.reasoning == "Hm")
    #expect(reply.text == "Hi")
  }

  @Test func `finds Fireworks' think tags cut over several deltas`() {
    let reply = ChatFixtures.fireworks.read()

    #expect(reply.reasoning == "Why not?")
    #expect(reply.text == "Sure <think>.")
  }

  @Test func `reads Cerebras' reasoning and usage beside time_info`() {
    let reply = ChatFixtures.cerebras.read()

    #expect(reply.reasoning == "Ok")
    #expect(reply.usage == Usage(inputTokens: 70, outputTokens: 21, cachedInputTokens: 0))
  }

  @Test func `takes Cerebras' JSON text with the finish reason of a call as text`() {
    let fixture = Fixture(
      name: "GLM", provider: "cerebras",
      body: stream(
        #"{"id":"c2","model":"zai-glm-4.6","choices":[{"index":0,"delta":{"content":"{\"a\":1}"},"finish_reason":"tool_calls"}]}"#
      ))

    #expect(fixture.read().text == #"{"a":1}"#)
    #expect(fixture.read().calls.isEmpty && fixture.read().failure == nil)
  }

  @Test func `takes Perplexity's last usage, cost and sources`() {
    let reply = ChatFixtures.perplexity.read()

    #expect(reply.reasoning == "Look.")
    #expect(reply.text == "Found[1].")
    #expect(reply.usage == Usage(inputTokens: 6, outputTokens: 14, costUSD: 0.0061))
    #expect(
      reply.sources == [
        Source(url: "https://one.example", title: "One"),
        Source(url: "https://two.example", title: "Two"),
      ])
  }

  @Test func `counts Alibaba's cache creation as written`() {
    let reply = ChatFixtures.alibaba.read()

    #expect(reply.reasoning == "Hm")
    #expect(
      reply.usage
        == Usage(
          inputTokens: 1500, outputTokens: 20, cachedInputTokens: 0, cacheWriteTokens: 1400,
          reasoningTokens: 8))
  }

  @Test func `finds Moonshot's usage on the finish chunk`() {
    let reply = ChatFixtures.moonshot.read()

    #expect(reply.usage == Usage(inputTokens: 19, outputTokens: 13, cachedInputTokens: 10))
  }

  @Test func `tells Google's calls without index apart and calls them tool calls`() {
    let reply = ChatFixtures.google.read()

    #expect(
      reply.calls == [
        ToolCall(id: "call_1", name: "one", arguments: ["a": 1]),
        ToolCall(id: "call_2", name: "two", arguments: ["b": 2]),
      ])
    #expect(reply.finish == Finish(.toolCalls, raw: "stop"))
  }

  @Test func `treats Ollama's stop with calls as tool calls`() {
    let reply = ChatFixtures.ollamaCompatible.read()

    #expect(reply.finish == Finish(.toolCalls, raw: "stop"))
    #expect(reply.calls == [ToolCall(id: "call_x", name: "now", arguments: [:])])
  }

  @Test func `takes LM Studio's text before a closing tag as reasoning`() {
    let reply = ChatFixtures.lmStudio.read()

    #expect(reply.reasoning == "Okay, a < b.\n")
    #expect(reply.text == "Less.")
  }

  @Test func `reads llama.cpp's timings where usage is missing`() {
    let reply = ChatFixtures.llamaCpp.read()

    #expect(reply.usage == Usage(inputTokens: 237, outputTokens: 35, cachedInputTokens: 236))
  }

  @Test func `reads vLLM's reasoning under its new and old name, once`() {
    #expect(ChatFixtures.vllm.read().reasoning == "Hm")
    #expect(ChatFixtures.vllm.read().usage == Usage(inputTokens: 10, outputTokens: 4))
    #expect(ChatFixtures.vllmOld.read().reasoning == "Hm")
    #expect(ChatFixtures.vllmOld.read().text == "Hi </think>")
  }

  @Test func `adds Vercel's reasoning where it cannot be inside and keeps its cost`() {
    let reply = ChatFixtures.vercel.read()

    #expect(
      reply.usage
        == Usage(inputTokens: 28, outputTokens: 70, reasoningTokens: 61, costUSD: 0.000896))
  }

  @Test func `joins data lines and reads CRLF`() {
    #expect(ChatFixtures.crlf.read().text == "Hé")
    #expect(ChatFixtures.crlf.read().failure == nil)
  }
}
