import ChatModel
import JSONCoding
import SwitchboardKit

/// An attempt as JSON, under the names of `ask --format json` and some more.
enum AttemptForm {
  /// The most that is kept of what a provider sent with a failure, in bytes.
  static let mostOfBody = 16 << 10

  static func object(_ attempt: Attempt) -> JSONObject {
    let phases = attempt.phases
    var object: JSONObject = [
      "attempt": .integer(attempt.number), "entry": .integer(attempt.entry),
      "call": .integer(attempt.call), "of": .integer(attempt.callsAllowed),
      "model": .string(attempt.model.description), "outcome": .string(attempt.outcome.rawValue),
      "kind": .text(attempt.kind?.rawValue), "status": .count(attempt.status),
      "reply_status": .count(attempt.replyStatus),
      "message": .text(attempt.message), "request_id": .text(attempt.requestID),
      "started_ms": .time(attempt.started), "first_token_ms": .time(attempt.firstToken),
      "ended_ms": .time(attempt.ended), "wait_ms": .time(attempt.wait),
      "wait_reason": .text(attempt.waitReason),
      "phases": [
        "lookup_ms": .time(phases.lookup), "connect_ms": .time(phases.connect),
        "tls_ms": .time(phases.tls), "first_byte_ms": .time(phases.firstByte),
        "reused_connection": .bool(phases.reusedConnection),
      ],
      "reported_model": .text(attempt.reportedModel), "usage": UsageForm.value(attempt.usage),
      "billing": .string(attempt.billing.rawValue), "partial_text": .text(attempt.partialText),
    ]
    UsageForm.write(attempt.cost, to: &object)
    object["possible_cost_usd"] = .amount(attempt.possibleCost?.dollars)
    object["failure"] = attempt.failure.map { .object(self.object($0)) } ?? .null
    return object
  }

  static func attempt(_ value: JSONValue) -> Attempt? {
    guard let model = value["model"]?.string.flatMap({ ModelID($0) }),
      let outcome = value["outcome"]?.string.flatMap(Attempt.Outcome.init)
    else { return nil }
    var attempt = Attempt(
      number: value["attempt"]?.integer ?? 1, entry: value["entry"]?.integer ?? 1,
      call: value["call"]?.integer ?? 1, callsAllowed: value["of"]?.integer ?? 1, model: model,
      outcome: outcome, started: value["started_ms"]?.time ?? .zero)
    attempt.kind = value["kind"]?.string.flatMap(FailureKind.init)
    attempt.status = value["status"]?.integer
    attempt.replyStatus = value["reply_status"]?.integer
    attempt.message = value["message"]?.string
    attempt.requestID = value["request_id"]?.string
    attempt.firstToken = value["first_token_ms"]?.time
    attempt.ended = value["ended_ms"]?.time
    attempt.wait = value["wait_ms"]?.time
    attempt.waitReason = value["wait_reason"]?.string
    attempt.reportedModel = value["reported_model"]?.string
    attempt.usage = UsageForm.usage(value["usage"])
    attempt.cost = UsageForm.cost(value)
    attempt.possibleCost = value["possible_cost_usd"]?.double.map {
      Cost(dollars: $0, source: .catalogue)
    }
    attempt.billing = value["billing"]?.string.flatMap(Attempt.Billing.init) ?? .none
    attempt.partialText = value["partial_text"]?.string
    let phases = value["phases"]
    attempt.phases.lookup = phases?["lookup_ms"]?.time
    attempt.phases.connect = phases?["connect_ms"]?.time
    attempt.phases.tls = phases?["tls_ms"]?.time
    attempt.phases.firstByte = phases?["first_byte_ms"]?.time
    attempt.phases.reusedConnection = phases?["reused_connection"]?.bool ?? false
    attempt.failure = value["failure"].flatMap(failure)
    return attempt
  }

  private static func object(_ failure: CallFailure) -> JSONObject {
    [
      "kind": .string(failure.kind.rawValue), "message": .string(failure.message),
      "status": .count(failure.status), "code": .text(failure.code),
      "request_id": .text(failure.requestID), "retry_after_ms": .time(failure.retryAfter),
      "should_retry": failure.shouldRetry.map(JSONValue.bool) ?? .null,
      "body": .string(String(decoding: failure.body.prefix(mostOfBody), as: UTF8.self)),
    ]
  }

  private static func failure(_ value: JSONValue) -> CallFailure? {
    guard let kind = value["kind"]?.string.flatMap(FailureKind.init) else { return nil }
    return CallFailure(
      kind, value["message"]?.string ?? "", status: value["status"]?.integer,
      code: value["code"]?.string, requestID: value["request_id"]?.string,
      retryAfter: value["retry_after_ms"]?.time, shouldRetry: value["should_retry"]?.bool,
      body: Array((value["body"]?.string ?? "").utf8))
  }
}
