import Glibc

/// A program that runs without a shell and without a terminal, with its output caught.
///
/// It leads a session of its own: it cannot read the keys meant for this program or write over its
/// screen, and ending the session ends whatever it has started. Confined to one thread.
struct ChildProcess: ~Copyable {
  struct SpawnError: Error { var code: Int32 }

  enum Outcome: Equatable {
    case exited(Int)
    case killed(signal: Int)
    /// By us, at its deadline or before.
    case ended
  }

  /// What it wrote to standard output, at most `mostOutput` bytes.
  private(set) var output: [UInt8] = []
  /// The end of what it wrote to standard error.
  private(set) var errors: [UInt8] = []

  private let process: pid_t
  private var outputPipe: Int32
  private var errorPipe: Int32
  private var status: Int32?

  private static let mostOutput = 64 * 1024
  private static let mostErrors = 8 * 1024
  /// A program that has ended while something it started holds its pipes is noticed this late.
  private static let glance = Duration.milliseconds(50)

  /// Starts a program, looked for in `PATH`.
  init(_ words: [String], environment: Environment) throws(SpawnError) {
    guard let output = Pipe() else { throw SpawnError(code: errno) }
    guard let errors = Pipe() else {
      output.closeBoth()
      throw SpawnError(code: EMFILE)
    }
    let (code, process) = Self.spawn(words, environment, output.writing, errors.writing)
    close(output.writing)
    close(errors.writing)
    guard code == 0 else {
      close(output.reading)
      close(errors.reading)
      throw SpawnError(code: code)
    }
    self.process = process
    outputPipe = output.reading
    errorPipe = errors.reading
  }

  deinit {
    if outputPipe >= 0 { close(outputPipe) }
    if errorPipe >= 0 { close(errorPipe) }
  }

  /// Reads until the program ends; ends it at the deadline, or when `stop` can be read.
  mutating func wait(until deadline: ContinuousClock.Instant, or stop: Int32) -> Outcome {
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero || hasEnded else { return end() }
      let isStopped = poll(stop, for: min(left, hasEnded ? .zero : Self.glance))
      outputPipe = Self.drain(outputPipe, into: &output, keeping: .start)
      errorPipe = Self.drain(errorPipe, into: &errors, keeping: .end)
      if let status { return Self.outcome(status) }
      if isStopped { return end() }
      collect(WNOHANG)
    }
  }

  private var hasEnded: Bool { status != nil }

  /// Waits for something to read; says whether `stop` is among it.
  private func poll(_ stop: Int32, for time: Duration) -> Bool {
    // Once both pipes are closed the end is near: look for it more often.
    let isClosed = outputPipe < 0 && errorPipe < 0
    let milliseconds = (isClosed ? min(time, .milliseconds(5)) : time) / .milliseconds(1)
    // poll skips negative descriptors.
    var descriptors = [stop, outputPipe, errorPipe].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    _ = Glibc.poll(&descriptors, nfds_t(descriptors.count), Int32(milliseconds.rounded(.up)))
    return descriptors[0].revents != 0
  }

  private enum Part { case start, end }

  /// Reads what is there; -1 in place of the descriptor when nothing more will come.
  ///
  /// At most twice what a pipe holds, so that a program that never stops writing does not keep the
  /// deadline from being seen.
  private static func drain(_ descriptor: Int32, into bytes: inout [UInt8], keeping part: Part)
    -> Int32
  {
    guard descriptor >= 0 else { return descriptor }
    var chunk = [UInt8](repeating: 0, count: 4096)
    for _ in 0..<32 {
      let count = retryingOnInterrupt { read(descriptor, &chunk, chunk.count) }
      guard count > 0 else {
        if count < 0, errno == EAGAIN { return descriptor }
        close(descriptor)
        return -1
      }
      switch part {
      case .start: bytes.append(contentsOf: chunk[..<min(count, mostOutput - bytes.count)])
      case .end:
        bytes.append(contentsOf: chunk[..<count])
        bytes.removeFirst(max(0, bytes.count - mostErrors))
      }
    }
    return descriptor
  }

  private mutating func collect(_ options: Int32) {
    var raw: Int32 = 0
    let collected = retryingOnInterrupt { waitpid(process, &raw, options) }
    if collected == process { status = raw }
    // Somebody else has collected it: how it ended is not known.
    if collected < 0 { status = 0x7F00 }
  }

  /// Ends the program and whatever else is in its session.
  private mutating func end() -> Outcome {
    kill(-process, SIGKILL)
    collect(0)
    return .ended
  }

  private static func outcome(_ status: Int32) -> Outcome {
    let signal = status & 0x7F
    return signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .killed(signal: Int(signal))
  }
}
