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

  /// The processor time of a running process so far, in nanoseconds; the system counts in 10 ms.
  static func processorTime(of process: pid_t) -> Double {
    guard let text = read("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else {
      return .nan
    }
    let fields = text[end...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else {
      return .nan
    }
    return (user + system) * 1e9 / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The processor time of the threads of a running process so far, in nanoseconds: of the first
  /// one, and of all others that still run.
  static func threadTimes(of process: pid_t) -> (first: Double, others: Double) {
    var times = (first: 0.0, others: 0.0)
    guard let folder = opendir("/proc/\(process)/task") else { return times }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let number = pid_t(name),
        let time = read("/proc/\(process)/task/\(name)/schedstat")?
          .split(separator: " ").first.flatMap({ Double($0) })
      else { continue }
      if number == process { times.first = time } else { times.others += time }
    }
    return times
  }

  /// How often the threads of a process have gone to sleep by themselves so far.
  static func sleeps(of process: pid_t) -> Int {
    var count = 0
    guard let folder = opendir("/proc/\(process)/task") else { return 0 }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard Int(name) != nil, let text = read("/proc/\(process)/task/\(name)/status") else {
        continue
      }
      for line in text.split(separator: "\n") where line.hasPrefix("voluntary_ctxt_switches:") {
        count +=
          line.split(whereSeparator: { $0 == " " || $0 == "\t" }).last
          .flatMap { Int($0) } ?? 0
      }
    }
    return count
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
