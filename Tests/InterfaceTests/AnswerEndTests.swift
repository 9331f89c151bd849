import AppCore
import ChatModel
import SwitchboardKit
import Testing
import TextLayout

/// What stands around an answer beside its text.
@Suite struct `How an answer ended` {
  /// An answer of `demo/prose`, ended for a reason, drawn without the line ends.
  private func picture(
    _ text: String, _ reason: Finish.Reason = .stop, outcome: Answer.Outcome = .answered,
    rows: Int = 30, change: (inout Answer, inout Attempt) -> Void = { _, _ in }
  ) throws -> String {
    var screen = Screenful(120, rows)
    screen.type("Why?", KeyPress(.enter))
    if !text.isEmpty { screen.state.answer(text) }
    let model = try #require(ModelID("demo/prose"))
    var answer = Answer(requested: model)
    answer.outcome = outcome
    answer.answeredBy = model
    answer.text = text
    answer.total = .seconds(2)
    answer.finish = Finish(reason, raw: reason.rawValue)
    var attempt = Attempt(
      number: 1, entry: 1, call: 1, callsAllowed: 1, model: model,
      outcome: outcome == .answered ? .answered : .failed, started: .zero)
    change(&answer, &attempt)
    answer.attempts = [attempt]
    _ = screen.state.handle(.run(screen.state.chat.id, [.ended(answer)]))
    return screen.draw().compactMap { $0.split(separator: "│").last }.joined(separator: "\n")
  }

  @Test func `is said below a text that was cut at the output limit`() throws {
    let text = try picture("Half of", .length)
    #expect(text.contains("[cut here] The output limit was reached; C continues it."))
    #expect(try !picture("All of it").contains("[cut here]"))
  }

  @Test func `is said of a text that the provider held back`() throws {
    #expect(try picture("Half", .contentFilter).contains("content filter ended the answer."))
    #expect(try picture("", .contentFilter).contains("content filter held it back."))
  }

  @Test func `is said where there is no text`() throws {
    #expect(try picture("").contains("The answer is empty."))
    #expect(try picture("", .length).contains("the output limit was reached before it."))
  }

  @Test func `is not called empty where a tool is wanted`() throws {
    var screen = Screenful(120, 30)
    screen.type("Why?", KeyPress(.enter))
    let call = ToolCall(id: "1", name: "look", arguments: .object([:]))
    let answer = try Answer(requested: #require(ModelID("demo/prose")))
    _ = screen.state.handle(
      .run(screen.state.chat.id, [.content(attempt: 1, .toolCall(call)), .ended(answer)]))
    #expect(screen.picture.contains("wants look"))
    #expect(!screen.picture.contains("empty"))
  }

  @Test func `counts about what came where nobody counted`() throws {
    let stopped = try picture(
      String(repeating: "word ", count: 40), outcome: .stopped, change: { $1.outcome = .stopped })
    #expect(stopped.contains("about 40 tok"))
  }

  @Test func `names a model that is another than the one asked for`() throws {
    func header(_ reported: String) throws -> String {
      try picture("Yes.") { $1.reportedModel = reported }
    }
    #expect(try header("kimi-k2").contains("the provider says it was kimi-k2"))
    #expect(try !header("prose").contains("says it was"))
    #expect(try !header("maker/Prose-2026-01-01").contains("says it was"))
    #expect(try !header("demo-prose-2026-07-01").contains("says it was"))
    #expect(try header("prose-mini").contains("the provider says it was prose-mini"))
    #expect(try header("prose-4").contains("the provider says it was prose-4"))
    #expect(try !header("x\u{1B}]0;t\u{7}").contains("\u{1B}"))
  }
}

@Suite struct `A pane that is folded` {
  @Test func `says why nothing came, before all other notes`() {
    var screen = Screenful(80, 24, panes: [["demo/prose"], ["demo/code"], ["demo/busy"]])
    screen.type("Why?", KeyPress(.enter))
    for pane in 1...2 {
      let note = RunEvent.warning("A key goes somewhere.")
      _ = screen.state.handle(.run(screen.state.chats[pane].id, [note]))
      _ = screen.state.handle(.runFailed(screen.state.chats[pane].id, "Refused by \(pane)."))
    }
    screen.state.answer("Because.")
    let text = screen.picture
    #expect(text.contains("Refused by 1.") && text.contains("Refused by 2."))
  }
}

/// Sentences about a run, and what an answer rests on.
@Suite struct `The notes of an answer` {
  @Test func `say once in a chat where a key goes`() {
    var screen = Screenful(120, 40)
    let sentence = "The key A goes to 127.0.0.1."
    for prompt in ["one", "two"] {
      screen.type(prompt, KeyPress(.enter))
      _ = screen.state.handle(.run(screen.state.chat.id, [.warning(sentence)]))
      screen.state.answer("Yes.")
      screen.state.end(pane: 0)
    }
    #expect(screen.picture.split(separator: "goes to 127.0.0.1").count == 2)
  }

  @Test func `say of each reply what was mended in it`() {
    var screen = Screenful(120, 40)
    for prompt in ["one", "two"] {
      screen.type(prompt, KeyPress(.enter))
      let event = StreamEvent.warning("An event was left out.")
      _ = screen.state.handle(.run(screen.state.chat.id, [.content(attempt: 1, event)]))
      screen.state.answer("Yes.")
      screen.state.end(pane: 0)
    }
    #expect(screen.picture.split(separator: "An event was left out.").count == 3)
  }

  @Test func `name a source by its title and its address`() {
    var screen = Screenful(120, 40)
    screen.type("Who?", KeyPress(.enter))
    let source = Source(url: "https://example.com/x", title: "A ti\u{1B}tle")
    _ = screen.state.handle(.run(screen.state.chat.id, [.content(attempt: 1, .source(source))]))
    #expect(screen.picture.contains("source  A ti␛tle  https://example.com/x"))
  }
}

@Suite struct `The meter of an answer` {
  @Test func `counts the tokens of long pieces, and pieces where each is a token`() {
    var state = state(120, 40)
    state.type("Why?", KeyPress(.enter))
    state.answer(String(repeating: "word ", count: 200))
    #expect(state.chat.turns.last?.answer.pieces == 200)
    for _ in 0..<300 { state.answer("a") }
    #expect(state.chat.turns.last?.answer.pieces == 301)
  }
}
