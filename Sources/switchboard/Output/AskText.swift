import ChatModel
import SwitchboardKit
import TextLayout

/// The text form of `ask`: the answer on standard output and nothing else there; who answered and
/// how on standard error.
///
/// Confined to the task of the run. Holds no text, so that memory stays flat however long the answer
/// is, unless a rule may take text back from where it could not be taken back.
final class AskText {
  private let output: Descriptor
  private let error: Descriptor
  private let isQuiet: Bool
  private let holdsText: Bool
  /// Bytes that are written without waiting for the rest of a batch: more would not stay near.
  private static let enough = 24 << 10
  private var sanitizer = Sanitizer(.block(tabs: .spaces(4)))
  private var endsWithNewline = true
  private var bytes: [UInt8] = []

  /// With `mayRestart` an entry may answer afresh after the text of another: a reader of a pipe then
  /// gets the text once it stays, and never an unmarked splice (R34).
  init(
    output: Descriptor = .output, error: Descriptor = .error, isQuiet: Bool, mayRestart: Bool
  ) {
    self.output = output
    self.error = error
    self.isQuiet = isQuiet
    holdsText = mayRestart && !output.isTerminal
  }

  /// Writes what a batch of events says.
  ///
  /// - Throws: `Descriptor.Closed` when nobody reads the answer any more.
  func take(_ events: [RunEvent]) throws(Descriptor.Closed) {
    if !holdsText { bytes.removeAll(keepingCapacity: true) }
    for event in events {
      switch event {
      case .content(_, .text(let text)), .content(_, .refusal(let text)):
        append(text)
        if !holdsText, bytes.count >= Self.enough { try flush() }
      case .content(_, .toolCall(let call)): note("wants \(call.name)(\(call.arguments.text()))")
      case .content(_, .warning(let sentence)), .warning(let sentence): note(sentence)
      case .restarted where holdsText:
        bytes.removeAll()
        endsWithNewline = true
      case .restarted, .continued: for line in Progress.lines(for: event) { note(line) }
      case .attemptFailed, .entryChosen, .entrySkipped:
        for line in Progress.lines(for: event) where error.isTerminal { note(line) }
      case .attemptStarted, .attemptLost, .content, .ended: continue
      }
    }
    if !holdsText { try flush() }
  }

  /// Ends the answer's last line, and says who answered.
  func finish(_ answer: Answer) throws(Descriptor.Closed) {
    if output.isTerminal {
      bytes += Array(sanitizer.finish().utf8)
      if let last = bytes.last { endsWithNewline = last == 0x0A }
    }
    if !endsWithNewline { bytes.append(0x0A) }
    try flush()
    for line in AskSummary.lines(answer, isQuiet: isQuiet) { error.line(line) }
  }

  private func append(_ text: String) {
    let before = bytes.count
    bytes.append(contentsOf: output.isTerminal ? sanitizer.append(text).utf8 : text.utf8)
    if bytes.count > before { endsWithNewline = bytes.last == 0x0A }
  }

  private func flush() throws(Descriptor.Closed) {
    guard !bytes.isEmpty else { return }
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func note(_ sentence: String) {
    guard !isQuiet else { return }
    if !holdsText { try? flush() }
    if output.isTerminal, error.isTerminal, !endsWithNewline {
      output.line("")
      endsWithNewline = true
    }
    error.line(sentence)
  }
}

/// What stands on standard error once a run is over.
enum AskSummary {
  static func lines(_ answer: Answer, isQuiet: Bool) -> [String] {
    switch answer.outcome {
    case .failed: return failure(answer)
    case .stopped: return isQuiet ? [] : ["Stopped after \(Figures.time(answer.total))."]
    case .interrupted:
      let failed = answer.attempts.filter { $0.outcome == .failed }
      let cause =
        (failed.last { $0.model == answer.answeredBy } ?? failed.last)?.cause
        ?? "the line broke."
      return ["Interrupted: \(cause) What was printed is not a finished answer."]
        + (isQuiet ? [] : [line(answer)])
    case .answered: return isQuiet ? [] : [line(answer)]
    }
  }

  /// One line: who, attempts, tokens, speed, time, cost.
  static func line(_ answer: Answer) -> String {
    var facts = [answer.answeredBy?.description ?? answer.requested.description]
    if answer.isFallback { facts[0] += " (asked for \(answer.requested))" }
    let lost = answer.attempts.filter { $0.outcome == .lost }
    if !lost.isEmpty { facts[0] += " (won against \(lost.count))" }
    if answer.attempts.count > 1 { facts.append("\(answer.attempts.count) attempts") }
    if let finish = answer.finish, ![.stop, .interrupted].contains(finish.reason) {
      facts.append("ended by \(finish.reason.rawValue)")
    }
    if let usage = answer.usage, let output = usage.outputTokens {
      let input = usage.inputTokens.map { Figures.tokens($0) + "/" } ?? ""
      facts.append("\(input)\(Figures.tokens(output)) tok")
    }
    if let rate = answer.tokensPerSecond { facts.append(Figures.rate(rate)) }
    if let first = answer.firstToken { facts.append("first token \(Figures.time(first))") }
    facts.append(Figures.time(answer.total))
    facts.append(answer.cost.map { Figures.dollars($0.dollars) } ?? "cost unknown")
    if let cost = answer.costOfLosers, cost > 0 {
      facts.append("losers at least \(Figures.dollars(cost)) if billed")
    }
    return facts.joined(separator: "  ")
  }

  private static func failure(_ answer: Answer) -> [String] {
    let failed = answer.attempts.filter { $0.outcome != .answered }
    let entries = Set(failed.map(\.entry)).count
    guard entries > 1 else { return [single(failed)] }
    return ["All \(entries) entries failed after \(Figures.time(answer.total)):"]
      + failed.map { "  \($0.entry)  \($0.model)  \($0.cause)" }
  }

  /// The failure of the only entry in one sentence.
  private static func single(_ failed: [Attempt]) -> String {
    guard let last = failed.last else { return "No entry answered." }
    let calls = failed.count == 1 ? "" : " failed \(failed.count) times"
    return calls.isEmpty && last.cause == last.message
      ? last.cause : "\(last.model)\(calls): \(last.cause)"
  }
}

/// The progress of a chain in words.
enum Progress {
  static func lines(for event: RunEvent) -> [String] {
    switch event {
    case .attemptFailed(let attempt, let isRetried):
      let cause = attempt.cause
      guard isRetried, let wait = attempt.wait else { return ["\(attempt.model): \(cause)"] }
      let asked = attempt.waitReason == "retry-after" ? ", as it asks" : ""
      return [
        "\(attempt.model): \(cause) Call \(attempt.call + 1) of \(attempt.callsAllowed) "
          + "in \(Figures.time(wait))\(asked)."
      ]
    case .entryChosen(_, _, let reason): return [reason]
    case .entrySkipped(let attempt): return ["\(attempt.model): \(attempt.message ?? "skipped.")"]
    case .restarted: return ["What stands above is taken back; the next entry answers afresh."]
    case .continued(_, let author):
      return ["[here \(author) broke off; the next entry goes on]"]
    default: return []
    }
  }
}
