import AppCore
import ChatModel
import SwitchboardKit
import TextLayout

/// The lines of a turn: the prompt, who answers and how, the answer, what it cost.
struct ChatLines {
  let width: Int
  let now: Duration
  let reasoning: Chat.ReasoningView

  private var textWidth: Int { min(max(10, width - 2), 100) }

  /// The speaker line and the prompt.
  func prompt(_ turn: Turn) -> [StyledLine] {
    [StyledLine("you", TextStyle(.user))]
      + turn.files.flatMap { wrapped(Sanitizer.line($0.sentence), TextStyle(.muted), indent: 2) }
      + wrapped(Sanitizer.text(turn.prompt), TextStyle(.text), indent: 2) + [StyledLine()]
  }

  /// Who answers, and how it goes.
  func header(_ answer: AnswerState, siblings: Int, shown: Int) -> [StyledLine] {
    var line = StyledLine()
    for (index, part) in AnswerHeader(answer, now: now).authors.enumerated() {
      if index > 0 { line.append(StyledRun(" › ", TextStyle(.faint))) }
      line.append(StyledRun(part.name, TextStyle(part.isLast ? .assistant : .muted)))
      if let failure = part.failure {
        line.append(StyledRun(" ✗ \(failure)", TextStyle(part.isLast ? .danger : .muted)))
      }
    }
    if siblings > 1 {
      line.append(StyledRun("  answer \(shown + 1) of \(siblings)", TextStyle(.muted)))
    }
    let state = AnswerHeader(answer, now: now).state
    let room = width - DisplayWidth.width(of: state.text) - 1
    if line.width < room {
      line.pad(to: room)
      line.append(StyledRun(" " + state.text, TextStyle(state.role)))
    } else if line.width + 2 < width {
      line.append(StyledRun("  " + state.text, TextStyle(state.role)))
    }
    return [line] + notes(answer)
  }

  private func notes(_ answer: AnswerState) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let note = AnswerHeader(answer, now: now).fallbackNote {
      lines += wrapped(note, TextStyle(.muted), indent: 2)
    }
    for note in answer.notes {
      lines += wrapped("! " + Sanitizer.line(note), TextStyle(.muted), indent: 2)
    }
    if answer.isRunning, answer.text.isEmpty, answer.chain.count > 1 || !answer.attempts.isEmpty {
      lines += chain(answer)
    }
    return lines
  }

  /// The chain while it runs, a row for each entry.
  private func chain(_ answer: AnswerState) -> [StyledLine] {
    answer.chain.enumerated().map { index, item in
      let place = index + 1
      let attempts = answer.attempts.filter { $0.entry == place }
      var line = StyledLine()
      line.append(StyledRun("  ", TextStyle()))
      let isCurrent = answer.current?.entry == place
      if attempts.isEmpty, !isCurrent { line.append(StyledRun("› ", TextStyle(.faint))) }
      line.append(StyledRun(Sanitizer.line(item.id), TextStyle(isCurrent ? .text : .muted)))
      for attempt in attempts {
        let reason = attempt.status.map(String.init) ?? attempt.kind?.words ?? "failed"
        line.append(StyledRun(" ✗ \(reason)", TextStyle(.muted)))
      }
      if let current = answer.current, isCurrent {
        line.append(
          StyledRun(" call \(current.call) of \(current.callsAllowed)", TextStyle(.info)))
      } else if case .pausing(let until) = answer.phase, let last = attempts.last,
        answer.attempts.last == last
      {
        let wait = Figures.countdown(until - now)
        line.append(
          StyledRun(
            " ╌ call \(last.call + 1) of \(last.callsAllowed) in \(wait)", TextStyle(.warning)))
      }
      return line
    }
  }

  /// Reasoning, folded to one line, its last lines, or whole.
  func reasoning(_ answer: AnswerState) -> [StyledLine] {
    guard !answer.reasoningText.isEmpty else { return [] }
    let tokens = answer.result?.usage?.reasoningTokens.map { "\(Figures.tokens($0)) tok" }
    let label = "reasoning" + (tokens.map { " " + $0 } ?? "")
    let mark = reasoning == .folded ? "▸" : "▾"
    let head = StyledLine("  \(mark) \(label)", TextStyle(.muted))
    guard reasoning != .folded else { return [head] }
    let all = wrapped(Sanitizer.text(answer.reasoningText), TextStyle(.reasoning), indent: 4)
    return [head] + (reasoning == .tail ? Array(all.suffix(4)) : all)
  }

  /// What came of the answer besides its text: errors, tool calls, sources, figures.
  func foot(_ answer: AnswerState) -> [StyledLine] {
    var lines: [StyledLine] = []
    for call in answer.toolCalls {
      lines += wrapped(
        "wants \(Sanitizer.line(call.name)) with \(Sanitizer.line(call.arguments.text()))",
        TextStyle(.info), indent: 2)
    }
    for source in answer.sources.prefix(8) {
      lines += wrapped("source  " + Sanitizer.line(source.url), TextStyle(.muted), indent: 2)
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
    case .answered: return []
    case .stopped: return wrapped("stopped", TextStyle(.warning), indent: 2)
    case .interrupted:
      let cause = result.attempts.last { $0.outcome == .failed }?.message ?? "The line broke."
      return wrapped(
        "[cut here] " + Sanitizer.line(cause) + " What stands above is not a finished answer.",
        TextStyle(.warning), indent: 2)
    case .failed:
      let failed = result.attempts.filter { $0.outcome == .failed || $0.outcome == .skipped }
      let entries = Set(failed.map(\.entry)).count
      var lines: [StyledLine] = []
      if entries > 1 {
        lines += wrapped(
          "All \(entries) entries failed after \(Figures.time(result.total)).", TextStyle(.danger),
          indent: 2)
      }
      for attempt in failed {
        let text = "\(attempt.model): \(Sanitizer.line(attempt.message ?? "failed."))"
        lines += wrapped(
          entries > 1 ? text : Sanitizer.line(attempt.message ?? "failed."),
          TextStyle(entries > 1 ? .text : .danger), indent: entries > 1 ? 4 : 2)
      }
      let needsKey = failed.contains { $0.kind == .noKey }
      lines += wrapped(
        "r asks again" + (needsKey ? "   K pastes a key" : "") + "   e its own words   t timeline",
        TextStyle(.muted), indent: 2)
      return lines
    }
  }

  func wrapped(_ text: String, _ style: TextStyle, indent: Int) -> [StyledLine] {
    let margin = StyledLine(String(repeating: " ", count: indent))
    return TextWrapper(width: textWidth + 2, first: margin, rest: margin)
      .lines(of: StyledText(text, style))
  }
}

extension FailureKind {
  /// `rate limited`, for people.
  var words: String { rawValue.replacing("_", with: " ") }
}
