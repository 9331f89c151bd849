import AppCore
import ChatModel
import Interface

extension GoldenScene {
  private static let two = [["anthropic/claude-sonnet-4-5"], ["openai/gpt-5", "demo/prose"]]
  private static let four = [
    ["anthropic/claude-sonnet-4-6"], ["openai/gpt-5.4-mini"], ["google/gemini-2.5-pro"],
    ["openai/gpt-5", "anthropic/claude-haiku-4-5"],
  ]
  private static let filters = [
    "Bloom filters answer one question: is this key certainly absent? They never miss a key that "
      + "is there, but sometimes claim one that is not. Use them to skip disk reads, to check a "
      + "URL list, and to avoid caching one-hit items.",
    "Bloom filters answer one question: is this key possibly present? They never miss a key that "
      + "is there, but sometimes report one that is not. Use them to skip disk reads, to filter "
      + "joins early, and to avoid caching one-hit items.",
  ]

  /// Several chats, each at another stage.
  static var sideScenes: [GoldenScene] {
    [
      GoldenScene("chats-two", panes: two) { stage in
        stage.ask("Why is the sky blue at noon and red at dusk?")
        stage.answer(sky)
        stage.call(1)
        stage.wait(0.5)
        stage.say("The sky is blue because air molecules scatter short (blue) wavelengths", 1)
        stage.wait(0.5)
        stage.say(" more strongly", 1)
        stage.type("And on Mars?")
      },
      GoldenScene("chats-four", panes: four) { playFour(&$0) },
      GoldenScene("chats-four", panes: four) { playFour(&$0) }.inASCII(),
      GoldenScene("chats-eight", panes: four + four) { stage in
        stage.ask("Name three uses of a bloom filter.")
        for pane in 0..<8 { stage.answer(filters[pane % 2], pane) }
        stage.press(.alt("4"))
      },
      GoldenScene("chats-narrow", panes: Array(four.prefix(3))) { stage in
        stage.ask("Name three uses of a bloom filter.")
        stage.answer(filters[0])
        stage.call(1)
        stage.wait(0.6)
        stage.say(filters[1], 1)
        stage.wait(0.4)
        stage.say("And", 1)
        stage.answer(filters[1], 2)
      }.at((60, 16), (60, 30), (80, 50)),
    ] + comparisons
  }

  private static func playFour(_ stage: inout GoldenStage) {
    stage.ask("Write a Swift function for the n-th Fibonacci number. Say why it is fast.")
    stage.answer("This keeps only the last two numbers, so it needs n additions.\n\n" + code)
    stage.call(1)
    stage.call(2)
    stage.call(3, of: 3)
    stage.wait(0.19)
    stage.fail(.overloaded, 503, "The server is over capacity.", in: 3, wait: 4)
    stage.wait(0.5)
    stage.say("Use iteration instead of recursion:\n\n" + code.dropLast(20), 1)
    stage.think("Fast doubling gives O(log n), but the iterative form is easier to check.", 2)
    stage.wait(1)
    stage.say("  ", 1)
    stage.press(.alt("3"))
  }

  private static let code = """
    ```swift
    func fib(_ n: Int) -> Int {
      var (a, b) = (0, 1)
      for _ in 0..<n {
        (a, b) = (b, a + b)
      }
      return a
    }
    ```
    """

  private static func asked(_ stage: inout GoldenStage, isBlind: Bool = false) {
    if isBlind { stage.press(.alt("2"), KeyPress(.character("B"))) }
    stage.ask("What is a bloom filter good for? Three sentences.")
    stage.answer(
      filters[0], 0, first: 0.44, rate: 152, usage: Usage(inputTokens: 20, outputTokens: 58),
      cost: 0.00031)
    stage.answer(
      filters[1], 1, first: 0.71, rate: 92, usage: Usage(inputTokens: 20, outputTokens: 186),
      cost: 0.00038)
    stage.press(.alt("2"))
  }

  private static var comparisons: [GoldenScene] {
    let pair = [["anthropic/claude-haiku-4-5"], ["openai/gpt-5-mini"]]
    return [
      GoldenScene("diff", panes: pair) { stage in
        asked(&stage)
        stage.press(KeyPress(.character("=")))
      },
      GoldenScene("blind", panes: pair) { stage in
        asked(&stage, isBlind: true)
        stage.press(KeyPress(.character("=")))
      },
      GoldenScene("blind-panes", panes: pair) { asked(&$0, isBlind: true) },
      GoldenScene("voted", panes: pair) { stage in
        asked(&stage, isBlind: true)
        stage.press(KeyPress(.character("=")), KeyPress(.character("<")))
      },
      GoldenScene("figures", panes: pair) { stage in
        asked(&stage)
        stage.press(KeyPress(.character("s")))
      },
    ]
  }
}
