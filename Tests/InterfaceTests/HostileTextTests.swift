import AppCore
import Catalog
import ChatModel
import Interface
import JSONCoding
import ProviderOptions
import Screen
import Testing
import TextLayout

@testable import SwitchboardKit

/// Text that means to steer the terminal, and the doors by which it comes in.
enum Hostile {
  /// Clears the screen, sets title, link and clipboard, turns the text round, and so on.
  static let text =
    "\u{1B}[2J\u{1B}[?1049l\u{1B}]0;title\u{7}\u{1B}]8;;http://evil.test\u{1B}\\link\u{1B}]8;;\u{1B}\\"
    + "\u{1B}]52;c;aGk=\u{7}\u{1B}P1$r\u{1B}\\\u{9B}31m\u{9D}0;t\u{9C}\u{90}q\u{9C}\u{0}\u{8}\u{7F}"
    + "\u{202E}abc\u{2066}\u{2069}\u{200F}\u{E0041}\r\u{85}\u{2028}end"

  struct Door: Sendable, CustomTestStringConvertible {
    let name: String
    let enter: @Sendable (inout GoldenStage, String) -> Void

    init(_ name: String, _ enter: @escaping @Sendable (inout GoldenStage, String) -> Void) {
      self.name = name
      self.enter = enter
    }

    var testDescription: String { name }
  }

  /// An attempt that failed with a text in every place that a provider writes.
  private static func fail(_ stage: inout GoldenStage, _ text: String) {
    stage.ask("Hi")
    var attempt = Attempt(
      number: 1, entry: 1, call: 1, callsAllowed: 2,
      model: ModelID(provider: "demo", model: text), outcome: .failed, started: .zero)
    attempt.kind = .badRequest
    attempt.status = 400
    attempt.message = text
    attempt.requestID = text
    attempt.reportedModel = text
    attempt.ended = .seconds(1)
    attempt.failure = CallFailure(
      .badRequest, text, status: 400, code: text, body: Array(text.utf8))
    stage.handle(.run(stage.state.chats[0].id, [.attemptFailed(attempt, isRetried: false)]))
    stage.draw()
    var answer = Answer(requested: ModelID(provider: "demo", model: text))
    answer.attempts = [attempt, attempt]
    answer.total = .seconds(1)
    stage.handle(.run(stage.state.chats[0].id, [.ended(answer)]))
  }

  private static func exchange(_ text: String) -> WireExchange {
    var exchange = WireExchange(
      number: 1, label: 0, attempt: 1, model: ModelID(provider: "demo", model: text), date: 0,
      method: "POST", url: "https://\(text)/v1", headers: [.init(name: text, value: text)],
      body: Array(text.utf8), sent: text.utf8.count)
    exchange.status = 200
    exchange.replyHeaders = [
      .init(name: "content-type", value: "text/event-stream"), .init(name: text, value: text),
    ]
    let reply = "event: \(text)\ndata: \(text)\n\n"
    exchange.reply = Array(reply.utf8)
    exchange.received = reply.utf8.count
    exchange.failure = text
    return exchange
  }

  static let doors: [Door] = chatDoors + viewDoors + composerDoors

  private static let chatDoors: [Door] = [
    Door("answer") { $0.answerOnly($1) },
    Door("fence") { $0.answerOnly("```\($1)\n\($1)") },
    Door("table") { $0.answerOnly("| a | b |\n|---|---|\n| \($1) | \($1) |\n\n[\($1)](\($1))") },
    Door("reasoning") { stage, text in
      stage.ask("Hi")
      stage.call()
      stage.think(text)
      stage.press(.alt("2"), KeyPress(.character(" ")))
    },
    Door("warning, source, tool") { stage, text in
      stage.ask("Hi")
      let call = ToolCall(id: text, name: text, arguments: [text: .string(text)])
      stage.handle(
        .run(
          stage.state.chats[0].id,
          [
            .warning(text), .content(attempt: 1, .toolCall(call)),
            .content(attempt: 1, .source(Source(url: text, title: text))),
          ]))
    },
    Door("failure") { fail(&$0, $1) },
    Door("own words") { stage, text in
      fail(&stage, text)
      stage.press(.alt("2"), KeyPress(.character("e")))
    },
    Door("timeline") { stage, text in
      fail(&stage, text)
      stage.press(.alt("2"), KeyPress(.character("t")))
    },
    Door("refusal") { stage, text in
      stage.ask("Hi")
      stage.handle(.runFailed(stage.state.chats[0].id, text))
    },
    Door("prompt") { stage, text in
      stage.handle(.paste(text))
      stage.press(KeyPress(.enter))
    },
    Door("search") { stage, text in
      stage.answerOnly(text)
      stage.press(.alt("2"), KeyPress(.character("/")))
      stage.handle(.paste(text))
    },
    Door("diff") { stage, text in
      stage.answerOnly(text)
      stage.press(.alt("2"), KeyPress(.character("r")))
      stage.answer(text + " more")
      stage.press(KeyPress(.character("=")))
    },
  ]

  private static let viewDoors: [Door] = [
    Door("wire") { stage, text in
      stage.press(.alt("2"), KeyPress(.character("w")))
      stage.handle(.wire([exchange(text)]))
    },
    Door("key refused") { stage, text in
      stage.press(Keymap.leader, KeyPress(.character("k")))
      stage.handle(.paste(text))
      stage.press(KeyPress(.enter))
      for provider in ["demo", "anthropic"] {
        stage.handle(.keyChecked(provider: provider, .refused(text)))
      }
    },
    Door("stored chats") { stage, text in
      stage.press(.control("s"))
      let row = SessionRow(
        id: StoredID(1), number: 1, title: text, models: [text],
        hits: [.init(runs: [.init(text: text, isMatch: true)])])
      stage.handle(
        .sessions(.listed(SessionPage(rows: [row], total: 1), for: SessionWish(), isMore: false)))
    },
    Door("sentences") { stage, text in
      stage.handle(.noticed(text))
      stage.draw()
      stage.handle(.sessions(.keeping(false, sentence: text)))
      stage.handle(.copied(text))
    },
    Door("agents") { stage, text in
      stage.press(Keymap.leader, KeyPress(.character("a")))
      let agent = AgentSummary(
        reference: text, path: text, state: .broken, isOwn: true, instructions: text,
        models: [text], mistakes: [text])
      stage.handle(.agents(stage.state.chat.id, .list([agent], text)))
    },
    Door("presets") { stage, text in
      stage.press(.alt("0"), KeyPress(.character("s")))
      stage.handle(
        .presets(
          [Preset(name: text, options: [text: [text: .string(text)]], settings: CallSettings())],
          text))
    },
    Door("request preview") { stage, text in
      var preview = WirePreview(model: ModelID(provider: "demo", model: text), dialect: .openAIChat)
      preview.url = text
      preview.headers = [.init(text, text)]
      preview.body = [text: .string(text), "n": [.string(text)]]
      preview.notes = [text]
      preview.instructions = text
      stage.press(.alt("0"), KeyPress(.character("z")))
      stage.handle(.previewed(stage.state.chat.id, preview, .next))
    },
    Door("pane's model") { stage, text in
      stage.handle(
        .composed(.judged(.chain([ChainItem("x/" + text), ChainItem(text)]), stage.state.chat.id)))
    },
  ]

  private static let composerDoors: [Door] = [
    Door("draft") { $0.handle(.paste($1)) },
    Door("files") { stage, text in
      stage.handle(
        .composed(
          .attached([PromptFile(name: text, type: text, size: 1, part: .text(text))], nil)))
      stage.type("Hi")
      stage.draw()
      stage.press(KeyPress(.enter))
    },
    Door("refused work") { $0.handle(.composed(.refused($1))) },
    Door("history") { stage, text in
      stage.handle(.composed(.recalled([text, "x" + text])))
      stage.press(.control("r"))
      stage.type("e")
    },
    Door("completion") { stage, text in
      stage.type("@e")
      stage.handle(.composed(.models(query: "e", [Completion.Item(text, note: text)])))
    },
  ]
}

extension GoldenStage {
  fileprivate mutating func answerOnly(_ text: String) {
    ask("Hi")
    call()
    handle(.run(state.chats[0].id, [.content(attempt: 1, .text(text))]))
    end()
  }
}

@Suite struct `Hostile text` {
  private static let scene = GoldenScene("hostile", panes: [["demo/prose"]]) { _ in }

  @Test(arguments: Hostile.doors)
  func `steers nothing, whatever door it comes by`(door: Hostile.Door) {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var stage = GoldenStage(Self.scene, GoldenScene.Size(columns: columns, rows: rows))
      door.enter(&stage, Hostile.text)
      let frame = stage.draw()
      for row in frame {
        #expect(DisplayWidth.width(of: row) <= columns)
        for scalar in row.unicodeScalars {
          let isControl = scalar.properties.generalCategory == .control
          let isBidi = [0x200F, 0x202E, 0x2066, 0x2069, 0x2028, 0xE0041].contains(scalar.value)
          #expect(!isControl && !isBidi, "\(door): \(scalar.value)")
        }
        // The frame would put this sign in place of an escape that nobody had made visible before.
        #expect(!row.contains("\u{FFFD}[2J"), "\(door) is not made safe by the view: \(row)")
      }
    }
  }

  private static let shapes: [(String, @Sendable (Int) -> String)] = [
    ("no space", { String(repeating: "x", count: $0) }),
    ("wide, no space", { String(repeating: "語", count: $0 / 2) }),
    ("quotes", { String(repeating: ">", count: $0) + " x" }),
    ("lists", { String(repeating: "- ", count: $0 / 2) + "x" }),
    ("emphasis", { String(repeating: "*a _b ", count: $0 / 6) }),
    ("brackets", { String(repeating: "[", count: $0) }),
    ("open fence", { "```swift\n" + String(repeating: "\"a\n", count: $0 / 3) }),
    ("open code", { String(repeating: "`a ``b ", count: $0 / 7) }),
    ("marks", { "e" + String(repeating: "\u{301}", count: $0 / 25) }),
    ("rows", { String(repeating: "\n", count: $0) }),
    ("escapes", { String(repeating: "\u{1B}[2J", count: $0 / 4) }),
    (
      "table",
      {
        "|" + String(repeating: "a|", count: $0 / 2) + "\n|"
          + String(repeating: "-|", count: $0 / 2) + "\n"
      }
    ),
  ]

  @Test(arguments: shapes.indices)
  func `of any shape costs no more than its length`(shape: Int) {
    let (name, make) = Self.shapes[shape]
    func time(_ count: Int) -> Duration {
      let text = make(count)
      return (0..<2).map { _ in
        ContinuousClock().measure {
          var stage = GoldenStage(Self.scene, GoldenScene.Size(columns: 120, rows: 40))
          stage.handle(.resized(columns: 120, rows: 40))
          stage.answerOnly(text)
          stage.draw()
        }
      }.min() ?? .zero
    }
    let (short, long) = (time(25_000), time(100_000))
    // Four times the text: sixteen times the time would be a square.
    #expect(long < short * 9 + .milliseconds(300), "\(name): \(short) and \(long)")
  }
}
