import AppCore
import ChatModel
import Interface
import Screen
import SwitchboardKit
import Testing

@Suite struct `Branches of a chat` {
  private func request(_ effects: [Effect]) -> RunRequest? {
    for case .start(_, let request) in effects { return request }
    return nil
  }

  private func text(_ messages: [Message]?) -> [String] {
    (messages ?? []).map { "\($0.role.rawValue): \($0.text)" }
  }

  @Test func `keeps the later turns of an edited prompt, and brings them back`() {
    var screen = Screenful(100, 30)
    for number in 1...3 { screen.ask("prompt \(number)", answers: ["answer \(number)"]) }
    screen.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")))
    screen.type("E")
    #expect(screen.state.composer.editor.text == "prompt 2")
    screen.type(" anew")
    let effects = screen.press(KeyPress(.enter))

    #expect(
      text(request(effects)?.messages)
        == ["user: prompt 1", "assistant: answer 1", "user: prompt 2 anew"])
    screen.state.answer("other")
    screen.state.end()
    #expect(screen.state.chats[0].turns.map(\.prompt) == ["prompt 1", "prompt 2 anew"])
    screen.type("", .alt("2"), KeyPress(.character("[")))
    #expect(screen.state.chats[0].turns.map(\.prompt) == ["prompt 1", "prompt 2", "prompt 3"])
    screen.type("]")
    #expect(screen.state.chats[0].turns.map(\.prompt) == ["prompt 1", "prompt 2 anew"])
  }

  @Test func `asks an earlier prompt again with what was said before it`() {
    var screen = Screenful(100, 30)
    for number in 1...3 { screen.ask("prompt \(number)", answers: ["answer \(number)"]) }
    screen.type("", .alt("2"), KeyPress(.character("g")), KeyPress(.character("{")))
    screen.type("{{{{")
    let effects = screen.press(KeyPress(.character("r")))

    #expect(text(request(effects)?.messages) == ["user: prompt 1"])
    #expect(screen.state.chats[0].turns.count == 1)
    #expect(screen.state.chats[0].turns[0].branches.count == 2)
    #expect(screen.state.chats[0].turns[0].branches[0].later.count == 2)
  }

  @Test func `continues an answer that broke off, and marks the seam`() {
    var screen = Screenful(100, 30)
    screen.ask("tell", answers: ["the reds rem"])
    screen.type("", .alt("2"))
    let effects = screen.press(KeyPress(.character("C")))
    let messages = text(request(effects)?.messages)
    #expect(messages.prefix(2) == ["user: tell", "assistant: the reds rem"])
    #expect(messages.count == 3)
    screen.state.answer("ain.")
    screen.state.end()

    #expect(screen.draw().contains { $0.hasSuffix("  the reds rem⋯ain.") })
    #expect(screen.state.chats[0].turns[0].answer.text == "the reds remain.")
    #expect(screen.state.chats[0].turns[0].answer.seams == [12])
  }

  @Test func `takes back only the continuation when another entry answers afresh (R34)`() {
    var screen = Screenful(100, 30)
    screen.ask("tell", answers: ["kept "])
    screen.type("", .alt("2"), KeyPress(.character("C")))
    screen.state.answer("dropped")
    _ = screen.state.handle(
      .run(screen.state.chats[0].id, [.restarted(attempt: 2, discardedText: "dropped")]))
    screen.state.answer("new")

    #expect(screen.state.chats[0].turns[0].answer.text == "kept new")
    #expect(screen.draw().contains { $0.contains("kept ⋯new") })
  }

  @Test func `forks into a pane of its own, whose history the others never get`() {
    var screen = Screenful(200, 40)
    screen.ask("one", answers: ["1"])
    screen.ask("two", answers: ["2"])
    screen.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")))
    screen.type("f")

    #expect(screen.state.chats.map { $0.turns.map(\.prompt) } == [["one", "two"], ["one"]])
    screen.state.type("", .alt("l"))
    screen.state.type("three", KeyPress(.enter))
    screen.state.answer("for the fork", pane: 1)
    #expect(screen.state.chats[0].turns.count == 2)
    #expect(screen.state.chats[1].turns.last?.answer.text == "for the fork")
  }

  @Test func `promotes one history to the linked panes, and takes that back`() {
    var screen = Screenful(200, 40, panes: [["demo/prose"], ["demo/code"], ["demo/thinking"]])
    screen.ask("q", answers: ["a", "b", "c"])
    screen.type("", .alt("3"), KeyPress(.character("p")))
    #expect(screen.state.chats.map { $0.turns.last?.answer.text } == ["b", "b", "b"])
    screen.type("u")

    #expect(screen.state.chats.map { $0.turns.last?.answer.text } == ["a", "b", "c"])
  }

  @Test func `changes nothing of a chat that is answering`() {
    var screen = Screenful(100, 30)
    screen.ask("one", answers: ["1"])
    screen.state.type("", .alt("2"), KeyPress(.escape))
    screen.state.type("two", KeyPress(.enter))
    screen.state.answer("so far")
    screen.type("", .alt("2"))
    for key in ["r", "[", "]", "E", "f", "C", "p"] { screen.type(key) }
    screen.press(KeyPress(.delete))

    #expect(screen.state.chats.count == 1)
    #expect(screen.state.chats[0].turns.map(\.prompt) == ["one", "two"])
    #expect(screen.state.chats[0].isRunning)
    guard case .stop? = screen.press(KeyPress(.character("D"))).first else {
      Issue.record("the run is not stopped")
      return
    }
    #expect(screen.state.chats[0].turns.count == 2)
  }
}

@Suite struct `Panes side by side` {
  @Test func `keep apart what is told to each, while panes come and go`() {
    var screen = Screenful(200, 60, panes: [["demo/prose"], ["demo/code"], ["demo/thinking"]])
    screen.state.type("q", KeyPress(.enter))
    let ids = screen.state.chats.map(\.id)
    for (pane, id) in ids.enumerated() {
      _ = screen.state.handle(.run(id, [.content(attempt: 1, .text("pane \(pane) "))]))
    }
    screen.type("", .alt("2"), KeyPress(.character("x")), .control("n"))
    for (pane, id) in ids.enumerated() {
      _ = screen.state.handle(.run(id, [.content(attempt: 1, .text("more \(pane)"))]))
    }

    #expect(screen.state.chats.map(\.id).dropLast() == ids.dropFirst())
    #expect(
      screen.state.chats.map { $0.turns.last?.answer.text ?? "" }
        == ["pane 1 more 1", "pane 2 more 2", ""])
  }

  @Test func `go on when one of them fails`() {
    var screen = Screenful(160, 40, panes: [["demo/prose"], ["demo/code"]])
    screen.state.type("q", KeyPress(.enter))
    _ = screen.state.handle(.runFailed(screen.state.chats[0].id, "The line broke."))
    screen.state.answer("right goes on", pane: 1)

    #expect(screen.state.chats.map(\.isRunning) == [false, true])
    let rows = screen.draw().joined(separator: "\n")
    #expect(rows.contains("The line broke."))
    #expect(rows.contains("right goes on"))
  }

  @Test func `scroll together when they are synchronised, and by themselves otherwise`() {
    let long = (1...100).map { "line \($0)\n\n" }.joined()
    var screen = Screenful(160, 30, panes: [["demo/prose"], ["demo/code"]])
    screen.ask("q", answers: [long, long])
    screen.type("", .alt("2"), .control("u"))
    #expect(screen.state.chats.map { $0.place == nil } == [false, true])
    screen.type("GS")
    screen.press(.control("u"))

    #expect(screen.state.chats.map { $0.place == nil } == [false, false])
    let row = screen.draw().first { $0.contains("line 90 ") }
    #expect(row?.ranges(of: "line 90").count == 2)
  }
}
