import CBench
import Glibc

/// Another program, started with an environment of its own.
final class ChildProcess {
  enum Input { case empty, heldOpen }
  enum Output { case discarded, collected }

  /// How it ended.
  struct Exit {
    var status: Int32
    /// Nanoseconds from before its start to its end.
    var time: Double
    var output: [UInt8]
  }

  let process: pid_t
  private let started: UInt64
  private let output: Int32
  private let input: Int32
  private var hasEnded = false

  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Without the program's own name.
  ///   - environment: All of it.
  ///   - input: Held open until `wait()`, so that the child can tell when it is no longer wanted.
  ///   - output: What becomes of standard output.
  ///   - showsErrors: Whether standard error is passed on; otherwise it is dropped.
  /// - Throws: `BenchError` when the program cannot be started.
  init(
    _ path: String, _ arguments: [String], environment: [String: String] = Tools.environment,
    input: Input = .empty, output: Output = .discarded, showsErrors: Bool = false
  ) throws(BenchError) {
    let (childInput, held) = try Self.pipe()
    let (outputRead, childOutput) = try Self.pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      close(childInput)
      close(childOutput)
    }
    switch input {
    case .empty: posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    case .heldOpen: posix_spawn_file_actions_adddup2(&actions, childInput, STDIN_FILENO)
    }
    switch output {
    case .discarded:
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    case .collected: posix_spawn_file_actions_adddup2(&actions, childOutput, STDOUT_FILENO)
    }
    if !showsErrors {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    started = Stopwatch.now()
    let code = Self.withTexts([path] + arguments) { arguments in
      Self.withTexts(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawn(&process, path, &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else {
      close(held)
      close(outputRead)
      throw BenchError("\(path) cannot be started")
    }
    self.process = process
    self.output = outputRead
    self.input = held
  }

  deinit {
    if !hasEnded { _ = wait() }
    close(output)
  }

  /// The next line of its output, without the line feed.
  func line() -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Ends its input and waits for its end.
  func wait() -> Exit {
    close(input)
    hasEnded = true
    let text = Descriptors.all(of: output)
    var status: Int32 = 0
    bench_wait(process, &status)
    let time = Double(Stopwatch.now() - started)
    return Exit(status: (status >> 8) & 0xFF, time: time, output: text)
  }

  private static func pipe() throws(BenchError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard bench_pipe(&ends) == 0 else { throw BenchError("no pipe can be had") }
    return (ends[0], ends[1])
  }

  static func withTexts<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
