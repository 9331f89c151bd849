import AppCore
import SwitchboardKit
import TextLayout

/// What a trial of the failure desk should come to, and the bytes that it begins with, as lines.
struct FailureDeskLines {
  let desk: FailureDesk
  let calls: [TrialCall]
  let width: Int

  private var writer: ChatLines { ChatLines(width: width, now: .zero, reasoning: .folded) }

  /// The chain, its calls drawn to scale, and what is expected.
  func outlook(verdict: FailureDesk.Verdict?, at time: (Duration) -> String) -> [StyledLine] {
    var lines = [StyledLine()] + chain + [StyledLine()]
    lines += bars
    lines += writer.wrapped(sentence, TextStyle(.text), indent: 0)
    lines += [StyledLine(), StyledLine("expected", TextStyle(.accent))] + expected
    if let verdict {
      lines += [StyledLine(), StyledLine("last trial", TextStyle(.accent))]
      lines += words(of: verdict, at: time(verdict.time))
    }
    lines.append(StyledLine())
    return lines
      + writer.wrapped(
        "Enter asks the last prompt again in pane \(desk.pane) with the fault in its place; the "
          + "pane's chain stays as it is. Alt+Enter lets the demo provider play the other entries "
          + "too, so that nothing is paid for.", TextStyle(.muted), indent: 0)
  }

  private var chain: [StyledLine] {
    desk.trial(isAllDemo: false).enumerated().flatMap { place, item in
      let role: TextRole = place == desk.entry ? .text : .muted
      return writer.wrapped(
        "\(place + 1)  \(Sanitizer.line(item.id))", TextStyle(role), indent: 0)
    }
  }

  /// One row for each call, under an axis of time.
  private var bars: [StyledLine] {
    let end = calls.map { ($0.end ?? $0.firstToken ?? $0.start) + ($0.wait ?? .zero) }.max()
    guard let end, width >= 24 else { return [] }
    let room = width - 4
    let scale = TimelineScale(Figures.seconds(end), room: room)
    let axis = StyledLine(scale.axis(room: room), TextStyle(.faint))
    return [axis] + calls.map { bar($0, scale, room) } + [StyledLine()]
  }

  private func bar(_ call: TrialCall, _ scale: TimelineScale, _ room: Int) -> StyledLine {
    func columns(_ time: Duration) -> Int { min(room, scale.columns(time)) }
    var line = StyledLine()
    let start = columns(call.start)
    line.pad(to: start)
    let token = call.firstToken ?? call.end ?? call.start
    let waiting = max(1, columns(token) - start)
    line.append(StyledRun(String(repeating: "─", count: waiting), TextStyle(.muted)))
    let tokens = call.end.map { max(0, columns($0) - start - waiting) } ?? 0
    line.append(StyledRun(String(repeating: "━", count: tokens), TextStyle(.accent)))
    if call.fails {
      line.append(StyledRun("✗", TextStyle(.danger)))
      let wait = call.wait.map { max(1, scale.columns($0)) } ?? 0
      line.append(StyledRun(String(repeating: "╌", count: min(wait, room)), TextStyle(.warning)))
    } else if call.end == nil {
      line.append(StyledRun(" its own pace", TextStyle(.muted)))
    } else {
      line.append(StyledRun("✓", TextStyle(.success)))
    }
    return line
  }

  private var expected: [StyledLine] {
    let expected = desk.expectation(isAllDemo: false)
    let hasFallback = calls.contains { $0.entry > 0 && !$0.fails }
    var lines = [
      StyledLine(
        "  attempts \(expected.attempts)" + (hasFallback ? ", fallback yes" : ""), TextStyle(.text))
    ]
    if let call = calls.last, !call.fails, let token = call.firstToken {
      let about = desk.hasBackoff ? "about " : ""
      lines.append(
        StyledLine("  first text after \(about)\(Figures.time(token))", TextStyle(.text)))
    }
    return lines
      + writer.wrapped(
        expected.answeredBy.map { "answered by \(Sanitizer.line($0))" } ?? "no answer",
        TextStyle(.text), indent: 2)
  }

  private func words(of verdict: FailureDesk.Verdict, at time: String) -> [StyledLine] {
    switch verdict.isAsExpected {
    case true?: [StyledLine("  ✓ as expected, \(time)", TextStyle(.success))]
    case false?:
      writer.wrapped("✗ \(time): \(verdict.sentence)", TextStyle(.danger), indent: 2)
    case nil: writer.wrapped("\(time): \(verdict.sentence)", TextStyle(.muted), indent: 2)
    }
  }

  private var sentence: String {
    let fault = desk.chosenFault
    let calls = desk.callsAllowed
    switch fault.consequence {
    case .survived: return "The entry answers all the same."
    case .passedOn: return "Asking again would not help: the next entry is asked at once."
    case .restarted:
      return "Text has come already: it is taken back, and the next entry begins anew."
    case .repeated where desk.isAskedTooLong:
      return "A wait of more than 30 s is not waited for: the next entry is asked at once."
    case .repeated where calls == 1:
      return "The entry has one call and it is used: the next entry is asked."
    case .repeated:
      return "The entry has \(calls) calls; between two of them it waits "
        + (fault.parameter == "retry-after" ? "as long as it was asked to." : "a moment.")
    }
  }

  // MARK: Bytes

  /// What would come back first, in at most some rows; nothing where they would show too little.
  func bytes(rows: Int) -> [StyledLine] {
    guard let reply = desk.reply, rows >= 4 else { return [] }
    let heading = StyledLine("  Exactly these bytes would arrive:", TextStyle(.muted))
    guard !reply.status.isEmpty else {
      let words = reply.ending.words
      return [heading, StyledLine("    \(words.prefix(1).uppercased() + words.dropFirst()).")]
    }
    let body = bodyLines(reply)
    // Of many headers the body needs the room more.
    let head = headLines(reply, most: max(3, rows - 3 - min(body.count, 6)))
    let room = rows - 1 - head.count
    var shown = Array(body.prefix(room))
    if body.count > room, room > 0 {
      shown[room - 1] = StyledLine("    ⋯ more; w shows all", TextStyle(.muted))
    }
    return [heading] + head + shown
  }

  private func headLines(_ reply: RehearsedReply, most: Int) -> [StyledLine] {
    var lines = [wrapped("HTTP/1.1 \(reply.status)", .text)[0]]
    let telling = ["retry-after", "x-should-retry", "content-type"].flatMap { name in
      reply.headers.filter { $0.hasPrefix(name) }
    }
    let others = reply.headers.filter { !telling.contains($0) }
    let fitting = (telling + others).prefix(max(0, most - 1))
    let hidden = reply.headers.count - fitting.count
    lines += fitting.prefix(hidden > 0 ? max(0, fitting.count - 1) : fitting.count)
      .compactMap { wrapped($0, .text).first }
    if hidden > 0, most > 1 {
      lines.append(StyledLine("    ⋯ \(hidden + 1) more headers", TextStyle(.muted)))
    }
    return lines
  }

  private func bodyLines(_ reply: RehearsedReply) -> [StyledLine] {
    // A screen holds far less.
    let text = String(decoding: reply.body.prefix(4096), as: UTF8.self)
    var lines = text.split(whereSeparator: \.isNewline).flatMap { wrapped(String($0), .text) }
    if reply.ending != .whole, reply.body.count <= 4096, !reply.isCut {
      lines.append(StyledLine("    (\(reply.ending.words))", TextStyle(.warning)))
    }
    return lines.isEmpty
      ? [StyledLine("    (no bytes after the headers)", TextStyle(.muted))] : lines
  }

  private func wrapped(_ text: String, _ role: TextRole) -> [StyledLine] {
    TextWrapper(width: width, mode: .columns, first: StyledLine("    "), rest: StyledLine("      "))
      .lines(of: StyledText(Sanitizer.line(text), TextStyle(role)))
  }
}
