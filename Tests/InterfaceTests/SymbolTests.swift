import AppCore
import Interface
import Screen
import Testing
import TextLayout

@Suite struct `The two sets of symbols` {
  /// Pictures of everything that floats, and of the panes.
  private static var states: [AppState] {
    var answered = state(160, 40, panes: [["demo/busy", "demo/prose"], ["demo/code"]])
    answered.type("Hi", KeyPress(.enter))
    answered.answer(
      "# Title\n\n- item\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n`code`")
    var states = [state(80, 24), state(44, 10), answered]
    let keys: [[KeyPress]] = [
      [.control("p")], [KeyPress(.function(1))], [.alt("t")], [.alt("1")], [.alt("0")],
      [.alt("2"), KeyPress(.character("t"))], [.alt("2"), KeyPress(.character("e"))],
      [Keymap.leader],
    ]
    for presses in keys {
      var state = answered
      for press in presses { _ = state.handle(.key(press)) }
      _ = state.handle(.tick(.seconds(1)))
      states.append(state)
    }
    return states
  }

  @Test func `are of equal width everywhere, and the poorer one is ASCII`() {
    for state in Self.states {
      var view = ScreenView(palette: .plain, facts: ["0 keys"])
      let rich = view.draw(state).frame
      view.symbols = .ascii
      let poor = view.draw(state).frame
      let isPoor = poor.text().allSatisfy { $0.isASCII }
      #expect(isPoor, "\(poor.text())")
      for row in 0..<rich.rows {
        for column in 0..<rich.columns {
          let (left, right) = (rich[row, column].glyph, poor[row, column].glyph)
          #expect(left.width == right.width && (left.count > 1 || left == right))
        }
      }
    }
  }

  @Test func `have nothing but ASCII, box lines and signs of neutral width`() {
    let signs = Set("▸▾◂›◉◌✓✗⋯".unicodeScalars)
    for state in Self.states {
      var view = ScreenView(palette: .plain, facts: [])
      for scalar in view.draw(state).frame.text().unicodeScalars where !scalar.isASCII {
        let isLine = (0x2500...0x257F).contains(scalar.value)
        let isBraille = (0x2800...0x28FF).contains(scalar.value)
        #expect(isLine || isBraille || signs.contains(scalar), "\(scalar)")
      }
    }
  }

  @Test func `draw the same frame`() {
    var view = ScreenView(palette: .plain, facts: ["0 keys"])
    view.symbols = .ascii
    let rows = view.draw(state(80, 24)).frame.text().split(separator: "\n")

    #expect(rows[0].hasPrefix("- 1 Models ---"))
    #expect(rows[0].contains("+->2 demo/busy > demo/prose -"))
    #expect(rows[20] == String(repeating: "=", count: 27) + "+" + String(repeating: "=", count: 52))
    #expect(rows[21].hasPrefix(" > "))
  }

  @Test(arguments: [
    ("⠋", "/"), ("⠙", "-"), ("⠹", "\\"), ("⠸", "|"), ("⠿", "*"), ("⣶", "="), ("╌", "."), ("╍", ":"),
    ("┱", "+"), ("╳", "X"),
  ])
  func `have the twins of the design`(sign: Unicode.Scalar, twin: Unicode.Scalar) {
    #expect(SymbolSet.twin(of: sign) == twin)
  }

  @Test func `leave what models write in other scripts`() {
    var state = state(100, 30)
    state.type("x", KeyPress(.enter))
    state.answer("naïve 日本 🙂")
    var view = ScreenView(palette: .plain, facts: [])
    view.symbols = .ascii
    #expect(view.draw(state).frame.text().contains("naïve 日本 🙂"))
  }
}
