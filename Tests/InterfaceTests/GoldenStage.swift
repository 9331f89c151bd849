import AppCore
import Catalog
import ChatModel
import Demo
import Interface
import Screen
import SwitchboardKit
import TextLayout

/// A playground that is driven by events, and that answers what a loop would answer at once.
struct GoldenStage {
  private(set) var screen: Screenful
  /// Seconds since the start.
  private(set) var seconds = 0.0
  /// The chain of each pane's run under way, and what has become of it.
  private var runs: [Int: [Attempt]] = [:]
  private static let driver = OptionDriver([["demo/prose"]])

  init(_ scene: GoldenScene, _ size: GoldenScene.Size) {
    screen = Screenful(
      AppState(
        catalog: .embedded, ready: scene.ready.union(["demo"]),
        panes: scene.panes.map { $0.map { ChainItem($0) } },
        themes: ["brass", "contrast", "dusk", "mono", "paper", "sixteen"], theme: "mono",
        greeting: nil))
    let keys = scene.ready.isEmpty ? "0 keys" : "\(scene.ready.count) keys"
    screen.view = ScreenView(palette: .plain, facts: [keys])
    screen.view.symbols = scene.symbols
    handle(.resized(columns: size.columns, rows: size.rows))
    handle(.catalogue(Self.knowledge(scene.ready)))
    draw()
  }

  var state: AppState { screen.state }

  private static let index = {
    let demos = DemoCatalog.listed.map { model in
      var record = ModelRecord(
        id: ModelID(provider: "demo", model: model.name), name: model.summary)
      record.prices = ModelPrices(input: 0, output: 0)
      return record
    }
    let demo = ProviderRecord(
      id: "demo", name: "Demo", kind: .demo, dialect: .openAIChat, signIn: .optional, baseURL: "")
    return ModelIndex(Catalog.embedded.adding(demos), furtherProviders: [demo])
  }()

  private static func knowledge(_ ready: Set<String>) -> ModelKnowledge {
    var knowledge = ModelKnowledge(index: index)
    knowledge.ready = ready.union(["demo"])
    for model in DemoCatalog.listed {
      knowledge.priceWords[ModelID(provider: "demo", model: model.name)] =
        model.isFault ? "fails" : "free"
    }
    knowledge.localServers = []
    knowledge.age = "catalogue of 2026-07-01"
    return knowledge
  }

  mutating func handle(_ event: AppEvent) {
    for effect in screen.state.handle(event) {
      switch effect {
      case .preview(let id, let request, let use):
        handle(.previewed(id, Self.driver.preview(request), use))
      case .start(let id, let request):
        handle(.previewed(id, Self.driver.preview(request.outline), .sent))
      case .rehearse(let request, let calls):
        let replies = try? OptionDriver.runtime.rehearsal(
          of: Self.driver.plan(request), calls: calls)
        handle(.rehearsed(replies ?? [:]))
      case .compare(let one, let other, let left, let right):
        handle(.compared(WordDiff(left, right), one, other))
      default: break
      }
    }
  }

  @discardableResult
  mutating func draw() -> [String] { screen.draw() }

  /// A key, and the frame after it.
  mutating func press(_ keys: KeyPress...) {
    for key in keys {
      handle(.key(key))
      draw()
    }
  }

  mutating func type(_ text: String) {
    for character in text { handle(.key(KeyPress(.character(character)))) }
    draw()
  }

  /// Time goes by.
  mutating func wait(_ more: Double) {
    seconds += more
    handle(.tick(.milliseconds(Int((seconds * 1000).rounded()))))
  }

  /// Goes to the composer, asks, and leaves the focus there.
  mutating func ask(_ prompt: String) {
    if state.focus != .composer { press(KeyPress(.escape)) }
    type(prompt)
    press(KeyPress(.enter))
    runs = [:]
  }

  /// An entry of a pane's chain is called; without an answer the pane waits.
  mutating func call(_ pane: Int = 0, entry: Int = 1, call: Int = 1, of calls: Int = 1) {
    let chat = state.chats[pane]
    let model = chat.chain[min(entry, chat.chain.count) - 1].id
    let attempt = Attempt(
      number: runs[pane, default: []].count + 1, entry: entry, call: call, callsAllowed: calls,
      model: ModelID(model) ?? ModelID(provider: "demo", model: "prose"), outcome: .failed,
      started: .milliseconds(Int(seconds * 1000)))
    runs[pane, default: []].append(attempt)
    handle(.run(chat.id, [.attemptStarted(attempt)]))
  }

  /// The call under way fails.
  mutating func fail(
    _ kind: FailureKind, _ status: Int? = nil, _ message: String, in pane: Int = 0,
    wait: Double? = nil, reason: String = "retry-after"
  ) {
    guard var attempt = runs[pane]?.popLast() else { return }
    attempt.kind = kind
    attempt.status = status
    attempt.message = message
    attempt.ended = .milliseconds(Int(seconds * 1000))
    attempt.wait = wait.map { .milliseconds(Int($0 * 1000)) }
    attempt.waitReason = wait == nil ? nil : reason
    attempt.requestID = status == nil ? nil : "req_7f0c2b41d9a391be"
    attempt.failure = CallFailure(kind, message, status: status)
    attempt.phases.firstByte = .milliseconds(190)
    runs[pane]?.append(attempt)
    handle(.run(state.chats[pane].id, [.attemptFailed(attempt, isRetried: wait != nil)]))
  }

  /// A piece of the answer; a text comes word by word, so that meters have something to count.
  mutating func say(_ text: String, _ pane: Int = 0) {
    var pieces: [String] = []
    for character in text {
      if pieces.isEmpty || character == " " { pieces.append("") }
      pieces[pieces.count - 1].append(character)
    }
    handle(
      .run(state.chats[pane].id, pieces.map { .content(attempt: 1, .text($0)) }))
    if runs[pane]?.last?.firstToken == nil, let last = runs[pane]?.indices.last {
      runs[pane]?[last].firstToken = .milliseconds(Int(seconds * 1000))
    }
  }

  mutating func think(_ text: String, _ pane: Int = 0) {
    handle(.run(state.chats[pane].id, [.content(attempt: 1, .reasoning(text))]))
  }

  /// The run is over.
  mutating func end(
    _ outcome: Answer.Outcome = .answered, in pane: Int = 0, first: Double? = 0.61,
    rate: Double = 78, usage: Usage? = Usage(inputTokens: 1841, outputTokens: 338),
    cost: Double? = 0.0065
  ) {
    let chat = state.chats[pane]
    var attempts = runs[pane] ?? []
    if outcome != .failed, let last = attempts.indices.last {
      attempts[last].outcome =
        outcome == .answered ? .answered : outcome == .stopped ? .stopped : .failed
      attempts[last].ended = .milliseconds(Int(seconds * 1000))
      attempts[last].usage = usage
      attempts[last].billing = outcome == .answered ? .full : .partial
      attempts[last].cost = cost.map { Cost(dollars: $0, source: .catalogue) }
      attempts[last].phases.firstByte = .milliseconds(460)
      attempts[last].phases.lookup = .milliseconds(10)
      attempts[last].phases.connect = .milliseconds(30)
      attempts[last].phases.tls = .milliseconds(40)
      if outcome == .interrupted {
        attempts[last].kind = .connectionLost
        attempts[last].message = "The connection closed before the end."
      }
    }
    guard let asked = chat.chain.first.flatMap({ ModelID($0.id) }) else { return }
    var answer = Answer(requested: asked)
    answer.outcome = outcome
    answer.attempts = attempts
    answer.answeredBy = outcome == .failed ? nil : attempts.last?.model
    answer.firstToken = first.map { .milliseconds(Int($0 * 1000)) }
    answer.total = .milliseconds(Int((seconds - start(of: pane)) * 1000))
    answer.tokensPerSecond = outcome == .failed ? nil : rate
    answer.usage = outcome == .failed ? nil : usage
    answer.cost = outcome == .failed ? nil : cost.map { Cost(dollars: $0, source: .catalogue) }
    answer.finish = outcome == .answered ? Finish(.stop, raw: "stop") : nil
    answer.text = chat.turns.last?.answer.text ?? ""
    handle(.run(chat.id, [.ended(answer)]))
  }

  private func start(of pane: Int) -> Double {
    let started = runs[pane]?.first?.started ?? .zero
    return Double(started.components.seconds) + Double(started.components.attoseconds) / 1e18
  }

  /// Calls, answers and ends at once.
  mutating func answer(
    _ text: String, _ pane: Int = 0, first: Double = 0.61, rate: Double = 78,
    usage: Usage = Usage(inputTokens: 1841, outputTokens: 338), cost: Double? = 0.0065
  ) {
    call(pane)
    wait(first)
    say(text, pane)
    wait(Double(usage.outputTokens ?? 0) / rate)
    end(in: pane, first: first, rate: rate, usage: usage, cost: cost)
  }
}
