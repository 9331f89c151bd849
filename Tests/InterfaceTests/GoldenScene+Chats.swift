import AppCore
import ChatModel
import Interface
import SwitchboardKit

extension GoldenScene {
  private static let chain = [
    "openai/gpt-5", "anthropic/claude-haiku-4-5", "google/gemini-2.5-pro",
  ]
  static let sky =
    "The sky is blue because air molecules scatter short (blue) wavelengths more strongly than "
    + "long (red) ones. This is called Rayleigh scattering.\n\n"
    + "1. Noon: sunlight takes a short way through the atmosphere, and we see the scattered blue "
    + "from all directions.\n"
    + "2. Dusk: the light comes in low and travels much further; most of the blue is gone before "
    + "it reaches us, and the reds remain.\n"

  /// Three calls of the first entry that were refused, and the next one asked.
  private static func fallBack(_ stage: inout GoldenStage) {
    stage.ask("Why is the sky blue at noon and red at dusk?")
    for (call, pause) in [4.0, 3.0, nil].enumerated() {
      stage.call(call: call + 1, of: 3)
      stage.wait(0.2)
      stage.fail(
        .rateLimited, 429, "Rate limit reached for gpt-5 on tokens per min (TPM).", wait: pause)
      stage.wait(pause ?? 0)
    }
    stage.call(entry: 2)
  }

  /// A chain that falls back, in four moments, and runs that come to nothing.
  static var failureScenes: [GoldenScene] {
    let moments: [GoldenScene] = [
      GoldenScene("chat-waiting", panes: [chain]) { stage in
        stage.ask("Why is the sky blue at noon and red at dusk?")
        stage.call(of: 3)
        stage.wait(3.2)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-refused", panes: [chain]) { stage in
        stage.ask("Why is the sky blue at noon and red at dusk?")
        stage.call(of: 3)
        stage.wait(0.2)
        stage.fail(.rateLimited, 429, "Rate limit reached for gpt-5.", wait: 4)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-next-entry", panes: [chain]) { stage in
        fallBack(&stage)
        stage.wait(0.3)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-fallback", panes: [chain]) { stage in
        fallBack(&stage)
        stage.wait(0.48)
        stage.say(sky)
        stage.wait(0.4)
        stage.end(
          first: 11.3, rate: 141, usage: Usage(inputTokens: 40, outputTokens: 52), cost: 0.0021)
        stage.press(.alt("2"))
      },
    ]
    return moments + endings
  }

  private static var endings: [GoldenScene] {
    [
      GoldenScene("chat-all-failed", panes: [chain]) { stage in
        fallBack(&stage)
        stage.wait(0.3)
        stage.fail(.overloaded, 529, "Overloaded")
        stage.call(entry: 3)
        stage.fail(.noKey, nil, "google/gemini-2.5-pro needs a key: set GOOGLE_API_KEY.")
        stage.end(.failed, first: nil)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-no-network", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
        stage.ask("Why is the sky blue?")
        for (call, pause) in [0.4, 1.1, nil].enumerated() {
          stage.call(call: call + 1, of: 3)
          stage.wait(0.1)
          stage.fail(
            .dns, nil, "The name api.anthropic.com cannot be looked up.", wait: pause,
            reason: "backoff")
          stage.wait(pause ?? 0)
        }
        stage.end(.failed, first: nil)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-interrupted", panes: [chain]) { stage in
        stage.ask("Why is the sky blue?")
        stage.call()
        stage.wait(0.6)
        stage.say("Sunlight is scattered by air molecules, and short wavelengths scatter far more")
        stage.wait(1.3)
        stage.end(
          .interrupted, rate: 60, usage: Usage(inputTokens: 30, outputTokens: 120), cost: 0.0019)
        stage.press(.alt("2"))
      },
      GoldenScene("chat-stopped", panes: [chain]) { stage in
        stage.ask("Why is the sky blue?")
        stage.call()
        stage.wait(0.6)
        stage.say("Sunlight is scattered by air")
        stage.wait(0.5)
        stage.end(.stopped, usage: nil, cost: nil)
      },
      GoldenScene("own-words", panes: [chain]) { stage in
        fallBack(&stage)
        stage.press(.alt("2"), KeyPress(.character("e")))
      },
    ]
  }

  private static let markdown = """
    ## Quicksort

    It picks a **pivot** and sorts both sides; see [the paper](https://doi.org/10.1093/comjnl/5.1.10).

    - partition in place
      - Hoare's scheme swaps less
    - recurse into the *smaller* side

    - [x] stable? no
    - [ ] worst case `n log n`

    > Sorting is where computing begins.

    ```swift
    // The last element is the pivot.
    func quicksort<T: Comparable>(_ list: inout [T], _ range: Range<Int>) {
      guard range.count > 1 else { return }
      let pivot = list[range.upperBound - 1], name = "pivot 42"
    }
    ```

    | case | comparisons | memory |
    |:-----|------------:|:------:|
    | best | 1000 | log n |
    | worst | 500000 | n |

    ---

    That is all.
    """

  private static let reasoning =
    "The person asks for quicksort.\nHoare's scheme swaps less than Lomuto's.\n"
    + "Recursing into the smaller side keeps the stack at log n.\nThe pivot decides the rest.\n"
    + "A table of the cases helps.\nNow the answer."

  /// A chat in itself: Markdown, reasoning, wide tables, search, messages.
  static var chatScenes: [GoldenScene] {
    func thinking(_ name: String, _ spaces: Int) -> GoldenScene {
      GoldenScene(name, panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
        stage.ask("Explain quicksort.")
        stage.call()
        stage.wait(0.5)
        stage.think(reasoning)
        stage.wait(2.7)
        stage.say("It picks a pivot.")
        stage.wait(0.5)
        stage.end(
          usage: Usage(
            inputTokens: 1841, outputTokens: 338, cachedInputTokens: 1528, reasoningTokens: 214))
        stage.press(.alt("2"))
        for _ in 0..<spaces { stage.press(KeyPress(.character(" "))) }
      }
    }
    return [
      GoldenScene("chat-markdown", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
        stage.ask("Explain quicksort.")
        stage.answer(markdown)
        stage.press(.alt("2"))
      },
      thinking("reasoning-folded", 0), thinking("reasoning-tail", 1),
      thinking("reasoning-full", 2), reasoningNow, wideTable, found, messages, numbered,
    ]
  }

  private static var reasoningNow: GoldenScene {
    GoldenScene("reasoning-now", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
      stage.ask("Explain quicksort.")
      stage.call()
      stage.wait(0.5)
      stage.think(reasoning)
      stage.press(.alt("2"), KeyPress(.character(" ")))
      stage.wait(1.8)
    }
  }

  private static var wideTable: GoldenScene {
    GoldenScene("table-wide", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
      let cells = (1...9).map { "column number \($0)" }
      let row = "| " + cells.joined(separator: " | ") + " |"
      stage.ask("A wide table.")
      stage.answer(
        row + "\n|" + String(repeating: "---|", count: 9) + "\n" + row + "\n\nAnd code:\n\n```\n"
          + String(repeating: "0123456789", count: 22) + "\n```\n")
      stage.press(.alt("2"))
    }
  }

  private static var found: GoldenScene {
    GoldenScene("chat-search", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
      stage.ask("Why is the sky blue?")
      stage.answer(sky)
      stage.press(.alt("2"), KeyPress(.character("/")))
      stage.type("the")
    }
  }

  private static var messages: GoldenScene {
    GoldenScene("chat-messages", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
      stage.ask("Why is the sky blue?")
      stage.answer(sky)
      stage.ask("And on Mars?")
      stage.answer(sky + sky)
      stage.press(.alt("2"), KeyPress(.character("{")))
    }
  }

  private static var numbered: GoldenScene {
    GoldenScene("code-numbers", panes: [["anthropic/claude-sonnet-4-5"]]) { stage in
      stage.ask("Two programs.")
      stage.answer("One:\n\n```python\nprint(1)\n```\n\nTwo:\n\n```python\nprint(2)\n```\n")
      stage.press(.alt("2"), KeyPress(.character("c")))
    }
  }
}
