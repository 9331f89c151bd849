import AppCore
import SwitchboardKit
import TextLayout

/// The chain while nothing has come of it yet: a row for each entry, then why it waits.
struct ChainLines {
  let answer: AnswerState
  let writer: ChatLines

  init(_ answer: AnswerState, writer: ChatLines) {
    self.answer = answer
    self.writer = writer
  }

  var lines: [StyledLine] {
    let rows = answer.chain.indices.map(row)
    let reason = reason
    return rows + (reason.isEmpty ? [] : [StyledLine()] + reason)
  }

  /// How much is said of an entry.
  private enum Detail: CaseIterable { case whole, short, least }

  /// An entry within the width: its provider goes first, then the later words, then what is inside
  /// its id.
  private func row(_ index: Int) -> StyledLine {
    let item = answer.chain[index]
    let attempts = answer.attempts.filter { $0.entry == index + 1 }
    let running = answer.running.first { $0.entry == index + 1 }
    let isCurrent = running != nil
    let isUntouched = attempts.isEmpty && !isCurrent
    var line = StyledLine("  ")
    if isUntouched { line.append(StyledRun("› ", TextStyle(.faint))) }
    let tails = Detail.allCases.map { tail(index, attempts, running, $0) }
    let names = [Sanitizer.line(item.id), Sanitizer.line(item.model)]
    let room = writer.width - line.width
    let role: TextRole = isCurrent ? .text : .muted
    for tail in tails {
      for name in names where DisplayWidth.width(of: name) + tail.width <= room {
        line.append(StyledRun(name, TextStyle(role)))
        line.append(tail)
        return line
      }
    }
    let left = max(9, room - (tails.last?.width ?? 0))
    line.append(StyledRun(PaneTitle.short(names[1], to: left), TextStyle(role)))
    if let tail = tails.last { line.append(tail) }
    return line
  }

  /// What became of an entry and what it does now.
  private func tail(
    _ index: Int, _ attempts: [Attempt], _ running: Attempt?, _ detail: Detail
  ) -> StyledLine {
    var line = StyledLine()
    guard let last = attempts.last else {
      if let running { return call(running, detail) }
      let calls = callsAllowed(index)
      line.append(StyledRun(", \(calls) \(calls == 1 ? "call" : "calls")", TextStyle(.muted)))
      return detail == .least ? StyledLine() : line
    }
    line.append(StyledRun(reasons(attempts, detail), TextStyle(.muted)))
    if let running {
      line.append(call(running, detail))
    } else if case .pausing(let until) = answer.phase, answer.attempts.last == last {
      // The header says of how many; here stands how long the provider asked to wait.
      let asked = last.waitReason == "retry-after" ? last.wait : nil
      let call = detail == .least || asked != nil ? "" : " of \(last.callsAllowed)"
      var words = " ╌ call \(last.call + 1)\(call) in \(Figures.countdown(until - writer.now))"
      if detail != .least, let asked { words += " (it asked for \(Figures.spoken(asked)))" }
      line.append(StyledRun(words, TextStyle(.warning)))
    } else if detail == .whole, last.call > 1, last.call == last.callsAllowed {
      let words = ", \(last.call) of \(last.callsAllowed) calls used"
      line.append(StyledRun(words, TextStyle(.muted)))
    }
    return line
  }

  /// ` ✗ 429 ✗ 429`, or with their number.
  private func reasons(_ attempts: [Attempt], _ detail: Detail) -> String {
    let reasons = attempts.map { attempt in
      attempt.outcome == .lost ? "╳ lost" : "✗ " + attempt.reason
    }
    guard detail == .least || attempts.count > 4 else {
      return reasons.map { " " + $0 }.joined()
    }
    return " \(reasons.last ?? "")" + (attempts.count > 1 ? " x\(attempts.count)" : "")
  }

  private func call(_ running: Attempt, _ detail: Detail) -> StyledLine {
    let spinner = AnswerHeader(answer, now: writer.now).spinner
    let call = detail == .least ? "" : " call \(running.call) of \(running.callsAllowed)"
    return StyledLine(" \(spinner)\(call)", TextStyle(.info))
  }

  /// How many calls an entry may have (R26).
  private func callsAllowed(_ index: Int) -> Int {
    let usual = answer.chain.count == 1 ? 2 : 0
    return 1 + min(max(0, answer.chain[index].retries ?? usual), 1000)
  }

  /// Why the last call failed, and who is asked instead.
  private var reason: [StyledLine] {
    guard let last = answer.attempts.last else { return [] }
    var sentence = Sanitizer.line(last.message ?? "")
    if !sentence.isEmpty, !".!?…".contains(sentence.last ?? ".") { sentence += "." }
    var next = ""
    if let current = answer.current, current.entry != last.entry {
      next = "Trying \(Sanitizer.line(current.model.description)) instead."
    }
    if sentence.isEmpty { (sentence, next) = (next, "") }
    return sentence.isEmpty
      ? [] : writer.words(sentence, TextStyle(.muted), indent: 2, then: next)
  }
}

extension Figures {
  /// A time in a sentence: `4 s`, `1.5 s`.
  static func spoken(_ time: Duration) -> String {
    let seconds = min(max(0, seconds(time)), 1e9)
    return seconds == seconds.rounded() ? "\(Int(seconds)) s" : fixed(seconds, decimals: 1) + " s"
  }
}
