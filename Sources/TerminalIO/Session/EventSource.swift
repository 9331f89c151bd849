import Glibc

/// What a main loop waits for: the terminal, a bell, signals, and a moment.
package struct EventSource: Sendable {
  /// What is there.
  package struct Ready: Sendable, Equatable {
    /// The terminal can be read; also when it is gone, which reading then tells.
    package var hasInput = false
    /// The bell has rung, and is silent again.
    package var isWoken = false
    package var signals: TerminalSignals = []
    /// Files of the watched folder have changed.
    package var hasChanges = false

    /// Whether it was the moment that ended the wait.
    package var isTimeout: Bool { !hasInput && !isWoken && !hasChanges && signals.isEmpty }
  }

  private let terminal: Int32
  private let signals: Int32
  private let bell: WakeEvent
  private let watch: FolderWatch?

  /// Waits on behalf of a session, which must live as long.
  package init(
    _ session: borrowing TerminalSession, bell: WakeEvent, watch: FolderWatch? = nil
  ) {
    self.watch = watch
    terminal = session.descriptor
    signals = session.signalDescriptor
    self.bell = bell
  }

  /// Waits until something is there, or until the deadline; nil for no deadline.
  ///
  /// A deadline that has passed only looks. One call of `poll`, so nothing wakes an idle program.
  ///
  /// - Parameters:
  ///   - deadline: When to return at the latest.
  ///   - hearsBell: Whether the bell ends the wait; otherwise it goes on ringing until a wait hears it.
  /// - Returns: What is there.
  package func wait(
    until deadline: ContinuousClock.Instant?, hearsBell: Bool = true
  ) -> Ready {
    let input = Int16(POLLIN)
    var descriptors: InlineArray<4, pollfd> = [
      pollfd(fd: terminal, events: input, revents: 0),
      pollfd(fd: hearsBell ? bell.descriptor : -1, events: input, revents: 0),
      pollfd(fd: signals, events: input, revents: 0),
      pollfd(fd: watch?.descriptor ?? -1, events: input, revents: 0),
    ]
    let limit = deadline.map { Self.milliseconds(ContinuousClock.now.duration(to: $0)) } ?? -1
    var span = descriptors.mutableSpan
    let count = span.withUnsafeMutableBufferPointer {
      poll($0.baseAddress, nfds_t($0.count), limit)
    }
    var ready = Ready()
    // An interrupted wait has its reason in the signals.
    if count < 0 { ready.signals = .takePending() }
    guard count > 0 else { return ready }
    ready.hasInput = descriptors[0].revents != 0
    if descriptors[1].revents != 0 { ready.isWoken = bell.silence() }
    if descriptors[2].revents != 0 { ready.signals = .takePending() }
    if descriptors[3].revents != 0 { ready.hasChanges = watch?.silence() ?? false }
    return ready
  }

  /// Rounded up, so that the moment has come when the wait ends.
  static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds) * 1000
      + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
