import Glibc

extension TerminalSession {
  /// Runs a program on the terminal and waits for it, as for `$EDITOR`.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked up in PATH, and its arguments.
  ///   - environment: `NAME=value` each; the caller has taken out what no other program may see.
  /// - Throws: When there is no such program.
  /// - Returns: The status of the program as a shell counts it, and the signals that came meanwhile.
  package mutating func run(
    _ arguments: [String], environment: [String]
  ) throws(TerminalError) -> (status: Int32, signals: TerminalSignals) {
    let tty = descriptor
    let (outcome, signals) = lend { Self.spawn(arguments, environment: environment, on: tty) }
    return (try outcome.get(), signals)
  }

  private static func spawn(
    _ arguments: [String], environment: [String], on tty: Int32
  ) -> Result<Int32, TerminalError> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for target in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_adddup2(&actions, tty, target)
    }
    var none = sigset_t()
    sigemptyset(&none)
    var handled = sigset_t()
    sigemptyset(&handled)
    sigaddset(&handled, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &handled)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process: pid_t = 0
    let code = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        guard let program = arguments.first ?? nil else { return ENOENT }
        return posix_spawnp(&process, program, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { return .failure(.program(arguments.first ?? "", code: code)) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return .success(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
