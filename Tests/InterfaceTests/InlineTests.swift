import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `Answers that stay in the terminal` {
  /// A state in inline mode, with its view and all that has gone above the live rows.
  private struct Inline {
    var state: AppState
    var view = ScreenView(palette: .plain, facts: [])
    var above: [String] = []
    var live: [String] = []

    init(_ columns: Int = 60, _ rows: Int = 20, panes: [[String]] = [["demo/prose"]]) {
      state = InterfaceTests.state(columns, rows, panes: panes)
      state.isInline = true
      draw()
    }

    mutating func draw() {
      let picture = view.drawInline(state)
      above += picture.above.flatMap(Self.rows)
      live = Self.rows(of: picture.live)
    }

    /// Sends a prompt, and looks at it.
    mutating func ask(_ prompt: String) {
      state.type(prompt, KeyPress(.enter))
      draw()
    }

    mutating func answer(_ text: String, pane: Int = 0) {
      state.answer(text, pane: pane)
      draw()
    }

    mutating func end(pane: Int = 0) {
      state.end(pane: pane)
      draw()
    }

    /// What went up after some text.
    func rows(after text: String) -> [String] {
      Array(above.drop { $0 != text }.dropFirst())
    }

    static func rows(of frame: Frame) -> [String] {
      frame.text(caret: "_").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { row in
          var row = row
          while row.last == " " { row.removeLast() }
          return String(row)
        }
    }
  }

  @Test func `a prompt goes up when it is sent, the answer when it is finished`() {
    var inline = Inline()
    #expect(inline.above.first == "Switchboard  demo/prose")
    inline.ask("Why?")
    #expect(inline.rows(after: "you") == ["  Why?", ""])
    let count = inline.above.count

    inline.answer("Because of **this**.\n\n")
    #expect(inline.above.count == count && inline.live.contains("  Because of this."))
    inline.answer("And that.")
    inline.end()

    #expect(inline.rows(after: "  Because of this.").first == "")
    #expect(inline.above.contains("  And that.") && !inline.live.contains("  And that."))
    #expect(inline.live.count == 4)
    #expect(inline.live.last?.hasPrefix(" Composer") == true)
    let all = inline.above
    inline.draw()
    #expect(inline.above == all, "nothing goes up twice")
  }

  @Test func `a file that cannot be attached is said below its path`() {
    var inline = Inline()
    inline.state.type("/attach", KeyPress(.enter))
    inline.state.type("/nope", KeyPress(.enter))
    _ = inline.state.handle(.composed(.refused("/nope is no file.")))
    inline.draw()

    #expect(inline.live.contains(" attach the file: /nope_"))
    #expect(inline.live.contains(" /nope is no file."))
  }

  @Test func `a long answer shows its end below its header while it comes`() {
    var inline = Inline()
    inline.ask("Count.")
    inline.answer((1...90).map { "Line \($0)." }.joined(separator: "\n\n"))

    #expect(inline.live.count == 15, "rows are left, so that a lower terminal keeps no copies")
    #expect(inline.live.first?.hasPrefix("prose") == true)
    #expect(inline.live.contains("  Line 90."))
    #expect(!inline.above.contains("  Line 1."))
    inline.end()
    let lines = inline.above.filter { $0.hasPrefix("  Line ") }
    #expect(lines == (1...90).map { "  Line \($0)." })
  }

  @Test func `several panes are stacked while they answer, and go up as they finish`() {
    var inline = Inline(panes: [["demo/prose"], ["demo/code"], ["demo/thinking"]])
    inline.ask("Who?")
    inline.answer("One.", pane: 0)
    inline.answer("Two.", pane: 1)
    let headers = inline.live.filter { $0.first?.isNumber == true }
    #expect(headers.map { $0.prefix(7) } == ["2 prose", "3 code ", "4 think"])

    inline.end(pane: 1)
    #expect(inline.above.contains("  Two.") && !inline.above.contains("  One."))
    inline.end(pane: 0)
    inline.end(pane: 2)
    #expect(inline.above.filter { $0 == "you" }.count == 1, "one prompt for all of them")
    let names = inline.above.filter { $0.first?.isNumber == true }.map { $0.prefix(3) }
    #expect(names == ["3 c", "2 p", "4 t"])
  }

  @Test func `an answer to an earlier prompt says which`() {
    var inline = Inline(panes: [["demo/prose"], ["demo/code"]])
    inline.ask("First")
    inline.end(pane: 0)
    inline.ask("Second")
    inline.end(pane: 1)

    let prompts = inline.above.filter { ["  First", "  Second"].contains($0) }
    #expect(prompts == ["  First", "  Second", "  First"])
  }

  @Test func `what floats and what is no composer has the whole screen`() {
    var inline = Inline()
    #expect(inline.state.showsInline)
    for (key, back) in [
      (KeyPress.alt("1"), KeyPress(.escape)), (.alt("2"), KeyPress(.escape)),
      (.control("p"), KeyPress(.escape)), (KeyPress(.function(1)), KeyPress(.escape)),
    ] {
      _ = inline.state.handle(.key(key))
      #expect(!inline.state.showsInline, "\(key.name)")
      _ = inline.state.handle(.key(back))
      #expect(inline.state.showsInline, "back from \(key.name)")
    }
  }

  @Test func `an answer that ended behind the whole screen goes up afterwards`() {
    var inline = Inline()
    inline.ask("Why?")
    _ = inline.state.handle(.key(.control("p")))
    inline.state.answer("Because.")
    inline.state.end()
    _ = inline.state.handle(.key(KeyPress(.escape)))
    inline.draw()
    #expect(inline.above.contains("  Because."))
  }

  @Test func `leaving asks in the line below the draft, and takes along what was coming`() {
    var inline = Inline()
    inline.ask("Why?")
    inline.answer("Because")
    _ = inline.state.handle(.key(.control("x")))
    _ = inline.state.handle(.key(KeyPress(.character("q"))))
    inline.draw()
    #expect(inline.state.showsInline)
    #expect(
      inline.live.contains {
        $0.hasPrefix(" One answer is still coming. Leave and stop it?")
      })

    let last = inline.view.closeInline(inline.state).flatMap(Inline.rows)
    #expect(last.contains("  Because") && last.contains("  stopped on leaving"))
    #expect(inline.view.closeInline(inline.state).isEmpty)
  }

  @Test(arguments: [(20_000, 0), (120_000, 1), (170_000, 1)])
  func `how much of the context is used stands on the rule, and above it from half of it on`(
    tokens: Int, rows: Int
  ) throws {
    let model = try #require(ModelID("anthropic/claude-haiku-4-5"))
    var inline = Inline(120, 30, panes: [[model.description]])
    let before = inline.live.count
    inline.ask("Why?")
    var answer = Answer(requested: model)
    answer.outcome = .answered
    answer.answeredBy = model
    answer.text = "Because."
    answer.usage = Usage(inputTokens: tokens, outputTokens: 10)
    _ = inline.state.handle(.run(inline.state.chat.id, [.ended(answer)]))
    inline.draw()

    #expect(inline.live.count == before + rows)
    #expect(inline.live[rows].contains("1 turn  \(tokens / 1000)K of 200K"))
    #expect(rows == 0 || inline.live[0].hasPrefix("1 turn  \(tokens / 1000)K of 200K"))
    #expect((tokens > 160_000) == inline.live[0].hasSuffix("full  /clear begins anew"))
  }

  @Test func `what makes no sense here says so in a sentence`() {
    var inline = Inline()
    _ = inline.state.handle(.key(.alt("z")))
    #expect(inline.state.flash?.hasPrefix("With --inline nothing is beside") == true)
    _ = inline.state.handle(.key(KeyPress(.pageUp)))
    #expect(inline.state.flash?.hasPrefix("With --inline the terminal itself scrolls") == true)
    _ = inline.state.handle(.key(.control("x")))
    #expect(inline.state.handle(.key(KeyPress(.character("u")))).isEmpty)
    #expect(inline.state.flash == "With --inline the mouse stays the terminal's own.")
    #expect(!inline.state.hasMouse)
  }

  @Test(arguments: [(24, 8), (30, 10), (60, 16), (80, 24), (120, 40), (200, 60)])
  func `the live rows leave room at every size`(columns: Int, rows: Int) {
    var inline = Inline(columns, rows, panes: Array(repeating: ["demo/prose"], count: 8))
    inline.ask("Why?")
    for pane in 0..<8 { inline.answer("A\n\nB\n\nC\n\nD\n\n", pane: pane) }
    #expect(inline.live.count < rows)
    _ = inline.state.handle(.key(KeyPress(.character("/"))))
    inline.draw()
    #expect(inline.live.count < rows)
    #expect(inline.live.last?.isEmpty == false)
  }

  @Test func `a wide table is squeezed and a long line of code stays one line`() {
    var inline = Inline()
    inline.ask("Table")
    let code = "let x = \"" + String(repeating: "y", count: 90) + "\""
    inline.answer("| a | b |\n|---|---|\n| \(String(repeating: "word ", count: 30)) | c |\n\n")
    inline.answer("```swift\n\(code)\n```\n")
    inline.end()
    let table = inline.above.filter { $0.contains("word") }
    #expect(table.count > 2 && table.allSatisfy { $0.count <= 60 })
    #expect(inline.above.contains { $0.hasSuffix(code) })
  }
}
