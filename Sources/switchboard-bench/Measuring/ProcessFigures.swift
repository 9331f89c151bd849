import CBench
import Glibc

/// What the system knows of a process.
enum ProcessFigures {
  struct Memory {
    /// Private pages: heap, stacks, written data.
    var anonymous = 0
    /// All pages in memory, those shared with other processes included.
    var resident = 0
    /// The most of `resident` so far.
    var peak = 0
  }

  /// The memory of a running process; nil when it has ended.
  static func memory(of process: pid_t) -> Memory? {
    guard let text = read("/proc/\(process)/status") else { return nil }
    var memory = Memory()
    var isRunning = false
    for line in text.split(separator: "\n") {
      func kilobytes() -> Int {
        line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
          .flatMap { Int($0) } ?? 0
      }
      if line.hasPrefix("RssAnon:") {
        memory.anonymous = kilobytes() * 1024
        isRunning = true
      } else if line.hasPrefix("VmRSS:") {
        memory.resident = kilobytes() * 1024
      } else if line.hasPrefix("VmHWM:") {
        memory.peak = kilobytes() * 1024
      }
    }
    return isRunning ? memory : nil
  }

  /// The processor time of this process so far, in nanoseconds.
  static func processorTime() -> UInt64 { bench_processor_time() }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return String(decoding: Descriptors.all(of: file), as: UTF8.self)
  }
}
