import JSONCoding
import TestSupport
import Testing

@Suite struct `The prompt of ask` {
  /// What the server was sent as the user's turn.
  private static func content(
    _ arguments: [String], in scratch: Scratch? = nil, input: ProgramRun.Input = .nothing
  ) throws -> JSONValue? {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try scratch ?? Scratch()
    try scratch.settings(server.table())
    let outcome = try ProgramRun.run(
      ["ask", "--model", "acme/large"] + arguments, in: scratch, environment: ["ACME_KEY": "k"],
      input: input)
    #expect(outcome.output == "done\n", "\(outcome)")
    let messages = server.requests.first?.json["messages"]?.array
    return messages?.last?["content"]
  }

  @Test func `is made of the arguments, an empty line, and what is piped in`() throws {
    #expect(try Self.content(["one", "two  three"]) == "one two  three")
    #expect(try Self.content(["one"], input: .text("piped\n")) == "one\n\npiped")
    #expect(try Self.content([], input: .text("piped\nlines\n\n")) == "piped\nlines\n")
    #expect(try Self.content(["-"], input: .text("piped")) == "piped")
    #expect(try Self.content(["a", "-", "b"], input: .text("piped")) == "a b\n\npiped")
    #expect(try Self.content(["one"], input: .text("")) == "one")
  }

  @Test func `has files after it, each under its name`() throws {
    let scratch = try Scratch()
    try scratch.write("first\n", to: "work/a.txt")
    try scratch.write("ünd\r\n", to: "work/sub/b.txt")

    let content = try Self.content(
      ["--file", "a.txt", "why?", "--file", "sub/b.txt"], in: scratch, input: .text("piped"))

    #expect(content == "why?\n\npiped\n\na.txt:\n\nfirst\n\nsub/b.txt:\n\nünd")
  }

  @Test func `may hold anything but is never read as a flag behind two dashes`() throws {
    #expect(
      try Self.content(["--", "--model", "it's \"this\"\n$HOME"]) == "--model it's \"this\"\n$HOME")
  }

  @Test func `carries images and PDFs, told by their first bytes`() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    let scratch = try Scratch()
    try scratch.write(png, to: "work/picture.txt")
    try scratch.write(Array("%PDF-1.7\n".utf8), to: "work/paper")

    let object = try ProgramRun.run(
      "explain", "anthropic/claude-sonnet-4-5", "--format", "json", "--attach", "picture.txt",
      "--attach", "paper", "what is this?", in: scratch
    ).json

    let parts = try #require(object["body"]?["messages"]?[0]?["content"]?.array)
    #expect(parts.map { $0["type"] } == ["image", "document", "text"])
    #expect(parts[0]["source"]?["media_type"] == "image/png")
    #expect(parts[0]["source"]?["data"] == "iVBORw0KGgoBAgM=")
    #expect(parts[1]["source"]?["media_type"] == "application/pdf")
    #expect(parts[1]["source"]?["data"] == "JVBERi0xLjcK")
    #expect(parts[2]["text"] == "what is this?")
  }

  @Test func `with an attachment that a dialect does not take is refused before it is sent`() throws
  {
    let scratch = try Scratch()
    try scratch.write(Array("%PDF-1.7\n".utf8), to: "work/paper")
    let server = try LoopbackServer { _ in .chat("done") }
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large", "--attach", "paper", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1 && server.requests.isEmpty)
    #expect(outcome.errorLines.count == 1 && outcome.error.contains("remove paper"), "\(outcome)")
  }

  @Test func `may be an attachment alone`() throws {
    let scratch = try Scratch()
    try scratch.write(Array("GIF89a".utf8), to: "work/a.gif")

    #expect(try Self.content(["--attach", "a.gif"], in: scratch)?.array?.count == 1)
  }

  @Test(arguments: [ProgramRun.Input.nothing, .text(""), .text("\n")])
  func `that is empty is wrong usage`(input: ProgramRun.Input) throws {
    let outcome = try ProgramRun.run("ask", "--model", "demo/prose", input: input)

    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error == "There is nothing to ask: give a prompt, or pipe one in.\n")
  }

  @Test func `is not waited for at a terminal`() throws {
    let run = try TerminalRun(["ask", "--model", "demo/prose"], in: try Scratch())

    #expect(try run.finish() == .exited(64))
    #expect(run.text == "There is nothing to ask: give a prompt, or pipe one in.\r\n")
  }

  @Test func `is read from a terminal when asked to`() throws {
    let scratch = try Scratch()
    let server = try LoopbackServer { _ in .chat("done") }
    try scratch.settings(server.table())
    let run = try TerminalRun(
      ["ask", "--model", "acme/large", "-"], in: scratch, environment: ["ACME_KEY": "k"])
    run.send("typed\n\u{4}")

    #expect(try run.finish() == .exited(0))
    #expect(server.requests.first?.json["messages"]?[0]?["content"] == "typed")
  }

  @Test func `that cannot be read is named before anything is sent`() throws {
    let scratch = try Scratch()
    try scratch.write([0xFF, 0xFE, 0x00], to: "work/binary")
    try scratch.write("text", to: "work/text.png")
    for (flags, sentence) in [
      (["--file", "nope.txt"], "nope.txt cannot be read: there is no such file."),
      (["--file", "."], ". cannot be read: it is a folder."),
      (["--file", "binary"], "binary is not UTF-8 text; --attach takes images and PDFs."),
      (["--attach", "nope.png"], "nope.png cannot be read: there is no such file."),
      (
        ["--attach", "text.png"],
        "text.png is no image (PNG, JPEG, GIF, WebP) and no PDF; --file takes text files."
      ),
    ] {
      let outcome = try ProgramRun.run(
        ["ask", "--model", "demo/prose", "why?"] + flags, in: scratch)
      #expect(outcome.status == 64 && outcome.output.isEmpty)
      #expect(outcome.error == sentence + "\n")
    }
  }

  @Test func `is read only after the flags have been found right`() throws {
    let run = try ProgramRun(["ask", "--model", "gpt-5"], in: try Scratch(), input: .open)

    let outcome = try run.finish()

    #expect(outcome.status == 64, "it does not wait for the end of the pipe")
  }
}

extension ProgramRun.Input: CustomTestStringConvertible {
  var testDescription: String {
    switch self {
    case .nothing: "nothing"
    case .text(let text): text.debugDescription
    case .open: "an open pipe"
    }
  }
}
