import CBench
import Glibc

/// A program on a terminal of its own, read as a terminal would.
final class TerminalProcess {
  let process: pid_t
  let started: UInt64
  private let terminal: Int32
  /// Everything that has come since `forget()`.
  private(set) var output: [UInt8] = []
  /// Bytes that have come since the start.
  private(set) var received = 0

  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Without the program's own name.
  ///   - environment: Added to what every child gets.
  ///   - columns: Of the terminal.
  ///   - rows: Of the terminal.
  /// - Throws: `BenchError` when there is no terminal to be had.
  init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:],
    columns: Int = 120, rows: Int = 40
  ) throws(BenchError) {
    var side: Int32 = -1
    let all = Tools.environment.merging(
      ["TERM": "xterm-256color", "COLORTERM": "truecolor"].merging(environment) { $1 }
    ) { $1 }
    let began = Stopwatch.now()
    let id = ChildProcess.withTexts([path] + arguments) { arguments in
      ChildProcess.withTexts(all.map { "\($0.key)=\($0.value)" }) { environment in
        bench_terminal(path, arguments, environment, Int32(columns), Int32(rows), &side)
      }
    }
    guard id > 0 else { throw BenchError("no terminal can be had") }
    process = id
    started = began
    terminal = side
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    bench_wait(process, &status)
    close(terminal)
  }

  func forget() { output.removeAll(keepingCapacity: true) }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  /// Reads for some milliseconds, or until a text has come.
  ///
  /// - Returns: When the text came, or nil.
  @discardableResult
  func read(until text: String? = nil, milliseconds: Int) -> UInt64? {
    let end = Stopwatch.now() + UInt64(milliseconds) * 1_000_000
    let needle = text.map { Array($0.utf8) }
    var searched = 0
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      if let needle, output.count >= needle.count {
        if output[max(0, searched - needle.count)...].firstRange(of: needle) != nil {
          return Stopwatch.now()
        }
        searched = output.count
      }
      let now = Stopwatch.now()
      guard now < end else { return nil }
      var interest = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&interest, 1, Int32((end - now) / 1_000_000 + 1)) > 0 else { continue }
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { return nil }
      output += buffer[..<count]
      received += count
    }
  }
}
