import ChatModel
import Synchronization

/// Watches one call for the limits of R22, and for a person who gives up on it.
///
/// The call reports bytes and content; `ended()` returns when a limit is over. While events are
/// being handed on nothing counts as silence: a slow reader is not a silent line.
final class CallWatch: Sendable {
  enum Hit: Sendable, Hashable {
    case firstToken, idle, content, total
    /// A person asked for the next entry, or for the end (R35).
    case movedOn
  }

  private struct State {
    var isHandingOn = false
    var lastByte: Duration
    var firstContent: Duration?
    var lastContent: Duration?
    var textHasBegun = false
    var hit: Hit?
  }

  private let clock: RunClock
  private let limits: EffectiveLimits
  private let started: Duration
  /// When the whole run must be over, on the clock.
  private let runEnds: Duration?
  private let control: RunControl?
  private let state: Mutex<State>

  init(clock: RunClock, limits: EffectiveLimits, runEnds: Duration?, control: RunControl?) {
    self.clock = clock
    self.limits = limits
    self.runEnds = runEnds
    self.control = control
    started = clock.now()
    state = Mutex(State(lastByte: started))
  }

  var hit: Hit? { state.withLock(\.hit) }

  /// When the first token came, on the clock.
  var firstContent: Duration? { state.withLock(\.firstContent) }

  /// Whether text has come.
  var textHasBegun: Bool { state.withLock(\.textHasBegun) }

  /// Bytes have come; they are being decoded and handed on until `isWaiting()`.
  func received() {
    let now = clock.now()
    state.withLock {
      $0.lastByte = now
      $0.isHandingOn = true
    }
  }

  /// Notes what the bytes held.
  func noted(_ events: [StreamEvent]) {
    var hasContent = false
    var hasText = false
    for event in events {
      switch event {
      case .text, .refusal: (hasContent, hasText) = (true, true)
      case .reasoning, .toolCall: hasContent = true
      default: continue
      }
    }
    guard hasContent else { return }
    let now = clock.now()
    state.withLock {
      $0.firstContent = $0.firstContent ?? now
      $0.lastContent = now
      $0.textHasBegun = $0.textHasBegun || hasText
    }
  }

  /// The call waits for bytes again.
  func isWaiting() {
    let now = clock.now()
    state.withLock {
      guard $0.isHandingOn else { return }
      // Time spent by the reader is not silence.
      let pause = now - $0.lastByte
      $0.lastByte = now
      $0.lastContent = $0.lastContent.map { $0 + pause }
      $0.isHandingOn = false
    }
  }

  /// Returns once a limit is over or a person has given up; `hit` then says which.
  ///
  /// - Throws: `CancellationError` when the call ended first.
  func ended() async throws {
    guard let control else { return try await timer() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await self.timer() }
      group.addTask {
        try await control.endOfEntryWanted()
        self.state.withLock { $0.hit = $0.hit ?? .movedOn }
      }
      try await group.next()
    }
  }

  private func timer() async throws {
    while true {
      let (instant, reason) = earliest()
      let now = clock.now()
      if instant <= now {
        state.withLock { $0.hit = $0.hit ?? reason }
        return
      }
      // A first token brings a nearer limit: look again no later than that one could end.
      try await clock.alarm(min(instant, now + min(limits.idle, limits.content)))
    }
  }

  private func earliest() -> (Duration, Hit) {
    let state = state.withLock { $0 }
    let far = clock.now() + .seconds(86_400)
    var nearest: (Duration, Hit) = (far, .total)
    func consider(_ instant: Duration, _ hit: Hit) {
      if instant < nearest.0 { nearest = (instant, hit) }
    }
    if let runEnds { consider(runEnds, .total) }
    guard !state.isHandingOn else { return nearest }
    if state.firstContent == nil {
      consider(started + limits.firstToken, .firstToken)
    } else {
      consider(state.lastByte + limits.idle, .idle)
      if state.textHasBegun, let lastContent = state.lastContent {
        consider(lastContent + limits.content, .content)
      }
    }
    return nearest
  }

  /// The failure that stands for a hit; says which limit and how long (R22).
  func failure(for hit: Hit, provider: String, totalLimit: Duration?) -> CallFailure {
    switch hit {
    case .firstToken:
      CallFailure(
        .firstTokenTimeout,
        "\(provider) sent no first token within \(limits.firstToken.spoken), its limit.")
    case .idle:
      CallFailure(
        .idleTimeout,
        "Nothing came from \(provider) for \(limits.idle.spoken), the limit of silence.")
    case .content:
      CallFailure(
        .idleTimeout,
        "\(provider) kept the line open but sent no content for \(limits.content.spoken), the limit."
      )
    case .total:
      CallFailure(
        .totalTimeout, "The whole run took longer than \((totalLimit ?? .zero).spoken), its limit.")
    case .movedOn:
      CallFailure(.stopped, "Given up by a person; the next entry was asked.")
    }
  }
}

extension Duration {
  /// "300 s", "0.25 s": for sentences.
  package var spoken: String {
    let seconds = inSeconds
    return seconds == seconds.rounded() && abs(seconds) < 1e9
      ? "\(Int(seconds)) s" : "\((seconds * 100).rounded() / 100) s"
  }
}
