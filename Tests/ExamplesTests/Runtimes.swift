import SwitchboardKit
import TestSupport
import Transport

extension Agent {
  /// The agent with a script for a network; waits take no time and limits never end.
  func on(
    _ transport: ScriptedTransport = ScriptedTransport { _, _ in .json(500, "{}") },
    environment: [String: String] = [
      "ANTHROPIC_API_KEY": "key-anthropic", "OPENAI_API_KEY": "key-openai",
      "OPENROUTER_API_KEY": "key-openrouter",
    ]
  ) -> Agent {
    let still = ManualClock()
    let clock = RunClock(
      now: { .zero }, wait: { _ in try Task.checkCancellation() },
      alarm: { _ in try await still.sleep(until: still.now.advanced(by: .seconds(1))) },
      random: { $0.lowerBound })
    var agent = self
    agent.runtime = ModelRuntime(
      environment: environment, transport: transport, clock: clock, demoClock: InstantClock())
    return agent
  }

  /// The agent with other models, where an example names ones that need a key.
  func asking(_ model: ModelChoice) -> Agent {
    var agent = self
    agent.model = model
    return agent
  }
}

extension ScriptedTransport {
  /// Answers every request with the same short text, in the form of the provider that is asked.
  static func answering(_ text: String) -> ScriptedTransport {
    ScriptedTransport { request, _ in .json(200, reply(text, at: request.url)) }
  }

  /// Answers at the hosts given, and fails everywhere else with 503.
  static func answering(_ text: String, at host: String) -> ScriptedTransport {
    ScriptedTransport { request, _ in
      request.url.contains(host)
        ? .json(200, reply(text, at: request.url))
        : .json(503, #"{"error":{"message":"Too much to do."}}"#)
    }
  }

  private static func reply(_ text: String, at url: String) -> String {
    if url.hasSuffix("/messages") {
      return #"""
        {"id":"m1","type":"message","role":"assistant","model":"reported","stop_reason":"end_turn",
        "content":[{"type":"text","text":"\#(text)"}],"usage":{"input_tokens":5,"output_tokens":2}}
        """#
    }
    if url.hasSuffix("/responses") {
      return #"""
        {"id":"r1","object":"response","status":"completed","model":"reported","output":[{"type":
        "message","role":"assistant","content":[{"type":"output_text","text":"\#(text)"}]}],
        "usage":{"input_tokens":5,"output_tokens":2,"total_tokens":7}}
        """#
    }
    return #"""
      {"id":"c1","model":"reported","choices":[{"index":0,"finish_reason":"stop","message":
      {"role":"assistant","content":"\#(text)"}}],"usage":{"prompt_tokens":5,
      "completion_tokens":2,"total_tokens":7}}
      """#
  }
}

extension HTTPRequest {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}
