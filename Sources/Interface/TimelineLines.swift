import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// The attempts of an answer: drawn to scale, as a table, and why each wait was what it was.
struct TimelineLines {
  let width: Int
  let answer: AnswerState
  let now: Duration
  /// The place of the attempt that is looked at.
  let selection: Int
  private let scale: TimelineScale

  var attempts: [Attempt] { answer.allAttempts }
  private var nameWidth: Int { Self.nameWidth(width) }
  private var room: Int { max(10, width - nameWidth - 4) }

  init(_ answer: AnswerState, width: Int, now: Duration, selection: Int) {
    self.answer = answer
    self.width = width
    self.now = now
    self.selection = selection
    scale = TimelineScale(
      Figures.seconds(Self.end(answer, now)), room: max(10, width - Self.nameWidth(width) - 5))
  }

  private static func nameWidth(_ width: Int) -> Int { width >= 100 ? 38 : width >= 76 ? 30 : 22 }

  /// When the last of it is over, from the start of the run.
  private static func end(_ answer: AnswerState, _ now: Duration) -> Duration {
    if answer.isRunning { return max(now - answer.started, .zero) }
    return answer.result?.total ?? answer.attempts.compactMap(\.ended).max() ?? .zero
  }

  /// `5.53s, 3 attempts, scale 0.1 s a column`.
  var fact: String {
    let count = attempts.count
    let what = answer.isRace ? "racer" : "attempt"
    let sum = "\(Figures.time(Self.end(answer, now))), \(count) \(what)\(count == 1 ? "" : "s")"
    return width < 70 ? sum : sum + ", scale \(scale.words)"
  }

  /// The row of an attempt's bar.
  func row(of place: Int, isDense: Bool) -> Int { isDense ? 1 + place : 3 + 2 * place }

  /// All of it.
  ///
  /// - Parameter isDense: Without the empty lines around the bars.
  /// - Returns: Bars, legend, table, sentences.
  func lines(isDense: Bool) -> [StyledLine] {
    guard !attempts.isEmpty else {
      return [StyledLine(), StyledLine(" Nothing has been asked yet.", TextStyle(.muted))]
    }
    let air = isDense ? [] : [StyledLine()]
    var lines =
      air + [
        StyledLine(
          String(repeating: " ", count: nameWidth + 2) + scale.axis(room: room), TextStyle(.faint))
      ] + air
    for (place, attempt) in attempts.enumerated() {
      lines += [bar(attempt, isSelected: place == selection)] + air
    }
    lines.append(StyledLine("  " + legend, TextStyle(.muted)))
    lines += table
    lines.append(StyledLine())
    if let choice = answer.choice { lines += wrapped(choice, .muted) }
    if answer.isRace {
      for sentence in raceSentences { lines += wrapped(sentence, .muted) }
    } else {
      for (one, next) in zip(attempts, attempts.dropFirst()) { lines += sentence(one, next) }
    }
    for attempt in attempts {
      guard let reported = ReportedModel(attempt) else { continue }
      lines += wrapped("\(attempt.number): the provider says it was \(reported.name).", .muted)
    }
    if attempts.contains(where: \.phases.reusedConnection) {
      lines += wrapped("kept: the connection of an earlier attempt was used again.", .muted)
    }
    return lines + words
  }

  private func bar(_ attempt: Attempt, isSelected: Bool) -> StyledLine {
    let tint: TextRole = isSelected ? .text : .muted
    var line = StyledLine()
    line.append(StyledRun(isSelected ? "  › " : "    ", TextStyle(.focus)))
    let name = "\(attempt.number)  " + Sanitizer.line(attempt.model.description)
    line.append(StyledRun(DisplayWidth.truncate(name, to: nameWidth - 4), TextStyle(tint)))
    let start = scale.columns(attempt.started)
    line.pad(to: nameWidth + 2 + start)
    let isRunning = attempt.ended == nil && answer.isRunning
    let end = attempt.ended ?? (isRunning ? now - answer.started : attempt.started)
    let setUp = attempt.started + (attempt.phases.tls ?? attempt.phases.connect ?? .zero)
    var token = attempt.firstToken
    let isWriting = answer.running.count < 2 || answer.hasWon && isFirstRunning(attempt)
    if isRunning, isWriting, case .streaming(let since) = answer.phase {
      token = since - answer.started
    }
    func columns(_ time: Duration) -> Int { min(room, scale.columns(time)) }
    let setUpEnd = max(start, columns(setUp))
    let tokenStart = max(setUpEnd, columns(token ?? end))
    append("╍", setUpEnd - start, .muted, to: &line)
    append("─", tokenStart - setUpEnd, .muted, to: &line)
    append("━", columns(end) - tokenStart, .accent, to: &line)
    guard !isRunning else { return line }
    switch attempt.outcome {
    case .answered: line.append(StyledRun("✓", TextStyle(.success)))
    case .failed, .skipped: line.append(StyledRun("✗", TextStyle(.danger)))
    case .lost: line.append(StyledRun("╳ " + lost(attempt), TextStyle(.loser)))
    case .stopped: line.append(StyledRun("╳ stopped", TextStyle(.warning)))
    }
    if let wait = attempt.wait { append("╌", scale.columns(wait), .warning, to: &line) }
    return line
  }

  private func append(_ sign: String, _ count: Int, _ role: TextRole, to line: inout StyledLine) {
    guard count > 0 else { return }
    line.append(
      StyledRun(String(repeating: sign, count: min(count, room)), TextStyle(role)))
  }

  /// The exact figures; columns leave a narrow screen from the left.
  private var table: [StyledLine] {
    guard width >= 78 else { return [] }
    let hasPhases = width >= 108
    let widths = hasPhases ? [8, 9, 8, 12, 13, 8] : [12, 13, 8]
    let names = attempts.map { Sanitizer.line("\($0.number)  \($0.model)") }
    let outcomes = attempts.reduce(9) { max($0, DisplayWidth.width(of: outcome($1))) }
    let bills = attempts.reduce(6) { max($0, DisplayWidth.width(of: billed($1))) }
    // The names have what the figures leave.
    let room = width - widths.reduce(outcomes + bills + 6, +)
    let widest = names.reduce(12) { max($0, DisplayWidth.width(of: $1)) }
    let nameColumn = min(widest, max(14, room))
    func row(_ cells: [String], _ name: String, _ role: TextRole) -> StyledLine {
      var text = "  " + DisplayWidth.pad(PaneTitle.short(name, to: nameColumn), to: nameColumn + 2)
      for (cell, width) in zip(cells, widths + [outcomes + 2]) {
        text += DisplayWidth.fit(cell, to: width)
      }
      return StyledLine(text + (cells.last ?? ""), TextStyle(role))
    }
    let phases = hasPhases ? ["lookup", "connect", "TLS"] : []
    let heads = phases + ["first byte", "first token", "end", "outcome", "billed"]
    var lines = [StyledLine(), row(heads, "attempt", .muted)]
    for (place, attempt) in attempts.enumerated() {
      lines.append(
        row(
          (hasPhases ? phaseCells(attempt) : []) + cells(attempt), names[place],
          place == selection ? .text : .muted))
    }
    return lines
  }

  private func phaseCells(_ attempt: Attempt) -> [String] {
    if attempt.phases.reusedConnection { return ["kept", "kept", "kept"] }
    return [attempt.phases.lookup, attempt.phases.connect, attempt.phases.tls].map {
      $0.map(Figures.time) ?? ""
    }
  }

  private func cells(_ attempt: Attempt) -> [String] {
    let token = attempt.firstToken.map { Figures.time($0 - attempt.started) } ?? ""
    let end = attempt.ended.map { Figures.time($0 - attempt.started) } ?? ""
    return [
      attempt.phases.firstByte.map(Figures.time) ?? "", token, end,
      outcome(attempt), billed(attempt),
    ]
  }

  private func outcome(_ attempt: Attempt) -> String {
    switch attempt.outcome {
    case .answered: answer.result?.finish?.reason.rawValue ?? "answered"
    case .stopped: "stopped"
    case .lost: "lost"
    case .skipped: attempt.kind?.words ?? "skipped"
    case .failed:
      attempt.ended == nil && answer.isRunning ? "running" : attempt.reason
    }
  }

  /// `1846/268, $0.0032`, or whether it may have cost something; a dash before its end.
  private func billed(_ attempt: Attempt) -> String {
    if attempt.ended == nil, answer.isRunning { return "–" }
    if let cost = attempt.possibleCost, cost.dollars > 0 {
      return Figures.dollars(cost.dollars) + "?"
    }
    if let cost = attempt.cost, cost.dollars > 0 {
      let tokens = attempt.usage.flatMap { usage in
        usage.inputTokens.flatMap { input in usage.outputTokens.map { "\(input)/\($0), " } }
      }
      return (tokens ?? "") + Figures.dollars(cost.dollars)
    }
    return switch attempt.billing {
    case .none: "no"
    case .possible: "perhaps"
    case .partial: "partly"
    case .full: "yes"
    }
  }

  /// Why the second of two attempts began when it did.
  private func sentence(_ one: Attempt, _ next: Attempt) -> [StyledLine] {
    let between = "between \(one.number) and \(next.number): "
    if let wait = one.wait {
      let reason =
        one.waitReason == "retry-after"
        ? "as the provider asked" : "our own back-off"
      return wrapped(between + "\(Figures.time(wait)), \(reason).", .muted)
    }
    let calls =
      one.call > 0 && one.call == one.callsAllowed
      ? "\(one.call) of \(one.callsAllowed) \(one.callsAllowed == 1 ? "call" : "calls") of \(one.model) used"
      : "\(one.model): \(one.kind?.words ?? one.outcome.rawValue) is not asked again"
    return wrapped(between + "none. \(calls), so the next entry was asked at once.", .muted)
  }

  /// The provider's own words about the selected attempt.
  private var words: [StyledLine] {
    guard attempts.indices.contains(selection), attempts[selection].outcome != .lost,
      let message = attempts[selection].message
    else { return [] }
    let attempt = attempts[selection]
    let inside = attempt.statusAroundError.map { ", inside HTTP \($0)," } ?? ""
    let name = attempt.outcome == .answered ? "It" : attempt.reason + inside
    let id = attempt.requestID.map { "   request id " + $0 } ?? ""
    return [StyledLine()] + wrapped("\(name) in its own words: \(message)\(id)", .text)
  }

  private func isFirstRunning(_ attempt: Attempt) -> Bool {
    answer.current?.number == attempt.number
  }

  /// What the lines mean; what words say as well goes from a narrow screen.
  private var legend: String {
    let signs = ["╍ set-up", "─ waiting", "━ tokens", answer.isRace ? "╳ cut off" : "╌ back-off"]
    let ends = ["✗ failed", answer.isRace ? "✓ won" : "✓ answered"]
    let whole = (signs + ends).joined(separator: "   ")
    return DisplayWidth.width(of: whole) <= width - 3 ? whole : signs.joined(separator: "   ")
  }

  private func wrapped(_ text: String, _ role: TextRole) -> [StyledLine] {
    let margin = StyledLine("  ")
    return TextWrapper(width: min(width, 110), first: margin, rest: margin)
      .lines(of: StyledText(Sanitizer.line(text), TextStyle(role)))
  }
}
