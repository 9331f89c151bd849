import AppCore
import Interface
import Screen
import Testing

@Suite struct `Panes on the screen` {
  private static let models = [
    "demo/prose", "anthropic/claude-sonnet-4-5-20250929", "groq/llama-3.3-70b-versatile",
    "openrouter/meta-llama/llama-4-maverick-17b-128e-instruct", "demo/code",
    "amazon-bedrock/global.anthropic.claude-haiku-4-5-20251001-v1:0", "demo/thinking",
    "openai/gpt-5.4-mini",
  ]

  private func screen(_ panes: Int, _ columns: Int, _ rows: Int) -> Screenful {
    var screen = Screenful(columns, rows, panes: Self.models.prefix(panes).map { [$0] })
    screen.ask(
      "Why is the sky blue?",
      answers: (0..<panes).map { "Answer \($0): air scatters short wavelengths more." })
    return screen
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)], [1, 2, 4, 8])
  func `keep inside the screen, and no id loses its last eight characters`(
    size: (Int, Int), panes: Int
  ) {
    var screen = screen(panes, size.0, size.1)

    let rows = screen.draw()

    #expect(rows.count == size.1 + 1)
    #expect(rows.allSatisfy { $0.count <= size.0 + 1 })
    let text = rows.joined(separator: "\n")
    let isHidden = panes > 1 && !text.contains("3 ") || text.contains("more chats")
    let shown = isHidden ? [Self.models[0]] : Array(Self.models.prefix(panes))
    for id in shown { #expect(text.contains(id.suffix(8)), "\(id) at \(size)") }
    #expect(text.contains("Answer 0"))
  }

  @Test(arguments: [60, 61, 70, 80, 81, 99, 100, 119, 120, 159, 160, 200], [16, 20, 24, 40])
  func `never trap and never lose the composer, whatever the size is`(columns: Int, rows: Int) {
    for panes in 1...8 {
      var screen = screen(panes, columns, rows)
      screen.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("v")))
      screen.type("", KeyPress(.escape), KeyPress(.character("/")), KeyPress(.character("a")))
      screen.type("", KeyPress(.escape), KeyPress(.character("z")), KeyPress(.character("=")))

      #expect(screen.state.comparison == nil || panes > 1)
      screen.type("", KeyPress(.escape), KeyPress(.character("i")), KeyPress(.escape))
      #expect(screen.draw().contains { $0.contains(" › ") })
    }
  }

  @Test func `stack on a narrow and tall screen, with the focused one in the middle of its lines`()
  {
    var screen = screen(3, 60, 30)
    screen.type("", .alt("2"))

    #expect(
      screen.draw().joined(separator: "\n") == """
        ─ 1 Models   0 Options ──────────────────────────── 0 keys ─
        ━▸2 demo/prose ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ no key needed ━

         you
           Why is the sky blue?

         prose                                           ✗ not sent
           Answer 0: air scatters short wavelengths more.
           over











        ━ 3 anthropic/claude-sonnet-4-5-20250929 ━━━━━━ ✗ not sent ━
           Answer 1: air scatters short wavelengths more.
           over
        ─ 4 groq/llama-3.3-70b-versatile ────────────── ✗ not sent ─
           Answer 2: air scatters short wavelengths more.
           over
        ────────────────────────────────────────────────────────────
         ›                                                 to 2 3 4
         Ctrl+J line  Ctrl+G editor  / commands  @ one model
         Chat 2   r again  Ctrl+P commands  F1 help          0 keys

        """)
  }

  @Test func `stand beside each other when there is room`() {
    var screen = screen(2, 120, 20)
    screen.type("", .alt("3"))

    #expect(
      screen.draw().joined(separator: "\n") == """
        ─ 1 Models ─────────────────────┬─ 2 demo/prose ──────────── no key needed ─┲━▸3 anthropic/claude-sonnet-4-5-20250929 ━━
         / type to search               │                                           ┃
                                        │ you                                       ┃ you
                                        │   Why is the sky blue?                    ┃   Why is the sky blue?
                                        │                                           ┃
                                        │ prose                          ✗ not sent ┃ claude-sonnet-4-5-20250929     ✗ not sent
                                        │   Answer 0: air scatters short            ┃   Answer 1: air scatters short
                                        │   wavelengths more.                       ┃   wavelengths more.
                                        │   over                                    ┃   over
                                        │                                           ┃
                                        │                                           ┃
                                        │                                           ┃
                                        │                                           ┃
                                        │                                           ┃
                                        │                                           ┃
                                        │                                           ┃
                                        ├───────────────────────────────────────────┺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                                        │ ›                                                                              to 2 3
                                        │ Ctrl+J line  Ctrl+G editor  Alt+, Alt+. effort  / commands  @ one model
         Chat 3   r again  C continue  t timeline  w wire  y copy  = diff  s figures  Ctrl+P commands  F1 help           0 keys

        """)
  }

  @Test(arguments: [(80, 2, 1), (81, 2, 2), (120, 4, 2), (200, 4, 4), (200, 8, 4)])
  func `stand so many in a row`(columns: Int, panes: Int, perRow: Int) {
    var screen = screen(panes, columns, 60)

    let first = screen.draw().first { $0.contains("2 demo/prose") } ?? ""

    #expect(
      (2..<panes + 2).filter { first.contains(" \($0) ") || first.contains("▸\($0) ") }.count
        == perRow)
  }

  @Test func `shorten a header from its state on, and the names last`() {
    for columns in [60, 90, 130] {
      var screen = Screenful(columns, 24, panes: [["demo/prose"], ["demo/code"]])
      screen.state.type("q", KeyPress(.enter))
      let rows = screen.draw()

      #expect(rows.contains { $0.contains("prose") && $0.contains("0.0s") })
    }
  }
}
