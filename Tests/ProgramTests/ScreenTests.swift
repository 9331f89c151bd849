import Glibc
import Testing

/// The real program on a terminal of its own, as a shell starts it.
@Suite(.serialized) struct `The playground on a terminal` {
  /// A shell that tells the terminal's modes before and after, and the process of the program.
  private static let script = """
    echo "modes $(stty -g)"; sh -c 'echo "pid $$."; exec "$0" "$@"' "$0" "$@"; s=$?; \
    echo "modes $(stty -g)"; echo "status $s."
    """

  private static func start(_ scratch: Scratch, _ arguments: String...) throws -> TerminalRun {
    let run = try TerminalRun(
      arguments, in: scratch, environment: environment, through: ["sh", "-c", script])
    try run.read(until: "Composer")
    return run
  }

  private static let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      (SIGTERM, "143"), (SIGHUP, "129"), (SIGABRT, "134"), (SIGSEGV, "139"), (SIGTRAP, "133"),
      (SIGQUIT, "131"),
    ])
  func `leaves the terminal as it was when a signal ends it`(
    signal: Int32, status: String
  ) throws {
    let run = try Self.start(try Scratch())
    kill(try run.shellsProcess(), signal)
    _ = try run.finish()

    #expect(run.text.contains("status \(status)."), "\(run.text.suffix(300))")
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
  }

  @Test(.timeLimit(.minutes(2)), arguments: [SIGTERM, SIGHUP])
  func `keeps a transcript when a signal ends it`(signal: Int32) throws {
    let scratch = try Scratch()
    let run = try Self.start(scratch, "--model", "demo/prose")
    run.send("Why is the sky blue?\r")
    try run.read(until: "first token")
    try run.read(until: "tok/s")
    kill(try run.shellsProcess(), signal)
    _ = try run.finish()

    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
    #expect(run.text.contains("Kept: 1 chat, "))
    let files = scratch.files(below: scratch.home + "/transcripts")
    #expect(files.count == 1)
    let file = try #require(files.first)
    #expect(file.path.hasSuffix("-why-is-the-sky-blue.md"))
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains("### You\n\nWhy is the sky blue?\n"))
    #expect(text.contains("### demo/prose\n"))
    var state = stat()
    #expect(stat(file.path, &state) == 0 && state.st_mode & 0o777 == 0o600)
  }

  @Test(.timeLimit(.minutes(2)))
  func `writes nothing of a hostile answer but characters`() throws {
    let run = try Self.start(try Scratch(), "--model", "demo/hostile", "--incognito")
    run.send("Hi\r")
    try run.read(until: "first token")
    try run.read(until: "tok/s")
    kill(try run.shellsProcess(), SIGTERM)
    _ = try run.finish()

    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
    let commands = ["\u{1B}]0;", "\u{1B}]2;", "\u{1B}]8;", "\u{1B}]52;", "\u{1B}P"]
    for command in commands + ["\u{9B}", "\u{9D}", "\u{90}", "\u{202E}", "\u{2066}", "\u{0}"] {
      #expect(
        !run.text.unicodeScalars.contains(command.unicodeScalars), "\(command.debugDescription)")
    }
    #expect(run.text.unicodeScalars.ranges(of: "\u{1B}[2J".unicodeScalars).count < 2)
  }

  @Test(.timeLimit(.minutes(2)))
  func `keeps nothing of a run that is incognito`() throws {
    let scratch = try Scratch()
    let run = try Self.start(scratch, "--model", "demo/prose", "--incognito")
    run.send("Hi\r")
    try run.read(until: "first token")
    kill(try run.shellsProcess(), SIGTERM)
    _ = try run.finish()

    #expect(run.text.contains("Not kept: 1 chat"))
    #expect(scratch.files(below: scratch.home + "/transcripts").isEmpty)
    #expect(Scratch.bytes(of: scratch.home + "/state.json").isEmpty)
  }

  @Test(.timeLimit(.minutes(2)))
  func `says nothing on leaving when nothing was said`() throws {
    let scratch = try Scratch()
    let run = try Self.start(scratch)
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."))
    #expect(!run.text.contains("Kept:"))
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
  }

  @Test(.timeLimit(.minutes(2)))
  func `lives through a storm of sizes`() throws {
    let run = try Self.start(try Scratch())
    for step in 0..<200 {
      run.resize(columns: 20 + UInt16(step * 37 % 180), rows: 5 + UInt16(step * 11 % 50))
    }
    run.resize(columns: 44, rows: 10)
    try run.read(until: "This terminal has 44 columns, 10 rows.")
    run.resize(columns: 120, rows: 40)
    try run.read(until: "0 Options")
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."))
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
  }

  @Test(.timeLimit(.minutes(2)))
  func `is suspended and comes back`() throws {
    let run = try TerminalRun(
      [], in: try Scratch(), environment: Self.environment.merging(["PS1": "ready> "]) { $1 },
      through: ["bash", "--norc", "--noprofile", "-i", "-c", Self.jobs])
    try run.read(until: "Composer")
    run.send("\u{1A}")
    try run.read(until: "while stopped")
    try run.read(until: "Composer", times: 2)
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."))
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l", "[?1049l"])
  }

  /// Runs the program as a job; when it stops, tells the modes and takes it back.
  private static let jobs = """
    set -m; echo "modes $(stty -g)"; "$0"; [ "$(stty -a | grep -c -- ' icanon')" = 1 ] && \
    echo "while stopped"; fg > /dev/null; s=$?; echo "modes $(stty -g)"; echo "status $s."
    """

  @Test(.timeLimit(.minutes(2)))
  func `watches the files of its themes`() throws {
    let scratch = try Scratch()
    let theme = String(
      decoding: Scratch.bytes(of: Self.themes + "/dusk.toml"), as: UTF8.self)
    try scratch.write(theme, to: "home/themes/mine.toml")
    try scratch.settings("[theme]\nname = \"mine\"\n")
    let run = try Self.start(scratch)
    try scratch.write(theme.replacing("\naccent", with: "\nacent"), to: "home/themes/mine.toml")
    try run.read(until: "role accent is missing")
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."))
  }

  /// The themes of the package, beside this file's folder.
  private static let themes =
    #filePath.split(separator: "/").dropLast(3).reduce("") {
      $0 + "/" + $1
    } + "/themes"
}
