import Glibc
import Testing

/// The real program with `--inline` on a terminal of its own.
@Suite(.serialized) struct `Inline on a terminal` {
  private static let script = """
    echo "modes $(stty -g)"; sh -c 'echo "pid $$."; exec "$0" "$@"' "$0" "$@"; s=$?; \
    echo "modes $(stty -g)"; echo "status $s."
    """

  private static func start(_ arguments: String..., editor: String? = nil) throws -> TerminalRun {
    let scratch = try Scratch()
    var environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    if let editor { environment["EDITOR"] = "sh " + (try scratch.write(editor, to: "editor.sh")) }
    let run = try TerminalRun(
      ["--inline"] + arguments, in: scratch, environment: environment,
      through: ["sh", "-c", script])
    try run.read(until: "Composer")
    return run
  }

  @Test(.timeLimit(.minutes(2)))
  func `answers stand in the terminal's own text, and the alternate screen is never entered`()
    throws
  {
    let run = try Self.start("--model", "demo/prose" + DemoModels.fast)
    run.send("\u{1B}[200~Why is\nthe sky blue?\u{1B}[201~")
    run.send("\r")
    try run.read(until: "is black at noon.")
    // The figures come with the end.
    try run.read(until: " tok  ")
    for step in 0..<40 { run.resize(columns: 40 + UInt16(step * 7 % 80), rows: 12 + UInt16(step)) }
    run.resize(columns: 80, rows: 24)
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."), "\(run.text.suffix(300))")
    #expect(!run.text.contains("[?1049h") && !run.text.contains("[2J"))
    #expect(run.text.contains("Kept: 1 chat, 1 answer"))
    let asked = try #require(run.text.firstRange(of: "you"))
    let answer = run.text[asked.upperBound...]
    #expect(answer.contains("Why is") && answer.contains("the sky blue?"))
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l"])
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      (SIGTERM, "143"), (SIGHUP, "129"), (SIGABRT, "134"), (SIGSEGV, "139"),
    ])
  func `a signal leaves the terminal sane, with what had come`(
    signal: Int32, status: String
  ) throws {
    let run = try Self.start("--model", "demo/prose")
    run.send("Hi\r")
    try run.read(until: "scripted")
    kill(try run.shellsProcess(), signal)
    _ = try run.finish()

    #expect(run.text.contains("status \(status)."), "\(run.text.suffix(300))")
    if [SIGTERM, SIGHUP].contains(signal) {
      #expect(run.text.contains("stopped on leaving"))
      #expect(run.text.contains("Kept: 1 chat, "))
    }
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l"])
  }

  @Test(.timeLimit(.minutes(2)))
  func `an editor gets the draft and gives it back below what it wrote`() throws {
    let run = try Self.start(
      "--model", "demo/prose", editor: "echo at the editor; echo by hand >> \"$1\"")
    run.send("a draft\u{07}")
    try run.read(until: "at the editor")
    try run.read(until: "by hand")
    try run.read(until: "Composer")
    run.send("\r")
    try run.read(until: "scripted")
    run.send("\u{1B}")
    try run.read(until: "stopped")
    run.send("\u{18}q")
    _ = try run.finish()

    let lent = try #require(run.text.firstRange(of: "at the editor"))
    let asked = try #require(run.text[lent.upperBound...].firstRange(of: "you"))
    let prompt = run.text[asked.upperBound...]
    #expect(prompt.contains("a draft") && prompt.contains("by hand"))
    #expect(!run.text.contains("[?1049h"))
    #expect(run.text.contains("status 0."), "\(run.text.suffix(300))")
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l"])
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [("exit 3", "sh ended with status 3; the draft is as it was.")])
  func `an editor that fails leaves the draft as it was`(
    script: String, sentence: String
  ) throws {
    let run = try Self.start(
      "--model", "demo/prose", editor: "echo lost > \"$1\"; \(script)")
    run.send("a draft\u{07}")
    try run.read(until: sentence)
    run.send("\u{03}\u{18}q")
    _ = try run.finish()

    #expect(!run.text.contains("lost"))
  }

  @Test(.timeLimit(.minutes(2)))
  func `a list has the whole screen and gives it back`() throws {
    let run = try Self.start("--model", "demo/prose")
    run.send("\u{1B}1")
    try run.read(until: "[?1049h")
    try run.read(until: "type")
    run.send("\u{1B}")
    try run.read(until: "[?1049l")
    run.send("\u{18}q")
    _ = try run.finish()

    #expect(run.text.contains("status 0."))
    #expect(run.text.ranges(of: "[?1049l").count == 1)
    try run.expectRestored(switchingOff: ["[?1004l", "[?2004l"])
  }

  @Test(.timeLimit(.minutes(2)))
  func `a fault behind the whole screen leaves that first`() throws {
    let run = try Self.start("--model", "demo/prose")
    run.send("\u{10}")
    try run.read(until: "Commands")
    kill(try run.shellsProcess(), SIGABRT)
    _ = try run.finish()

    #expect(run.text.contains("status 134."))
    let left = try #require(run.text.firstRange(of: "[?1049l"))
    #expect(run.text[left.upperBound...].contains("[?2004l"))
  }

  @Test func `does not go with plain mode`() throws {
    let outcome = try ProgramRun.run("--inline", "--plain")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("--plain and --inline do not go together"))
  }
}
