import ChatModel
import JSONCoding
import SwitchboardKit

/// The machine-readable form of a run: one object at the end, and one per event.
enum AnswerJSON {
  /// The last object: `finished`, `failed` or `stopped`.
  static func object(_ answer: Answer) -> JSONObject {
    let event =
      switch answer.outcome {
      case .answered, .interrupted: "finished"
      case .failed: "failed"
      case .stopped: "stopped"
      }
    return [
      "event": .string(event),
      "answered_by": .text(answer.answeredBy?.description),
      "requested": .string(answer.requested.description),
      "reported_model": .text(answer.reportedModel),
      "fallback": .bool(answer.isFallback),
      "strategy": .string(answer.strategy.kind.rawValue),
      "choice": .text(answer.choice),
      "text": .string(answer.text),
      "reasoning": .string(answer.reasoning),
      "tool_calls": .array(answer.toolCalls.map { .object(toolCall($0)) }),
      "sources": .array(answer.sources.map { .object(source($0)) }),
      "finish_reason": .text(answer.finish?.reason.rawValue),
      "raw_finish_reason": .text(answer.finish?.raw),
      "usage": usage(answer.usage),
      "cost_usd": answer.cost.map { .number($0.dollars) } ?? .null,
      "cost_known": .bool(answer.cost != nil),
      "cost_source": .text(answer.cost?.source.rawValue),
      "timing": [
        "first_token_ms": .time(answer.firstToken),
        "total_ms": .time(answer.total),
        "tokens_per_second": answer.tokensPerSecond.map { .number(($0 * 10).rounded() / 10) }
          ?? .null,
      ],
      "seams": .array(
        answer.seams.map {
          ["offset": .integer($0.offset), "written_by": .string($0.writtenBy.description)]
        }),
      "attempts": .array(answer.attempts.map { .object(attempt($0)) }),
      "warnings": .array(answer.warnings.map(JSONValue.string)),
    ]
  }

  /// One line of `jsonl`; nil for what has no line of its own.
  static func event(_ event: RunEvent) -> JSONObject? {
    switch event {
    case .attemptStarted(let attempt):
      [
        "event": "attempt_started", "attempt": .integer(attempt.number),
        "entry": .integer(attempt.entry), "call": .integer(attempt.call),
        "of": .integer(attempt.callsAllowed), "model": .string(attempt.model.description),
        "at_ms": .time(attempt.started),
      ]
    case .entryChosen(let entry, let model, let reason):
      [
        "event": "entry_chosen", "entry": .integer(entry), "model": .string(model.description),
        "reason": .string(reason),
      ]
    case .attemptLost(let attempt):
      [
        "event": "attempt_lost", "attempt": .integer(attempt.number),
        "model": .string(attempt.model.description),
        "billing": .string(attempt.billing.rawValue), "at_ms": .time(attempt.ended),
      ]
    case .attemptFailed(let attempt, let isRetried):
      [
        "event": "attempt_failed", "attempt": .integer(attempt.number),
        "kind": .text(attempt.kind?.rawValue), "status": .count(attempt.status),
        "message": .text(attempt.message), "request_id": .text(attempt.requestID),
        "retryable": .bool(isRetried), "wait_ms": .time(attempt.wait),
        "wait_reason": .text(attempt.waitReason), "at_ms": .time(attempt.ended),
      ]
    case .entrySkipped(let attempt):
      [
        "event": "entry_skipped", "attempt": .integer(attempt.number),
        "entry": .integer(attempt.entry), "model": .string(attempt.model.description),
        "reason": .text(attempt.kind?.rawValue), "message": .text(attempt.message),
      ]
    case .content(let attempt, let event): content(event, attempt: attempt)
    case .restarted(let attempt, let text):
      ["event": "restarted", "attempt": .integer(attempt), "discarded_text": .string(text)]
    case .continued(let attempt, let author):
      [
        "event": "continued", "attempt": .integer(attempt),
        "written_so_far_by": .string(author.description),
      ]
    case .warning(let message): ["event": "warning", "message": .string(message)]
    case .ended(let answer): object(answer)
    }
  }

  private static func content(_ event: StreamEvent, attempt: Int) -> JSONObject? {
    var object: JSONObject
    switch event {
    case .text(let text): object = ["event": "text", "text": .string(text)]
    case .refusal(let text):
      object = ["event": "text", "text": .string(text), "refusal": true]
    case .reasoning(let text): object = ["event": "reasoning", "text": .string(text)]
    case .toolCall(let call):
      object = ["event": "tool_call"]
      object.merge(toolCall(call))
    case .source(let found):
      object = ["event": "source"]
      object.merge(source(found))
    case .usage(let figures): object = ["event": "usage", "usage": usage(figures)]
    case .warning(let message): object = ["event": "warning", "message": .string(message)]
    case .started, .finished, .unknown: return nil
    }
    object["attempt"] = .integer(attempt)
    return object
  }

  private static func attempt(_ attempt: Attempt) -> JSONObject {
    let phases = attempt.phases
    return [
      "attempt": .integer(attempt.number), "entry": .integer(attempt.entry),
      "call": .integer(attempt.call), "model": .string(attempt.model.description),
      "outcome": .string(attempt.outcome.rawValue), "kind": .text(attempt.kind?.rawValue),
      "status": .count(attempt.status), "message": .text(attempt.message),
      "request_id": .text(attempt.requestID), "started_ms": .time(attempt.started),
      "dns_ms": .time(phases.lookup),
      "connect_ms": .time(phases.connect.map { max(.zero, $0 - (phases.lookup ?? .zero)) }),
      "tls_ms": .time(phases.tls.map { max(.zero, $0 - (phases.connect ?? .zero)) }),
      "first_byte_ms": .time(phases.firstByte.map { attempt.started + $0 }),
      "first_token_ms": .time(attempt.firstToken), "ended_ms": .time(attempt.ended),
      "wait_ms": .time(attempt.wait), "wait_reason": .text(attempt.waitReason),
      "billing": .string(attempt.billing.rawValue),
      "usage": usage(attempt.usage), "cost_usd": attempt.cost.map { .number($0.dollars) } ?? .null,
      "possible_cost_usd": attempt.possibleCost.map { .number($0.dollars) } ?? .null,
      "partial_text": .text(attempt.partialText),
    ]
  }

  private static func toolCall(_ call: ToolCall) -> JSONObject {
    ["id": .string(call.id), "name": .string(call.name), "arguments": call.arguments]
  }

  private static func source(_ source: Source) -> JSONObject {
    ["url": .string(source.url), "title": .text(source.title)]
  }

  private static func usage(_ usage: Usage?) -> JSONValue {
    guard let usage else { return .null }
    return [
      "input_tokens": .count(usage.inputTokens), "output_tokens": .count(usage.outputTokens),
      "cached_input_tokens": .count(usage.cachedInputTokens),
      "cache_write_tokens": .count(usage.cacheWriteTokens),
      "reasoning_tokens": .count(usage.reasoningTokens),
      "total_tokens": .count(usage.totalTokens),
    ]
  }
}

extension JSONValue {
  /// A text, or null.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A whole number, or null.
  static func count(_ count: Int?) -> JSONValue { count.map(JSONValue.integer) ?? .null }

  /// Milliseconds with two decimals, or null.
  static func time(_ time: Duration?) -> JSONValue {
    time.map { .number(($0.milliseconds * 100).rounded() / 100) } ?? .null
  }
}
