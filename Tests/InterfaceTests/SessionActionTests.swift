import AppCore
import ChatModel
import Interface
import SwitchboardKit
import Testing
import TextLayout

@Suite struct `The chats of the list` {
  private static func hit(_ number: Int64, _ before: String, _ word: String) -> SessionRow.Hit {
    SessionRow.Hit(
      runs: [.init(text: before, isMatch: false), .init(text: word, isMatch: true)],
      message: StoredID(number))
  }

  private static let rows: [SessionRow] = {
    var sky = SessionRow(
      id: StoredID(1), number: 7, title: "Sky at noon", models: ["demo/prose"],
      day: "today 14:31", panes: 2, cost: "$0.031", isPinned: true,
      hits: [hit(11, "is called ", "Rayleigh"), hit(12, "which is the ", "Rayleigh")])
    sky.tags = ["physics", "light"]
    var waves = SessionRow(
      id: StoredID(2), number: 8, title: "Waves", day: "Jun 21", panes: 4, cost: "$0.87",
      isPinned: false, hits: [hit(21, "Love and ", "Rayleigh")])
    waves.isFork = true
    return [sky, waves]
  }()

  private static func excerpt(_ title: String, hit: Int64?) -> StoredExcerpt {
    let id = ModelID(provider: "demo", model: "prose")
    let turns = (0..<4).map { number in
      var answer = Answer(requested: id)
      answer.outcome = .answered
      answer.answeredBy = id
      answer.text = "Filler \(number).\n\nThis is called Rayleigh scattering, rayleigh."
      let branch = StoredTurn.Branch(
        prompt: "Prompt \(number)?", answer: answer, id: StoredID(Int64(10 + number)))
      return StoredTurn(branches: [branch], shown: 0)
    }
    let pane = StoredChat.Pane(id: StoredID(5), chain: [ChainItem("demo/prose")], turns: turns)
    var chat = StoredChat(id: StoredID(1), number: 7, title: title, panes: [pane])
    if let hit {
      chat.place = StoredPlace(
        pane: 0, turn: Int(hit - 10), isInAnswer: true, word: "Rayleigh")
    }
    return StoredExcerpt(chat: chat, turns: 4, tags: ["physics"], begun: "2026-07-01 14:28")
  }

  private func opened(_ columns: Int = 120, _ height: Int = 30, hits: Bool = true) -> Screenful {
    var screen = Screenful(columns, height)
    screen.press(.control("s"))
    var rows = Self.rows
    if hits {
      screen.type("/rayleigh")
      screen.press(KeyPress(.enter))
    } else {
      for index in rows.indices { rows[index].hits = [] }
    }
    let wish = SessionWish(words: hits ? "rayleigh" : "")
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: rows, total: 412), for: wish, isMore: false)))
    screen.draw()
    return screen
  }

  private func work(_ effects: [Effect]) -> [SessionWork] {
    effects.compactMap { effect in
      if case .sessions(let work) = effect { work } else { nil }
    }
  }

  private func list(_ screen: Screenful) -> SessionList? {
    if case .sessions(let list) = screen.state.overlay { list } else { nil }
  }

  @Test func `stand beside what was said where the words were found`() {
    var screen = opened()
    let place = SessionPlace(chat: StoredID(1), message: StoredID(11), word: "Rayleigh")
    _ = screen.state.handle(
      .sessions(.previewed(Self.excerpt("Sky at noon", hit: 11), place)))
    let rows = screen.draw()
    #expect(rows[0].hasPrefix("━▸Sessions ━"))
    #expect(rows[0].contains(" 3 hits in 2 of 412 ━┯━ Sky at noon ━"))
    #expect(rows[0].hasSuffix(" 4 turns ━"))
    #expect(rows[1].hasPrefix(" / rayleigh "))
    #expect(rows[3].hasPrefix("› * Sky at noon "))
    #expect(rows[3].dropFirst(38).hasPrefix("today 14:31    2 panes             $0.031 │"))
    #expect(rows[4].hasPrefix("    › is called Rayleigh "))
    #expect(rows[5].hasPrefix("      which is the Rayleigh "))
    #expect(rows[7].hasPrefix("    Waves "))
    let right = rows.map { String($0.dropFirst(81)) }
    #expect(right.contains { $0.contains("This is called Rayleigh") })
    #expect(right.contains(" tags    physics"))
    #expect(right.contains(" begun   2026-07-01 14:28"))
    #expect(right.contains(" hit 1 of 2, n next, Enter opens there"))
  }

  @Test func `drop a preview that came too late`() {
    var screen = opened()
    screen.type("j")
    let place = SessionPlace(chat: StoredID(1), message: StoredID(11), word: "Rayleigh")
    _ = screen.state.handle(.sessions(.previewed(Self.excerpt("Late", hit: 11), place)))
    #expect(!screen.draw().contains { $0.contains("Late") })
  }

  @Test func `are gone through found place by found place, and opened there`() {
    var screen = opened()
    screen.type("n")
    #expect(list(screen)?.selectedHit?.message == StoredID(12))
    screen.type("n")
    #expect(list(screen)?.selectedHit?.message == StoredID(21))
    screen.type("nN")
    #expect(list(screen)?.selectedHit?.message == StoredID(12))
    guard case .openAt(let place)? = work(screen.press(KeyPress(.enter))).first else {
      Issue.record("It is not opened at the place.")
      return
    }
    #expect(place.message == StoredID(12))
    #expect(place.word == "Rayleigh")
  }

  @Test func `are opened with the reader at the place and the word marked`() {
    var screen = Screenful(100, 16)
    var chat = Self.excerpt("Sky", hit: 11).chat
    chat.place = StoredPlace(pane: 0, turn: 1, isInAnswer: true, word: "Rayleigh")
    _ = screen.state.handle(.sessions(.opened(chat)))
    let rows = screen.draw()
    #expect(screen.state.focus == .chat)
    #expect(screen.state.chat.selectedIndex == 1)
    #expect(rows[0].contains("3 of 8"))
    #expect(rows.contains { $0.contains("Filler 1.") })
    #expect(!rows.contains { $0.contains("Filler 3.") })
    screen.type("n")
    #expect(screen.draw()[0].contains("4 of 8"))
  }

  @Test func `are tagged, forked where they are shown, and named by a model`() throws {
    var screen = opened(hits: false)
    #expect(screen.draw()[4].contains("7  tags physics light  demo/prose"))
    #expect(screen.draw()[6].contains("8  fork"))
    screen.type("T, blue  ")
    guard case .tag(_, let tags)? = work(screen.press(KeyPress(.enter))).first else {
      Issue.record("It is not tagged.")
      return
    }
    #expect(tags == ["physics", "light", "blue"])
    guard case .fork(let place)? = work(screen.press(KeyPress(.character("f")))).first else {
      Issue.record("It is not forked.")
      return
    }
    #expect(place == SessionPlace(chat: StoredID(1)))
    screen.type("t")
    #expect(
      screen.draw().contains { $0.hasPrefix(" model that is asked for a title › demo/prose_") })
    guard case .entitle(let id, let item)? = work(screen.press(KeyPress(.enter))).first else {
      Issue.record("Nobody is asked.")
      return
    }
    #expect(id == StoredID(1))
    #expect(item == ChainItem("demo/prose"))
  }

  @Test func `stand in another order on request`() {
    var screen = opened(hits: false)
    guard case .list(let wish)? = work(screen.press(KeyPress(.character("s")))).first else {
      Issue.record("Nothing is listed.")
      return
    }
    #expect(wish.order == .oldest)
    screen.type("p")
    #expect(list(screen)?.pinnedFirst == false)
    #expect(screen.draw()[1].contains("s sort oldest   p pinned among all"))
  }

  @Test func `stay where they are in the list after a change`() {
    var screen = Screenful(100, 24)
    screen.press(.control("s"))
    var rows: [SessionRow] = []
    for number in 1...120 {
      var row = Self.rows[1]
      row.id = StoredID(Int64(number))
      row.hits = []
      rows.append(row)
    }
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: rows), for: SessionWish(), isMore: false)))
    screen.type("G")
    let effects = screen.state.handle(.sessions(.done("Pinned.")))
    guard case .listAgain(_, let count)? = work(effects).first else {
      Issue.record("It is not listed again.")
      return
    }
    #expect(count == 120)
    #expect(work(screen.state.handle(.sessions(.told("Written.")))).isEmpty)
    rows.swapAt(0, 119)
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: rows), for: SessionWish(), isMore: false)))
    #expect(list(screen)?.selected?.id == StoredID(120))
    #expect(list(screen)?.selection == 0)
  }

  @Test func `can be taken back after the list was closed`() {
    var screen = opened(hits: false)
    screen.type("D")
    screen.press(KeyPress(.escape))
    screen.press(.control("s"))
    guard case .undelete(let id)? = work(screen.press(KeyPress(.character("u")))).first else {
      Issue.record("It is not taken back.")
      return
    }
    #expect(id == StoredID(1))
  }

  @Test func `are exported in any of three forms`() {
    for (key, form) in [("m", SessionWork.Form.markdown), ("j", .json), ("h", .html)] {
      var screen = opened(hits: false)
      screen.type("x")
      guard case .export(_, form)? = work(screen.press(KeyPress(.character(Character(key))))).first
      else {
        Issue.record("\(key)")
        continue
      }
    }
  }

  @Test(arguments: [(60, 16), (80, 24), (99, 24), (120, 40), (200, 60)])
  func `fit every screen, hostile titles too`(columns: Int, height: Int) {
    var screen = Screenful(columns, height)
    screen.press(.control("s"))
    var rows = Self.rows
    for title in [
      "\u{1B}[31mred", "\u{202E}evil", "家族の写真を整理する とても長い題名で列を押し出すはずのもの 家族の写真",
      String(repeating: "a", count: 500), String(repeating: "😀", count: 90),
      "e" + String(repeating: "\u{301}", count: 2000), "line\nbreak\ttab",
    ] {
      var row = Self.rows[1]
      row.id = StoredID(Int64(100 + rows.count))
      row.title = title
      row.tags = [title]
      row.hits = [Self.hit(1, title + title, title)]
      rows.append(row)
    }
    _ = screen.state.handle(
      .sessions(.listed(SessionPage(rows: rows), for: SessionWish(), isMore: false)))
    for _ in rows {
      let place = list(screen).flatMap { list in
        list.selected.map {
          SessionPlace(
            chat: $0.id, message: list.selectedHit?.message, word: list.selectedHit?.word)
        }
      }
      if let place {
        _ = screen.state.handle(
          .sessions(.previewed(Self.excerpt(rows[4].title, hit: 11), place)))
      }
      for row in screen.draw() {
        #expect(DisplayWidth.width(of: row) <= columns)
        #expect(!row.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      }
      screen.press(KeyPress(.down))
    }
    let text = screen.draw()
    #expect(text.contains { $0.contains("Jun 21") })
    #expect(text[height - 1].hasPrefix(" Sessions   Enter open"))
  }
}
