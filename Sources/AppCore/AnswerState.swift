package import ChatModel
package import SwitchboardKit

/// One answer as it grows: its text, its attempts, what it waits for.
package struct AnswerState: Sendable {
  /// How many pieces there were at a time.
  package struct Meter: Sendable, Hashable {
    package var pieces: Int
    package var time: Duration
  }

  package enum Phase: Sendable, Hashable {
    /// Nothing has come since `since`.
    case waiting(since: Duration)
    case reasoning(since: Duration)
    case streaming(since: Duration)
    /// The entry is called again at `until`.
    case pausing(until: Duration)
    case ended
  }

  /// Names the answer for as long as the program runs.
  package let number: Int
  /// Changes when the text begins anew, so that what was laid out is thrown away.
  package private(set) var version = 0
  package private(set) var text = ""
  package private(set) var reasoningText = ""
  package private(set) var attempts: [Attempt] = []
  /// The attempts that are being made: one, or those of a race; who writes comes first.
  package private(set) var running: [Attempt] = []
  /// Whether entries run, or ran, side by side.
  package private(set) var isRace = false
  /// Whether somebody writes whom others ran beside.
  package private(set) var hasWon = false
  /// Why the strategy put an entry first, as a sentence.
  package private(set) var choice: String?
  package private(set) var phase: Phase
  package private(set) var notes: [String] = []
  /// What was said about the run, here or in an earlier answer of the chat; it is said once.
  package private(set) var told: Set<String> = []
  package private(set) var toolCalls: [ToolCall] = []
  package private(set) var sources: [Source] = []
  /// About how many tokens of text have come: as many as pieces, but a long piece holds several.
  package private(set) var pieces = 0
  private var textEvents = 0
  package private(set) var reasoningPieces = 0
  /// How long the model reasoned before its first word; nil before that, and without reasoning.
  package private(set) var reasoningTime: Duration?
  /// The pieces as the meters of the header and the foot show them: taken every 250 ms, so that a
  /// piece changes nothing on the screen but its own text.
  package private(set) var metered = Meter(pieces: 0, time: .zero)
  /// Set once the run is over.
  package private(set) var result: Answer?
  /// A sentence in place of an answer: the request could not be sent at all.
  package private(set) var refusal: String?
  /// Where the answer was continued after it had broken off: bytes of the text before each place.
  package private(set) var seams: [Int] = []
  package private(set) var chain: [ChainItem]
  package private(set) var started: Duration
  /// The options in force when it was asked for.
  package var asked = AskedOptions()
  /// What the provider's cache saved, in US dollars; nil when that is not known.
  package var saved: Double?

  private static let meterTime: Duration = .milliseconds(250)
  /// Rather too many, so that where every token is a piece of its own the pieces are counted.
  private static let bytesPerToken = 5

  package init(
    number: Int, chain: [ChainItem], now: Duration, after earlier: AnswerState? = nil
  ) {
    self.number = number
    self.chain = chain
    told = earlier?.told ?? []
    started = now
    phase = .waiting(since: now)
    metered = Meter(pieces: 0, time: now)
  }

  package var isRunning: Bool { phase != .ended }

  /// Whether text or reasoning of it has come and more may follow.
  package var isGrowing: Bool {
    switch phase {
    case .reasoning, .streaming: true
    case .waiting, .pausing, .ended: false
    }
  }

  /// The attempt that is being made; in a race the one that writes, or the one that began first.
  package var current: Attempt? { running.first }

  /// Every attempt in the order in which they began, the running ones among them.
  package var allAttempts: [Attempt] {
    (attempts + running).sorted { $0.number < $1.number }
  }

  /// Folds what the run tells into the answer.
  package mutating func take(_ events: [RunEvent], now: Duration) {
    for event in events { take(event, now: now) }
    let isDue = metered.pieces == 0 || now - metered.time >= Self.meterTime
    if isDue { metered = Meter(pieces: pieces, time: now) }
  }

  /// The run never began.
  package mutating func refuse(_ sentence: String) {
    refusal = sentence
    phase = .ended
  }

  /// Whether a model can be asked to go on: some text is there and its end is not.
  package var isUnfinished: Bool {
    guard !isRunning, !text.isEmpty else { return false }
    guard let result else { return true }
    return result.outcome != .answered || result.finish?.reason == .length
  }

  /// Takes up the answer again; what comes now is put behind what is there.
  package mutating func resume(chain: [ChainItem], now: Duration) {
    seams.append(text.utf8.count)
    self.chain = chain
    started = now
    attempts = []
    running = []
    (isRace, hasWon) = (false, false)
    choice = nil
    result = nil
    refusal = nil
    pieces = 0
    textEvents = 0
    phase = .waiting(since: now)
  }

  private mutating func take(_ event: RunEvent, now: Duration) {
    switch event {
    case .attemptStarted(let attempt):
      if running.isEmpty { phase = .waiting(since: now) }
      running.append(attempt)
      isRace = isRace || running.count > 1
    case .attemptFailed(let attempt, let isRetried):
      finish(attempt)
      guard running.isEmpty else { break }
      phase = isRetried ? .pausing(until: now + (attempt.wait ?? .zero)) : .waiting(since: now)
    case .attemptLost(let attempt): finish(attempt)
    case .entrySkipped(let attempt): attempts.append(attempt)
    case .entryChosen(_, _, let reason): choice = reason
    case .content(let number, let event):
      if isRace, !hasWon { lead(number) }
      take(event, now: now)
    case .restarted: begin()
    case .continued(_, let author): note("\(author) broke off; another goes on from there")
    case .warning(let sentence): if told.insert(sentence).inserted { note(sentence) }
    case .ended(let answer): end(answer)
    }
  }

  private mutating func take(_ event: StreamEvent, now: Duration) {
    switch event {
    case .text(let piece), .refusal(let piece):
      if case .reasoning(let since) = phase { reasoningTime = now - since }
      if case .streaming = phase {} else { phase = .streaming(since: now) }
      text += piece
      textEvents += 1
      let length = text.utf8.count - (seams.last ?? 0)
      pieces = max(textEvents, length / Self.bytesPerToken)
    case .reasoning(let piece):
      switch phase {
      case .reasoning, .streaming: break
      default: phase = .reasoning(since: now)
      }
      reasoningText += piece
      reasoningPieces += 1
    case .toolCall(let call): toolCalls.append(call)
    case .source(let source): if !sources.contains(source) { sources.append(source) }
    case .warning(let sentence): note(sentence)
    case .started, .usage, .finished, .unknown: break
    }
  }

  private mutating func finish(_ attempt: Attempt) {
    running.removeAll { $0.number == attempt.number }
    attempts.append(attempt)
  }

  /// An attempt that others run, or ran, beside writes: it has won.
  private mutating func lead(_ number: Int) {
    guard let place = running.firstIndex(where: { $0.number == number }) else { return }
    hasWon = true
    running.swapAt(0, place)
  }

  /// Keeps the first sentences only: a server that warns without end must not make frames slow.
  private mutating func note(_ sentence: String) {
    if notes.count < Self.mostNotes { notes.append(sentence) }
  }

  private static let mostNotes = 20

  /// Takes back what came since the start, or since the answer was taken up again.
  private mutating func begin() {
    version += 1
    if let seam = seams.last {
      text = String(decoding: text.utf8.prefix(seam), as: UTF8.self)
    } else {
      text = ""
    }
    reasoningText = ""
    reasoningTime = nil
    pieces = 0
    textEvents = 0
    reasoningPieces = 0
    toolCalls = []
    sources = []
  }

  private mutating func end(_ answer: Answer) {
    result = answer
    attempts = answer.attempts
    running = []
    isRace = isRace || attempts.contains { $0.outcome == .lost }
    choice = answer.choice
    phase = .ended
  }
}
