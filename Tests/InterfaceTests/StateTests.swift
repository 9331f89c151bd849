import AppCore
import ChatModel
import SwitchboardKit
import Testing

extension Effect {
  /// Whether it starts a run.
  fileprivate var isStart: Bool {
    if case .start = self { true } else { false }
  }
}

@Suite struct `The state of the playground` {
  @Test func `sends a prompt to every linked pane, and to the current one alone when it is not`() {
    var linked = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    linked.type("Hi")
    #expect(linked.handle(.key(KeyPress(.enter))).count(where: \.isStart) == 2)

    var alone = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    _ = alone.handle(.key(.alt("l")))
    alone.type("Hi")
    #expect(alone.handle(.key(KeyPress(.enter))).count(where: \.isStart) == 1)
  }

  @Test func `stops with Esc exactly the current pane's run`() {
    var state = state(160, 40, panes: [["demo/prose"], ["demo/code"]])
    state.type("Hi", KeyPress(.enter))

    let effects = state.handle(.key(KeyPress(.escape)))

    guard case .stop(let id)? = effects.first, effects.count == 1 else {
      Issue.record("\(effects)")
      return
    }
    #expect(id == state.chats[state.current].id)
  }

  @Test func `takes Ctrl+C for stop, then clear, then leave`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    guard case .stop? = state.handle(.interrupted).first else {
      Issue.record("the run is not stopped")
      return
    }
    _ = state.handle(.runFailed(state.chats[0].id, "stopped"))
    state.type("draft")

    #expect(state.handle(.interrupted).isEmpty)
    #expect(state.composer.editor.isEmpty)
    #expect(state.handle(.interrupted).isEmpty)
    guard case .quit? = state.handle(.interrupted).first else {
      Issue.record("it does not leave")
      return
    }
  }

  @Test func `sends a paste of many lines only when Enter is pressed`() {
    var state = state(80, 24)

    #expect(state.handle(.paste("one\r\ntwo\nthree")).isEmpty)
    #expect(state.composer.editor.text == "one\ntwo\nthree")
    #expect(state.chats[0].turns.isEmpty)
  }

  @Test func `asks again with a sibling beside the old answer`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    state.answer("first")
    _ = state.handle(.runFailed(state.chats[0].id, "over"))
    state.type("", .alt("2"), KeyPress(.character("r")))
    state.answer("second")

    #expect(state.chats[0].turns.count == 1)
    #expect(state.chats[0].turns[0].answers.map(\.text) == ["first", "second"])
    #expect(state.chats[0].turns[0].shown == 1)
  }

  @Test func `takes the text back when the next entry answers afresh (R34)`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    state.answer("half of")
    _ = state.handle(.run(state.chats[0].id, [.restarted(attempt: 2, discardedText: "half of")]))
    state.answer("whole")

    #expect(state.chats[0].turns[0].answer.text == "whole")
  }

  @Test func `steps through exactly the effort levels of the model`() {
    var state = state(120, 40, panes: [["openai/gpt-5"]])
    var seen: [String?] = []
    for _ in 0..<6 {
      _ = state.handle(.key(.alt(".")))
      seen.append(state.effortLevel(of: state.chat))
    }

    #expect(seen == ["minimal", "low", "medium", "high", "high", "high"])
    #expect(state.chat.options["openai"]?["reasoningEffort"] == "high")
  }

  @Test func `moves what is read three lines at a time while an answer grows`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    state.answer((1...60).map { "- item \($0)\n" }.joined())
    var screen = Screenful(state)
    var tops: [String] = []
    for number in 61...66 {
      screen.state.answer("- item \(number)\n")
      let rows = screen.draw()
      #expect(rows.contains { $0.contains("item \(number)") })
      tops.append(rows[1])
    }

    #expect((2...3).contains(Set(tops).count), "\(tops)")
  }

  @Test func `moves nothing that is read when the answer ends`() {
    for count in 60...65 {
      var stage = GoldenStage(
        GoldenScene("end", panes: [["demo/prose"]]) { _ in },
        GoldenScene.Size(columns: 80, rows: 24))
      stage.ask("Hi")
      stage.call()
      stage.say((1...40).map { "- item \($0)\n" }.joined())
      stage.draw()
      stage.say((41...count).map { "- item \($0)\n" }.joined())
      let before = stage.draw()
      stage.end()
      let after = stage.draw()
      let text = { (rows: [String]) in rows.map { $0.contains("item") ? $0 : "" } }
      #expect(text(before) == text(after), "\(count)")
      #expect(after.contains { $0.contains("338 tok") }, "\(count)")
    }
  }

  @Test func `keeps the reader's place while an answer grows`() {
    var state = state(80, 24)
    state.type("Hi", KeyPress(.enter))
    state.answer((1...60).map { "line \($0)\n\n" }.joined())
    var screen = Screenful(state)
    screen.draw()
    screen.type("", .alt("2"), KeyPress(.character("k")))
    let before = screen.draw()
    screen.state.answer((61...70).map { "line \($0)\n\n" }.joined())
    let after = screen.draw()

    #expect(before.dropLast(6) == after.dropLast(6))
    #expect(screen.state.chats[0].unseen == 20)
    #expect(after.contains { $0.hasSuffix("20 new below, G follows") })
    screen.type("G")
    screen.draw()
    #expect(screen.state.chats[0].place == nil)
    #expect(screen.state.chats[0].unseen == 0)
  }

  @Test func `holds eight panes at most and always one`() {
    var state = state(200, 60)
    for _ in 0..<12 { _ = state.handle(.key(.control("n"))) }
    #expect(state.chats.count == 8)
    state.type("", .alt("2"))
    for _ in 0..<12 { state.type("x") }
    #expect(state.chats.count == 1)
  }

  @Test(arguments: [
    ("hello world", [KeyPress.control("w")], "hello "),
    ("hello", [.control("a"), .control("k")], ""),
    ("ab", [KeyPress(.left), KeyPress(.character("x"))], "axb"),
    ("hello", [.control("u"), .control("y")], "hello"),
    ("ae\u{301}", [KeyPress(.backspace)], "a"),
  ])
  func `edits a line as readline does`(text: String, keys: [KeyPress], expected: String) {
    var editor = LineEditor()
    editor.insert(text)
    for key in keys { _ = editor.handle(key) }

    #expect(editor.text == expected)
  }
}
