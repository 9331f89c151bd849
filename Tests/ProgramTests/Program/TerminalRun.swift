import Glibc

/// The built program on a pseudo terminal of its own, driven by what a person would type.
final class TerminalRun {
  let process: pid_t
  /// Kept until the program has ended: its home and its working directory.
  private let scratch: Scratch
  private var master: Int32
  private(set) var bytes: [UInt8] = []
  private var isCollected = false

  /// `TIOCSPTLCK` and `TIOCGPTN` of <asm-generic/ioctls.h>: unlock the other side, tell its number.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// The size that the program is told, in rows and columns.
  private static let size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)

  /// Starts the program, or a shell that is given the program and its arguments as its own.
  init(
    _ arguments: [String], in scratch: Scratch, environment: [String: String] = [:],
    through shell: [String] = []
  ) throws {
    self.scratch = scratch
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw ProgramError("open /dev/ptmx", errno) }
    var zero: Int32 = 0
    var terminal: UInt32 = 0
    var size = Self.size
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    guard ioctl(master, Self.unlock, &zero) == 0, ioctl(master, Self.number, &terminal) == 0 else {
      close(master)
      throw ProgramError("ioctl", errno)
    }
    process = try Spawn.start(
      shell + [ProgramRun.path] + arguments,
      environment: ProgramRun.environment(scratch, environment),
      folder: scratch.work, streams: .terminal("/dev/pts/\(terminal)"))
  }

  deinit {
    if master >= 0 { close(master) }
    guard !isCollected else { return }
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Types something.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Takes the terminal away, as closing its window does.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Reads until the terminal has been given a text so many times.
  func read(until text: String, times: Int = 1) throws {
    let deadline = ContinuousClock.now.advanced(by: ProgramRun.limit)
    while self.text.ranges(of: text).count < times {
      guard try step(until: deadline) else {
        throw ProgramError("The program ended early: \(self.text)")
      }
    }
  }

  /// Reads to the end and collects the process.
  func finish() throws -> Outcome.End {
    let deadline = ContinuousClock.now.advanced(by: ProgramRun.limit)
    while try step(until: deadline) {}
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isCollected = true
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  /// Reads what is there; false when the program has closed its side.
  private func step(until deadline: ContinuousClock.Instant) throws -> Bool {
    guard master >= 0 else { return false }
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let left = ContinuousClock.now.duration(to: deadline)
    guard poll(&watched, 1, Int32(max(0, left.components.seconds * 1000))) != 0 else {
      throw ProgramError("The program hangs: \(text)")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(master, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      close(master)
      master = -1
    }
    return true
  }
}
