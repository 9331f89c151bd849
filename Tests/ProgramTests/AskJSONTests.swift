import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

/// Checks objects against the documented keys: the right ones, no key missing, each of its type.
enum Shape: Sendable {
  case text, number, integer, bool, null, any
  indirect case either(Shape, Shape)
  indirect case list(Shape)
  indirect case object([String: Shape])

  static func optional(_ shape: Shape) -> Shape { .either(shape, .null) }

  /// What is wrong with a value; empty when nothing is.
  func flaws(in value: JSONValue, at path: String = "$") -> [String] {
    switch (self, value) {
    case (.any, _), (.text, .string), (.integer, .integer), (.bool, .bool), (.null, .null),
      (.number, .integer), (.number, .number):
      return []
    case (.either(let one, let other), _):
      let flaws = one.flaws(in: value, at: path)
      return flaws.isEmpty || other.flaws(in: value, at: path).isEmpty ? [] : flaws
    case (.list(let shape), .array(let values)):
      return values.enumerated().flatMap { shape.flaws(in: $1, at: "\(path)[\($0)]") }
    case (.object(let shapes), .object(let object)):
      return shapes.sorted { $0.key < $1.key }.flatMap { name, shape -> [String] in
        guard let value = object[name] else { return ["\(path).\(name) is missing"] }
        return shape.flaws(in: value, at: "\(path).\(name)")
      }
    default: return ["\(path) is \(value.text())"]
    }
  }

  static let usage = Shape.object([
    "input_tokens": .optional(.integer), "output_tokens": .optional(.integer),
    "cached_input_tokens": .optional(.integer), "cache_write_tokens": .optional(.integer),
    "reasoning_tokens": .optional(.integer), "total_tokens": .optional(.integer),
  ])

  static let attempt = Shape.object([
    "attempt": .integer, "entry": .integer, "call": .integer, "model": .text, "outcome": .text,
    "kind": .optional(.text), "status": .optional(.integer), "message": .optional(.text),
    "request_id": .optional(.text), "started_ms": .number, "dns_ms": .optional(.number),
    "connect_ms": .optional(.number), "tls_ms": .optional(.number),
    "first_byte_ms": .optional(.number), "first_token_ms": .optional(.number),
    "ended_ms": .number, "wait_ms": .optional(.number), "billing": .text,
    "partial_text": .optional(.text),
  ])

  static let answer = Shape.object([
    "event": .text, "answered_by": .optional(.text), "requested": .text,
    "reported_model": .optional(.text), "fallback": .bool, "text": .text, "reasoning": .text,
    "tool_calls": .list(.object(["id": .text, "name": .text, "arguments": .object([:])])),
    "sources": .list(.object(["url": .text])), "finish_reason": .optional(.text),
    "raw_finish_reason": .optional(.text), "usage": .optional(usage),
    "cost_usd": .optional(.number), "cost_known": .bool, "cost_source": .optional(.text),
    "timing": .object([
      "first_token_ms": .optional(.number), "total_ms": .number,
      "tokens_per_second": .optional(.number),
    ]),
    "attempts": .list(attempt), "warnings": .list(.text),
  ])

  /// The events of `jsonl` by their name.
  static let events: [String: Shape] = [
    "attempt_started": .object([
      "attempt": .integer, "entry": .integer, "call": .integer, "of": .integer, "model": .text,
      "at_ms": .number,
    ]),
    "attempt_failed": .object([
      "attempt": .integer, "kind": .text, "status": .optional(.integer), "message": .text,
      "request_id": .optional(.text), "retryable": .bool, "wait_ms": .optional(.number),
      "wait_reason": .optional(.text), "at_ms": .number,
    ]),
    "entry_skipped": .object([
      "entry": .integer, "model": .text, "reason": .text, "message": .text,
    ]),
    "text": .object(["attempt": .integer, "text": .text]),
    "reasoning": .object(["attempt": .integer, "text": .text]),
    "warning": .object(["message": .text]),
    "restarted": .object(["attempt": .integer, "discarded_text": .text]),
    "tool_call": .object([
      "attempt": .integer, "id": .text, "name": .text, "arguments": .object([:]),
    ]),
    "source": .object(["attempt": .integer, "url": .text]),
    "usage": .object(["attempt": .integer, "usage": usage]),
    "finished": answer, "failed": answer, "stopped": answer,
  ]
}

@Suite struct `The JSON forms of ask` {
  private static func ask(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> Outcome
  {
    try ProgramRun.run(["ask"] + arguments + ["hi"], environment: environment)
  }

  private static func chain(_ models: String...) -> [String] {
    models.flatMap { ["--model", "demo/\($0)"] }
  }

  /// Chains that between them bring every event and every outcome.
  private static let runs: [(chain: [String], event: String, status: Int32)] = [
    (chain("prose:pace=1000000,first=0"), "finished", 0),
    (chain("anthropic/thinking:pace=1000000,first=0"), "finished", 0),
    (chain("openai-responses/tools:pace=1000000,first=0"), "finished", 0),
    (chain("gemini/sources:pace=1000000,first=0"), "finished", 0),
    (
      chain(
        "no-key", "busy:first=0", "status-429:retry-after-ms=1,first=0:1", "prose" + DemoModels.fast
      ),
      "finished", 0
    ),
    (chain("cut:pace=1000000,first=0,after=5"), "finished", 2),
    (chain("no-key", "status-401:first=0", "html:first=0"), "failed", 1),
    (
      ["--after-text", "restart"] + chain("cut:pace=1000000,first=0", "prose" + DemoModels.fast),
      "finished", 0
    ),
  ]

  @Test(arguments: runs.indices)
  func `have every documented key with its type`(index: Int) throws {
    let run = Self.runs[index]
    let whole = try Self.ask(["--format", "json"] + run.chain)

    #expect(whole.status == run.status, "\(whole)")
    #expect(whole.outputBytes.filter { $0 == 0x0A }.count == 1)
    let answer = try whole.json
    #expect(answer["event"]?.string == run.event)
    #expect(Shape.answer.flaws(in: answer) == [])
    #expect(whole.errorBytes.isEmpty, "\(whole.error)")
  }

  @Test(arguments: runs.indices)
  func `tell every event in a line, the last being the whole answer`(index: Int) throws {
    let run = Self.runs[index]
    let whole = try Self.ask(["--format", "json"] + run.chain)
    let lines = try Self.ask(["--format", "jsonl"] + run.chain)

    #expect(lines.status == run.status)
    let events = try lines.jsonLines
    for event in events {
      let name = event["event"]?.string ?? ""
      let shape = try #require(Shape.events[name], "\(name) is not documented")
      #expect(shape.flaws(in: event) == [])
    }
    let last = try #require(events.last)
    #expect(last["event"]?.string == run.event)
    #expect(Self.timeless(last).text() == Self.timeless(try whole.json).text())
    let text = events.reduce(into: "") { text, event in
      if event["event"] == "restarted" { text = "" }
      if event["event"] == "text" { text += event["text"]?.string ?? "" }
    }
    #expect(text == last["text"]?.string)
  }

  @Test func `bring every event between them`() throws {
    var seen: Set<String> = ["stopped", "warning"]
    for run in Self.runs {
      let events = try Self.ask(["--format", "jsonl"] + run.chain).jsonLines
      for event in events { seen.insert(event["event"]?.string ?? "") }
    }

    #expect(seen == Set(Shape.events.keys))
  }

  @Test func `tell the wait and its reason before a call is made again (R29)`() throws {
    let outcome = try Self.ask(
      ["--format", "jsonl", "--retries", "1"]
        + Self.chain("status-429:retry-after-ms=1,first=0,times=1,pace=1000000"))

    let events = try outcome.jsonLines
    let failed = try #require(events.first { $0["event"] == "attempt_failed" })
    #expect(failed["kind"] == "rate_limited" && failed["status"] == 429)
    #expect(failed["retryable"] == true)
    #expect(["retry-after", "backoff"].contains(failed["wait_reason"]?.string))
    let second = try #require(events.last { $0["event"] == "attempt_started" })
    #expect(second["call"] == 2 && second["of"] == 2)
    let waited =
      (second["at_ms"]?.double ?? 0) - (failed["at_ms"]?.double ?? 0)
    #expect(waited >= failed["wait_ms"]?.double ?? .infinity)
  }

  @Test(arguments: ["json", "jsonl"])
  func `print nothing for wrong usage`(format: String) throws {
    let outcome = try ProgramRun.run("ask", "--format", format, "--model", "gpt-5", "hi")

    #expect(outcome.status == 64 && outcome.outputBytes.isEmpty)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func `name only documented kinds, whatever fails`() throws {
    let kinds: Set<String> = [
      "no_key", "bad_request", "unauthorized", "forbidden", "not_found", "payload_too_large",
      "context_length", "content_filter", "rate_limited", "quota", "overloaded", "server_error",
      "connect", "dns", "tls", "connect_timeout", "first_token_timeout", "idle_timeout",
      "total_timeout", "connection_lost", "bad_response", "empty_response", "stopped",
      "cooling_down", "other",
    ]
    let models = try ProgramRun.run("models", "demo", "--format", "json").json.array ?? []
    let faults = models.filter { $0["fault"] == true }
      .compactMap { $0["id"]?.string }
      .filter { !["demo/slow", "demo/stall"].contains($0) }
    #expect(faults.count > 25)
    // After text a chain ends: those faults are asked alone.
    let late: Set = [
      "demo/cut", "demo/error-late", "demo/filtered", "demo/length", "demo/malformed",
      "demo/flaky", "demo/hostile",
    ]
    let early = faults.filter { !late.contains($0) }.flatMap { ["--model", "\($0):first=0"] }

    let outcome = try ProgramRun.run(["ask", "--format", "json"] + early + ["hi"])

    let attempts = try #require(try outcome.json["attempts"]?.array)
    #expect(outcome.status == 1 && attempts.count == early.count / 2, "\(outcome)")
    for attempt in attempts {
      #expect(kinds.contains(attempt["kind"]?.string ?? ""), "\(attempt.text())")
      let message = attempt["message"]?.string ?? ""
      #expect(message.hasSuffix(".") && !message.contains("\n"), "\(message)")
    }
  }

  /// The object without what differs from run to run.
  private static func timeless(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object):
      var kept = JSONObject()
      for member in object.members
      where !member.key.hasSuffix("_ms") && member.key != "tokens_per_second" {
        kept[member.key] = timeless(member.value)
      }
      return .object(kept)
    case .array(let values): return .array(values.map { timeless($0) })
    default: return value
    }
  }
}
