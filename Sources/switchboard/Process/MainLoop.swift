import CPlatform
import Glibc
import Synchronization

/// The main thread's part: it waits in `poll` for signals, for input and for the work of a task.
///
/// Confined to the main thread; tasks run on the pool meanwhile. Made first thing, before any other
/// thread, so that every thread leaves the signals to it.
final class MainLoop: Sendable {
  /// What woke the loop.
  enum Wake: Equatable { case signal(Int32), input, finished, timeout }

  private let signals = platform_open_signals()
  private let event = platform_open_event()

  deinit {
    close(signals)
    close(event)
  }

  /// Runs `work` as a task and waits for it.
  ///
  /// The first SIGINT, SIGTERM or SIGHUP cancels the task, a second one ends the process at once.
  ///
  /// - Parameters:
  ///   - every: How often `tick` is called meanwhile, in seconds; nil for never.
  ///   - tick: Called on the main thread.
  ///   - input: What is read meanwhile; nil for nothing.
  ///   - take: Called when there is something to read; false once nothing more will come.
  ///   - executor: Where the work runs; nil: on the pool.
  ///   - meanwhile: Called once on the main thread when the work has begun; for milliseconds at most,
  ///     since signals wait for it.
  ///   - work: What is to be done.
  /// - Returns: What the work returned, and the signal that stopped it.
  func run<Result: Sendable>(
    every: Int? = nil, tick: () -> Void = {}, reading input: Int32? = nil,
    take: () -> Bool = { false }, on executor: (any TaskExecutor)? = nil,
    meanwhile: () -> Void = {},
    _ work: @escaping @Sendable () async -> Result
  ) -> (result: Result, signal: Int32?) {
    let event = event
    let holder = Holder<Result>()
    let task = Task(executorPreference: executor) {
      holder.store(await work())
      Self.ring(event)
    }
    meanwhile()
    var stopped: Int32?
    var input = input
    while true {
      switch wait(reading: input, seconds: every) {
      case .signal(let number):
        if stopped != nil { _exit(128 + number) }
        stopped = number
        task.cancel()
      case .finished:
        if let result = holder.take() { return (result, stopped) }
      case .timeout: tick()
      case .input: if !take() { input = nil }
      }
    }
  }

  /// Waits for the next thing to happen.
  ///
  /// - Parameters:
  ///   - input: What `.input` stands for having something to read; nil when it does not count.
  ///   - seconds: How long at most; nil for ever.
  /// - Returns: What woke the loop.
  func wait(reading input: Int32? = nil, seconds: Int? = nil) -> Wake {
    var descriptors = [
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: event, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(
        &descriptors, nfds_t(descriptors.count), Int32(seconds.map { $0 * 1000 } ?? -1))
      if count == 0 { return .timeout }
      if count < 0 { continue }
      if descriptors[0].revents != 0 {
        let number = platform_next_signal(signals)
        if number > 0 { return .signal(number) }
      }
      if descriptors[1].revents != 0 {
        var value: UInt64 = 0
        _ = read(event, &value, 8)
        return .finished
      }
      if descriptors[2].revents != 0 { return .input }
    }
  }

  private static func ring(_ event: Int32) {
    var one: UInt64 = 1
    _ = write(event, &one, 8)
  }

  /// Carries the result from the pool to the main thread.
  private final class Holder<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func store(_ new: Value) { value.withLock { $0 = new } }
    func take() -> Value? { value.withLock { $0 } }
  }
}
