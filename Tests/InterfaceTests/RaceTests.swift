import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

@Suite struct `A race on the screen` {
  private func attempt(_ number: Int, _ model: String, started: Duration = .zero) -> Attempt {
    Attempt(
      number: number, entry: number, call: 1, callsAllowed: 1,
      model: ModelID(provider: "demo", model: model), outcome: .failed, started: started)
  }

  private func lost(_ number: Int, _ model: String) -> Attempt {
    var lost = attempt(number, model)
    lost.outcome = .lost
    lost.ended = .milliseconds(528)
    lost.billing = .possible
    lost.possibleCost = Cost(dollars: 0.00046, source: .catalogue)
    return lost
  }

  private var winner: Attempt {
    var winner = attempt(2, "prose", started: .milliseconds(200))
    winner.outcome = .answered
    winner.firstToken = .milliseconds(500)
    winner.ended = .milliseconds(1860)
    winner.billing = .full
    return winner
  }

  private var answer: Answer {
    var answer = Answer(requested: ModelID(provider: "demo", model: "slow"))
    answer.outcome = .answered
    answer.strategy = .race(hedgeAfter: .milliseconds(200))
    answer.answeredBy = winner.model
    answer.text = "Sunlight."
    answer.firstToken = winner.firstToken
    answer.total = .milliseconds(1860)
    answer.attempts = [lost(1, "slow"), winner, lost(3, "code")]
    return answer
  }

  private func racing(_ columns: Int = 120, _ rows: Int = 40) -> Screenful {
    var screen = Screenful(columns, rows, panes: [["demo/slow", "demo/prose", "demo/code"]])
    screen.state.type("", .alt("2"), KeyPress(.escape))
    screen.state.type("Why?", KeyPress(.enter))
    run(
      [
        .attemptStarted(attempt(1, "slow")), .attemptStarted(attempt(2, "prose")),
        .attemptStarted(attempt(3, "code")),
      ], &screen)
    return screen
  }

  private func run(_ events: [RunEvent], _ screen: inout Screenful) {
    _ = screen.state.handle(.run(screen.state.chats[0].id, events))
    screen.draw()
  }

  private func end(_ screen: inout Screenful) {
    run(
      [
        .content(attempt: 2, .text("Sunlight.")), .attemptLost(lost(1, "slow")),
        .attemptLost(lost(3, "code")), .ended(answer),
      ], &screen)
  }

  @Test func `R37 shows who runs`() {
    var screen = racing()
    let text = screen.draw().joined(separator: "\n")

    #expect(text.contains("slow, prose, code"))
    #expect(text.contains("3 racing, waiting for first token"))
    #expect(text.components(of: "call 1 of 1") == 3)
  }

  @Test func `R37 names the winner last, and the losers with their mark`() {
    var screen = racing()
    run([.content(attempt: 2, .text("Sun"))], &screen)
    #expect(screen.draw().contains { $0.contains("slow, code, prose") })

    run([.attemptLost(lost(1, "slow")), .attemptLost(lost(3, "code"))], &screen)
    #expect(screen.draw().contains { $0.contains("slow ╳, code ╳, prose") })
  }

  @Test func `R37 knows the winner also when a loser is told of first`() {
    var screen = racing()
    run([.attemptLost(lost(1, "slow")), .content(attempt: 3, .text("Sun"))], &screen)
    #expect(screen.draw().contains { $0.contains("slow ╳, prose, code") })
  }

  @Test func `R37 says against whom the answer won, and what they may have cost`() {
    var screen = racing()
    end(&screen)
    let text = screen.draw().joined(separator: "\n")

    #expect(text.contains("race: won against slow, code, may have cost $0.0009"))
    #expect(!text.contains("fallback:"))
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 16)])
  func `R37 draws the racers' bars side by side in the timeline`(columns: Int, rows: Int) {
    var screen = racing(columns, rows)
    end(&screen)
    screen.press(.alt("2"))
    screen.type("t")
    let lines = screen.draw()
    let text = lines.joined(separator: "\n")

    #expect(text.contains("turn 1, race"))
    #expect(lines.count { $0.contains("╳ lost") } == 2)
    #expect(lines.count { $0.contains("✓") } >= 1)
    if columns == 120 {
      #expect(text.contains("3 racers"))
      #expect(text.contains("lost, cut off 28 ms after the first text"))
      #expect(text.contains("✓ won"))
      #expect(
        text.contains(
          "Won by demo/prose: first text at 0.50s. Starts were 0.20s apart (hedge_after)."))
      #expect(text.contains("The losers may have cost: demo/slow $0.00046"))
    }
  }

  @Test func `R37 keeps the bars of those that still run growing together`() {
    var screen = racing()
    _ = screen.state.handle(.tick(.seconds(2)))
    screen.press(.alt("2"))
    screen.type("t")
    let lines = screen.draw()

    #expect(lines.count { $0.contains("────") && $0.contains("demo/") } == 3)
  }

  @Test func `R38 says why the balancer chose`() {
    var screen = Screenful(120, 40, panes: [["demo/slow", "demo/prose"]])
    screen.state.type("", .alt("2"), KeyPress(.escape))
    screen.state.type("Why?", KeyPress(.enter))
    let reason = "demo/prose goes first: first token 0.3 s against first token 4 s of demo/slow."
    run(
      [
        .entryChosen(entry: 2, model: ModelID(provider: "demo", model: "prose"), reason: reason),
        .attemptStarted(attempt(1, "prose")),
      ], &screen)

    #expect(screen.draw().contains { $0.contains(reason) })
  }

  @Test func `a chain still shows one call after the other`() {
    var screen = racing()
    var failed = attempt(1, "slow")
    failed.kind = .serverError
    run([.attemptFailed(failed, isRetried: false)], &screen)
    run([.attemptFailed(attempt(2, "prose"), isRetried: false)], &screen)

    #expect(screen.draw().contains { $0.contains("waiting for first token") })
    #expect(!screen.draw().contains { $0.contains("racing, waiting") })
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
