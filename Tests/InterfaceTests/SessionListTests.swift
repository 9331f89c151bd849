import AppCore
import ChatModel
import Interface
import SwitchboardKit
import Testing

@Suite struct `The list of stored chats` {
  private static func row(_ number: Int, _ title: String) -> SessionRow {
    SessionRow(
      id: StoredID(Int64(number)), number: number, title: title, models: ["demo/prose"],
      day: "today 14:31", panes: 2, cost: "$0.031", isPinned: number == 1)
  }

  private static let rows = [row(1, "Sky at noon"), row(2, "Waves"), row(3, "Argon")]

  private func opened(_ columns: Int = 100, asked: Bool = false) -> Screenful {
    var screen = Screenful(columns, 24)
    if asked { screen.ask("first", answers: ["words"]) }
    screen.press(.control("s"))
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: Self.rows, total: 3), for: SessionWish(), isMore: false)))
    screen.draw()
    return screen
  }

  private func work(_ effects: [Effect]) -> [String] {
    effects.compactMap { effect in
      guard case .sessions(let work) = effect else { return nil }
      switch work {
      case .preview: return nil
      case .list(let wish): return "list \(wish.words)|\(wish.order.rawValue)|\(wish.pinnedFirst)"
      default: return "\(work)"
      }
    }
  }

  @Test func `shows title, number, day, cost and panes, and the models below`() {
    var screen = opened()
    let rows = screen.draw()

    #expect(rows[0].hasPrefix("━▸Sessions ━"))
    #expect(rows[0].contains(" 3 kept ━┯━"))
    #expect(
      rows[3]
        == "› * Sky at noon                  today 14:31               $0.031 │"
    )
    #expect(rows[4].hasPrefix("    1  demo/prose  "))
    #expect(rows[5].hasPrefix("    Waves"))
  }

  @Test(arguments: [60, 80, 120, 200]) func `keeps title and day on every width`(columns: Int) {
    var screen = opened(columns)
    let rows = screen.draw()

    #expect(rows[3].contains("Sky at noon"))
    #expect(rows[3].contains("today 14:31"))
    #expect(rows[23].hasPrefix(" Sessions   Enter open"))
  }

  @Test func `opens with the leader too`() {
    var screen = Screenful(100, 24)
    let effects = screen.press(.control("x")) + screen.press(KeyPress(.character("s")))

    #expect(work(effects) == ["list |newest|true"])
  }

  @Test func `opens a chat at once while the panes are empty`() {
    var screen = opened()
    screen.type("j")
    #expect(work(screen.press(KeyPress(.enter))).contains { $0.hasPrefix("open(") })
    #expect(screen.state.overlay == nil)
  }

  @Test func `asks before it opens a chat in place of panes in which something was said`() {
    var screen = opened(asked: true)
    #expect(work(screen.press(KeyPress(.enter))).isEmpty)
    #expect(screen.draw().contains { $0.contains("in place of the pane: what is there is kept.") })
    screen.press(KeyPress(.escape))
    #expect(screen.state.chats[0].turns.count == 1)
    screen.press(KeyPress(.enter))
    #expect(work(screen.press(KeyPress(.enter))).contains { $0.hasPrefix("open(") })
  }

  @Test func `searches with every letter, and drops what came too late`() {
    var screen = opened()
    screen.type("/wa")
    let effects = screen.press(KeyPress(.character("v")))
    #expect(work(effects) == ["list wav|newest|true"])
    let late = SessionPage(rows: [Self.row(9, "late")])
    _ = screen.state.handle(.sessions(.listed(late, for: SessionWish(words: "wa"), isMore: false)))
    #expect(!screen.draw().contains { $0.contains("late") })
    var found = Self.row(2, "Waves")
    found.hits = [
      .init(runs: [.init(text: "and the ", isMatch: false), .init(text: "wave", isMatch: true)])
    ]
    let page = SessionPage(rows: [found], total: 3)
    _ = screen.state.handle(.sessions(.listed(page, for: SessionWish(words: "wav"), isMore: false)))
    let rows = screen.draw()
    #expect(rows[0].contains(" 1 hit in 1 of 3 ━┯━"))
    #expect(rows[4].hasPrefix("      and the wave  "))
    #expect(work(screen.press(KeyPress(.escape))) == ["list |newest|true"])
  }

  @Test func `asks for more rows near the end, once`() {
    var screen = opened()
    let many = (1...50).map { Self.row($0, "chat \($0)") }
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: many, hasMore: true), for: SessionWish(), isMore: false)))
    #expect(work(screen.press(KeyPress(.character("j")))).isEmpty)
    #expect(work(screen.press(KeyPress(.character("G")))) == ["listMore"])
    #expect(work(screen.press(KeyPress(.character("k")))).isEmpty)
    let more = [Self.row(50, "chat 50"), Self.row(51, "chat 51")]
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: more), for: SessionWish(), isMore: true)))
    guard case .sessions(let list) = screen.state.overlay else { return }
    #expect(list.rows.count == 51)
  }

  @Test func `gives another title, pins, deletes and takes back`() {
    var screen = opened()
    screen.type("r!")
    #expect(work(screen.press(KeyPress(.enter))).first?.contains("Sky at noon!") == true)
    #expect(work(screen.press(KeyPress(.character("*")))).first?.hasSuffix("false)") == true)
    #expect(work(screen.press(KeyPress(.character("D")))).first?.hasPrefix("delete") == true)
    #expect(screen.draw()[3].hasPrefix("›   Waves"))
    #expect(work(screen.press(KeyPress(.character("u")))).first?.hasPrefix("undelete") == true)
  }

  @Test func `does not delete the chat of the panes`() {
    var screen = opened()
    var page = SessionPage(rows: Self.rows)
    page.current = StoredID(1)
    _ = screen.state.handle(.sessions(.listed(page, for: SessionWish(), isMore: false)))
    #expect(work(screen.press(KeyPress(.character("D")))).isEmpty)
    #expect(screen.draw().contains { $0.contains("That is the chat of these panes") })
  }

  @Test func `shows a stored chat with its panes, options, branches and draft`() {
    var screen = Screenful(120, 30)
    let id = ModelID(provider: "demo", model: "prose")
    func branch(_ prompt: String, _ text: String, _ number: Int64) -> StoredTurn.Branch {
      var answer = Answer(requested: id)
      answer.outcome = .answered
      answer.answeredBy = id
      answer.text = text
      return StoredTurn.Branch(prompt: prompt, answer: answer, id: StoredID(number))
    }
    let turn = StoredTurn(
      branches: [branch("Why?", "Old.", 10), branch("Why?", "New.", 11)], shown: 1)
    let pane = StoredChat.Pane(
      id: StoredID(5), chain: [ChainItem("demo/prose", retries: 2)],
      options: ["openai": ["seed": 1]], turns: [turn])
    let effects = screen.state.handle(
      .sessions(
        .opened(
          StoredChat(
            id: StoredID(4), number: 7, title: "Why?", draft: "and so", panes: [pane, pane]))))

    #expect(screen.state.chats.count == 2)
    #expect(screen.state.chats[0].chain == [ChainItem("demo/prose", retries: 2)])
    #expect(screen.state.chats[0].options == ["openai": ["seed": 1]])
    #expect(screen.state.chats[0].turns[0].answers.map(\.text) == ["Old.", "New."])
    #expect(screen.state.composer.editor.text == "and so")
    #expect(screen.draw().contains { $0.contains("New.") })
    guard case .sessions(.adopted(_, let panes, let answers, _))? = effects.first else {
      Issue.record("Nobody is told which answer is which.")
      return
    }
    #expect(panes.count == 2)
    #expect(answers.count == 4)
    #expect(Set(answers.values) == [StoredID(10), StoredID(11)])
  }

  @Test func `names the nearest model where one is gone from the catalogue`() {
    var screen = Screenful(120, 30)
    let pane = StoredChat.Pane(id: StoredID(5), chain: [ChainItem("anthropic/claude-sonnet-4-55")])
    _ = screen.state.handle(
      .sessions(
        .opened(StoredChat(id: StoredID(4), number: 7, title: "Old", panes: [pane]))))

    let notice = screen.state.chats[0].notice ?? ""
    #expect(
      notice.hasPrefix("anthropic/claude-sonnet-4-55 is not in the catalogue any more. The nearest")
    )
    #expect(notice.hasSuffix(" takes the first."))
  }

  @Test func `names what is near where a fallback or its provider is gone`() {
    var screen = Screenful(120, 30)
    let pane = StoredChat.Pane(
      id: StoredID(5), chain: [ChainItem("demo/prose"), ChainItem("antropic/claude-opus-4-1")])
    _ = screen.state.handle(
      .sessions(
        .opened(StoredChat(id: StoredID(4), number: 7, title: "Old", panes: [pane]))))

    let notice = screen.state.chats[0].notice ?? ""
    #expect(notice.hasPrefix("No provider is called antropic any more. The nearest"))
    #expect(notice.contains("anthropic"))
    #expect(notice.hasSuffix("; Alt+1 chooses another model."))
  }

  @Test func `says once that chats are not kept, and keeps the word in the status row`() {
    var screen = Screenful(100, 24)
    _ = screen.state.handle(.sessions(.keeping(false, sentence: "Chats are not being kept: full.")))
    var rows = screen.draw()
    #expect(rows.contains { $0.contains("Chats are not being kept: full.") })
    #expect(rows[23].contains("✗ not kept"))
    _ = screen.state.handle(.sessions(.keeping(true, sentence: nil)))
    rows = screen.draw()
    #expect(!rows[23].contains("not kept"))
  }

  @Test func `names an incognito run in the status row`() {
    var screen = Screenful(100, 24)
    screen.state.isIncognito = true
    #expect(screen.draw()[23].contains("incognito"))
  }

  @Test func `asks for the chat to begin with`() {
    var screen = Screenful(100, 24)
    screen.state.resumes = .number(7)
    #expect(work(screen.state.firstEffects()) == ["open(AppCore.SessionWork.Choice.number(7))"])
  }
}
