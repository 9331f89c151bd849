/// The steps of a reply and when they come.
struct ReplyPlan: Sendable {
  /// What a token is part of.
  enum Voice: Sendable { case reasoning, text, refusal, arguments }

  /// A stretch of the reply.
  enum Segment: Sendable {
    case step(ReplyStep)
    /// Tokens at the plan's pace; the first of the plan comes at once.
    case tokens(TokenRun, Voice, brokenEvery: Int? = nil)
    case pings(Int, every: Duration)
    case wait(Duration)
  }

  /// Tokens a second.
  var pace: Double
  var segments: [Segment] = []

  /// Every step without its time.
  func forEachStep(_ body: (ReplyStep) -> Void) {
    for segment in segments {
      switch segment {
      case .step(let step): body(step)
      case .tokens(let run, let voice, let every):
        for place in 0..<run.count { body(Self.step(run[place], voice, place, every)) }
      case .pings, .wait: break
      }
    }
  }

  static func step(_ token: String, _ voice: Voice, _ place: Int, _ every: Int?) -> ReplyStep {
    switch voice {
    case .reasoning: .reasoning(token)
    case .refusal: .refusal(token)
    case .arguments: .callArguments(token)
    case .text:
      every.map { (place + 1).isMultiple(of: $0) } ?? false ? .brokenText(token) : .text(token)
    }
  }
}

extension ReplyPlan {
  /// Goes through a plan and groups the steps that come at the same time.
  struct Player: Sendable {
    private let plan: ReplyPlan
    private let batch: Int
    private var segment = 0
    /// How far the present segment has been played.
    private var position = 0
    private var hasToken = false

    init(_ plan: ReplyPlan) {
      self.plan = plan
      // At most 200 pieces a second: faster streams come in larger pieces.
      batch = max(1, Int(plan.pace / 200))
    }

    /// The next steps and how long after the last ones they come; nil at the end.
    mutating func next() -> (Duration, [ReplyStep])? {
      var delay = Duration.zero
      var steps: [ReplyStep] = []
      while segment < plan.segments.count {
        switch plan.segments[segment] {
        case .step(let step):
          steps.append(step)
          segment += 1
        case .wait, .tokens, .pings:
          if !steps.isEmpty { return (delay, steps) }
          delay += timed(&steps)
          if !steps.isEmpty { return (delay, steps) }
        }
      }
      return steps.isEmpty ? nil : (delay, steps)
    }

    /// Plays the next part of a segment that takes time, and says how long it takes.
    private mutating func timed(_ steps: inout [ReplyStep]) -> Duration {
      switch plan.segments[segment] {
      case .step: return .zero
      case .wait(let duration):
        segment += 1
        return duration
      case .pings(let count, let every):
        guard advance(by: 1, of: count) > 0 else { return .zero }
        steps.append(.ping)
        return every
      case .tokens(let run, let voice, let every):
        let start = position
        let count = advance(by: batch, of: run.count)
        for place in start..<start + count {
          steps.append(ReplyPlan.step(run[place], voice, place, every))
        }
        defer { hasToken = hasToken || count > 0 }
        return hasToken ? .seconds(Double(count) / plan.pace) : .zero
      }
    }

    /// Moves on inside the segment, or out of it when it is over; says how far it came.
    private mutating func advance(by count: Int, of total: Int) -> Int {
      let moved = min(count, total - position)
      guard moved > 0 else {
        segment += 1
        position = 0
        return 0
      }
      position += moved
      return moved
    }
  }
}
