public import ChatModel

/// Instructions and a choice of models, ready to answer prompts.
///
/// ```swift
/// let agent = Agent(
///   name: "careful", instructions: "Answer in one sentence.",
///   model: ["openai/gpt-5", "anthropic/claude-sonnet-4-5"])
/// let answer = try await agent.generate("Why is the sky blue?")
/// print(answer.text, answer.answeredBy!)
/// ```
///
/// A value: copies are independent, and one agent may answer many prompts at once.
public struct Agent: Sendable {
  public var name: String
  /// The system text; empty for none.
  public var instructions: String
  public var model: ModelChoice
  /// Options by provider; each entry gets those of its own provider only (R16).
  public var options: ModelOptions
  public var settings: CallSettings
  public var limits: CallLimits
  /// What follows a failure after text (R34).
  public var afterText: AfterText
  /// The longest that one whole run may take; nil for no limit.
  public var totalLimit: Duration?
  private let runtime: ModelRuntime

  public init(
    name: String, instructions: String = "", model: ModelChoice, options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), limits: CallLimits = CallLimits(),
    afterText: AfterText = .restart, totalLimit: Duration? = nil, runtime: ModelRuntime = .shared
  ) {
    self.name = name
    self.instructions = instructions
    self.model = model
    self.options = options
    self.settings = settings
    self.limits = limits
    self.afterText = afterText
    self.totalLimit = totalLimit
    self.runtime = runtime
  }

  /// Answers a prompt and returns the whole answer.
  ///
  /// - Parameters:
  ///   - prompt: The new prompt.
  ///   - history: Earlier turns, oldest first.
  ///   - options: Options of this message only (R18).
  ///   - context: Values for closures and `{name}` parts of ids.
  /// - Returns: The answer; `outcome` is `.answered` or `.interrupted`.
  /// - Throws: `RunFailure` when every entry failed, `UsageError` when nothing could be sent,
  ///   `CancellationError` when the task was cancelled.
  public func generate(
    _ prompt: String, after history: [Message] = [], options: ModelOptions = [:],
    context: RequestContext = [:]
  ) async throws -> Answer {
    try await generate(history + [.user(prompt, options: options)], context: context)
  }

  /// Answers a conversation whose last turn is the user's.
  public func generate(
    _ messages: [Message], context: RequestContext = [:]
  ) async throws -> Answer {
    let answer = try await runtime.run(try await plan(messages, context, streams: false)) { _ in }
    return try answer.unlessFailed()
  }

  /// Answers a prompt piece by piece.
  ///
  /// The run starts when the sequence is first asked for an element, and stops when the iterator is
  /// dropped. Memory is bounded: a slow reader holds the provider back.
  public func stream(
    _ prompt: String, after history: [Message] = [], options: ModelOptions = [:],
    context: RequestContext = [:], control: RunControl? = nil
  ) -> AnswerStream {
    stream(history + [.user(prompt, options: options)], context: context, control: control)
  }

  /// Answers a conversation piece by piece.
  public func stream(
    _ messages: [Message], context: RequestContext = [:], control: RunControl? = nil
  ) -> AnswerStream {
    AnswerStream { channel in
      var plan = try await plan(messages, context, streams: true)
      plan.control = control
      let answer = try await runtime.run(plan) { try await channel.send($0) }
      _ = try answer.unlessFailed()
    }
  }

  /// The run that a conversation would start.
  package func plan(
    _ messages: [Message], _ context: RequestContext, streams: Bool
  ) async throws -> RunPlan {
    let system = instructions.isEmpty ? [] : [Message.system(instructions)]
    var plan = RunPlan(
      entries: try await model.entries(for: context), messages: system + messages)
    plan.context = context
    plan.options = options
    plan.settings = settings
    plan.limits = limits
    plan.afterText = afterText
    plan.totalLimit = totalLimit
    plan.streams = streams
    return plan
  }
}

extension Answer {
  /// - Throws: `RunFailure` for a failed run, `CancellationError` for a stopped one.
  func unlessFailed() throws -> Answer {
    switch outcome {
    case .failed: throw RunFailure(answer: self)
    case .stopped: throw CancellationError()
    case .answered, .interrupted: return self
    }
  }
}
