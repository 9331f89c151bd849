import Glibc

/// Files that are never seen half-written and never readable by others, not for an instant.
package enum AtomicFile {
  /// Replaces the file at `path`, or makes it, with mode 0600 whatever the umask.
  ///
  /// The bytes go to a new file beside it, to the disk, and then take the old one's place. A link is
  /// followed, so that the file it leads to is replaced and the link stays. Folders that are
  /// missing are made with mode 0700.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: The file.
  ///   - isDurable: Whether to wait for the disk; without, a power cut may take the file away.
  /// - Throws: `SettingsError`.
  package static func write(
    _ bytes: [UInt8], to path: String, isDurable: Bool = true
  ) throws(SettingsError) {
    let target = path.realPath ?? path
    try Directories.make(target.parentFolder)
    let (descriptor, temporary) = try open(beside: target)
    do throws(SettingsError) {
      defer { close(descriptor) }
      try fill(descriptor, with: bytes, path: target, isDurable: isDurable)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let reason = systemReason(errno)
      unlink(temporary)
      throw .unwritable(path: target, reason: reason)
    }
    if isDurable { flush(folder: target.parentFolder) }
  }

  /// The bytes of a file of at most `limit` bytes; nil when there is none.
  package static func read(_ path: String, limit: Int = 1 << 20) throws(SettingsError) -> [UInt8]? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(path: path, reason: systemReason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = retryingOnInterrupt { Glibc.read(descriptor, &chunk, chunk.count) }
      guard count >= 0 else { throw .unreadable(path: path, reason: systemReason(errno)) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  /// Opens a file that was not there before, for this process alone.
  private static func open(beside target: String) throws(SettingsError) -> (Int32, String) {
    let folder = target.parentFolder
    for _ in 0..<16 {
      let name = ".\(target.fileName).\(UInt32.random(in: 0...UInt32.max))"
      let path = folder.appendingPath(name)
      let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor >= 0 { return (descriptor, path) }
      guard errno == EEXIST else { break }
    }
    throw .unwritable(path: target, reason: systemReason(errno))
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String, isDurable: Bool
  ) throws(SettingsError) {
    // A umask may have taken the owner's rights away as well.
    var succeeded = fchmod(descriptor, 0o600) == 0
    var written = 0
    while succeeded, written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retryingOnInterrupt {
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
      }
      succeeded = count > 0
      written += max(0, count)
    }
    guard succeeded, !isDurable || fsync(descriptor) == 0 else {
      throw .unwritable(path: path, reason: systemReason(errno))
    }
  }

  /// Brings the new name to the disk; where a file system cannot, the file itself is still whole.
  private static func flush(folder: String) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
