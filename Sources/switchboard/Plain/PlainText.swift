import ChatModel
import Glibc
import SwitchboardKit
import Synchronization
import TextLayout

/// Writes the events of a run as lines that each begin with their kind.
///
/// Used by the task of the run and by the main thread; a lock keeps their lines apart. Nothing is
/// written twice, nothing moves, nothing is coloured.
final class PlainText: Sendable {
  private struct State {
    var sanitizer = Sanitizer(.block(tabs: .spaces(4)))
    var isInAnswer = false
    var endsWithNewline = true
    /// Who is being called, by the number of the attempt.
    var running: [Int: ModelID] = [:]
    /// Who writes, for the line above the answer.
    var author: ModelID?
    /// Whether several were called side by side.
    var isRace = false
    /// What the run waits for, for the reminder.
    var waitsFor: String?
    var waitingSince: Duration = .zero
    var lastOutput: Duration = .zero

    /// `a/b, c/d`, in the order in which they were called.
    var runningWords: String {
      running.sorted { $0.key < $1.key }.map(\.value.description).joined(separator: ", ")
    }
  }

  private let state = Mutex(State())
  private let output: Descriptor
  private let requested: ModelID
  private let clock: RunClock
  let isQuiet: Bool

  init(requested: ModelID, clock: RunClock, isQuiet: Bool, output: Descriptor = .output) {
    self.requested = requested
    self.clock = clock
    self.isQuiet = isQuiet
    self.output = output
  }

  /// Writes what a batch of events says.
  func take(_ events: [RunEvent]) throws(Descriptor.Closed) {
    var text = ""
    let now = clock.now()
    state.withLock { state in
      for event in events { text += lines(for: event, &state, now: now) }
      if !text.isEmpty { state.lastOutput = now }
    }
    if !text.isEmpty { try output.write(Array(text.utf8)) }
  }

  /// Says once every quarter of a minute what is being waited for, while nothing comes.
  func remind() {
    let now = clock.now()
    let line = state.withLock { state -> String? in
      guard let what = state.waitsFor, now - state.lastOutput >= .seconds(14) else { return nil }
      state.lastOutput = now
      return "status: still \(what), \(Int((now - state.waitingSince).inSeconds)) seconds."
    }
    if let line { output.line(line) }
  }

  /// Says something of its own, on a line of its own.
  func say(_ sentence: String) {
    let text = state.withLock { closing(&$0) + Self.line(sentence) }
    try? output.write(Array(text.utf8))
  }

  private func lines(for event: RunEvent, _ state: inout State, now: Duration) -> String {
    switch event {
    case .attemptStarted(let attempt):
      let opening = attempt.number > 1 && attempt.call == 1 ? "trying " : ""
      state.running[attempt.number] = attempt.model
      state.isRace = state.isRace || state.running.count > 1
      if state.running.count == 1 || state.waitsFor == nil { state.waitingSince = now }
      state.waitsFor = "waiting for the first token of \(state.runningWords)"
      return closing(&state)
        + Self.line(
          "status: \(opening)\(attempt.model), call \(attempt.call) of \(attempt.callsAllowed)"
            + (opening.isEmpty ? ", waiting for first token." : "."))
    case .attemptFailed(let attempt, let isRetried):
      state.running[attempt.number] = nil
      state.waitsFor = state.running.isEmpty ? nil : "waiting for \(state.runningWords)"
      return closing(&state) + Self.failure(attempt, isRetried: isRetried)
    case .entryChosen(_, _, let reason): return Self.line("status: \(reason)")
    case .attemptLost(let attempt):
      // Said after the answer, which it must not interrupt.
      state.running[attempt.number] = nil
      return ""
    case .entrySkipped(let attempt):
      return Self.line("status: \(attempt.model) skipped. \(attempt.message ?? "")")
    case .restarted:
      return closing(&state)
        + Self.line("status: the text above is taken back; the next entry answers afresh.")
    case .continued(_, let author):
      return closing(&state)
        + Self.line("status: \(author) broke off here; the next entry goes on.")
    case .warning(let sentence), .content(_, .warning(let sentence)):
      return closing(&state) + Self.line("note: \(sentence)")
    case .content(let number, let event):
      state.author = state.running[number] ?? state.author
      return content(event, &state)
    case .ended: return closing(&state)
    }
  }

  private func content(_ event: StreamEvent, _ state: inout State) -> String {
    switch event {
    case .text(let text), .refusal(let text):
      state.waitsFor = nil
      let safe = state.sanitizer.append(text)
      guard !safe.isEmpty else { return "" }
      let opening = state.isInAnswer ? "" : "\n" + heading(state.author, isRace: state.isRace)
      state.isInAnswer = true
      state.endsWithNewline = safe.last == "\n"
      return opening + safe
    case .reasoning:
      defer { state.waitsFor = nil }
      return state.waitsFor == nil ? "" : "status: the model is reasoning.\n"
    case .toolCall(let call):
      return closing(&state) + Self.line("tool call: \(call.name) with \(call.arguments.text())")
    case .source(let source):
      let title = source.title.map { "\($0), " } ?? ""
      return closing(&state) + Self.line("source: \(title)\(source.url)")
    case .started, .usage, .finished, .unknown, .warning: return ""
    }
  }

  /// Ends a line of the answer that is still open.
  private func closing(_ state: inout State) -> String {
    let rest = state.sanitizer.finish()
    if !rest.isEmpty { state.endsWithNewline = rest.last == "\n" }
    let newline = state.endsWithNewline ? "" : "\n"
    state.endsWithNewline = true
    state.isInAnswer = false
    return rest + newline
  }

  private static func failure(_ attempt: Attempt, isRetried: Bool) -> String {
    let status = attempt.errorStatus.map { " \($0)" } ?? ""
    let kind =
      (attempt.kind?.words ?? "")
      + (attempt.statusAroundError.map { " inside HTTP \($0)" } ?? "")
    var line = "status: \(attempt.model) failed,\(status) \(kind). \(attempt.message ?? "")"
    if isRetried, let wait = attempt.wait {
      let asked = attempt.waitReason == "retry-after" ? ", as it asks" : ""
      line += " Call \(attempt.call + 1) of \(attempt.callsAllowed) in \(wait.spoken)\(asked)."
    } else if attempt.callsAllowed > 1, attempt.call == attempt.callsAllowed {
      line += " All \(attempt.callsAllowed) calls used."
    }
    return Self.line(line)
  }

  /// Says who answers (R33).
  private func heading(_ author: ModelID?, isRace: Bool) -> String {
    let author = author ?? requested
    let how =
      isRace
      ? ", first of the race" : author == requested ? "" : ", fallback, asked for \(requested)"
    return Self.line("answer from \(author)\(how):")
  }

  /// A line that steers no terminal, whoever named its models.
  private static func line(_ text: String) -> String { Sanitizer.line(text) + "\n" }
}
