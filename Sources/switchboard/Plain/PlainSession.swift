import AppCore
import ArgumentParser
import ChatModel
import Glibc
import SwitchboardKit

/// The linear playground: prompts in, answers out, commands behind a slash.
///
/// Confined to the main thread; each run is a task that it waits for.
struct PlainSession {
  var setup: RequestSetup
  let program: Program
  var isQuiet: Bool
  var history: [Message] = []
  var lastPrompt: [Part]?
  var lastAnswer: Answer?
  /// What went over the wire, each run under its number.
  let wire = WireLog()
  private(set) var runs = 0
  /// What goes with the next prompt.
  var files: [PromptFile] = []
  private var input = LineInput()
  /// Lines that were typed while an answer was being written.
  private var kept: [String] = []
  private let isInteractive = isatty(STDIN_FILENO) == 1
  private var lastStatus: Int32 = 0
  /// Set once nothing more may be asked: a signal came, or nobody reads any more.
  private var isOver = false

  init(setup: RequestSetup, program: Program, isQuiet: Bool) {
    self.setup = setup
    self.program = program
    self.isQuiet = isQuiet
  }

  /// Runs until the input ends or the person leaves.
  ///
  /// - Returns: 0; for piped input the status of the last answer; after a signal that ends the
  ///   program 128 and its number.
  mutating func run(greeting: String?) throws -> Int32 {
    say("Switchboard, plain mode. \(setup.chainSentence)")
    if let greeting { say(greeting) }
    if isInteractive { say("Commands: \(Self.commands)") }
    while !isOver, let line = nextLine() {
      let text = line.trimmed
      if text.isEmpty { continue }
      if text.hasPrefix("/") {
        guard handle(text) else { break }
      } else {
        let files = files.map(\.part)
        self.files = []
        ask(files + [.text(text)])
      }
    }
    return isInteractive && !isOver ? 0 : lastStatus
  }

  /// The next line; nil at the end, which Ctrl-C at the prompt is too.
  private mutating func nextLine() -> String? {
    if !kept.isEmpty { return kept.removeFirst() }
    if isInteractive { write("\nyou> ") }
    while true {
      if let line = input.pending() { return line }
      switch program.loop.wait(reading: STDIN_FILENO) {
      case .input: if !input.fill() { return ended() }
      case .signal(let number):
        obey(number)
        return ended()
      case .finished, .timeout: continue
      }
    }
  }

  private func ended() -> String? {
    if isInteractive { write("\n") }
    return nil
  }

  /// At a terminal Ctrl-C stops what runs, or leaves the prompt; any other signal, and every signal
  /// to a script, ends the program.
  private mutating func obey(_ signal: Int32) {
    guard !isInteractive || signal != SIGINT else { return }
    isOver = true
    lastStatus = 128 + signal
  }

  /// Asks, and keeps both sides of the exchange when it was answered.
  mutating func ask(_ parts: [Part]) {
    lastPrompt = parts
    do {
      var (plan, requested) = try setup.plainPlan(
        history: history, parts: parts, loop: program.loop)
      let control = RunControl()
      plan.control = control
      runs += 1
      plan.wire = WireTap(wire, label: runs)
      let text = PlainText(requested: requested, clock: program.runtime.clock, isQuiet: isQuiet)
      let runtime = program.runtime
      let (result, signal) = program.loop.run(
        every: 15, tick: { text.remind() }, reading: isInteractive ? STDIN_FILENO : nil,
        take: { takeLines(control, text) }
      ) { [plan] in
        await Result { try await runtime.run(plan) { try text.take($0) } }
      }
      try finish(try result.get(), parts: parts)
      if let signal { obey(signal) }
    } catch is Descriptor.Closed {
      isOver = true
      // A terminal that has gone is told of twice: by a signal, and by whoever writes first.
      lastStatus = 128 + (Descriptor.output.isTerminal ? SIGHUP : SIGPIPE)
    } catch {
      say("error: \(error)")
      lastStatus = 64
    }
  }

  /// Obeys what is typed while a run goes on, or keeps it for afterwards; false at the end of input.
  private mutating func takeLines(_ control: RunControl, _ text: PlainText) -> Bool {
    let goesOn = input.fill()
    while let line = input.pending() {
      switch line.trimmed.lowercased() {
      case "": continue
      case "/next": control.moveOn()
      case "/stop": control.stop()
      default:
        kept.append(line)
        text.say("status: kept until this answer has ended.")
      }
    }
    return goesOn
  }

  private mutating func finish(_ answer: Answer, parts: [Part]) throws {
    lastAnswer = answer
    program.remember(answer)
    for line in PlainSummary.lines(answer, isQuiet: isQuiet) { say(line) }
    switch answer.outcome {
    case .answered, .interrupted:
      history.append(Message(.user, parts, options: setup.messageOptions))
      if !answer.text.isEmpty { history.append(.assistant(answer.text)) }
      lastStatus = answer.outcome == .answered ? 0 : 2
    case .failed: lastStatus = 1
    case .stopped: lastStatus = 130
    }
  }

  func say(_ line: String) { Descriptor.output.line(line) }

  private func write(_ text: String) { try? Descriptor.output.write(Array(text.utf8)) }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
