import AppCore
import ChatModel
import Demo
import Interface
import TestSupport
import Testing

@testable import SwitchboardKit

@Suite struct `The failure desk` {
  private func desk(_ keys: KeyPress...) -> AppState {
    var state = state(120, 40)
    state.type("", .alt("2"), KeyPress(.character("d")))
    for key in keys { _ = state.handle(.key(key)) }
    return state
  }

  @Test func `lists the faults and says what the chain makes of the chosen one`() {
    let text = rows(desk())

    #expect(text[0].contains("Failure desk") && text[0].contains("pane 2"))
    #expect(text.contains { $0.hasPrefix("› (x) status 429") && $0.contains("◂ 4 s asked for ▸") })
    #expect(text.contains { $0.contains("attempts 2") })
    #expect(text.contains { $0.contains("answered by demo/prose") })
  }

  @Test func `asks with the fault in place of the entry and leaves the chain as it is`() {
    var state = desk(KeyPress(.character("l")))
    let effects = state.handle(.key(KeyPress(.enter)))

    guard case .start(_, let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.chain.map(\.id) == ["demo/status-429:retry-after=1", "demo/prose"])
    #expect(state.chat.chain.map(\.id) == ["demo/busy", "demo/prose"])
  }

  @Test func `lets the demo provider play every entry on Alt+Enter`() {
    var state = state(120, 40, panes: [["openai/gpt-5", "anthropic/claude-sonnet-4-5"]])
    state.type("", .alt("2"), KeyPress(.character("d")), KeyPress(.character("j")))
    let effects = state.handle(.key(KeyPress(.enter, .alt)))

    guard case .start(_, let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.chain.map(\.id) == ["demo/status-500", "demo/prose"])
  }

  @Test(arguments: DemoFault.all)
  func `names faults that the demo provider has`(fault: DemoFault) {
    let model = DemoCatalog.models.first { $0.name == fault.model }
    let accepted = model?.parameters.map(\.rawValue) ?? []

    #expect(model != nil)
    #expect((fault.parameter == nil) == fault.values.isEmpty)
    #expect(fault.parameter.map(accepted.contains) ?? true)
  }

  @Test func `shows the bytes that would come and how long each call takes`() throws {
    var driver = OptionDriver([["demo/busy", "demo/prose"]])
    driver.press(.alt("2"), KeyPress(.character("d")))
    let asked = driver.other.compactMap { effect -> RunRequest? in
      if case .rehearse(let request, calls: 1) = effect { request } else { nil }
    }
    let request = try #require(asked.last)
    #expect(request.chain.map(\.id) == ["demo/status-429:retry-after=4", "demo/prose"])
    driver.handle(
      .rehearsed(try OptionDriver.runtime.rehearsal(of: driver.plan(request), calls: 1)))
    let text = rows(driver.state)

    #expect(text.contains { $0.hasPrefix("    HTTP/1.1 429 Too Many Requests") })
    #expect(text.contains { $0.hasPrefix("    retry-after: 4") })
    #expect(text.contains { $0.contains("\"message\": \"Demo: too many requests.\"") })
    #expect(text.contains { $0.hasSuffix("│ ─✗") })
    #expect(text.contains { $0.contains("│  ─━━") && $0.hasSuffix("━✓") })
    #expect(text.contains { $0.contains("attempts 2, fallback yes") })
    #expect(text.contains { $0.contains("first text after 0.48s") })
    driver.press(KeyPress(.character("w")))
    guard case .showInPager(let page)? = driver.other.last else {
      Issue.record("\(driver.other)")
      return
    }
    #expect(page.hasPrefix("HTTP/1.1 429 Too Many Requests\ncontent-type: application/json\n"))
  }

  @Test func `draws each call with its wait, to scale`() throws {
    var desk = FailureDesk(
      chain: [ChainItem("demo/busy", retries: 1), ChainItem("demo/prose")], pane: 2)
    func reply(_ status: String, _ first: Double?, _ last: Double) -> RehearsedReply {
      RehearsedReply(
        status: status, headers: [], body: [], firstToken: first.map { .seconds($0) },
        lastByte: .seconds(last), ending: .whole)
    }
    desk.replies = [
      1: Array(repeating: reply("429", nil, 0.5), count: 2), 2: [reply("200", 0.5, 4)],
    ]

    let calls = desk.schedule(silence: .seconds(120)) { _ in nil }

    #expect(calls.map(\.start) == [.zero, .seconds(4.5), .seconds(5)])
    #expect(calls.map(\.wait) == [.seconds(4), nil, nil])
    #expect(calls.map(\.fails) == [true, true, false])
    #expect(calls.last?.firstToken == .seconds(5.5) && calls.last?.end == .seconds(9))
    desk.replies[2] = nil
    let unplayed = desk.schedule(silence: .zero) { $0 == "demo/prose" ? .seconds(2) : nil }
    #expect(unplayed.last?.firstToken == .seconds(7) && unplayed.last?.end == nil)
  }

  @Test func `keeps what the last trial came to`() {
    var state = desk(KeyPress(.enter))
    var answer = Answer(requested: ModelID("demo/busy")!)
    answer.answeredBy = ModelID("demo/prose")
    answer.attempts = (1...2).map {
      Attempt(
        number: $0, entry: $0, call: 1, callsAllowed: 1, model: ModelID("demo/busy")!,
        outcome: .failed, started: .zero)
    }
    _ = state.handle(.tick(.seconds(52_020)))
    _ = state.handle(.run(state.chats[0].id, [.ended(answer)]))
    _ = state.handle(.key(KeyPress(.character("d"))))

    #expect(rows(state).contains { $0.hasSuffix("✓ as expected, 14:27") })
  }

  @Test func `asks the whole chain also where the last prompt went to one model alone`() {
    var state = state(120, 40)
    state.type("@demo/code hello", KeyPress(.enter))
    state.end()
    state.type("", .alt("2"), KeyPress(.character("d")))
    let effects = state.handle(.key(KeyPress(.enter)))

    guard case .start(_, let request)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.chain.count == 2 && request.isTrial)
  }

  @Test func `says whether a trial came out as expected`() {
    for (attempts, word) in [(2, "as expected"), (3, "differs")] {
      var state = desk(KeyPress(.enter))
      var answer = Answer(requested: ModelID("demo/busy")!)
      answer.answeredBy = ModelID("demo/prose")
      answer.attempts = (1...attempts).map {
        Attempt(
          number: $0, entry: 1, call: 1, callsAllowed: 1, model: ModelID("demo/busy")!,
          outcome: .failed, started: .zero)
      }
      _ = state.handle(.run(state.chats[0].id, [.ended(answer)]))

      #expect(state.chat.notice?.contains(word) == true, "\(state.chat.notice ?? "")")
    }
  }
}

@Suite struct `The rehearsal of a trial` {
  /// Those that end by themselves.
  private static let faults = DemoFault.all.filter { $0.model != "stall" }

  private func plan(_ id: String) -> RunPlan {
    var plan = RunPlan(
      entries: [ModelEntry(id, maxRetries: 0)], messages: [.user("Why is the sky blue?")])
    plan.defaultAfterText = .restart
    return plan
  }

  @Test(arguments: faults, Dialect.allCases)
  func `is byte for byte what then comes`(fault: DemoFault, dialect: Dialect) async throws {
    let clock = ManualClock()
    let runtime = ModelRuntime(environment: [:], demoClock: clock)
    let log = WireLog()
    var plan = plan("demo/\(dialect.rawValue)/\(fault.model)")
    let reply = try #require(try runtime.rehearsal(of: plan, calls: 2)[1]?.first)

    plan.wire = WireTap(log, label: 0)
    let sent = plan
    _ = try await clock.skip { try await runtime.run(sent) { _ in } }

    let exchange = try #require(log.exchanges.first)
    #expect(reply.status.prefix(3) == exchange.status.map(String.init) ?? "")
    #expect(reply.headers.count == exchange.replyHeaders.count)
    #expect(Array(exchange.reply.prefix(reply.body.count)) == reply.body)
    #expect(reply.isCut || exchange.reply.count == reply.body.count)
  }

  @Test func `tells when the first token comes, and the last byte`() throws {
    let runtime = ModelRuntime(environment: [:])
    func reply(_ id: String) throws -> RehearsedReply? {
      try runtime.rehearsal(of: plan(id), calls: 1)[1]?.first
    }

    #expect(try reply("demo/slow:first=5")?.firstToken == .seconds(5))
    #expect(try reply("demo/status-500")?.firstToken == nil)
    #expect(try reply("demo/status-500")?.lastByte == .milliseconds(180))
    #expect(try reply("demo/stall")?.ending == .silence)
    #expect(try reply("demo/cut")?.ending == .cut)
    #expect(try reply("demo/flood:tokens=1000000")?.isCut == true)
    guard case .unreachable? = try reply("demo/dns")?.ending else {
      Issue.record("a name that is not found has a reply")
      return
    }
  }

  @Test func `counts a trial's calls anew`() async throws {
    let clock = ManualClock()
    let runtime = ModelRuntime(environment: [:], demoClock: clock)
    let id = "demo/status-503:times=1"
    let plan = plan(id)
    func outcome() async throws -> Answer.Outcome {
      try await clock.skip { try await runtime.run(plan) { _ in } }.outcome
    }

    let replies = try runtime.rehearsal(of: plan, calls: 2)[1]
    #expect(replies?.map { $0.status.prefix(3) } == ["503", "200"])
    #expect(try await outcome() == .failed)
    #expect(try await outcome() == .answered)
    runtime.startOver(try #require(ModelID(id)))
    #expect(try await outcome() == .failed)
  }
}

extension DemoFault: CustomTestStringConvertible {
  public var testDescription: String { name }
}
