import JSONCoding
import Testing

@Suite struct `The stored chats` {
  @Test func `begin with ask --keep and can be listed, found, shown and deleted`() throws {
    let scratch = try Scratch()
    let none = try ProgramRun.run("chats", in: scratch)
    #expect(none.status == 0)
    #expect(none.errorLines == ["No chats."])
    let plain = try ProgramRun.run(
      "ask", "--model", "demo/prose", "Why is the sky blue?", in: scratch)
    #expect(plain.status == 0)
    #expect(try ProgramRun.run("chats", in: scratch).errorLines == ["No chats."])

    let kept = try ProgramRun.run(
      "ask", "--keep", "--model", "demo/prose", "Why is the sky blue?", in: scratch)
    #expect(kept.status == 0)
    let list = try ProgramRun.run("chats", "list", "--format", "json", in: scratch).json
    #expect(list[0]?["title"]?.string == "Why is the sky blue?")
    #expect(list[0]?["models"]?[0]?.string == "demo/prose")
    let found = try ProgramRun.run("chats", "search", "scatters", in: scratch)
    #expect(found.output.contains(">scatters<"))
    let shown = try ProgramRun.run("chats", "show", "1", in: scratch)
    #expect(shown.output.contains("**demo/prose**"))
    let stats = try ProgramRun.run("chats", "stats", "--format", "json", in: scratch).json
    #expect(stats["models"]?[0]?["answers"]?.integer == 1)

    #expect(try ProgramRun.run("chats", "delete", "1", in: scratch).status == 0)
    #expect(try ProgramRun.run("chats", in: scratch).errorLines == ["No chats."])
    #expect(try ProgramRun.run("chats", "delete", "--undo", "1", in: scratch).status == 0)
    #expect(try ProgramRun.run("chats", in: scratch).errorLines == ["1 chat"])
  }

  @Test func `go to another machine as JSON`() throws {
    let scratch = try Scratch()
    _ = try ProgramRun.run("ask", "--keep", "--model", "demo/code", "Write code.", in: scratch)
    let file = scratch.path + "/chats.json"
    let export = try ProgramRun.run(
      "chats", "export", "--all", "--as", "json", "--to", file, in: scratch)
    #expect(export.status == 0)

    let other = try Scratch()
    let taken = try ProgramRun.run("chats", "import", file, in: other)
    #expect(taken.output == "1 chat imported.\n")
    let again = try ProgramRun.run("chats", "import", file, in: other)
    #expect(again.output == "0 chats imported, 1 was there already.\n")
    let bad = try ProgramRun.run("chats", "import", "/dev/null", in: other)
    #expect(bad.status == 64)
  }

  @Test(arguments: [
    (["show", "7"], "There is no chat 7; switchboard chats lists those there are."),
    (["delete", "7"], "There is no chat 7; switchboard chats lists those there are."),
    (["search"], "There is nothing to look for: give at least one word to find."),
    (["export"], "Which chat? Give its number, or --all."),
    (["export", "1", "2"], "markdown takes one chat; --as json takes several."),
    (["import", "no-such-file"], "no-such-file cannot be read: there is no such file."),
  ])
  func `say in one sentence what cannot be`(arguments: [String], sentence: String) throws {
    let outcome = try ProgramRun.run(["chats"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errorLines.first == sentence)
  }
}
