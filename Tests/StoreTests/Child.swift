import Dispatch
import Glibc
import Testing

/// A `StoreChild` process that can be killed; waiting for it blocks none of the tasks' threads.
final class Child: @unchecked Sendable {
  /// After this long without a word the child hangs.
  private static let patience: Int32 = 60_000

  let process: pid_t
  private let output: Int32
  private(set) var text = ""

  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? "/proc/self/exe"
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let places = [own, bundle].map {
      "/" + $0.split(separator: "/").dropLast().joined(separator: "/") + "/StoreChild"
    }
    return places.first { access($0, X_OK) == 0 } ?? places[0]
  }()

  init(_ arguments: [String], program: String = path) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    let words = ([program] + arguments).map { strdup($0) }
    let variables = [strdup("SWIFT_BACKTRACE=enable=no")]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, nil, words + [nil], variables + [nil])
    close(ends[1])
    self.process = process
    output = ends[0]
    try #require(code == 0, "\(program) cannot be started")
  }

  deinit { close(output) }

  /// Reads until the output holds a line that begins so; false at its end.
  func read(until start: String) async -> Bool {
    await offPool { [self] in
      while !text.contains("\n" + start), !text.hasPrefix(start) {
        if !readMore() { return false }
      }
      return true
    }
  }

  /// Reads for so many milliseconds at least.
  func read(milliseconds: Int) async {
    await offPool { [self] in
      let end = ContinuousClock.now.advanced(by: .milliseconds(milliseconds))
      while ContinuousClock.now < end, readMore() {}
    }
  }

  /// Reads to the end and gives the exit status, or minus the signal.
  func finish() async -> Int32 {
    await offPool { [self] in
      while readMore() {}
      kill()
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }
  }

  /// Ends the process, if it has not ended by itself.
  func kill() { Glibc.kill(process, SIGKILL) }

  private func offPool<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
  }

  private func readMore() -> Bool {
    var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, Self.patience) == 1 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(output, &buffer, buffer.count)
    guard count > 0 else { return false }
    text += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }
}
