package import ChatModel
import Glibc
import Synchronization

/// A key, and what a person should know about where it came from.
package struct ResolvedKey: Sendable, Hashable {
  package var secret: Secret
  /// One sentence; nil when all is well.
  package var warning: String?
}

/// Gets keys from where files say they are.
///
/// A key command runs when its key is first asked for and, once it has given one, never again in
/// this process; callers that come while it runs wait for the same run. One that failed is run again
/// for the next request, since a person may have unlocked the store meanwhile. When nobody waits
/// for it any more it is ended.
package final class KeyResolver: Sendable {
  private typealias Waiter = CheckedContinuation<Secret, any Error>

  private enum State {
    case running(KeyCommand, waiters: [UInt64: Waiter])
    case known(Secret)
  }

  private struct Table {
    var commands: [[String]: State] = [:]
    var nextWaiter: UInt64 = 0
  }

  /// The longest that a key may be, in bytes.
  static let mostBytes = 16 * 1024

  private let environment: Environment
  private let limit: Duration
  private let table = Mutex(Table())

  /// A key command may run for `limit` (R6).
  package init(_ environment: Environment, limit: Duration = .seconds(60)) {
    self.environment = environment
    self.limit = limit
  }

  /// The key of a source.
  ///
  /// What it throws is `CancellationError`, or a `SettingsError` that holds no part of the key.
  package func key(from source: KeySource) async throws -> ResolvedKey {
    switch source {
    case .variable(let name): ResolvedKey(secret: try variable(name))
    case .file(let path): try file(path)
    case .command(let words): ResolvedKey(secret: try await command(words))
    }
  }

  // MARK: Variables and files

  private func variable(_ name: String) throws(SettingsError) -> Secret {
    guard let value = environment[name] else {
      throw .variableUnset(name: name, place: "key_env")
    }
    return try Self.secret(value, origin: name)
  }

  private func file(_ path: String) throws(SettingsError) -> ResolvedKey {
    var path = path
    if path.hasPrefix("~/") {
      guard let home = environment["HOME"] else {
        throw .variableUnset(name: "HOME", place: "key_file")
      }
      path = home.appendingPath(String(path.dropFirst(2)))
    }
    guard let bytes = try AtomicFile.read(path, limit: Self.mostBytes) else {
      throw .unreadable(path: path, reason: systemReason(ENOENT))
    }
    let secret = try Self.secret(Self.firstLine(of: bytes), origin: "key_file")
    var status = stat()
    let isOpen = stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    return ResolvedKey(
      secret: secret,
      warning: isOpen ? "\(path) can be read by others: run chmod 600 \(path)." : nil)
  }

  static func firstLine(of bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// A key without the white space around it, which must be fit for a header.
  static func secret(_ text: String, origin: String) throws(SettingsError) -> Secret {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = text.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !bytes.isEmpty else { throw .emptyKey(origin: origin) }
    guard bytes.count <= mostBytes, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .unusableKey(origin: origin)
    }
    return Secret(String(decoding: bytes, as: UTF8.self), origin: origin)
  }

  // MARK: Commands

  private func command(_ words: [String]) async throws -> Secret {
    try Task.checkCancellation()
    let waiter = table.withLock { table in
      table.nextWaiter += 1
      return table.nextWaiter
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        wait(for: words, as: waiter, continuation)
        // A cancellation that came before the line above found nobody to wake.
        if Task.isCancelled { abandon(words, waiter) }
      }
    } onCancel: {
      abandon(words, waiter)
    }
  }

  /// Joins the run of a command, or begins it.
  private func wait(for words: [String], as waiter: UInt64, _ continuation: Waiter) {
    let (known, begun): (Secret?, KeyCommand?) = table.withLock { table in
      switch table.commands[words] {
      case .known(let secret): return (secret, nil)
      case .running(let command, var waiters):
        waiters[waiter] = continuation
        table.commands[words] = .running(command, waiters: waiters)
        return (nil, nil)
      case nil:
        let command = KeyCommand(words, environment: environment, limit: limit)
        table.commands[words] = .running(command, waiters: [waiter: continuation])
        return (nil, command)
      }
    }
    if let known { continuation.resume(returning: known) }
    begun?.start { [self] in finish(words, command: $0, $1) }
  }

  private func finish(
    _ words: [String], command: KeyCommand, _ result: Result<Secret, SettingsError>
  ) {
    let waiters: [Waiter] = table.withLock { table in
      guard case .running(let current, let waiters) = table.commands[words], current === command
      else { return [] }
      table.commands[words] = (try? result.get()).map { .known($0) }
      return Array(waiters.values)
    }
    for waiter in waiters { waiter.resume(with: result.mapError { $0 }) }
  }

  /// Lets one caller go; the command ends with the last of them.
  private func abandon(_ words: [String], _ waiter: UInt64) {
    let (left, orphan): (Waiter?, KeyCommand?) = table.withLock { table in
      guard case .running(let command, var waiters) = table.commands[words],
        let left = waiters.removeValue(forKey: waiter)
      else { return (nil, nil) }
      table.commands[words] = waiters.isEmpty ? nil : .running(command, waiters: waiters)
      return (left, waiters.isEmpty ? command : nil)
    }
    if let orphan {
      orphan.stop { left?.resume(throwing: CancellationError()) }
    } else {
      left?.resume(throwing: CancellationError())
    }
  }
}
