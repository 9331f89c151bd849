import ChatModel
import SwitchboardKit
import TextLayout

/// What plain mode says of an answer, in full words.
enum PlainSummary {
  /// How the answer ended, and the figures.
  static func lines(_ answer: Answer, isQuiet: Bool) -> [String] {
    switch answer.outcome {
    case .answered:
      return ["end of answer."] + cut(answer)
        + answer.attempts.filter { $0.outcome == .lost }.map(lost)
        + (isQuiet ? [] : ["figures: \(figures(answer))."])
    case .interrupted:
      return ["interrupted: the answer broke off; what stands above is not finished."]
    case .stopped: return ["stopped after \(seconds(answer.total))."]
    case .failed:
      let entries = Set(answer.attempts.map(\.entry)).count
      let whole = entries > 1 ? "all \(entries) entries failed" : "\(answer.requested) failed"
      return ["failed: \(whole) after \(seconds(answer.total)). /timeline tells what happened."]
    }
  }

  /// That the answer is not all there is to say, or that there is none.
  private static func cut(_ answer: Answer) -> [String] {
    switch answer.finish?.reason {
    case .length: ["cut: the output limit was reached; the answer is not finished."]
    case .contentFilter: ["cut: the provider's content filter ended the answer."]
    default: answer.text.isEmpty && answer.toolCalls.isEmpty ? ["empty: there is no text."] : []
    }
  }

  /// How long a loser ran, and what it may have cost.
  private static func lost(_ attempt: Attempt) -> String {
    let after = (attempt.ended ?? attempt.started) - attempt.started
    var line = "lost: \(attempt.model), cut off after \(seconds(after))"
    if let cost = attempt.possibleCost, cost.dollars > 0 {
      line += ", may have cost \(Figures.dollars(cost.dollars).dropFirst()) dollars"
    }
    return line + "."
  }

  /// Attempt by attempt, with the waits between them.
  static func timeline(_ answer: Answer) -> [String] {
    answer.attempts.flatMap { attempt -> [String] in
      var line = "attempt \(attempt.number): \(attempt.model), started \(seconds(attempt.started))"
      if let first = attempt.firstToken { line += ", first token \(seconds(first))" }
      if let end = attempt.ended { line += ", ended \(seconds(end))" }
      line += ", \(attempt.outcome.rawValue)"
      if let status = attempt.errorStatus { line += ", \(status)" }
      if let kind = attempt.kind, kind.rawValue != attempt.outcome.rawValue {
        line += (attempt.errorStatus == nil ? ", " : " ") + kind.words
      }
      if let status = attempt.statusAroundError { line += " inside HTTP \(status)" }
      guard let wait = attempt.wait else { return [line + "."] }
      let reason = attempt.waitReason == "retry-after" ? ", the provider asked for it" : ""
      return [line + ".", "wait: \(wait.spoken)\(reason)."]
    }
  }

  /// One request and its reply: where it went, what came back, sizes and time.
  static func wire(_ exchange: WireExchange) -> String {
    var facts = [
      "wire: attempt \(exchange.attempt)", "\(exchange.model)",
      "\(exchange.method) \(exchange.host)\(exchange.path)", "sent \(exchange.sent) bytes",
      exchange.status.map { "status \($0)" } ?? "no reply",
    ]
    if exchange.status != nil { facts.append("received \(exchange.received) bytes") }
    if let took = exchange.took { facts.append(seconds(took)) }
    if let failure = exchange.failure { facts.append("failed: \(failure)") }
    let line = facts.joined(separator: ", ")
    return line.last == "." ? line : line + "."
  }

  private static func figures(_ answer: Answer) -> String {
    var facts: [String] = []
    if let tokens = answer.usage?.outputTokens { facts.append("\(tokens) tokens") }
    if let rate = answer.tokensPerSecond {
      facts.append("\(Int(min(rate, 1e9).rounded())) tokens per second")
    }
    if let first = answer.firstToken {
      let start = answer.attempts.last { $0.outcome == .answered }?.started ?? .zero
      facts.append(
        answer.attempts.count == 1
          ? "first token after \(seconds(first))"
          : "first token \(seconds(first - start)) after its call, "
            + "\(seconds(first)) after the question")
    }
    facts.append("\(seconds(answer.total)) in all")
    facts.append(
      answer.cost.map { "\(Figures.dollars($0.dollars).dropFirst()) dollars" } ?? "cost unknown")
    let count = answer.attempts.count
    facts.append(count == 1 ? "1 attempt" : "\(count) attempts")
    return facts.joined(separator: ", ")
  }

  private static func seconds(_ time: Duration) -> String {
    Figures.fixed(time.inSeconds, decimals: time < .seconds(10) ? 2 : 1) + " seconds"
  }
}
