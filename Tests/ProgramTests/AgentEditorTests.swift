import Glibc
import Testing

/// The real program on a terminal, with agent files of its own.
@Suite(.serialized) struct `Agents in the playground` {
  private static let text = """
    # My careful agent.
    instructions = "You are careful."   # short

    [options.openai]
    store = false # never

    # the first
    [[model]]
    id = "demo/busy"
    max_retries = 1   # once more

    [[model]]
    id = "demo/prose"

    """

  private static func start(_ scratch: Scratch, _ arguments: String...) throws -> TerminalRun {
    let run = try TerminalRun(
      arguments, in: scratch, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"])
    try run.read(until: "Composer")
    return run
  }

  @Test(.timeLimit(.minutes(2)))
  func `save a change and leave the rest of the file as it was`() throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.text, to: "home/agents/careful.toml")
    let run = try Self.start(scratch, "--agent", "careful")
    run.send("\u{18}c")
    try run.read(until: "strategy")
    run.send("+")
    try run.read(until: "unsaved")
    run.send("\u{13}")
    try run.read(until: "saved;")
    run.signal(SIGTERM)
    _ = try run.finish()

    let saved = String(decoding: Scratch.bytes(of: file), as: UTF8.self)
    #expect(saved == Self.text.replacing("max_retries = 1", with: "max_retries = 2"))
  }

  @Test(.timeLimit(.minutes(2)))
  func `save what a run of the chain is to do, and what an entry has of its own`() throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.text, to: "home/agents/careful.toml")
    let run = try Self.start(scratch, "--agent", "careful")
    run.send("\u{18}c")
    try run.read(until: "whole run")
    // Strategy race with a hedge, the first entry's temperature.
    run.send("kkkklj\r0.2\rjjjjj\rjjjjjjjj\r0.5\r\u{13}")
    try run.read(until: "saved;")
    run.signal(SIGTERM)
    _ = try run.finish()

    let saved = String(decoding: Scratch.bytes(of: file), as: UTF8.self)
    for line in ["strategy = \"race\"", "hedge_after = 0.2", "temperature = 0.5"] {
      #expect(saved.contains(line), "\(saved)")
    }
    for line in Self.text.split(separator: "\n") { #expect(saved.contains(line)) }
  }

  @Test(.timeLimit(.minutes(2)))
  func `are opened from this folder only when they are trusted`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "[[model]]\nid = \"openai/gpt-5\"\nkey_env = \"TEAM_KEY\"\n", to: "work/agents/team.toml")
    let run = try Self.start(scratch)
    run.send("\u{18}a")
    try run.read(until: "key_env")
    run.send("\r")
    try run.read(until: "Trust")
    run.send("y")
    try run.read(until: "trusted")
    run.send("\r")
    try run.read(until: "edits")
    run.signal(SIGTERM)
    _ = try run.finish()

    let trusted = scratch.files(below: scratch.home).filter {
      $0.path.hasSuffix("trusted-agents.json")
    }
    #expect(trusted.count == 1)
  }
}
