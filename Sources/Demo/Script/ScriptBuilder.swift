import ChatModel
import JSONCoding
import Transport

/// Writes the script of one reply.
struct ScriptBuilder {
  let call: DemoCall
  let request: DemoRequest
  let facts: ReplyFacts

  private var settings: DemoSettings { call.settings }
  private var dialect: Dialect { request.route.dialect }
  private var first: Duration { .seconds(settings.first) }
  private var headDelay: Duration { min(.milliseconds(120), first) }

  /// The reply of a model that behaves so.
  ///
  /// - Throws: What is refused with a status of its own.
  func reply(_ behaviour: DemoBehaviour) throws(Fault) -> DemoReply {
    switch behaviour {
    case .refusedConnection: return .unreachable(.connect)
    case .unknownHost: return .unreachable(.dns)
    case .status(let code): return .script(refusal(.status(code)))
    case .busy: return .script(refusal(.busy))
    case .keyRequired: return .script(refusal(.missingKey))
    case .quota:
      var fault = Fault.quota
      // Ollama has no word for it but the status.
      if dialect == .ollama { fault.status = 402 }
      return .script(refusal(fault))
    case .garbage, .html, .empty: return .script(foreign(behaviour))
    case .filtered where dialect == .ollama:
      throw Fault(400, "Demo: a content filter has stopped this prompt.")
    default: return .script(answer(behaviour))
    }
  }

  private func refusal(_ fault: Fault) -> DemoScript {
    var fault = fault
    fault.retryAfter = settings.retryAfter
    fault.retryAfterMilliseconds = settings.retryAfterMilliseconds
    fault.shouldRetry = settings.shouldRetry
    return .refusal(
      fault, dialect, requestID: facts.requestID, after: min(.milliseconds(180), first))
  }

  /// A reply that is not of the dialect at all.
  private func foreign(_ behaviour: DemoBehaviour) -> DemoScript {
    var headers = ReplyHeaders.answer(dialect, isStreamed: request.streams, facts)
    var status = 200
    var bytes: [UInt8] = []
    switch behaviour {
    case .garbage:
      var generator = IDGenerator(seed: facts.seed)
      bytes = (0..<2048).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    case .html(let code):
      status = code
      headers = [HTTPHeader("content-type", "text/html; charset=utf-8")]
      bytes = Array(DemoTexts.page(status: code).utf8)
    default: break
    }
    return DemoScript(
      status: status, headers: headers, headDelay: headDelay, pieces: DemoPieces(bytes),
      ending: .clean, isStreamed: request.streams)
  }

  private func answer(_ behaviour: DemoBehaviour) -> DemoScript {
    let plan = PlanBuilder(settings: settings, request: request, headDelay: headDelay)
      .plan(behaviour)
    let ending: DemoScript.Ending =
      switch behaviour {
      case .cut: .cut
      case .stall: .stall
      default: .clean
      }
    guard request.streams else { return whole(plan, behaviour, ending) }
    return DemoScript(
      status: 200, headers: ReplyHeaders.answer(dialect, isStreamed: true, facts),
      headDelay: headDelay, pieces: DemoPieces(plan, writer: dialect.writer.init(facts)),
      ending: ending, isStreamed: true)
  }

  /// The same reply as one body, after the time that all of it takes.
  private func whole(
    _ plan: ReplyPlan, _ behaviour: DemoBehaviour, _ ending: DemoScript.Ending
  ) -> DemoScript {
    var reply = WholeReply()
    plan.forEachStep { reply.add($0) }
    let delay = max(headDelay, first) + .seconds(Double(reply.count.total) / settings.pace)
    let headers = ReplyHeaders.answer(dialect, isStreamed: false, facts)
    if let fault = reply.failure {
      guard behaviour == .errorFirst else { return refusal(fault) }
      let body = ErrorForm.body(fault, dialect, requestID: facts.requestID)
      return DemoScript(
        status: 200, headers: headers, headDelay: headDelay, pieces: DemoPieces(body),
        ending: .clean, isStreamed: false)
    }
    var body = dialect.writer.whole(reply, facts).utf8(dialect.writer.layout)
    if dialect.writer.layout == .pretty { body.append(0x0A) }
    if ending != .clean || behaviour == .malformed { body.removeLast(body.count / 2) }
    return DemoScript(
      status: 200, headers: headers, headDelay: delay, pieces: DemoPieces(body), ending: ending,
      isStreamed: false)
  }
}

extension DemoScript {
  /// A reply with a status of its own.
  static func refusal(
    _ fault: Fault, _ dialect: Dialect, requestID: String, after delay: Duration
  ) -> DemoScript {
    DemoScript(
      status: fault.status, headers: ReplyHeaders.fault(fault, dialect, requestID: requestID),
      headDelay: delay,
      pieces: DemoPieces(ErrorForm.body(fault, dialect, requestID: requestID)), ending: .clean,
      isStreamed: false)
  }
}
