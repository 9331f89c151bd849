import AppCore
import Catalog
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

/// A state of a size with some panes.
func state(
  _ columns: Int, _ rows: Int, panes: [[String]] = [["demo/busy", "demo/prose"]]
) -> AppState {
  var state = AppState(
    catalog: .embedded, ready: ["demo"], panes: panes.map { $0.map { ChainItem($0) } },
    themes: ["dusk", "paper"], theme: "dusk", greeting: nil)
  _ = state.handle(.resized(columns: columns, rows: rows))
  return state
}

extension AppState {
  /// Types a text and keys after it.
  mutating func type(_ text: String, _ keys: KeyPress...) {
    for character in text { _ = handle(.key(KeyPress(.character(character)))) }
    for key in keys { _ = handle(.key(key)) }
  }

  /// A piece of the answer in a pane.
  mutating func answer(_ text: String, pane: Int = 0) {
    _ = handle(.run(chats[pane].id, [.content(attempt: 1, .text(text))]))
  }
}

/// The rows of a picture without what is empty at their ends, and an empty one for the last line break.
func rows(_ state: AppState) -> [String] {
  var view = ScreenView(palette: .plain, facts: ["0 keys"])
  let text = view.draw(state).frame.text(caret: "_")
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
    var row = row
    while row.last == " " { row.removeLast() }
    return String(row)
  }
}

@Suite struct `A picture of the playground` {
  @Test func `says at the first start what to do next`() {
    let rows = rows(state(80, 24))

    #expect(rows[0].hasPrefix("─ 1 Models ─"))
    #expect(rows[0].contains("┬─▸2 demo/busy › demo/prose ─"))
    #expect(rows[0].hasSuffix("no key needed ─"))
    #expect(rows[2].hasSuffix("Type a question and press Enter. Nothing to set"))
    #expect(rows[20] == String(repeating: "━", count: 27) + "┷" + String(repeating: "━", count: 52))
    #expect(rows[21].hasPrefix(" › _"))
    #expect(rows[23].hasPrefix(" Composer   Enter send"))
  }

  @Test func `shows an answer as Markdown while it grows`() {
    var state = state(80, 24)
    state.type("Why?", KeyPress(.enter))
    state.answer("# Sky\n\nThe **sky** is *blue*:\n\n- one\n- tw")

    let text = rows(state).joined(separator: "\n")

    for piece in [
      "you", "  Why?", "  Sky", "  The sky is blue:", "  - one", "  - tw", "8 tok so far",
    ] {
      #expect(text.contains(piece), "\(piece)")
    }
    #expect(!text.contains("**"))
  }

  @Test(arguments: [(1, 120), (2, 160), (4, 200), (8, 200), (3, 80), (2, 60)])
  func `has every pane at every size`(panes: Int, columns: Int) {
    let state = state(columns, 50, panes: Array(repeating: ["demo/prose"], count: panes))
    let text = rows(state).joined(separator: "\n")

    for pane in 0..<panes { #expect(text.contains("\(pane + 2) demo/prose"), "\(pane + 2)") }
    #expect(rows(state).count == 51)
  }

  @Test func `keeps apart what two panes are told`() {
    var state = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    state.type("Hi", KeyPress(.enter))
    state.answer("left words", pane: 0)
    state.answer("right words", pane: 1)

    let line = rows(state).first { $0.contains("left words") }

    #expect(line?.contains("right words") == true)
  }

  @Test(arguments: [(59, 24), (80, 15), (44, 10), (10, 3), (1, 1), (0, 0)])
  func `says so when the terminal is too small, and never traps`(columns: Int, rows count: Int) {
    let rows = rows(state(columns, count))

    if columns >= 44, count >= 10 { #expect(rows[1] == " Switchboard needs 60 columns, 16 rows.") }
  }

  @Test func `lets nothing hostile through`() {
    let hostile =
      "\u{1B}[2J\u{1B}]0;t\u{7}\u{9B}31m\u{202E}abc\u{0}\r"
      + String(repeating: "\u{301}", count: 4000)
    var state = state(100, 30)
    state.type("x", KeyPress(.enter))
    _ = state.handle(.paste(hostile))
    state.answer(hostile)
    _ = state.handle(.run(state.chats[0].id, [.warning(hostile)]))

    let text = rows(state).joined(separator: "\n")

    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
      #expect(!isControl && scalar != "\u{202E}")
    }
  }

  @Test func `never draws a key that is being pasted`() {
    var state = state(120, 40, panes: [["anthropic/claude-sonnet-4-5"]])
    state.type("", .alt("2"), KeyPress(.character("K")))
    _ = state.handle(.paste("sk-canary-123456"))

    let text = rows(state).joined(separator: "\n")

    #expect(text.contains("A key for Anthropic"))
    #expect(text.contains("16 characters"))
    #expect(!text.contains("canary"))
  }
}
