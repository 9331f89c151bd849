import Glibc

/// The built program in a process of its own.
///
/// It sees only the variables that a test sets, a fresh home and a fresh working directory. Every
/// wait is a `poll` with a generous limit: a program that hangs fails its test and is killed.
final class ProgramRun {
  /// What the program reads.
  enum Input {
    /// `/dev/null`.
    case nothing
    /// A pipe with this text, closed behind it.
    case text(String)
    /// A pipe that stays open until `closeInput()`.
    case open
  }

  let process: pid_t
  /// Kept until the program has ended: its home and its working directory.
  private let scratch: Scratch
  private var input: Int32
  private var output: Int32
  private var error: Int32
  private(set) var outputBytes: [UInt8] = []
  private(set) var errorBytes: [UInt8] = []
  private var end: Outcome.End?

  static let limit: Duration = .seconds(60)

  /// A program that ends before it has read everything must not end the tests.
  private static let ignoresBrokenPipes: Void = { _ = Glibc.signal(SIGPIPE, SIG_IGN) }()

  /// The program beside the running test bundle.
  static let path: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? own
    let folders = [own, bundle].map { $0.split(separator: "/").dropLast().joined(separator: "/") }
    let places = folders.map { "/\($0)/switchboard" }
    return places.first { access($0, X_OK) == 0 } ?? places[0]
  }()

  /// The variables that every program gets besides a test's own.
  static func environment(_ scratch: Scratch, _ own: [String: String]) -> [String: String] {
    let base = [
      "HOME": scratch.home, "SWITCHBOARD_HOME": scratch.home, "PATH": "/usr/bin:/bin",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    return base.merging(own) { _, own in own }
  }

  init(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:],
    input: Input = .nothing, program: String = ProgramRun.path
  ) throws {
    Self.ignoresBrokenPipes
    self.scratch = scratch
    let outputPipe = try Spawn.pipe()
    let errorPipe = try Spawn.pipe()
    let inputPipe: (reading: Int32, writing: Int32)
    if case .nothing = input {
      inputPipe = (Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC), -1)
    } else {
      inputPipe = try Spawn.pipe()
    }
    self.input = inputPipe.writing
    if self.input >= 0 { _ = fcntl(self.input, F_SETFL, O_NONBLOCK) }
    output = outputPipe.reading
    error = errorPipe.reading
    defer { for end in [inputPipe.reading, outputPipe.writing, errorPipe.writing] { close(end) } }
    process = try Spawn.start(
      [program] + arguments, environment: Self.environment(scratch, environment),
      folder: scratch.work,
      streams: .descriptors(inputPipe.reading, outputPipe.writing, errorPipe.writing))
    if case .text(let text) = input {
      try send(text)
      closeInput()
    }
  }

  deinit {
    for descriptor in [input, output, error] where descriptor >= 0 { close(descriptor) }
    if end == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: String..., in scratch: Scratch? = nil, environment: [String: String] = [:],
    input: Input = .nothing
  ) throws -> Outcome {
    try run(arguments, in: scratch, environment: environment, input: input)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in scratch: Scratch? = nil, environment: [String: String] = [:],
    input: Input = .nothing
  ) throws -> Outcome {
    let scratch = try scratch ?? Scratch()
    let run = try ProgramRun(arguments, in: scratch, environment: environment, input: input)
    return try run.finish()
  }

  /// Writes to standard input, all of it.
  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Somebody must read what the program writes, or both sides wait.
        _ = try step(until: .now.advanced(by: Self.limit), alsoWriting: true)
      } else if errno != EINTR {
        return
      }
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Nobody reads standard output any more.
  func closeOutput() {
    if output >= 0 { close(output) }
    output = -1
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Reads until standard output is as wanted.
  func read(until isMet: ([UInt8]) -> Bool) throws {
    try wait { isMet(outputBytes) }
  }

  /// Reads until standard output holds a text.
  func read(until text: String) throws {
    try read { String(decoding: $0, as: UTF8.self).contains(text) }
  }

  /// Reads until standard error holds a text.
  func readError(until text: String) throws {
    try wait { String(decoding: errorBytes, as: UTF8.self).contains(text) }
  }

  /// Reads to the end of both streams and collects the process.
  func finish() throws -> Outcome {
    let deadline = ContinuousClock.now.advanced(by: Self.limit)
    while try step(until: deadline) {}
    if end == nil {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      end = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }
    return Outcome(
      end: end ?? .exited(-1), outputBytes: outputBytes, errorBytes: errorBytes)
  }

  private func wait(_ isMet: () -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: Self.limit)
    while !isMet() {
      guard try step(until: deadline) else {
        throw ProgramError("The program ended early: \(try finish())")
      }
    }
  }

  /// Reads what is there; false when both streams are over.
  private func step(until deadline: ContinuousClock.Instant, alsoWriting: Bool = false) throws
    -> Bool
  {
    guard output >= 0 || error >= 0 else { return false }
    var watched = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error, events: Int16(POLLIN), revents: 0),
      pollfd(fd: alsoWriting ? input : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let left = ContinuousClock.now.duration(to: deadline)
    let count = poll(&watched, 3, Int32(max(0, left.components.seconds * 1000)))
    if count == 0 {
      throw ProgramError(
        "The program hangs. output: \(String(decoding: outputBytes, as: UTF8.self)) "
          + "error: \(String(decoding: errorBytes, as: UTF8.self))")
    }
    if watched[0].revents != 0 { Self.take(from: &output, into: &outputBytes) }
    if watched[1].revents != 0 { Self.take(from: &error, into: &errorBytes) }
    return true
  }

  private static func take(from descriptor: inout Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || errno != EAGAIN && errno != EINTR {
      close(descriptor)
      descriptor = -1
    }
  }
}
