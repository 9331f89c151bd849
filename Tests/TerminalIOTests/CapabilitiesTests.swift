import Screen
import TerminalIO
import Testing

@Suite struct `The capabilities of a terminal` {
  private static let installed = [
    "xterm": 8, "xterm-256color": 256, "tmux-256color": 256, "xterm-direct": 0x100_0000,
    "tmux-direct": 0x100_0000, "kitty-direct": 0x100_0000, "linux": 8, "vt100": 0, "ansi+": -1,
    "xterm-kitty": 256, "xterm-88color": 88,
  ]

  @Test(arguments: [
    (["TERM": "xterm-256color"], "xterm-256color", ColorDepth.palette),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], "xterm-direct", .trueColor),
    (["TERM": "tmux-256color", "COLORTERM": "24bit"], "tmux-direct", .trueColor),
    (["TERM": "xterm-kitty", "COLORTERM": "truecolor"], "kitty-direct", .trueColor),
    (["TERM": "xterm-ghostty", "COLORTERM": "truecolor"], "xterm-direct", .trueColor),
    (["TERM": "foot", "COLORTERM": "no"], "xterm-256color", .palette),
    (["TERM": "linux", "COLORTERM": "truecolor"], "linux", .sixteen),
    (["TERM": "xterm-88color"], "xterm-88color", .sixteen),
    (["TERM": "vt100"], "vt100", .none),
    (
      ["TERM": "xterm-256color", "NO_COLOR": "1", "COLORTERM": "truecolor"], "xterm-256color", .none
    ),
    (["TERM": "xterm-256color", "NO_COLOR": ""], "xterm-256color", .palette),
    (["TERM": "xterm-direct"], "xterm-direct", .trueColor),
  ])
  func `follow the environment and the descriptions installed`(
    environment: [String: String], entry: String, depth: ColorDepth
  ) throws {
    let capabilities = try TerminalCapabilities(environment: { environment[$0] }) {
      Self.installed[$0]
    }

    #expect(capabilities.entry == entry)
    #expect(capabilities.depth == depth)
    #expect(!capabilities.reasons.isEmpty)
  }

  @Test func `say what would give true colour`() throws {
    let environment = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]

    let capabilities = try TerminalCapabilities(environment: { environment[$0] }) {
      ["xterm-256color": 256][$0]
    }

    #expect(capabilities.depth == .palette)
    #expect(
      capabilities.reasons == [
        "COLORTERM promises true colour, but no description xterm-direct is installed (package ncurses-term): 256 colours."
      ])
  }

  @Test(
    arguments: [
      (nil, TerminalError.unnamed), ("", .unnamed), ("dumb", .incapable("dumb")),
      ("ansi+", .incapable("ansi+")),
    ] as [(String?, TerminalError)])
  func `are none where no screen can be drawn`(term: String?, error: TerminalError) {
    #expect(throws: error) {
      try TerminalCapabilities(environment: { $0 == "TERM" ? term : nil }) { Self.installed[$0] }
    }
  }

  @Test func `need a description`() {
    #expect(throws: TerminalError.undescribed("foot")) {
      try TerminalCapabilities(environment: { _ in "foot" }, colors: { _ in nil })
    }
  }
}
