import ChatModel
import Glibc
import Settings
import Testing

/// What happens to commands that do not end by themselves.
///
/// Each holds a named pipe open for as long as it lives, so that the end of what can be read from it
/// is the proof that the command is gone.
@Suite struct `A key command` {
  let folder: ScratchFolder
  let environment = Environment(["PATH": Environment.current()["PATH"] ?? "/bin"])

  init() throws {
    folder = try ScratchFolder()
    for name in ["alive", "started", "go"] { mkfifo(folder[name], 0o600) }
  }

  @Test(arguments: [
    "sleep 90 & sleep 90", "exec >&- 2>&-; sleep 90", "trap '' TERM HUP INT; sleep 90",
    "exec yes",
  ])
  func `is ended at its limit with all that it has started`(script: String) async throws {
    let alive = open(folder["alive"], O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(alive) }
    let words = ["sh", "-c", "exec 3>'\(folder["alive"])'; echo up >&3; \(script)"]

    // On a busy machine the shell may not get as far as to say that it is up: it has more time then.
    var hasStarted = false
    for limit in [Duration.milliseconds(200), .seconds(2), .seconds(20)] where !hasStarted {
      await #expect(throws: SettingsError.commandTimedOut(program: "sh", limit: limit)) {
        try await KeyResolver(environment, limit: limit).key(from: .command(words))
      }
      hasStarted = holdsText(alive)
    }

    #expect(hasStarted)
    #expect(hasEnded(alive))
  }

  @Test func `is ended when the only one who waits for it gives up`() async throws {
    let resolver = KeyResolver(environment)
    let alive = open(folder["alive"], O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(alive) }
    let script = "exec 3>'\(folder["alive"])'; echo up > '\(folder["started"])'; exec sleep 90"
    let waiting = Task { try await resolver.key(from: .command(["sh", "-c", script])) }

    let word = try await KeyResolver(environment).key(from: .command(["cat", folder["started"]]))
    waiting.cancel()

    #expect(word.secret.revealed == "up")
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(hasEnded(alive))
  }

  @Test func `goes on for the others when one who waits gives up`() async throws {
    let resolver = KeyResolver(environment)
    let words = ["sh", "-c", "read -r word < '\(folder["go"])'; echo \"key $word\""]
    let leaving = Task { try await resolver.key(from: .command(words)) }
    let staying = Task { try await resolver.key(from: .command(words)) }

    leaving.cancel()
    await #expect(throws: CancellationError.self) { try await leaving.value }
    _ = try? await KeyResolver(environment).key(
      from: .command(["sh", "-c", "echo here > '\(folder["go"])'"]))

    #expect(try await staying.value.secret.revealed == "key here")
  }

  @Test func `is not run for a task that was cancelled before`() async throws {
    let resolver = KeyResolver(environment)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await resolver.key(from: .command(["touch", folder["ran"]]))
    }

    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(folder.names() == ["alive", "go", "started"])
  }

  /// Whether something can be read now; it is read.
  private func holdsText(_ descriptor: Int32) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 16)
    return read(descriptor, &bytes, bytes.count) > 0
  }

  /// Whether everybody who could write has gone, or goes within ten seconds.
  private func hasEnded(_ descriptor: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&waiting, 1, 10_000) == 1 && waiting.revents & Int16(POLLHUP) != 0
  }
}
