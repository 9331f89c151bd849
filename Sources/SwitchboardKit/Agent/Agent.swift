public import ChatModel

/// Instructions and a choice of models, ready to answer prompts.
///
/// ```swift
/// let agent = Agent(
///   instructions: "Answer in one sentence.",
///   model: ["openai/gpt-5", "anthropic/claude-sonnet-4-5"])
/// let answer = try await agent.generate("Why is the sky blue?")
/// print(answer.text)
/// ```
///
/// A value: copies are independent, and one agent may answer many prompts at once. Every answer
/// begins with the first entry of the chain again (R36).
public struct Agent: Sendable {
  /// What the agent is called, for people; no provider sees it.
  public var name: String
  /// The system text; empty for none.
  public var instructions: String
  /// Who is asked, and who is asked next.
  public var model: ModelChoice
  /// How the entries share a prompt: one after the other, or one of the ways of R37 and R38.
  public var strategy: Strategy
  /// Options by provider; each entry gets those of its own provider only (R16).
  public var options: ModelOptions
  /// Common settings of every entry, below the entry's own (R17).
  public var settings: CallSettings
  /// Limits of every call, below the entry's own (R22).
  public var limits: CallLimits
  /// What follows a failure after text, where the entry says nothing itself (R34).
  public var afterText: AfterText
  /// The longest that one whole run may take, waits and all entries included; nil for no limit.
  public var totalLimit: Duration?
  /// Where keys come from and what carries the requests.
  public var runtime: ModelRuntime

  /// An agent; only the choice of models is needed.
  public init(
    name: String = "", instructions: String = "", model: ModelChoice,
    strategy: Strategy = .fallback, options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), limits: CallLimits = CallLimits(),
    afterText: AfterText = .restart, totalLimit: Duration? = nil, runtime: ModelRuntime = .shared
  ) {
    self.name = name
    self.instructions = instructions
    self.model = model
    self.strategy = strategy
    self.options = options
    self.settings = settings
    self.limits = limits
    self.afterText = afterText
    self.totalLimit = totalLimit
    self.runtime = runtime
  }

  /// Answers a prompt and returns the whole answer.
  ///
  /// Asks for one whole reply, so that the limit for the first token holds for all of it; `stream`
  /// notices a silent line sooner.
  ///
  /// - Parameters:
  ///   - prompt: The new prompt.
  ///   - history: Earlier turns, oldest first.
  ///   - options: Options of this message only (R18).
  ///   - context: Values for closures and `{name}` parts of ids.
  /// - Returns: The answer; its outcome is `.answered` or `.interrupted`.
  /// - Throws: `RunFailure` when every entry failed, `UsageError` when nothing could be sent,
  ///   `CancellationError` when the task was cancelled, and what a choosing closure throws.
  public func generate(
    _ prompt: String, after history: [Message] = [], options: ModelOptions = [:],
    context: RequestContext = [:]
  ) async throws -> Answer {
    try await generate(history + [.user(prompt, options: options)], context: context)
  }

  /// Answers a conversation whose last turn is the user's, for prompts of several parts.
  ///
  /// - Parameters:
  ///   - messages: The turns, oldest first; the instructions go before them.
  ///   - context: Values for closures and `{name}` parts of ids.
  /// - Returns: The answer; its outcome is `.answered` or `.interrupted`.
  /// - Throws: What `generate` for a prompt throws.
  public func generate(
    _ messages: [Message], context: RequestContext = [:]
  ) async throws -> Answer {
    let answer = try await runtime.run(try await plan(messages, context, streams: false)) { _ in }
    switch answer.outcome {
    case .answered, .interrupted: return answer
    case .stopped: throw CancellationError()
    case .failed: throw RunFailure(answer: answer)
    }
  }

  /// Answers a prompt piece by piece.
  ///
  /// The run starts with the iteration, and stops when the task that reads is cancelled or the
  /// iterator is dropped. Memory is bounded: a slow reader holds the provider back.
  ///
  /// - Parameters:
  ///   - prompt: The new prompt.
  ///   - history: Earlier turns, oldest first.
  ///   - options: Options of this message only (R18).
  ///   - context: Values for closures and `{name}` parts of ids.
  ///   - control: Gives up on the entry that is being asked, or ends the run (R35).
  /// - Returns: The events of the run. Reading them throws what `generate` throws, a `RunFailure`
  ///   after the event `.ended`.
  public func stream(
    _ prompt: String, after history: [Message] = [], options: ModelOptions = [:],
    context: RequestContext = [:], control: RunControl? = nil
  ) -> AnswerStream {
    stream(history + [.user(prompt, options: options)], context: context, control: control)
  }

  /// Answers a conversation whose last turn is the user's, piece by piece.
  ///
  /// - Parameters:
  ///   - messages: The turns, oldest first; the instructions go before them.
  ///   - context: Values for closures and `{name}` parts of ids.
  ///   - control: Gives up on the entry that is being asked, or ends the run (R35).
  /// - Returns: The events of the run, as `stream` for a prompt gives them.
  public func stream(
    _ messages: [Message], context: RequestContext = [:], control: RunControl? = nil
  ) -> AnswerStream {
    AnswerStream { channel in
      var plan = try await plan(messages, context, streams: true)
      plan.control = control
      let answer = try await runtime.run(plan) { try await channel.send($0) }
      if answer.outcome == .failed { throw RunFailure(answer: answer) }
    }
  }

  /// The run that a conversation would start.
  package func plan(
    _ messages: [Message], _ context: RequestContext, streams: Bool
  ) async throws -> RunPlan {
    let system = instructions.isEmpty ? [] : [Message.system(instructions)]
    var plan = RunPlan(
      entries: try await model.entries(for: context), messages: system + messages)
    plan.strategy = strategy
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
