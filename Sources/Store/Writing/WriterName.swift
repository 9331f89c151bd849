import Glibc

/// The name of a process that no later process has: its number, when it began, and the boot.
enum WriterName {
  /// This process.
  static let own = name(of: getpid()) ?? "\(getpid())"

  /// Whether the process of that name still runs on this machine.
  static func isAlive(_ writer: String) -> Bool {
    if writer == own { return true }
    guard let number = writer.split(separator: " ").first.flatMap({ pid_t($0) }) else {
      return false
    }
    return name(of: number) == writer
  }

  /// The name of a process that runs; nil for one that has ended, whether its parent has seen it or
  /// not.
  static func name(of process: pid_t) -> String? {
    guard let status = text(of: "/proc/\(process)/stat"),
      let boot = text(of: "/proc/sys/kernel/random/boot_id"),
      // The name of the program, in brackets, may hold anything.
      let end = status.lastIndex(of: ")")
    else { return nil }
    let fields = status[end...].split(separator: " ")
    guard fields.count > 20, !["Z", "X"].contains(fields[1]) else { return nil }
    return "\(process) \(fields[20]) \(boot.prefix { $0 != "\n" })"
  }

  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
