import AppCore
import ChatModel
import SwitchboardKit
import Testing

@Suite struct `The use of the context` {
  private static let model = "anthropic/claude-haiku-4-5"

  /// A chat with one answer for which the provider counted so many tokens.
  private static func screen(
    _ columns: Int, _ rows: Int, input: Int, output: Int, reasoning: Int = 0
  ) throws -> Screenful {
    var screen = Screenful(columns, rows, panes: [[model]])
    screen.ask("Why?", answers: [])
    let id = try #require(ModelID(model))
    var usage = Usage(inputTokens: input, outputTokens: output)
    usage.reasoningTokens = reasoning
    screen.state.answer("Because.")
    var answer = Answer(requested: id)
    answer.outcome = .answered
    answer.answeredBy = id
    answer.text = "Because."
    answer.usage = usage
    _ = screen.state.handle(.run(screen.state.chat.id, [.ended(answer)]))
    return screen
  }

  @Test func `stands at the foot of a chat with room for it`() throws {
    var screen = try Self.screen(200, 60, input: 2000, output: 150, reasoning: 50)
    #expect(screen.draw().contains { $0.contains("│ 1 turn  2.1K of 200K") })
    screen = try Self.screen(120, 40, input: 2000, output: 150)
    #expect(!screen.draw().contains { $0.contains("of 200K") })
  }

  @Test func `is said anywhere from half of it on, and as a warning when it gets tight`() throws {
    var screen = try Self.screen(80, 24, input: 120_000, output: 0)
    #expect(screen.draw().contains { $0.contains("1 turn  120K of 200K") && !$0.contains("full") })
    screen = try Self.screen(80, 24, input: 170_000, output: 2000)
    #expect(screen.draw().contains { $0.contains("172K of 200K  context 86% full") })
    screen = try Self.screen(80, 24, input: 230_000, output: 0)
    #expect(screen.draw().contains { $0.contains("more than the model reads") })
    screen = try Self.screen(80, 24, input: .max, output: .max)
    #expect(screen.draw().contains { $0.contains("more than the model reads") })
  }

  @Test func `is estimated until the provider has counted`() {
    var screen = Screenful(200, 60, panes: [[Self.model]])
    screen.ask(String(repeating: "word ", count: 1600), answers: [])
    #expect(screen.draw().contains { $0.contains("1 turn  about 2K of 200K") })
  }
}
