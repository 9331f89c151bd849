import ArgumentParser
import ChatModel
import Glibc
import JSONCoding
import SwitchboardKit

/// One `ask`, from what the command line says to the exit status.
struct AskRun {
  let values: AskValues

  func run() throws {
    let program = try Program.load()
    var setup = try RequestSetup(values.request, program: program)
    try setup.useDefaultModel(allowsDemo: false)
    let parts = try Prompt.parts(
      values.prompt, files: values.file, attachments: values.request.attach, loop: program.loop)
    guard !parts.isEmpty else {
      throw ValidationError("There is nothing to ask: give a prompt, or pipe one in.")
    }
    let format = values.format
    let isQuiet = values.quiet
    let keeper = values.keep ? AskKeeper(program) : nil
    let (result, signal) = program.loop.run(
      on: program.runtime.networkExecutor, meanwhile: ModelRuntime.prepare
    ) { [setup] in
      await Result {
        var plan = try await setup.plan(parts)
        plan.keepsText = keeper != nil
        keeper?.begin(plan)
        return try await Self.ask(plan, program.runtime, format: format, isQuiet: isQuiet, keeper)
      }
    }
    if case .success(let answer) = result { program.remember(answer) }
    keeper?.finish(result, loop: program.loop)
    // The process ends here: to wait for the connections to close would only delay that.
    _ = Unmanaged.passRetained(program.runtime)
    throw try ExitCode(result, signal: signal)
  }

  private static func ask(
    _ plan: RunPlan, _ runtime: ModelRuntime, format: AskCommand.Format, isQuiet: Bool,
    _ keeper: AskKeeper?
  ) async throws -> Answer {
    var plan = plan
    plan.commitsOnReasoning = format == .jsonl
    plan.defaultAfterText = format == .json ? .restart : .stop
    // Text that goes straight out need not be kept, unless a rule wants it back.
    plan.joinsPieces = format != .jsonl
    plan.keepsText = plan.keepsText || format != .text || plan.mayReturnToText
    switch format {
    case .text:
      let text = AskText(isQuiet: isQuiet, mayRestart: plan.mayReturnToText)
      let answer = try await runtime.run(plan) { events in
        keeper?.take(events)
        try text.take(events)
      }
      try text.finish(answer)
      return answer
    case .json:
      let answer = try await runtime.run(plan) { keeper?.take($0) }
      try Descriptor.output.emit(JSONValue.object(AnswerJSON.object(answer)).text())
      return answer
    case .jsonl:
      return try await runtime.run(plan) { events in
        keeper?.take(events)
        let lines = events.compactMap(AnswerJSON.event).map { JSONValue.object($0).text() }
        if !lines.isEmpty { try Descriptor.output.emit(lines.joined(separator: "\n")) }
      }
    }
  }
}

extension RunPlan {
  /// Whether some entry's rule goes on from the text of another, or answers afresh.
  var mayReturnToText: Bool {
    guard entries.count > 1 else { return false }
    return ([afterText] + entries.map(\.afterText)).contains { $0 != nil && $0 != .stop }
  }
}

extension Result where Failure == any Error {
  /// Catches what an asynchronous closure throws.
  init(catching body: () async throws -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

extension ExitCode {
  /// The exit status that a run's outcome stands for.
  ///
  /// - Throws: A `ValidationError` for what the user can put right (64).
  init(_ result: Result<Answer, any Error>, signal: Int32?) throws {
    if let signal { self = ExitCode(128 + signal); return }
    switch result {
    case .success(let answer):
      switch answer.outcome {
      case .answered: self = .success
      case .failed: self = ExitCode(1)
      case .interrupted: self = ExitCode(2)
      case .stopped: self = ExitCode(130)
      }
    case .failure(is Descriptor.Closed): self = ExitCode(128 + SIGPIPE)
    case .failure(let error as UsageError): throw ValidationError(error.description)
    case .failure(let error): throw error
    }
  }
}
