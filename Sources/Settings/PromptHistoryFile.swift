import Glibc
import JSONCoding

/// The prompts of earlier runs in a file of their own, a JSON text to a line, oldest first.
///
/// A prompt is appended under a lock, so that programs that run at the same time lose nothing; when
/// the file has become too long, the oldest and what is there twice go. Readable by its owner alone.
package struct PromptHistoryFile: Sendable {
  private static let mostPrompts = 1000
  private static let mostBytes = 1 << 20
  /// A longer prompt is not kept.
  private static let longestPrompt = 64 << 10

  private let path: String

  /// - Parameter path: Usually `Directories.historyFile`.
  package init(_ path: String) { self.path = path }

  /// The prompts, oldest first, each once; empty when there are none, or they cannot be read.
  package func read() -> [String] { Self.trimmed(Self.prompts(in: bytes())) }

  /// Keeps a prompt.
  ///
  /// - Throws: `SettingsError` when the file cannot be written, or another process does not let go
  ///   of it within a second.
  package func add(_ prompt: String) throws(SettingsError) {
    guard prompt.utf8.count <= Self.longestPrompt else { return }
    let lock = try FileLock(besides: path)
    defer { lock.hold() }
    let size = try append(JSONValue.string(prompt).utf8() + [0x0A])
    guard size > Self.mostBytes + Self.mostBytes / 4 else { return }
    var lines: [UInt8] = []
    for kept in read() { lines += JSONValue.string(kept).utf8() + [0x0A] }
    try AtomicFile.write(lines, to: path)
  }

  /// - Returns: How long the file is now.
  private func append(_ line: [UInt8]) throws(SettingsError) -> Int {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(path: path, reason: systemReason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unwritable(path: path, reason: "it is not a file")
    }
    fchmod(descriptor, 0o600)
    var bytes = line
    // A line that was cut off stays apart from the next.
    var last: UInt8 = 0x0A
    let size = Int(status.st_size)
    if size > 0, pread(descriptor, &last, 1, off_t(size - 1)) == 1, last != 0x0A {
      bytes.insert(0x0A, at: 0)
    }
    let written = retryingOnInterrupt { Glibc.write(descriptor, bytes, bytes.count) }
    guard written == bytes.count else {
      throw .unwritable(path: path, reason: systemReason(errno))
    }
    return size + bytes.count
  }

  private func bytes() -> [UInt8] { (try? AtomicFile.read(path, limit: 4 * Self.mostBytes)) ?? [] }

  private static func prompts(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).compactMap { (try? JSONValue(parsing: Array($0)))?.string }
  }

  /// The newest of each prompt, as many as are kept.
  private static func trimmed(_ prompts: [String]) -> [String] {
    var seen: Set<String> = []
    var newest: [String] = []
    var size = 0
    for prompt in prompts.reversed() where seen.insert(prompt).inserted {
      size += prompt.utf8.count
      guard newest.count < mostPrompts, size <= mostBytes else { break }
      newest.append(prompt)
    }
    return newest.reversed()
  }
}
