import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// The lines of a turn: the prompt, who answers and how, the answer, what it cost.
struct ChatLines {
  let width: Int
  let now: Duration
  let reasoning: Chat.ReasoningView
  /// Covers names and figures.
  var veil: Veil?
  /// How the lines differ where they stay in the terminal.
  var inline: InlineForm?

  private var textWidth: Int { min(max(10, width - 2), 100) }

  /// The speaker line, the prompt line by line, and the empty line behind it, as blocks.
  func prompt(_ turn: Turn) -> [[StyledLine]] {
    let lines = Sanitizer.text(turn.prompt).split(
      separator: "\n", omittingEmptySubsequences: false)
    let files = turn.files.map {
      wrapped(Sanitizer.line($0.sentence), TextStyle(.muted), indent: 2)
    }
    return [[StyledLine("you", TextStyle(.user))]] + files
      + lines.map { wrapped(String($0), TextStyle(.text), indent: 2) } + [[StyledLine()]]
  }

  /// Who answers, and how it goes.
  func header(_ answer: AnswerState, siblings: Int, shown: Int) -> [StyledLine] {
    if let veil, !veil.isRevealed { return veiledHeader(veil, answer) }
    var line = StyledLine()
    if let pane = inline?.pane { line.append(StyledRun("\(pane) ", TextStyle(.accent))) }
    if let veil { line.append(StyledRun("\(veil.letter) was ", TextStyle(.muted))) }
    let header = AnswerHeader(answer, now: now)
    let branch = siblings > 1 ? "  answer \(shown + 1) of \(siblings)" : ""
    // The state is shortened first, then the reasons of failures; the names stay to the end.
    let states = header.isToldByNames ? [("", TextRole.danger)] : header.states
    let gap = header.isToldByNames ? 0 : 2
    let room = width - line.width - DisplayWidth.width(of: branch) - gap
    var names = header.names(reasons: .whole)
    var state = states[0]
    if names.width + DisplayWidth.width(of: state.text) > room {
      state =
        states.first { names.width + DisplayWidth.width(of: $0.text) <= room }
        ?? states.last ?? state
      let left = room - DisplayWidth.width(of: state.text)
      names =
        [AnswerHeader.Reasons.whole, .counts, .none].lazy.map { header.names(reasons: $0) }
        .first { $0.width <= left } ?? header.shortNames(left)
    }
    line.append(names)
    line.append(StyledRun(branch, TextStyle(.muted)))
    line.pad(to: width - DisplayWidth.width(of: state.text))
    line.append(StyledRun(state.text, TextStyle(state.role)))
    return [line] + notes(answer)
  }

  /// A header without anything that tells one model from another.
  private func veiledHeader(_ veil: Veil, _ answer: AnswerState) -> [StyledLine] {
    let line = StyledLine(veil.name, TextStyle(.assistant))
    guard veil.running > 0 else { return [line] }
    let spinner = AnswerHeader(answer, now: now).spinner
    return [
      line,
      StyledLine("  \(spinner) \(veil.running) of \(veil.all) running", TextStyle(.info)),
    ]
  }

  /// What the message alone asked for, and what differs from the answer before it.
  func options(of turn: Turn) -> [StyledLine] {
    guard veil == nil else { return [] }
    var lines: [StyledLine] = []
    let asked = turn.answer.asked
    if !asked.forMessage.isEmpty {
      lines += wrapped(
        Sanitizer.line("for this message: " + asked.forMessage.joined(separator: ", ")),
        TextStyle(.muted), indent: 2)
    }
    guard turn.shown > 0, turn.answers.indices.contains(turn.shown - 1) else { return lines }
    let changes = asked.differences(from: turn.answers[turn.shown - 1].asked)
    if !changes.isEmpty {
      lines += wrapped(
        Sanitizer.line("against answer \(turn.shown): " + changes.joined(separator: ", ")),
        TextStyle(.muted), indent: 2)
    }
    return lines
  }

  private func notes(_ answer: AnswerState) -> [StyledLine] {
    var lines: [StyledLine] = []
    let header = AnswerHeader(answer, now: now)
    let fallback = header.fallbackNotes
    let fitting = fallback.first { $0.count <= textWidth } ?? fallback.last
    for note in [answer.choice, fitting, header.raceNote, ReportedModel(answer)?.note] {
      guard let note else { continue }
      lines += wrapped(Sanitizer.line(note), TextStyle(.muted), indent: 2)
    }
    if !answer.seams.isEmpty {
      lines += wrapped(
        "continued; \(AnswerText.seam) stands where it had broken off", TextStyle(.muted), indent: 2
      )
    }
    for note in answer.notes {
      lines += wrapped("! " + Sanitizer.line(note), TextStyle(.muted), indent: 2)
    }
    if answer.isRunning, answer.text.isEmpty, answer.chain.count > 1 || !answer.attempts.isEmpty {
      lines += ChainLines(answer, writer: self).lines
    }
    return lines
  }

  /// The line above the reasoning, or in its place while it is folded.
  func reasoningTitle(_ answer: AnswerState) -> StyledLine {
    let tokens = answer.result?.usage?.reasoningTokens.map { " \(Figures.tokens($0)) tok" }
    var label = "reasoning" + (tokens ?? "")
    if let time = answer.reasoningTime { label += ", " + Figures.time(time) }
    if reasoning == .tail { label += ", last lines" }
    return StyledLine("  \(reasoning == .folded ? "▸" : "▾") \(label)", TextStyle(.muted))
  }

  /// What came of the answer besides its text: errors, tool calls, sources, figures.
  func foot(_ answer: AnswerState) -> [StyledLine] {
    if let veil, !veil.isRevealed {
      let isEmpty = answer.text.isEmpty && !answer.isRunning
      let words = isEmpty ? "no answer came" : "figures after the vote"
      return [StyledLine(), StyledLine("  " + words, TextStyle(.muted)), StyledLine()]
    }
    var lines: [StyledLine] = []
    for call in answer.toolCalls.prefix(20) {
      // What could not be read as JSON is shown as it came.
      let arguments = String((call.arguments.string ?? call.arguments.text()).prefix(2000))
      lines += wrapped(
        "wants \(Sanitizer.line(call.name)) with \(Sanitizer.line(arguments))",
        TextStyle(.info), indent: 2)
    }
    for source in answer.sources.prefix(8) {
      let title = source.title.map { Sanitizer.line(String($0.prefix(200))) + "  " } ?? ""
      lines += wrapped(
        "source  " + title + Sanitizer.line(source.url), TextStyle(.muted), indent: 2)
    }
    lines += failure(answer)
    if let figures = AnswerHeader(answer, now: now).figures {
      lines += [StyledLine()] + wrapped(figures, TextStyle(.muted), indent: 2)
    }
    return lines + [StyledLine()]
  }

  private func failure(_ answer: AnswerState) -> [StyledLine] {
    if let refusal = answer.refusal {
      return wrapped(Sanitizer.text(refusal), TextStyle(.danger), indent: 2)
    }
    guard let result = answer.result else { return [] }
    switch result.outcome {
    case .answered: return AnswerEnd(answer, hasKeys: inline == nil).lines(self)
    case .stopped:
      let words =
        answer.text.isEmpty || inline != nil ? "stopped" : "stopped   C continues it"
      return wrapped(words, TextStyle(.warning), indent: 2)
    case .interrupted:
      let cause = result.attempts.last { $0.outcome == .failed }?.message ?? "The line broke."
      return words(
        "[cut here] " + Sanitizer.line(cause), TextStyle(.warning), indent: 2,
        then: "What stands above is not a finished answer"
          + (inline == nil ? "; C continues it." : "."))
    case .failed:
      let failed = result.attempts.filter { $0.outcome == .failed || $0.outcome == .skipped }
      var lines = failures(failed, total: result.total)
      let needsKey = failed.contains(where: \.isAboutKey)
      var keys =
        inline != nil
        ? ["/again asks again"] + (needsKey ? ["Ctrl+X k pastes a key"] : []) + ["/timeline"]
        : ["r asks again"] + (needsKey ? ["K pastes a key"] : []) + [
          "e its own words", "t timeline",
        ]
      while keys.count > 1, keys.joined(separator: "   ").count > textWidth { keys.removeLast() }
      lines += wrapped(keys.joined(separator: "   "), TextStyle(.muted), indent: 2)
      return lines
    }
  }

  /// What became of each entry: a call that was made again is told once, with how often.
  private func failures(_ failed: [Attempt], total: Duration) -> [StyledLine] {
    var entries: [(attempt: Attempt, calls: Int)] = []
    for attempt in failed {
      if entries.last?.attempt.entry == attempt.entry {
        entries[entries.count - 1] = (attempt, entries[entries.count - 1].calls + 1)
      } else {
        entries.append((attempt, 1))
      }
    }
    guard entries.count > 1 else {
      return entries.flatMap { attempt, calls in
        let message = Sanitizer.line(attempt.message ?? "It failed.")
        return words(
          message, TextStyle(.danger), indent: 2, then: calls > 1 ? "\(calls) calls." : "")
      }
    }
    var sentence = "All \(entries.count) entries failed after \(Figures.time(total))."
    if failed.allSatisfy({ $0.billing == .none }) { sentence += " Nothing was billed." }
    let names = entries.map { Sanitizer.line($0.attempt.model.description) }
    let causes = entries.map { attempt, calls in
      (attempt.kind?.words ?? "failed") + (calls > 1 ? ", \(calls) calls" : "")
    }
    func widest(_ texts: [String]) -> Int { texts.map { DisplayWidth.width(of: $0) }.max() ?? 0 }
    let isTable = widest(names) + widest(causes) + 5 <= textWidth
    var lines = wrapped(sentence, TextStyle(.danger), indent: 2)
    for (index, entry) in entries.enumerated() {
      var line = StyledLine("  \(index + 1)  ", TextStyle(.muted))
      let room = max(9, textWidth - 5 - DisplayWidth.width(of: causes[index]))
      let name =
        DisplayWidth.pad(PaneTitle.short(names[index], to: room), to: isTable ? widest(names) : 0)
        + "  "
      line.append(StyledRun(name + causes[index], TextStyle(.text)))
      lines.append(line)
      let message = Sanitizer.line(entry.attempt.message ?? "")
      guard message.lowercased() != entry.attempt.kind?.words else { continue }
      lines += words(message, TextStyle(.muted), indent: 5, atMost: 2)
    }
    return lines
  }

  func wrapped(_ text: String, _ style: TextStyle, indent: Int) -> [StyledLine] {
    let margin = StyledLine(String(repeating: " ", count: indent))
    return TextWrapper(width: textWidth + 2, first: margin, rest: margin)
      .lines(of: StyledText(text, style))
  }
}

extension Attempt {
  /// `429`, or in words where no status says it: `rate limited`.
  var reason: String { errorStatus.map(String.init) ?? kind?.words ?? "failed" }
}

extension FailureKind {
  /// `rate limited`, for people.
  var words: String {
    switch self {
    case .dns: "name not found"
    case .connect: "no connection"
    default: rawValue.replacing("_", with: " ")
    }
  }
}
