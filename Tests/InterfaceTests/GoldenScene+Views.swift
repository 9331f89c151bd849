import AppCore
import ChatModel
import Interface

@testable import SwitchboardKit

extension GoldenScene {
  private static let chain = [
    ["openai/gpt-5", "anthropic/claude-haiku-4-5"]
  ]

  private static func attempt(
    _ number: Int, _ model: String, at started: Int, until ended: Int,
    _ change: (inout Attempt) -> Void
  ) -> Attempt {
    var attempt = Attempt(
      number: number, entry: 1, call: number, callsAllowed: 2,
      model: ModelID(model) ?? ModelID(provider: "demo", model: "prose"), outcome: .failed,
      started: .milliseconds(started))
    attempt.ended = .milliseconds(ended)
    change(&attempt)
    return attempt
  }

  /// Two calls refused, and the third answers.
  private static var threeAttempts: [Attempt] {
    [
      attempt(1, "openai/gpt-5", at: 0, until: 210) {
        ($0.status, $0.kind, $0.message) = (429, .rateLimited, "Rate limit reached.")
        ($0.wait, $0.waitReason) = (.seconds(2), "retry-after")
        $0.phases.lookup = .milliseconds(10)
        $0.phases.connect = .milliseconds(30)
        $0.phases.tls = .milliseconds(60)
        $0.phases.firstByte = .milliseconds(200)
      },
      attempt(2, "openai/gpt-5", at: 2210, until: 3150) {
        ($0.status, $0.kind) = (503, .overloaded)
        $0.message = "The server is overloaded or not ready yet."
        $0.requestID = "req_7f0c2b41d9a391be"
        $0.phases.reusedConnection = true
        $0.phases.firstByte = .milliseconds(930)
      },
      attempt(3, "anthropic/claude-haiku-4-5", at: 3151, until: 5530) {
        ($0.entry, $0.call, $0.callsAllowed) = (2, 1, 1)
        ($0.outcome, $0.billing) = (.answered, .full)
        $0.firstToken = .milliseconds(3631)
        $0.phases.lookup = .milliseconds(10)
        $0.phases.connect = .milliseconds(30)
        $0.phases.tls = .milliseconds(40)
        $0.phases.firstByte = .milliseconds(460)
        $0.usage = Usage(inputTokens: 1846, outputTokens: 268)
        $0.cost = Cost(dollars: 0.0032, source: .catalogue)
      },
    ]
  }

  private static func answered(_ stage: inout GoldenStage, _ attempts: [Attempt]) {
    stage.ask("Why is the sky blue?")
    stage.say(sky)
    var answer = Answer(requested: attempts[0].model)
    answer.outcome = .answered
    answer.attempts = attempts
    answer.answeredBy = attempts.first { $0.outcome == .answered }?.model
    answer.firstToken = .milliseconds(3631)
    answer.total = .milliseconds(5530)
    answer.tokensPerSecond = 141
    answer.usage = Usage(inputTokens: 1846, outputTokens: 268)
    answer.cost = Cost(dollars: 0.0032, source: .catalogue)
    answer.text = sky
    stage.handle(.run(stage.state.chats[0].id, [.ended(answer)]))
    stage.press(.alt("2"))
  }

  /// Timeline, wire log, failure desk, key dialog.
  static var viewScenes: [GoldenScene] {
    let timeline = GoldenScene("timeline", panes: chain) { stage in
      answered(&stage, threeAttempts)
      stage.press(KeyPress(.character("t")))
    }
    return [
      timeline, timeline.inASCII(), race,
      GoldenScene("wire", panes: chain) { stage in
        answered(&stage, threeAttempts)
        stage.press(KeyPress(.character("w")))
        stage.handle(.wire(exchanges))
      },
      GoldenScene("wire-empty") { $0.press(.alt("2"), KeyPress(.character("w"))) },
      GoldenScene("failure-desk") { $0.press(.alt("2"), KeyPress(.character("d"))) },
      GoldenScene("key-dialog", panes: [["google/gemini-2.5-pro"]], ready: []) { stage in
        stage.press(Keymap.leader, KeyPress(.character("k")))
      },
      GoldenScene("key-refused", panes: [["google/gemini-2.5-pro"]], ready: []) { stage in
        stage.press(Keymap.leader, KeyPress(.character("k")))
        stage.handle(.paste("a-pasted-key-of-forty-characters-in-all"))
        stage.press(KeyPress(.enter))
        stage.handle(
          .keyChecked(
            provider: "google",
            .refused("API key not valid. Pass a valid API key, which Google AI Studio gives.")))
      },
    ]
  }

  private static var race: GoldenScene {
    GoldenScene("timeline-race", panes: [["openai/gpt-5-mini", "demo/prose"]]) { stage in
      answered(
        &stage,
        [
          attempt(1, "openai/gpt-5-mini", at: 0, until: 548) { $0.outcome = .lost },
          attempt(2, "groq/llama-3.3-70b-versatile", at: 200, until: 1860) {
            ($0.entry, $0.outcome, $0.billing) = (2, .answered, .full)
            $0.phases.lookup = .milliseconds(10)
            $0.phases.connect = .milliseconds(40)
            $0.phases.tls = .milliseconds(70)
            $0.phases.firstByte = .milliseconds(310)
            $0.firstToken = .milliseconds(520)
            $0.usage = Usage(inputTokens: 20, outputTokens: 370)
            $0.cost = Cost(dollars: 0.0014, source: .catalogue)
          },
          attempt(3, "cerebras/gpt-oss-120b", at: 400, until: 551) {
            ($0.entry, $0.outcome) = (3, .lost)
          },
        ])
      stage.press(KeyPress(.character("t")))
    }
  }

  private static var exchanges: [WireExchange] {
    let hosts = ["https://api.openai.com/v1/responses", "https://api.anthropic.com/v1/messages"]
    return [(429, 0), (503, 0), (200, 1)].enumerated().map { index, call in
      let body =
        #"{"model":"gpt-5","input":[{"role":"user","content":"And on Mars?"}],"stream":true}"#
      var exchange = WireExchange(
        number: 37 + index, label: 0, attempt: index + 1,
        model: ModelID(chain[0][call.1]) ?? ModelID(provider: "demo", model: "prose"),
        date: 1_782_916_300 + Double(index), method: "POST", url: hosts[call.1],
        headers: [
          WireExchange.Header(name: "authorization", value: "(OPENAI_API_KEY, hidden)"),
          WireExchange.Header(name: "content-type", value: "application/json"),
        ], body: Array(body.utf8), sent: body.utf8.count)
      exchange.status = call.0
      exchange.took = .milliseconds(210 + index * 1100)
      let isStream = call.0 == 200
      exchange.replyHeaders = [
        WireExchange.Header(name: "x-request-id", value: "req_2b41d9a391c07d"),
        WireExchange.Header(
          name: "content-type", value: isStream ? "text/event-stream" : "application/json"),
      ]
      let event = "event: content_block_delta\ndata: {\"delta\":{\"text\":\"On Mars\"}}\n\n"
      let reply =
        isStream
        ? "event: message_start\ndata: {}\n\n" + String(repeating: event, count: 60)
          + "event: message_stop\ndata: {}\n\n"
        : #"{"error":{"message":"The server is overloaded or not ready yet."}}"#
      exchange.reply = Array(reply.utf8)
      exchange.received = reply.utf8.count
      exchange.arrivals = [WireExchange.Arrival(end: reply.utf8.count, time: .milliseconds(310))]
      return exchange
    }
  }
}
