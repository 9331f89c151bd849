import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// Who answers and how it goes, in the words of the header and the foot.
struct AnswerHeader {
  struct Author {
    var name: String
    var failure: String?
    /// Cut off by the winner of a race.
    var isLost = false
    var isLast: Bool
  }

  let answer: AnswerState
  let now: Duration

  init(_ answer: AnswerState, now: Duration) {
    self.answer = answer
    self.now = now
  }

  /// The models that were asked, in order, with what became of each; who won a race comes last.
  var authors: [Author] {
    answer.isRace ? racers : chain
  }

  private var chain: [Author] {
    var order: [Int] = []
    var names: [Int: String] = [:]
    var failures: [Int: [Attempt]] = [:]
    for attempt in answer.attempts {
      if names[attempt.entry] == nil { order.append(attempt.entry) }
      names[attempt.entry] = attempt.model.model
      if attempt.outcome == .failed || attempt.outcome == .skipped {
        failures[attempt.entry, default: []].append(attempt)
      }
    }
    // What broke an answer off is said by its state.
    if answer.result?.outcome == .interrupted, let last = answer.attempts.last {
      failures[last.entry]?.removeLast()
    }
    if let current = answer.current, names[current.entry] == nil {
      order.append(current.entry)
      names[current.entry] = current.model.model
    }
    if order.isEmpty { return [Author(name: shortName, failure: nil, isLast: true)] }
    return order.map { entry in
      Author(
        name: Sanitizer.line(names[entry] ?? ""), failure: Self.reason(failures[entry] ?? []),
        isLast: entry == order.last)
    }
  }

  private var shortName: String { Sanitizer.line(answer.chain.first?.model ?? "") }

  /// `429 x3`, `no key`.
  static func reason(_ attempts: [Attempt]) -> String? {
    guard let last = attempts.last else { return nil }
    let reason = last.reason
    return attempts.count > 1 ? "\(reason) x\(attempts.count)" : reason
  }

  /// How much is said of what failed.
  enum Reasons { case whole, counts, none }

  /// The models in order, with what became of each.
  func names(reasons: Reasons) -> StyledLine {
    var line = StyledLine()
    for (index, part) in authors.enumerated() {
      if index > 0 { line.append(StyledRun(answer.isRace ? ", " : " › ", TextStyle(.faint))) }
      line.append(StyledRun(part.name, TextStyle(part.isLast ? .assistant : .muted)))
      if part.isLost { line.append(StyledRun(" ╳", TextStyle(.loser))) }
      guard let failure = part.failure, reasons != .none else { continue }
      let text = reasons == .whole ? failure : failure.split(separator: " ").last.map(String.init)
      let words = text.flatMap { reasons == .whole || $0.hasPrefix("x") ? " " + $0 : nil } ?? ""
      line.append(StyledRun(" ✗" + words, TextStyle(part.isLast ? .danger : .muted)))
    }
    return line
  }

  /// The asked and the answering model in so many columns, the ends of their names whole.
  func shortNames(_ room: Int) -> StyledLine {
    let all = authors
    guard let first = all.first, let last = all.last, all.count > 1 else {
      return StyledLine(
        PaneTitle.short(all.first?.name ?? "", to: room), TextStyle(.assistant))
    }
    if answer.isRace {
      let more = " +\(all.count - 1)"
      var line = StyledLine(
        PaneTitle.short(last.name, to: max(9, room - more.count)), TextStyle(.assistant))
      line.append(StyledRun(more, TextStyle(.muted)))
      return line
    }
    let each = max(9, (room - 3) / 2)
    var line = StyledLine(PaneTitle.short(first.name, to: each), TextStyle(.muted))
    line.append(StyledRun(" › ", TextStyle(.faint)))
    line.append(
      StyledRun(
        PaneTitle.short(last.name, to: max(9, room - line.width)), TextStyle(.assistant)))
    return line
  }

  /// Whether the reasons beside the names say already that nobody answered.
  var isToldByNames: Bool {
    answer.result?.outcome == .failed && authors.last?.failure != nil
  }

  /// What the answer is doing, from the longest form to the shortest.
  var states: [(text: String, role: TextRole)] {
    let state = state
    let short = Self.without("first token ", Self.without("for first token ", state.text))
    let shortest = Self.without("waiting ", Self.without("reasoning ", short))
    return [state, (short, state.role), (shortest, state.role)]
  }

  /// A text without some words; this is done in every frame, and `replacing` takes its time.
  private static func without(_ words: String, _ text: String) -> String {
    var rest = text[...]
    while let first = rest.utf8.firstIndex(of: words.utf8.first ?? 0) {
      rest = rest[first...]
      if rest.hasPrefix(words) {
        return String(text[..<first] + rest.dropFirst(words.count))
      }
      rest = rest.dropFirst()
    }
    return text
  }

  static let spinnerShapes: [Character] = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"]

  /// One of eight shapes, four a second.
  var spinner: Character { Self.spinnerShapes[Self.spinnerStep(now)] }

  /// The number of the shape at a time.
  static func spinnerStep(_ now: Duration) -> Int {
    Int(now.components.seconds * 4 + now.components.attoseconds / 250_000_000_000_000_000) % 8
  }

  /// What the answer is doing, or how it came out.
  var state: (text: String, role: TextRole) {
    switch answer.phase {
    case .waiting(let since) where answer.running.count > 1:
      let count = answer.running.count
      return (
        "\(spinner) \(count) racing, waiting for first token \(Figures.counting(now - since))",
        .info
      )
    case .waiting(let since):
      return ("\(spinner) waiting for first token \(Figures.counting(now - since))", .info)
    case .reasoning(let since):
      return ("\(spinner) reasoning \(Figures.counting(now - since))", .info)
    case .streaming(let since):
      let seconds = max(0.001, Figures.seconds(answer.metered.time - since))
      guard answer.metered.pieces > 4 else { return ("\(spinner)", .info) }
      let rate = min(Double(answer.metered.pieces) / seconds, 1e9)
      return ("\(spinner) \(Int(rate.rounded())) tok/s", .info)
    case .pausing(let until):
      let last = answer.attempts.last
      let call = last.map { "call \($0.call + 1) of \($0.callsAllowed) " } ?? ""
      return ("\(call)in \(Figures.countdown(until - now))", .warning)
    case .ended: return ending
    }
  }

  private var ending: (text: String, role: TextRole) {
    guard let result = answer.result else { return ("✗ not sent", .danger) }
    switch result.outcome {
    case .answered:
      return (ownFirstToken(result).map { "✓ first token \(Figures.time($0))" } ?? "✓", .success)
    case .interrupted: return ("✗ interrupted", .warning)
    case .stopped: return ("stopped", .warning)
    case .failed: return ("✗ failed", .danger)
    }
  }

  /// How long the call that answered took to its first token; the calls before it do not count.
  private func ownFirstToken(_ result: Answer) -> Duration? {
    let call = result.attempts.last { $0.outcome == .answered }
    return call.flatMap { call in call.firstToken.map { $0 - call.started } } ?? result.firstToken
  }

  /// Said when somebody other than the first choice wrote the answer, the longest form first.
  var fallbackNotes: [String] {
    guard let result = answer.result, result.isFallback, let first = result.attempts.first else {
      return []
    }
    let cause = first.kind?.words ?? "failed"
    let note = "fallback: \(cause), \(result.attempts.count) attempts"
    guard let time = result.firstToken.map(Figures.time) else { return [note] }
    return ["\(note), \(time) to the first token", "\(note), \(time)", note]
  }

  /// `338 tok  78 tok/s  $0.0065  83% cached`.
  var figures: String? {
    guard let result = answer.result else {
      let pieces = answer.metered.pieces
      return answer.isRunning && pieces > 0 ? "\(Figures.tokens(pieces)) tok so far" : nil
    }
    // An imported answer took no time here.
    let isMeasured = result.outcome == .answered && result.total > .zero
    // Who was stopped or cut may have counted nothing; what came is there all the same.
    let isCut = result.outcome == .stopped || result.outcome == .interrupted
    guard result.usage != nil || isMeasured || isCut && answer.pieces > 0 else { return nil }
    var facts: [String] = []
    if let usage = result.usage {
      facts = figures(of: usage, result)
    } else {
      let tokens = isCut ? "about \(Figures.tokens(answer.pieces)) tok" : "tokens not reported"
      facts = [tokens, Figures.time(result.total)]
    }
    if let saved = answer.saved, abs(saved) >= 0.00001 {
      facts.append(
        saved > 0
          ? "\(Figures.dollars(saved)) saved" : "\(Figures.dollars(-saved)) more for writing it")
    }
    if result.attempts.count > 1 { facts.append("\(result.attempts.count) attempts") }
    return facts.joined(separator: "  ")
  }

  /// What was counted, and what it cost.
  private func figures(of usage: Usage, _ result: Answer) -> [String] {
    var facts: [String] = []
    // Who broke off, or was stopped, has counted no further than its first report.
    let isPartial = result.outcome != .answered && (usage.outputTokens ?? 0) < answer.pieces
    if isPartial {
      facts.append("about \(Figures.tokens(answer.pieces)) tok")
    } else {
      if let output = usage.outputTokens { facts.append("\(Figures.tokens(output)) tok") }
      if let rate = result.tokensPerSecond { facts.append(Figures.rate(rate)) }
    }
    facts.append(Figures.time(result.total))
    if let cost = result.cost {
      if cost.dollars > 0 { facts.append(Figures.dollars(cost.dollars)) }
    } else {
      facts.append("price unknown")
    }
    if let cached = usage.cachedInputTokens, let input = usage.inputTokens, cached > 0, input > 0 {
      facts.append("\(Figures.share(of: cached, in: input)) cached")
    }
    if let written = usage.cacheWriteTokens, written > 0 {
      facts.append("\(Figures.tokens(written)) written to the cache")
    }
    return facts
  }
}

extension Figures {
  /// A share of a whole, in whole percent.
  static func share(of part: Int, in whole: Int) -> String {
    let percent = 100 * Double(part) / Double(max(whole, 1))
    return percent < 1 ? "under 1%" : "\(Int(min(percent, 100)))%"
  }

  /// Time that is being counted: tenths below ten seconds, then whole.
  static func counting(_ time: Duration) -> String {
    let seconds = max(0, seconds(time))
    return seconds < 10 ? fixed(seconds, decimals: 1) + "s" : "\(Int(min(seconds, 1e9)))s"
  }

  /// Time that runs out: whole seconds, tenths in the last one.
  static func countdown(_ time: Duration) -> String {
    let seconds = max(0, seconds(time))
    return seconds < 1
      ? fixed(seconds, decimals: 1) + "s" : "\(Int(min(seconds, 1e9).rounded(.up)))s"
  }

  static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
