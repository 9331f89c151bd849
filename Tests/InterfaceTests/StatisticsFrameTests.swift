import AppCore
import Interface
import Screen
import Testing
import TextLayout

@Suite struct `The statistics` {
  /// The figures of the storyboard.
  static let measured: Measured = {
    func model(
      _ id: String, _ answers: Int, _ rate: Double, _ failures: [Measured.Count],
      _ wait: (Double, Double), _ speed: (Double, Double), _ tokens: Int, _ cost: Double,
      _ won: Double
    ) -> Measured.Model {
      var model = Measured.Model(id)
      model.answers = answers
      model.asked = 100
      model.firstChoice = Int((rate * 100).rounded())
      model.failures = failures
      model.firstToken = .init(median: wait.0, p95: wait.1)
      model.speed = .init(median: speed.0, p95: speed.1)
      model.firstTokenTrend = (0..<56).map { $0 % 7 == 6 ? nil : wait.0 + Double($0 % 8) / 8 }
      model.speedTrend = (0..<56).map { speed.0 - Double($0) / 4 }
      model.tokens = tokens
      model.cost = cost
      model.votes = .init(
        won: Int(won * 50), lost: 50 - Int(won * 50), tied: 1, rate: won,
        interval: max(0, won - 0.13)...min(1, won + 0.13))
      return model
    }
    var measured = Measured()
    measured.models = [
      model(
        "anthropic/claude-sonnet-4-5", 212, 0.97, [.init("overloaded", 6)], (0.61, 1.42),
        (78, 61), 186_000, 3.91, 0.58),
      model(
        "openai/gpt-5", 174, 0.71,
        [
          .init("rate_limited", 48), .init("overloaded", 9), .init("first_token_timeout", 3),
          .init("connection_lost", 1),
        ], (0.83, 3.90), (64, 40), 203_000, 2.44, 0.44),
      model(
        "groq/llama-3.3-70b-versatile", 58, 0.91, [], (0.18, 0.31), (276, 214), 40_100, 0.05, 0.33),
    ]
    let costs = [0.71, 1.32, 0.22, 0.18, 1.94, 2.26, 1.21]
    let names = ["Thu Jun 25", "Fri Jun 26", "Sat Jun 27", "Sun Jun 28", "Mon Jun 29"]
    measured.days = zip(names + ["Tue Jun 30", "Wed Jul 1"], costs).map {
      Measured.Day(name: $0, cost: $1, answers: 9)
    }
    var chain = Measured.Chain(
      entries: ["openai/gpt-5", "anthropic/claude-haiku-4-5"], runs: 118,
      answersByEntry: [84, 32], failed: 2)
    chain.direct = 1.9
    chain.fallenBack = 5.2
    measured.chains = [chain]
    measured.scale = "seven days, six hours a column"
    measured.marks = ["Th", "Fr", "Sa", "Su", "Mo", "Tu", "We"].enumerated().map {
      .init(place: Double($0) / 7, word: $1)
    }
    return measured
  }()

  private func opened(
    _ columns: Int, _ rows: Int, _ measured: Measured = Self.measured
  ) -> Screenful {
    var screen = Screenful(columns, rows)
    screen.press(.control("x"))
    screen.press(KeyPress(.character("g")))
    _ = screen.state.handle(.sessions(.measured(measured, for: .week)))
    return screen
  }

  @Test func `say of a model that has answered nothing why there is nothing to read`() {
    var measured = Measured()
    measured.models = [Measured.Model("demo/busy")]
    measured.models[0].failures = [.init("rate_limited", 3)]
    var screen = opened(120, 40, measured)

    #expect(screen.draw().last?.contains("its answers") == false)
    #expect(screen.press(KeyPress(.enter)).isEmpty)
    #expect(
      screen.draw().contains {
        $0.contains("demo/busy has answered nothing in this time: its 3 calls failed, as below.")
      })
    #expect(opened(120, 40).picture.contains("its answers"))
  }

  private func work(_ effects: [Effect]) -> [String] {
    effects.compactMap { effect in
      if case .sessions(let work) = effect { "\(work)" } else { nil }
    }
  }

  private func view(_ screen: Screenful) -> StatisticsView? {
    if case .statistics(let view) = screen.state.overlay { view } else { nil }
  }

  @Test func `open with the leader, with a command and from the palette`() {
    for way in 0..<3 {
      var screen = Screenful(120, 34)
      var effects: [Effect] = []
      switch way {
      case 0: effects = screen.press(.control("x")) + screen.press(KeyPress(.character("g")))
      case 1:
        screen.type("/stats")
        effects = screen.press(KeyPress(.enter))
      default:
        screen.press(.control("p"))
        screen.type("statistics")
        effects = screen.press(KeyPress(.enter))
      }
      #expect(work(effects) == ["measure(AppCore.StatisticsView.Span.week)"], "\(way)")
      #expect(view(screen) != nil)
    }
  }

  @Test func `say where nothing was measured what to do`() {
    var screen = Screenful(80, 24)
    screen.press(.control("x"))
    screen.press(KeyPress(.character("g")))
    _ = screen.state.handle(.sessions(.measured(Measured(), for: .week)))
    let rows = screen.draw()
    #expect(rows[2] == "  Nothing was measured in this time; l shows a longer one.")
    #expect(rows[3].hasPrefix("  Esc, then ask something"))
    #expect(rows[23].hasPrefix(" Statistics   h l span  Esc back"))
  }

  @Test func `ask for another span, and drop what came too late`() {
    var screen = opened(120, 34)
    #expect(work(screen.press(KeyPress(.character("l")))).first?.hasSuffix("month)") == true)
    _ = screen.state.handle(.sessions(.measured(Measured(), for: .week)))
    #expect(view(screen)?.measured?.isEmpty == false)
    _ = screen.state.handle(.sessions(.measured(Measured(), for: .month)))
    #expect(view(screen)?.measured?.isEmpty == true)
    screen.press(KeyPress(.character("l")))
    #expect(work(screen.press(KeyPress(.character("l")))).isEmpty)
    #expect(work(screen.press(KeyPress(.left))).first?.hasSuffix("month)") == true)
  }

  @Test func `stand in the order of any figure, and stay on the model that is looked at`() {
    var screen = opened(120, 34)
    screen.type("j")
    #expect(view(screen)?.selected?.id == "openai/gpt-5")
    var first: [String] = []
    for _ in StatisticsView.Order.allCases {
      screen.type("s")
      #expect(view(screen)?.selected?.id == "openai/gpt-5")
      first.append(view(screen)?.measured?.models.first?.id ?? "")
    }
    let (sonnet, gpt) = ("anthropic/claude-sonnet-4-5", "openai/gpt-5")
    let llama = "groq/llama-3.3-70b-versatile"
    #expect(first == [sonnet, gpt, llama, llama, gpt, sonnet, sonnet, sonnet, sonnet])
  }

  @Test func `list the answers of a model, from which Esc leads back`() {
    var screen = opened(120, 34)
    screen.type("j")
    #expect(work(screen.press(KeyPress(.enter))).first?.contains("model:openai/gpt-5") == true)
    guard case .sessions = screen.state.overlay else {
      Issue.record("The list is not open.")
      return
    }
    screen.press(KeyPress(.escape))
    #expect(view(screen)?.selected?.id == "openai/gpt-5")
  }

  @Test func `are copied as text and written as JSON`() {
    var screen = opened(120, 34)
    guard case .copy(let text)? = screen.press(KeyPress(.character("y"))).first else {
      Issue.record("Nothing was copied.")
      return
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].contains("openai/gpt-5") && lines[2].hasSuffix("203K   $2.44  44%"))
    #expect(work(screen.press(KeyPress(.character("x")))).first?.hasPrefix("writeMeasured") == true)
    _ = screen.state.handle(.sessions(.told("Written to /here/statistics.json.")))
    #expect(screen.draw()[32] == " Written to /here/statistics.json.")
  }

  @Test func `show part by part what a small screen has no room for`() {
    var screen = opened(80, 24)
    var seen: [Bool] = []
    for title in [
      "─ cost per day", "─ anthropic/claude-sonnet-4-5 ─", "─ votes, 95%", "─ chains ─",
    ] {
      seen.append(screen.draw().contains { $0.hasPrefix(title) })
      screen.press(KeyPress(.tab))
    }
    #expect(seen == [true, true, true, true])
    #expect(view(screen)?.part == .cost)
  }

  @Test(arguments: [(60, 16), (80, 24), (99, 24), (100, 30), (120, 40), (200, 60)])
  func `fit every screen, and no figure is cut`(columns: Int, height: Int) {
    var screen = opened(columns, height)
    let rows = screen.draw()
    #expect(rows.count == height + 1)
    for figure in ["0.61s", "$3.91", "212", "203K"] where columns >= 120 || figure != "203K" {
      #expect(rows.contains { $0.contains(figure) }, "\(figure)")
    }
    #expect(rows.allSatisfy { DisplayWidth.width(of: $0) <= columns })
  }

  @Test func `let nothing hostile through`() {
    var screen = Screenful(120, 34)
    screen.press(.control("x"))
    screen.press(KeyPress(.character("g")))
    var measured = Self.measured
    measured.models[0].id = "\u{1B}[31m\u{202E}evil/" + String(repeating: "é\u{301}", count: 300)
    measured.models[1].cost = .infinity
    measured.models[1].firstToken = .init(median: .nan, p95: .infinity)
    measured.models[1].firstTokenTrend = [.nan, .infinity, -1, nil, 1e300]
    measured.models[2].tokens = .max
    _ = screen.state.handle(.sessions(.measured(measured, for: .week)))
    for key in ["j", "j", "k", "s"] {
      screen.type(key)
      for row in screen.draw() {
        #expect(!row.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      }
    }
  }
}
