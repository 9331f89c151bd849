import AppCore
import Interface
import Screen
import Testing
import TextLayout
import Themes

@Suite struct `Finding words in a chat` {
  @Test func `counts, goes to the next one and around the end`() {
    var screen = Screenful(100, 30)
    screen.ask("about cats", answers: ["A cat.\n\nAnother Cat and a **cat**alogue."])
    screen.type("", .alt("2"), KeyPress(.character("/")))
    screen.type("cat")
    #expect(screen.draw().contains { $0.contains("/ cat_") && $0.hasSuffix("1 of 4") })
    screen.press(KeyPress(.enter))
    var seen = [screen.state.searchOrdinal]
    for _ in 0..<4 {
      screen.type("n")
      seen.append(screen.state.searchOrdinal)
    }
    screen.type("N")

    #expect(seen == [1, 2, 3, 4, 1])
    #expect(screen.state.searchOrdinal == 4)
    #expect(screen.draw()[0].contains("4 of 4"))
  }

  @Test func `counts case only when the words have a capital letter`() {
    var screen = Screenful(100, 30)
    screen.ask("x", answers: ["Ärger ärger ÄRGER Wort wort"])
    screen.type("", .alt("2"), KeyPress(.character("/")))
    screen.type("ärger")
    #expect(screen.state.search?.total == 3)
    screen.press(.control("u"))
    screen.type("Wort")

    #expect(screen.state.search?.total == 1)
  }

  @Test func `counts on while the answer grows, also across the pieces`() {
    var screen = Screenful(100, 30)
    screen.state.type("q", KeyPress(.enter))
    screen.state.answer("needle, nee")
    screen.draw()
    screen.type("", .alt("2"), KeyPress(.character("/")))
    screen.type("needle")
    #expect(screen.state.search?.total == 1)
    screen.state.answer("dle and ")
    #expect(screen.state.search?.total == 2)
    screen.state.answer("needle")
    screen.draw()

    #expect(screen.state.search?.total == 3)
    #expect(screen.draw().contains { $0.hasSuffix("1 of 3") })
  }

  @Test func `shows the found line wherever it is, and goes back with Esc`() {
    var screen = Screenful(100, 24)
    let text = (1...300).map { "line \($0) \($0 == 17 ? "zebra" : "horse")\n\n" }.joined()
    screen.ask("q", answers: [text])
    screen.type("", .alt("2"))
    let before = screen.draw()
    screen.type("/zebra")
    #expect(screen.draw().contains { $0.contains("line 17 zebra") })
    screen.press(KeyPress(.escape))

    #expect(screen.draw() == before)
    #expect(screen.state.search == nil)
  }

  @Test func `marks what is found with the role of found words, also over a line break`() throws {
    var screen = Screenful(60, 24)
    screen.ask("q", answers: [String(repeating: "filler ", count: 7) + "green apple"])
    screen.type("", .alt("2"), KeyPress(.character("/")))
    screen.type("green apple")

    #expect(screen.state.search?.total == 1)
    let look = RolePalette([.match: RoleLook(hex: RGB(1, 2, 3))])
    screen.view.palette = Palette(
      Theme(name: "test", dark: look, light: look), appearance: .dark)
    let frame = screen.view.draw(screen.state).frame
    let ground = screen.view.palette[.match].background
    var marked = ""
    for row in 0..<frame.rows {
      for column in 0..<frame.columns
      where frame[row, column].style.background == ground {
        marked += frame[row, column].glyph.text
      }
    }

    #expect(marked == "greenapple")
  }

  @Test func `says that nothing was found, and that nothing is looked for`() {
    var screen = Screenful(100, 24)
    screen.ask("q", answers: ["text"])
    screen.type("", .alt("2"), KeyPress(.character("n")))
    #expect(screen.state.flash == "Nothing is looked for; / begins a search.")
    screen.type("/nowhere")

    #expect(screen.draw().contains { $0.hasSuffix("not found") })
  }
}
