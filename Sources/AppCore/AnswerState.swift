package import ChatModel
package import SwitchboardKit

/// One answer as it grows: its text, its attempts, what it waits for.
package struct AnswerState: Sendable {
  package enum Phase: Sendable, Hashable {
    /// Nothing has come since `since`.
    case waiting(since: Duration)
    case reasoning(since: Duration)
    case streaming(since: Duration)
    /// The entry is called again at `until`.
    case pausing(until: Duration)
    case ended
  }

  /// Changes when the text begins anew, so that what was laid out is thrown away.
  package private(set) var version = 0
  package private(set) var text = ""
  package private(set) var reasoningText = ""
  package private(set) var attempts: [Attempt] = []
  /// The attempt that is being made.
  package private(set) var current: Attempt?
  package private(set) var phase: Phase
  package private(set) var notes: [String] = []
  package private(set) var toolCalls: [ToolCall] = []
  package private(set) var sources: [Source] = []
  /// Pieces of text so far, as a measure of speed while it streams.
  package private(set) var pieces = 0
  package private(set) var reasoningPieces = 0
  /// Set once the run is over.
  package private(set) var result: Answer?
  /// A sentence in place of an answer: the request could not be sent at all.
  package private(set) var refusal: String?
  /// The options in force when it was asked for.
  package var asked = AskedOptions()
  /// What the provider's cache saved, in US dollars; nil when that is not known.
  package var saved: Double?
  package let chain: [ChainItem]
  package let started: Duration

  package init(chain: [ChainItem], now: Duration) {
    self.chain = chain
    started = now
    phase = .waiting(since: now)
  }

  package var isRunning: Bool { phase != .ended }

  /// Folds what the run tells into the answer.
  package mutating func take(_ events: [RunEvent], now: Duration) {
    for event in events { take(event, now: now) }
  }

  /// The run never began.
  package mutating func refuse(_ sentence: String) {
    refusal = sentence
    phase = .ended
  }

  private mutating func take(_ event: RunEvent, now: Duration) {
    switch event {
    case .attemptStarted(let attempt):
      current = attempt
      phase = .waiting(since: now)
    case .attemptFailed(let attempt, let isRetried):
      attempts.append(attempt)
      current = nil
      phase = isRetried ? .pausing(until: now + (attempt.wait ?? .zero)) : .waiting(since: now)
    case .entrySkipped(let attempt): attempts.append(attempt)
    case .content(_, let event): take(event, now: now)
    case .restarted: begin()
    case .continued(_, let author): notes.append("\(author) broke off; another goes on from there")
    case .warning(let sentence): notes.append(sentence)
    case .ended(let answer): end(answer)
    }
  }

  private mutating func take(_ event: StreamEvent, now: Duration) {
    switch event {
    case .text(let piece), .refusal(let piece):
      if case .streaming = phase {} else { phase = .streaming(since: now) }
      text += piece
      pieces += 1
    case .reasoning(let piece):
      switch phase {
      case .reasoning, .streaming: break
      default: phase = .reasoning(since: now)
      }
      reasoningText += piece
      reasoningPieces += 1
    case .toolCall(let call): toolCalls.append(call)
    case .source(let source): if !sources.contains(source) { sources.append(source) }
    case .warning(let sentence): notes.append(sentence)
    case .started, .usage, .finished, .unknown: break
    }
  }

  private mutating func begin() {
    version += 1
    text = ""
    reasoningText = ""
    pieces = 0
    reasoningPieces = 0
    toolCalls = []
    sources = []
  }

  private mutating func end(_ answer: Answer) {
    result = answer
    attempts = answer.attempts
    current = nil
    phase = .ended
  }
}
