import AppCore
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `A picture that only grows` {
  /// Numbers that look random and are the same every time.
  private struct Dice {
    var seed: UInt64

    mutating func roll(_ sides: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % sides
    }
  }

  private static let keys: [KeyPress] = [
    KeyPress(.enter), KeyPress(.escape), KeyPress(.tab), KeyPress(.up), KeyPress(.down),
    KeyPress(.pageUp), KeyPress(.pageDown), KeyPress(.character("j")), KeyPress(.character("k")),
    KeyPress(.character("G")), KeyPress(.character("g")), KeyPress(.character("v")),
    KeyPress(.character("z")), KeyPress(.character("/")), KeyPress(.character("t")), .alt("1"),
    .alt("2"), .alt("3"), .alt("0"), .control("n"), .control("x"), .control("p"),
    .control("u"),
  ]
  private static let pieces = [
    " word", "日本語 ", "\n\n", "# A title\n", "```\ncode that is long\n", "| a | b |\n|---|---|\n",
    "- item\n", "**bold**", "\u{1F1E9}\u{1F1EA}", "a long piece of text that takes some room ",
  ]

  @Test(arguments: [(60, 16, 1), (80, 24, 1), (120, 40, 2), (200, 50, 4), (90, 30, 5)])
  func `is the same as one that is drawn anew`(columns: Int, rows: Int, panes: Int) throws {
    var dice = Dice(seed: UInt64(columns * panes))
    var state = state(columns, rows, panes: Array(repeating: ["demo/prose"], count: panes))
    var view = ScreenView(palette: .plain, facts: ["0 keys"])
    var anew = view
    var shown = Frame(columns: 0, rows: 0)
    var grown = 0
    var time = 0
    for step in 0..<600 {
      if step % 40 == 0 {
        state.type("", KeyPress(.escape), KeyPress(.escape), .alt("2"), KeyPress(.escape))
        state.type("Why?", KeyPress(.enter))
      }
      for _ in 0..<1 + dice.roll(3) { change(&state, &dice, &time) }
      anew.facts = ["0 keys"]
      let (frame, events) = view.draw(state)

      let whole = anew.draw(state).frame
      try #require(
        frame == whole, "step \(step):\n\(Self.difference(frame, whole))")
      FrameDiff(from: shown, to: frame, within: view.changedAreas).apply(to: &shown, from: frame)
      #expect(shown == frame, "step \(step)")
      if view.changedAreas != nil { grown += 1 }
      for event in events { _ = state.handle(event) }
    }
    #expect(panes == 5 || grown > 50)
  }

  /// The rows that two frames do not share.
  private static func difference(_ one: Frame, _ other: Frame) -> String {
    let rows = zip(one.text().split(separator: "\n"), other.text().split(separator: "\n"))
    return rows.filter { $0 != $1 }.map { "\($0)\n\($1)\n" }.joined()
  }

  private func change(_ state: inout AppState, _ dice: inout Dice, _ time: inout Int) {
    let pane = dice.roll(state.chats.count)
    switch dice.roll(60) {
    case 0: _ = state.handle(.key(Self.keys[dice.roll(Self.keys.count)]))
    case 1: _ = state.handle(.runFailed(state.chats[pane].id, "over"))
    case 2: _ = state.handle(.noticed("Something was noticed"))
    case 3..<13:
      time += dice.roll(400)
      _ = state.handle(.tick(.milliseconds(time)))
    case 13..<16:
      _ = state.handle(
        .run(state.chats[pane].id, [.content(attempt: 1, .reasoning("Let me think. "))]))
    default: state.answer(Self.pieces[dice.roll(Self.pieces.count)], pane: pane)
    }
  }
}
