import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// The attempts of an answer drawn to scale, then in figures.
struct TimelineLines {
  let width: Int

  func lines(_ answer: AnswerState) -> [StyledLine] {
    let attempts = answer.attempts
    guard !attempts.isEmpty else {
      return [StyledLine("Nothing has been tried yet.", TextStyle(.muted))]
    }
    let end = attempts.compactMap(\.ended).max() ?? .seconds(1)
    let room = max(20, width - 34)
    let scale = Self.scale(Figures.seconds(end), room)
    var lines = [StyledLine("a column is \(Self.label(scale)) s", TextStyle(.muted)), StyledLine()]
    for attempt in attempts { lines.append(bar(attempt, scale: scale, room: room)) }
    lines += [
      StyledLine(),
      StyledLine(
        "╍ set-up  ─ waiting  ━ tokens  ╌ back-off  ✗ failed  ✓ answered", TextStyle(.muted)),
      StyledLine(),
    ]
    for attempt in attempts { lines += figures(attempt) }
    return lines
  }

  /// Seconds per column, from a row of round numbers.
  private static func scale(_ seconds: Double, _ room: Int) -> Double {
    let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60]
    return steps.first { seconds / $0 <= Double(room) } ?? 300
  }

  private static func label(_ scale: Double) -> String {
    Figures.fixed(scale, decimals: scale < 0.1 ? 2 : scale < 1 ? 1 : 0)
  }

  private func bar(_ attempt: Attempt, scale: Double, room: Int) -> StyledLine {
    func column(_ time: Duration?) -> Int? {
      time.map { min(room, Int((Figures.seconds($0) / scale).rounded())) }
    }
    var line = StyledLine()
    let name = DisplayWidth.fit("\(attempt.number)  \(attempt.model)", to: 30)
    line.append(StyledRun(Sanitizer.line(name) + " ", TextStyle(.text)))
    let start = column(attempt.started) ?? 0
    let setUp =
      column(attempt.started + (attempt.phases.tls ?? attempt.phases.connect ?? .zero)) ?? start
    let token = column(attempt.firstToken) ?? column(attempt.ended) ?? start
    let end = column(attempt.ended) ?? room
    line.append(StyledRun(String(repeating: " ", count: start), TextStyle()))
    line.append(StyledRun(String(repeating: "╍", count: max(0, setUp - start)), TextStyle(.muted)))
    line.append(
      StyledRun(String(repeating: "─", count: max(0, token - max(setUp, start))), TextStyle(.muted))
    )
    line.append(StyledRun(String(repeating: "━", count: max(0, end - token)), TextStyle(.accent)))
    switch attempt.outcome {
    case .answered: line.append(StyledRun("✓", TextStyle(.success)))
    case .failed, .skipped: line.append(StyledRun("✗", TextStyle(.danger)))
    case .lost: line.append(StyledRun("╳", TextStyle(.loser)))
    case .stopped: line.append(StyledRun("╳", TextStyle(.warning)))
    }
    if let wait = attempt.wait {
      let columns = min(room, max(1, Int((Figures.seconds(wait) / scale).rounded())))
      line.append(StyledRun(String(repeating: "╌", count: columns), TextStyle(.warning)))
    }
    return line
  }

  private func figures(_ attempt: Attempt) -> [StyledLine] {
    var facts = ["\(attempt.number)  \(attempt.model)"]
    if let status = attempt.status { facts.append("\(status)") }
    if let kind = attempt.kind { facts.append(kind.words) }
    if attempt.phases.reusedConnection { facts.append("kept connection") }
    if let byte = attempt.phases.firstByte { facts.append("first byte \(Figures.time(byte))") }
    if let token = attempt.firstToken { facts.append("first token at \(Figures.time(token))") }
    if let end = attempt.ended { facts.append("ended at \(Figures.time(end))") }
    facts.append("billed: \(Self.words(attempt.billing))")
    var lines = ChatLines(width: width, now: .zero, reasoning: .folded)
      .wrapped(Sanitizer.line(facts.joined(separator: "  ")), TextStyle(.text), indent: 0)
    if let wait = attempt.wait {
      let reason = attempt.waitReason == "retry-after" ? "as it asked" : "our own back-off"
      lines.append(StyledLine("   then waited \(wait.spoken), \(reason)", TextStyle(.muted)))
    }
    return lines
  }

  private static func words(_ billing: Attempt.Billing) -> String {
    switch billing {
    case .none: "no"
    case .possible: "perhaps"
    case .partial: "partly"
    case .full: "yes"
    }
  }
}
