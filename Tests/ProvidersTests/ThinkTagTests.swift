import ChatModel
import Providers
import Testing

@Suite struct `Think tags in the text` {
  private func read(
    _ content: [String], provider: String = "perplexity", model: String = "m"
  ) -> ReplySummary {
    var body = ""
    for piece in content {
      body +=
        "data: {\"model\":\"\(model)\",\"choices\":[{\"delta\":{\"content\":\"\(piece)\"},\"index\":0}]}\n\n"
    }
    body += "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    return Fixture(name: "think", provider: provider, body: body).read()
  }

  @Test func `are found however they are cut`() {
    for size in 1...20 {
      let all = Array("<think>\\nab </ c</think>\\n\\nText </think> <think>x".replacing())
      let pieces = stride(from: 0, to: all.count, by: size).map {
        String(all[$0..<min($0 + size, all.count)]).escaped()
      }
      let reply = read(pieces)
      #expect(reply.reasoning == "ab </ c", "in pieces of \(size)")
      #expect(reply.text == "Text </think> <think>x", "in pieces of \(size)")
    }
  }

  @Test func `are text where they do not stand at the beginning or are no tags`() {
    for text in ["a<think>b</think>", "<thin", "<thinking>", "<", "x"] {
      let reply = read([text])
      #expect(reply.text == text)
      #expect(reply.reasoning.isEmpty)
    }
  }

  @Test func `are text at providers that have a field of their own`() {
    #expect(read(["<think>a</think>b"], provider: "openai").text == "<think>a</think>b")
  }

  @Test func `leave an answer that never came empty`() {
    let reply = read(["<think>a"])

    #expect(reply.reasoning == "a")
    #expect(reply.text.isEmpty)
  }

  @Test func `may lack the opening one only where that is documented`() {
    let local = read(["ab</think>c"], provider: "vllm", model: "QwQ-32B")
    #expect(local.reasoning == "ab")
    #expect(local.text == "c")

    let other = read(["ab</think>c"], provider: "vllm", model: "llama-3")
    #expect(other.text == "ab</think>c")
    #expect(read(["ab</think>c"], model: "QwQ-32B").text == "ab</think>c")
  }

  @Test func `hand out as text what was taken for reasoning and never closed`() {
    let reply = read(["plain ", "answer"], provider: "vllm", model: "deepseek-r1")

    #expect(reply.text == "plain answer")
    #expect(reply.finish != nil)
  }

  @Test func `are split in whole replies without looking at the model`() {
    let body =
      #"{"choices":[{"message":{"content":"ab</think>\n\nc"},"finish_reason":"stop"}]}"#
    let reply = Fixture(
      name: "whole", provider: "llamacpp", isStreamed: false, headers: [], body: body
    ).read()

    #expect(reply.reasoning == "ab")
    #expect(reply.text == "c")
  }
}

extension String {
  /// With real line feeds.
  fileprivate func replacing() -> String {
    split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  /// With line feeds as JSON wants them.
  fileprivate func escaped() -> String { map { $0 == "\n" ? "\\n" : String($0) }.joined() }
}
