import ChatModel
import Demo
import TestSupport
import Testing

@Suite struct `The texts of the demo provider` {
  /// Every text that a model can answer with, examples first.
  static func texts(_ model: String) async throws -> Set<String> {
    let prompts = `A demo answer`.examples + (0..<60).map { "Question \($0)" }
    return Set(
      try await prompts.mapAsync { prompt in
        let reply = try await Reply.of(Call("\(model):pace=1000000", prompt: prompt))
        let digest = Digest(stream: reply.bytes, .openAIChat)
        return digest.text + digest.refusal
      })
  }

  @Test(arguments: ["prose", "code", "table", "languages", "thinking", "sources"])
  func `are sound Markdown: fences are closed, tables have even rows`(model: String) async throws {
    let texts = try await Self.texts(model)
    #expect(texts.count >= 5)
    for text in texts {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count { $0.hasPrefix("```") }.isMultiple(of: 2))
      let rows = lines.filter { $0.hasPrefix("| ") || $0.hasPrefix("|:") }
      let widths = Set(rows.map { $0.count { $0 == "|" } })
      #expect(widths.count <= 1, "\(text)")
      #expect(!text.contains("\\") || text.contains("```"))
      #expect(lines.allSatisfy { $0.last != " " })
    }
  }

  @Test func `of the languages hold every script`() async throws {
    let text = try await Self.texts("languages").joined().unicodeScalars
    for sample in ["空", "하늘", "الس", "בני", "अधिकार", "ก", "Ελ", "Не", "ありがとう", "🌍"] {
      #expect(text.contains(sample.unicodeScalars), "\(sample)")
    }
  }
}
