import ChatModel
import JSONCoding

/// Decides of what steps an answer consists.
struct PlanBuilder {
  let settings: DemoSettings
  let request: DemoRequest
  /// From the request to the status line, which is part of the wait for the first token.
  let headDelay: Duration

  /// The plan of a reply with HTTP 200 in the dialect's own form.
  func plan(_ behaviour: DemoBehaviour) -> ReplyPlan {
    var plan = ReplyPlan(pace: settings.pace)
    guard behaviour != .errorFirst else {
      if request.route.dialect == .openAIResponses { plan.segments.append(.step(.opening)) }
      plan.segments.append(.step(.failure(streamFault)))
      return plan
    }
    plan.segments = [.step(.opening)] + waiting(behaviour)
    let answer = answer(behaviour)
    let isWhole = append(answer, to: &plan, behaviour)
    plan.segments += ending(of: answer, behaviour, isWhole: isWhole)
    return plan
  }

  /// What comes before the first token.
  private func waiting(_ behaviour: DemoBehaviour) -> [ReplyPlan.Segment] {
    let wait = max(.zero, .seconds(settings.first) - headDelay)
    guard behaviour == .slow, let ping = settings.ping else { return [.wait(wait)] }
    let count = Int(wait / .seconds(ping))
    return [.pings(count, every: .seconds(ping)), .wait(wait - .seconds(ping) * count)]
  }

  private func answer(_ behaviour: DemoBehaviour) -> DemoAnswer {
    var kind = AnswerKind.prose
    if case .answer(let own) = behaviour { kind = own }
    if request.endsWithToolResult, kind == .tools { kind = .prose }
    var answer = DemoTexts.answer(
      kind, prompt: request.prompt, tokens: settings.tokens,
      begins: !request.hasEarlierAnswer)
    if let prefill = request.prefill, let rest = answer.runs.dropping(prefill) {
      answer.runs = rest
      answer.reasoning = nil
    }
    return answer
  }

  /// Appends reasoning and text as far as the limits allow, and says whether that was all.
  private func append(
    _ answer: DemoAnswer, to plan: inout ReplyPlan, _ behaviour: DemoBehaviour
  ) -> Bool {
    var left = request.outputLimit ?? .max
    if let reasoning = answer.reasoning {
      let run = TokenRun(reasoning.tokens).prefix(left)
      plan.segments.append(.tokens(run, .reasoning))
      left -= run.count
      if run.count < reasoning.tokens.count { return false }
    }
    let wanted = stopsEarly(behaviour) ? settings.after : Int.max
    let runs = answer.runs.prefix(tokens: min(left, wanted))
    let every = behaviour == .malformed ? settings.every : nil
    for run in runs where !run.isEmpty {
      plan.segments.append(.tokens(run, .text, brokenEvery: every))
    }
    let isWhole = runs.tokenCount == answer.runs.tokenCount
    guard isWhole, let refusal = answer.refusal else { return isWhole }
    let run = TokenRun(refusal.tokens).prefix(left - runs.tokenCount)
    plan.segments.append(.tokens(run, .refusal))
    return run.count == refusal.tokens.count
  }

  private func stopsEarly(_ behaviour: DemoBehaviour) -> Bool {
    switch behaviour {
    case .stall, .cut, .errorLate, .filtered, .length: true
    default: false
    }
  }

  /// What follows the text.
  private func ending(
    of answer: DemoAnswer, _ behaviour: DemoBehaviour, isWhole: Bool
  ) -> [ReplyPlan.Segment] {
    switch behaviour {
    case .cut: return []
    case .stall:
      // Pings for a day: no client waits longer.
      return settings.ping.map { [.pings(Int(86_400 / $0), every: .seconds($0))] } ?? []
    case .errorLate: return [.step(.failure(streamFault))]
    case .filtered: return [.step(.finish(.filter))]
    case .length: return [.step(.finish(.length))]
    default: break
    }
    guard isWhole else { return [.step(.finish(.length))] }
    var segments = answer.sources.map { ReplyPlan.Segment.step(.source($0)) }
    if let call = answer.call {
      let arguments = Tokens.split(JSONValue.object(call.arguments).text())
      segments += [
        .step(.callStart(call)), .tokens(TokenRun(arguments), .arguments), .step(.callEnd(call)),
        .step(.finish(.toolCalls)),
      ]
    } else {
      segments.append(.step(.finish(answer.refusal == nil ? .stop : .refusal)))
    }
    return segments
  }

  /// The error that comes inside HTTP 200: overloaded, in each vendor's word.
  private var streamFault: Fault {
    let status = request.route.dialect == .anthropic ? 529 : 503
    return Fault(status, "Demo: the model broke off; ask again or ask the next entry.")
  }
}
