import ChatModel

/// Adds up the events of one reply.
struct ReplyLedger: Sendable {
  private(set) var text = ""
  private(set) var reasoning = ""
  private(set) var hasText = false
  private(set) var hasReasoning = false
  private(set) var toolCalls: [ToolCall] = []
  private(set) var sources: [Source] = []
  private(set) var usage: Usage?
  private(set) var finish: Finish?
  private(set) var reportedModel: String?
  private(set) var warnings: [String] = []
  /// On the run's clock.
  private(set) var firstToken: Duration?
  private(set) var lastToken: Duration?

  /// Whether something has been shown that cannot be called back in silence (R34).
  var hasCommitted: Bool { hasText || !toolCalls.isEmpty }

  mutating func take(_ events: [StreamEvent], at now: Duration, keepsText: Bool) {
    for event in events {
      switch event {
      case .started(let start):
        if reportedModel == nil, !start.model.isEmpty { reportedModel = start.model }
      case .text(let piece), .refusal(let piece):
        guard !piece.isEmpty else { continue }
        hasText = true
        if keepsText { text += piece }
      case .reasoning(let piece):
        hasReasoning = true
        if keepsText { reasoning += piece }
      case .toolCall(let call): toolCalls.append(call)
      case .source(let source): if !sources.contains(source) { sources.append(source) }
      case .usage(let figures): usage = figures
      case .finished(let end): finish = end
      case .warning(let sentence): warnings.append(sentence)
      case .unknown: break
      }
      note(event, at: now)
    }
  }

  private mutating func note(_ event: StreamEvent, at now: Duration) {
    switch event {
    case .text, .refusal, .reasoning, .toolCall:
      firstToken = firstToken ?? now
      lastToken = now
    default: break
    }
  }
}
