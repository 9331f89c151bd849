import AppCore
import Interface
import Screen
import SwitchboardKit
import Testing
import TextLayout

@Suite struct `The keys of a chat` {
  private let chat = Keymap.standard

  @Test func `step through the answers in both directions`() {
    #expect(chat.action(for: KeyPress(.character("[")), in: .chat) == .earlierAnswer)
    #expect(chat.action(for: KeyPress(.character("]")), in: .chat) == .otherAnswer)
  }

  @Test func `ask again with r and with the present options with R`() {
    #expect(chat.keys(of: .again, in: .chat) == ["r"])
    #expect(chat.action(for: KeyPress(.character("R")), in: .chat) == .againWithOptions)
  }

  @Test func `have one meaning each in their place`() {
    let bindings = chat.entries.map { "\($0.place.rawValue) \($0.name)" }
    #expect(Set(bindings).count == bindings.count)
  }

  @Test func `are in the help only when they do something`() {
    var screen = Screenful(120, 60)
    screen.press(.alt("2"))
    screen.press(KeyPress(.character("?")))
    let fresh = screen.draw().joined(separator: "\n")
    #expect(!fresh.contains(Action.undo.sentence) && !fresh.contains(Action.nextMatch.sentence))
    #expect(!fresh.contains(Action.blindTest.sentence) && !fresh.contains(Action.again.sentence))
  }

  @Test func `that mean nothing now say why`() {
    var screen = Screenful(120, 40)
    screen.ask("Hi", answers: ["An answer."])
    screen.press(.alt("2"))
    for key in ["u", "=", "|", "p", "S", "B", "N", "]", "[", "}"] {
      screen.type(key)
      #expect(screen.state.flash?.hasSuffix(".") == true, "\(key)")
    }
  }
}

@Suite struct `The way back` {
  private func timeline() -> Screenful {
    var screen = Screenful(80, 24)
    screen.ask("Hi", answers: ["An answer."])
    screen.press(.alt("2"))
    screen.type("t")
    return screen
  }

  @Test(arguments: ["e", "w"])
  func `from what a timeline opened leads to the timeline`(key: String) {
    var screen = timeline()
    let before = screen.draw()
    screen.type(key)
    #expect(screen.draw() != before)
    screen.press(KeyPress(.escape))
    #expect(screen.draw() == before)
    screen.press(KeyPress(.escape))
    #expect(screen.state.overlay == nil)
  }

  @Test func `is closed at once by Ctrl+C`() {
    var screen = timeline()
    screen.type("w")
    screen.press(.control("c"))
    #expect(screen.state.overlay == nil)
  }

  @Test(arguments: ["t", "w", "d"])
  func `is named in every status row, however narrow`(key: String) {
    var screen = Screenful(60, 16)
    screen.ask("Hi", answers: ["An answer."])
    screen.press(.alt("2"))
    screen.type(key)
    #expect(screen.draw()[15].contains("Esc back"))
  }

  @Test func `shows what was copied while a view has the whole screen`() {
    var screen = timeline()
    _ = screen.state.handle(.copied("Copied 20 characters."))
    #expect(screen.draw()[22] == " Copied 20 characters.")
  }
}

@Suite struct `A narrow screen` {
  @Test func `has sentences of the help whole, or wide enough for one column`() {
    let longest = Action.allCases.map { DisplayWidth.width(of: $0.sentence) }.max() ?? 0
    #expect(longest <= 50)
  }

  @Test(arguments: [60, 61, 70, 80])
  func `loses whole groups of the composer's hint`(columns: Int) {
    var screen = Screenful(columns, 24)
    screen.ask("Hi", answers: ["An answer."])
    screen.press(KeyPress(.escape))
    let hint = screen.draw()[22]
    #expect(hint.contains("Ctrl+J line") && !hint.contains("⋯"))
  }

  @Test func `has the strip of the leader over the options`() {
    var screen = Screenful(120, 40)
    screen.press(.alt("0"))
    screen.press(.alt("0"))
    screen.press(Keymap.leader)
    _ = screen.state.handle(.tick(.seconds(1)))
    #expect(screen.draw().contains { $0.contains("Ctrl+X then") })
  }

  @Test(arguments: [80, 84, 107])
  func `has every column of a timeline's table whole`(width: Int) {
    var screen = Screenful(width, 24)
    screen.ask("Hi", answers: ["An answer."])
    screen.press(.alt("2"))
    screen.type("t")
    let heads = screen.draw().first { $0.contains("first byte") }
    #expect(heads.map { $0.hasSuffix("billed") } ?? true)
  }
}
