import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `Reading a chat` {
  private static let words = (1...900).map { "word\($0)" }.joined(separator: " ")

  /// The first row of the chat that has a word, and the word.
  private func firstWord(_ rows: [String]) -> String? {
    rows.dropFirst().lazy.compactMap { row in
      row.split(whereSeparator: { " │┃".contains($0) }).first { $0.hasPrefix("word") }.map(
        String.init)
    }.first
  }

  @Test func `keeps the same words at the top when the width changes`() {
    var screen = Screenful(120, 30)
    screen.ask("Hi", answers: [Self.words])
    screen.type("", .alt("2"), .control("u"), .control("u"), .control("u"))
    let before = firstWord(screen.draw()).flatMap { Int($0.dropFirst(4)) } ?? 0
    for columns in [60, 200, 90, 120] {
      _ = screen.state.handle(.resized(columns: columns, rows: 30))
      screen.draw()
    }
    let after = firstWord(screen.draw()).flatMap { Int($0.dropFirst(4)) } ?? 0

    #expect(before > 100)
    #expect(abs(before - after) <= 30, "\(before) \(after)")
  }

  @Test func `keeps the reader's lines when the window only becomes lower and higher`() {
    var screen = Screenful(120, 30)
    screen.ask("Hi", answers: [Self.words])
    screen.type("", .alt("2"), .control("u"), .control("u"))
    let before = screen.draw()[3]
    for rows in [20, 40, 25, 30] {
      _ = screen.state.handle(.resized(columns: 120, rows: rows))
      screen.draw()
    }

    #expect(screen.draw()[3].suffix(80) == before.suffix(80))
  }

  @Test func `goes to the start and back to the end, line by line`() {
    var screen = Screenful(100, 24)
    screen.ask("First prompt", answers: [Self.words])
    screen.ask("Second prompt", answers: ["short"])
    screen.type("", .alt("2"), KeyPress(.character("g")))
    #expect(screen.draw().joined().contains("First prompt"))
    for _ in 0..<400 { screen.type("j") }
    #expect(screen.state.chats[0].place == nil)
    for _ in 0..<400 { screen.type("k") }

    #expect(screen.draw()[1].hasSuffix("you"))
    #expect(screen.draw()[2].hasSuffix("First prompt"))
  }

  @Test func `moves wide code sideways, and says that there is more`() {
    var screen = Screenful(80, 24, panes: [["demo/prose"]])
    let code = "```\n" + String(repeating: "abcdefgh ", count: 20) + "end\n```\n"
    screen.ask("Hi", answers: [code])
    screen.type("", .alt("2"))
    let before = screen.draw().first { $0.contains("abcdefgh") }
    for _ in 0..<12 { screen.type("L") }
    let after = screen.draw().first { $0.contains("end") }

    #expect(before?.hasSuffix("⋯") == true)
    #expect(after?.contains("⋯") == true)
    for _ in 0..<12 { screen.press(KeyPress(.left, .shift)) }
    #expect(screen.draw().first { $0.contains("abcdefgh") } == before)
  }

  @Test func `selects messages, and copies, deletes and restores the selected one`() {
    var screen = Screenful(100, 30)
    for number in 1...3 { screen.ask("prompt \(number)", answers: ["answer \(number)"]) }
    screen.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")))
    #expect(screen.draw().contains { $0.contains("›you") })
    #expect(copied(screen.press(KeyPress(.character("y")))) == "answer 2")
    screen.press(KeyPress(.delete))
    #expect(screen.state.chats[0].turns.map(\.prompt) == ["prompt 1", "prompt 3"])
    screen.type("u")

    #expect(screen.state.chats[0].turns.map(\.prompt) == ["prompt 1", "prompt 2", "prompt 3"])
    screen.type("D")
    #expect(screen.state.chats[0].turns.isEmpty)
    screen.type("u")
    #expect(screen.state.chats[0].turns.count == 3)
  }

  @Test func `copies code at once when there is one block, and by its number otherwise`() {
    var screen = Screenful(100, 30)
    screen.ask("one", answers: ["```swift\n\tlet a = 1\n```\n"])
    screen.type("", .alt("2"))
    #expect(copied(screen.press(KeyPress(.character("c")))) == "\tlet a = 1\n")
    screen.ask("two", answers: ["```\nfirst\n```\n\ntext\n\n```\nsecond\n```\n"])
    screen.type("", .alt("2"))
    #expect(screen.press(KeyPress(.character("c"))).isEmpty)
    let rows = screen.draw()
    #expect(rows.contains { $0.contains("1   first") })
    #expect(rows.contains { $0.contains("2   second") })

    #expect(copied(screen.press(KeyPress(.character("2")))) == "second\n")
    #expect(screen.state.focus == .chat)
  }

  @Test func `selects lines with the keys that scroll, and copies them`() {
    var screen = Screenful(100, 30)
    screen.ask("Hi", answers: ["one\n\ntwo\n\nthree"])
    screen.type("", .alt("2"), KeyPress(.character("v")))
    screen.type("jjjjj")
    screen.type("v")
    screen.type("vjjjjjj")

    let text = copied(screen.press(KeyPress(.character("y"))))

    #expect(text?.hasPrefix("you\nHi\n\nprose  ") == true)
    #expect(text?.hasSuffix("✗ not sent\none\n\ntwo\n") == true)
    #expect(screen.state.chats[0].selection == nil)
  }

  private func copied(_ effects: [Effect]) -> String? {
    for case .copy(let text) in effects { return text }
    return nil
  }
}
