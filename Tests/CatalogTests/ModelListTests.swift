import Catalog
import ChatModel
import Testing

@Suite struct `A local server's list` {
  private static let ollama =
    #"{"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","digest":"a80c","details":{"family":"llama"}},{"name":"qwen3:8b","digest":"5","capabilities":["completion","tools","thinking","vision"]},{"name":"nomic-embed-text:latest","digest":"0a"}]}"#
  private static let lmstudio =
    #"{"data":[{"id":"qwen2.5-7b-instruct","object":"model","owned_by":"organization_owner"}],"object":"list"}"#
  private static let llamacpp =
    #"{"models":[{}],"object":"list","data":[{"id":"gemma-3-4b","object":"model","owned_by":"llamacpp","meta":{"n_ctx_train":131072}}]}"#
  private static let vllm =
    #"{"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm","max_model_len":40960}]}"#

  @Test(arguments: [
    (LocalServer.ollama, ollama, ["llama3.2:latest", "qwen3:8b", "nomic-embed-text:latest"]),
    (.lmstudio, lmstudio, ["qwen2.5-7b-instruct"]), (.llamacpp, llamacpp, ["gemma-3-4b"]),
    (.vllm, vllm, ["Qwen/Qwen3-8B"]),
  ])
  func `is read in the server's own form (R15)`(
    server: LocalServer, reply: String, ids: [String]
  ) throws {
    let models = try #require(server.models(in: Array(reply.utf8)))

    #expect(models.map(\.id.model) == ids)
    #expect(models.allSatisfy { $0.source == .local && $0.id.provider == server.provider })
    for other in LocalServer.allCases where other != server {
      #expect(other.models(in: Array(reply.utf8)) == nil, "\(other)")
    }
  }

  @Test func `tells abilities and windows where it has them`() throws {
    let ollama = try #require(LocalServer.ollama.models(in: Array(Self.ollama.utf8)))
    let vllm = try #require(LocalServer.vllm.models(in: Array(Self.vllm.utf8)))

    #expect(ollama[1].callsTools && ollama[1].reasons && ollama[1].input == [.text, .image])
    #expect(ollama.map(\.isChat) == [true, true, false])
    #expect(vllm[0].contextWindow == 40960)
  }

  @Test(arguments: [
    "", "{}", "[]", "<html>", #"{"data":[]}"#, #"{"object":"list","data":[]}"#, #"{"models":{}}"#,
    #"{"object":"list","data":[1,2]}"#, #"{"object":"list","data":[{"id":"gpt-5"}]}"#,
    #"{"models":[{"name":"x"}]}"#,
  ])
  func `is none in any other form (R15)`(reply: String) {
    for server in LocalServer.allCases { #expect(server.models(in: Array(reply.utf8)) == nil) }
  }

  @Test func `leaves out ids that cannot be ones, and is bounded`() throws {
    let many = (0..<2000).map { #"{"name":"m\#($0)","digest":"d"}"# }.joined(separator: ",")
    let odd = #"{"models":[{"name":"a b","digest":"d"},{"name":"ok","digest":"d"}]}"#

    #expect(LocalServer.ollama.models(in: Array("{\"models\":[\(many)]}".utf8))?.count == 512)
    #expect(LocalServer.ollama.models(in: Array(odd.utf8))?.map(\.id.model) == ["ok"])
    #expect(LocalServer.ollama.models(in: Array(#"{"models":[]}"#.utf8)) == [])
  }
}

@Suite struct `A provider's own list` {
  private func list(_ reply: String) -> [ModelRecord]? {
    LiveList.models(in: Array(reply.utf8), of: "p")
  }

  @Test(arguments: [
    (#"{"object":"list","data":[{"id":"gpt-9","object":"model","owned_by":"openai"}]}"#, "gpt-9"),
    (#"{"data":[{"type":"model","id":"claude-9","display_name":"Claude 9"}]}"#, "claude-9"),
    (#"{"models":[{"name":"models/gemini-9","displayName":"Gemini 9"}]}"#, "gemini-9"),
    (#"[{"id":"meta/llama-9","type":"chat"}]"#, "meta/llama-9"),
    (#"{"models":[{"name":"command-9","features":["tools"]}]}"#, "command-9"),
  ])
  func `is read in every form that is known`(reply: String, id: String) throws {
    let models = try #require(list(reply))

    #expect(models.map(\.id) == [ModelID(provider: "p", model: id)])
    #expect(models.map(\.source) == [.live])
  }

  @Test func `tells what OpenRouter tells`() throws {
    let reply =
      #"{"data":[{"id":"a/b","name":"A: B","context_length":200000,"architecture":{"input_modalities":["text","image","file"]},"pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003"},"top_provider":{"max_completion_tokens":64000},"supported_parameters":["tools","reasoning"]}]}"#
    let model = try #require(list(reply)?.first)

    #expect(model.name == "A: B")
    #expect(model.prices == ModelPrices(input: 3, output: 15, cacheRead: 0.3))
    #expect(model.contextWindow == 200_000 && model.maxOutputTokens == 64_000)
    #expect(model.callsTools && model.reasons)
    #expect(model.input == [.text, .image, .pdf])
  }

  @Test func `marks what is not for chat, and passes over odd entries`() throws {
    let reply =
      #"{"data":[{"id":"text-embedding-9"},{"id":"x y"},{"id":7},3,{"id":"same"},{"id":"same"},{"id":"m","pricing":{"prompt":"-1","completion":"1e99"}}]}"#
    let models = try #require(list(reply))

    #expect(models.map(\.id.model) == ["text-embedding-9", "same", "m"])
    #expect(models.map(\.isChat) == [false, true, true])
    #expect(models.allSatisfy { $0.prices == nil })
  }

  @Test(arguments: ["", "{}", "null", #"{"error":{"message":"no"}}"#, #"{"data":{}}"#, "<p>"])
  func `is none in any other form`(reply: String) {
    #expect(list(reply) == nil)
  }
}
