import AppCore
import ChatModel
import SwitchboardKit
import Testing

@Suite struct `A field of one row` {
  /// Words that do not fit into 60 columns, with letters of two bytes.
  private static let long =
    "grüße " + (1...20).map { "w\($0)" }.joined(separator: " ") + " ende"

  /// Fields, and the keys that open them.
  private static let fields: [(name: String, keys: [KeyPress])] = [
    ("commands", [.control("p")]),
    ("models", [.alt("1")]),
    ("chat", [.alt("2"), KeyPress(.character("/"))]),
    ("options", [.alt("0"), KeyPress(.character("/"))]),
    ("sessions", [.control("s"), KeyPress(.character("/"))]),
    ("wire log", [.alt("2"), KeyPress(.character("w")), KeyPress(.character("/"))]),
  ]

  @Test func `shows the part of a long text in which the caret stands`() {
    for (name, keys) in Self.fields {
      var screen = Screenful(60, 16)
      screen.ask("Why?", answers: ["Because."])
      for key in keys { screen.press(key) }
      screen.type(Self.long)
      #expect(screen.draw().contains { $0.contains("w20 ende_") }, "\(name)")
      screen.press(.control("a"))
      #expect(screen.draw().contains { $0.contains("_rüße w1") }, "\(name)")
    }
  }

  @Test func `of the chain editor shows its caret, and what is wrong in full above it`() {
    var driver = AgentDriver(60, 24)
    driver.edit()
    driver.press(KeyPress(.character("n")))
    driver.type(Self.long)
    driver.press(KeyPress(.enter))
    var screen = Screenful(driver.state)
    let rows = screen.draw()
    #expect(rows[22].contains("w20 ende_"))
    #expect(rows[20...21].joined().contains("is at most 60"))
  }
}

@Suite struct `An answer without figures` {
  private func foot(_ reason: Finish.Reason) throws -> [String] {
    var screen = Screenful(120, 40, panes: [["openai/gpt-5"]])
    screen.ask("Why?", answers: [])
    let id = try #require(ModelID("openai/gpt-5"))
    screen.state.answer("Because")
    var answer = Answer(requested: id)
    answer.outcome = .answered
    answer.answeredBy = id
    answer.text = "Because"
    answer.total = .milliseconds(1230)
    answer.finish = Finish(reason, raw: "x")
    _ = screen.state.handle(.run(screen.state.chat.id, [.ended(answer)]))
    return screen.draw()
  }

  @Test func `says that tokens were not reported, its time, and that its length ended it`() throws {
    #expect(try foot(.length).contains { $0.contains("[cut here] The output limit was reached") })
    #expect(try foot(.stop).contains { $0.hasSuffix("tokens not reported  1.23s") })
  }
}

@Suite struct `An answer that broke off` {
  @Test func `counts its pieces where the provider had counted fewer`() throws {
    var screen = Screenful(120, 40, panes: [["anthropic/claude-haiku-4-5"]])
    screen.ask("Why?", answers: [])
    let id = try #require(ModelID("anthropic/claude-haiku-4-5"))
    for piece in ["Because ", "it ", "is ", "so"] { screen.state.answer(piece) }
    var answer = Answer(requested: id)
    answer.outcome = .interrupted
    answer.answeredBy = id
    answer.text = "Because it is so"
    answer.total = .milliseconds(1230)
    answer.usage = Usage(inputTokens: 12, outputTokens: 1)
    answer.tokensPerSecond = 1
    _ = screen.state.handle(.run(screen.state.chat.id, [.ended(answer)]))
    #expect(screen.draw().contains { $0.contains("  about 4 tok  1.23s") })
  }
}

@Suite struct `A key that is missing or refused` {
  @Test(arguments: [FailureKind.noKey, .unauthorized])
  func `is asked for by K, for the entry that lacks it`(kind: FailureKind) throws {
    var screen = Screenful(120, 40, panes: [["demo/busy", "mistral/mistral-large-latest"]])
    screen.ask("Why?", answers: [])
    var answer = Answer(requested: try #require(ModelID("demo/busy")))
    answer.outcome = .failed
    for (number, (model, kind)) in [
      ("demo/busy", FailureKind.rateLimited), ("mistral/mistral-large-latest", kind),
    ].enumerated() {
      var attempt = Attempt(
        number: number + 1, entry: number + 1, call: 1, callsAllowed: 1,
        model: try #require(ModelID(model)), outcome: .failed, started: .zero)
      attempt.kind = kind
      attempt.message = "No."
      answer.attempts.append(attempt)
    }
    _ = screen.state.handle(.run(screen.state.chat.id, [.ended(answer)]))
    #expect(screen.draw().contains { $0.contains("K pastes a key") })
    screen.press(.alt("2"))
    screen.press(KeyPress(.character("K")))
    #expect(screen.draw().contains { $0.contains("A key for Mistral") })
  }
}

@Suite struct `The question whether to leave` {
  @Test func `takes no letter from who goes on typing`() {
    var state = state(80, 24)
    _ = state.handle(.interrupted)
    state.type("because")
    #expect(state.overlay == nil)
    #expect(state.composer.editor.text == "because")
  }

  @Test func `is answered by Enter, y, q and Ctrl+C with yes, by Esc and n with no`() {
    for press in [
      KeyPress(.enter), KeyPress(.character("y")), KeyPress(.character("q")), .control("c"),
    ] {
      var state = state(80, 24)
      _ = state.handle(.interrupted)
      guard case .quit? = state.handle(.key(press)).first else {
        Issue.record("\(press) stays")
        continue
      }
    }
    for press in [KeyPress(.escape), KeyPress(.character("n"))] {
      var state = state(80, 24)
      _ = state.handle(.interrupted)
      #expect(state.handle(.key(press)).isEmpty)
      #expect(state.overlay == nil && state.composer.isEmpty)
    }
  }
}

@Suite struct `What has just happened` {
  @Test func `is said while the models have the whole screen`() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 16)] {
      var screen = Screenful(columns, rows)
      _ = screen.state.handle(.catalogue(Knowledge.of()))
      screen.draw()
      for key: KeyPress in [
        .alt("1"), KeyPress(.down), KeyPress(.character("z")), KeyPress(.character("c")),
      ] { screen.press(key) }
      #expect(screen.state.browser.isZoomed)
      let flash = screen.state.flash ?? "nothing"
      #expect(screen.draw().contains { $0.contains(flash.prefix(40)) }, "\(columns) \(flash)")
    }
  }
}

@Suite struct `The lines of the focused pane` {
  @Test func `are heavy into their corners`() {
    var screen = Screenful(120, 40)
    screen.press(.alt("2"))
    #expect(screen.draw().contains { $0.contains("┡━") })
    #expect(!screen.draw().contains { $0.contains("╿") })
    screen.press(.alt("1"))
    #expect(screen.draw().contains { $0.contains("━┩") })
    #expect(!screen.draw().contains { $0.contains("╿") })
  }
}

@Suite struct `The list of commands` {
  @Test func `puts first what begins with the word that was typed`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    state.answer("Hello.")
    _ = state.handle(.runFailed(state.chat.id, "over"))
    state.type("", .alt("2"), .control("p"))
    state.type("fork")
    guard case .palette(let list) = state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(state.found(list).first?.action == .fork)
  }
}
