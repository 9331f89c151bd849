import AppCore
import Catalog
import ChatModel
import Interface
import JSONCoding
import Screen
import SwitchboardKit
import Testing
import TextLayout

@Suite struct `Comparing two answers` {
  private static let left = "Use them to skip reads, but sometimes claim one that is not."
  private static let right = "Use them to skip reads, but sometimes report one that is not."

  /// Two panes with an answer each, compared.
  private func compared(_ columns: Int, _ rows: Int = 24) -> Screenful {
    var screen = Screenful(columns, rows, panes: [["demo/prose"], ["demo/code"]])
    screen.ask("q", answers: [Self.left, Self.right])
    screen.type("", .alt("2"))
    for case .compare(let one, let other, let left, let right) in screen.press(
      KeyPress(.character("=")))
    {
      _ = screen.state.handle(.compared(WordDiff(left, right), one, other))
    }
    screen.draw()
    return screen
  }

  @Test func `marks on each side only the words that the other does not have`() {
    var screen = compared(120)

    let rows = screen.draw()

    #expect(rows.contains { $0.contains("[-claim-]") && $0.contains("{+report+}") })
    #expect(rows.contains("  12 words against 12   same 11   only left 1   only right 1"))
    #expect(rows.last { !$0.isEmpty }?.hasSuffix("tally 0 to 0") == true)
  }

  @Test func `puts both in one column on a narrow screen`() {
    var screen = compared(60, 16)

    let rows = screen.draw()

    #expect(rows.contains { $0.hasSuffix("but sometimes [-claim-]") })
    #expect(rows.contains { $0.hasPrefix("   {+report+} one that") })
    #expect(rows.contains { $0.contains("which is better?") })
  }

  @Test func `counts a vote once, and takes it back`() {
    var screen = compared(120)
    var kept: [Int] = []
    for key in ["<", ">", "u"] {
      for case .keepVote(_, let step) in screen.press(KeyPress(.character(Character(key)))) {
        kept.append(step)
      }
    }
    #expect(kept == [1, -1, 1, -1])
    #expect(screen.state.tally.sum(of: "demo/prose") == VoteTally.Pair())
    screen.type("<")

    #expect(screen.state.tally.pair("demo/prose", "demo/code").wins == 1)
    #expect(screen.state.tally.pair("demo/code", "demo/prose").losses == 1)
    #expect(screen.draw().contains { $0.hasPrefix("  You chose left: demo/prose. Tally") })
  }

  @Test func `goes to the next difference, both sides together or one alone`() {
    var screen = Screenful(120, 24, panes: [["demo/prose"], ["demo/code"]])
    let lines = (1...80).map { "line \($0)" }
    let text = lines.joined(separator: "\n\n")
    screen.ask("q", answers: [text, text.replacing("line 60", with: "other 60")])
    screen.type("", .alt("2"))
    for case .compare(let one, let other, let left, let right) in screen.press(
      KeyPress(.character("=")))
    {
      _ = screen.state.handle(.compared(WordDiff(left, right), one, other))
    }
    screen.type("n")
    #expect(screen.draw().contains { $0.contains("[-line-] 60") && $0.contains("{+other+} 60") })
    screen.type("g")
    screen.type("S")
    for _ in 0..<10 { screen.type("j") }

    #expect(screen.state.comparison?.tops == [10, 0])
  }

  @Test func `hides names until the vote, in titles, headers, tables and the copy`() {
    var screen = Screenful(120, 24, panes: [["demo/prose"], ["demo/code"]])
    screen.type("", .alt("2"), KeyPress(.character("B")))
    screen.ask("q", answers: ["one", "two"])
    let hidden = screen.draw()
    for name in ["demo/prose", "demo/code", "prose  ", "✓"] {
      #expect(!hidden.contains { $0.suffix(87).contains(name) }, "\(name)")
    }
    #expect(hidden.contains { $0.contains("answer A") && $0.contains("answer B") })
    screen.type("", .alt("2"), KeyPress(.character("s")))
    #expect(screen.state.overlay == nil)
    screen.type("=")
    #expect(!screen.draw().contains { $0.contains("demo/") })
    screen.type("<")

    let rows = screen.draw().joined(separator: "\n")
    #expect(rows.contains("A was ") && rows.contains("B was "))
    #expect(rows.contains("demo/prose") && rows.contains("demo/code"))
  }

  @Test func `shows no blind answer before all are there`() {
    var screen = Screenful(120, 24, panes: [["demo/prose"], ["demo/code"]])
    screen.type("", .alt("2"), KeyPress(.character("B")), KeyPress(.escape))
    screen.state.type("q", KeyPress(.enter))
    screen.state.answer("the first words", pane: 0)
    screen.state.answer("other words", pane: 1)
    screen.state.end(pane: 1)

    let rows = screen.draw().joined(separator: "\n")
    #expect(!rows.contains("words"))
    #expect(rows.contains("1 of 2 running"))
    screen.state.end(pane: 0)
    #expect(screen.draw().joined().contains("the first words"))
  }

  @Test func `draws the sides of a blind test anew for each prompt`() {
    var screen = Screenful(200, 40, panes: [["demo/prose"], ["demo/code"]])
    screen.type("", .alt("2"), KeyPress(.character("B")))
    var orders: Set<String> = []
    for number in 0..<12 {
      screen.ask("q\(number)", answers: ["a", "b"])
      orders.insert(screen.state.chats[0].chain[0].id)
      #expect(screen.state.current == 0, "the mark of the current pane must not tell a model")
    }

    #expect(orders == ["demo/prose", "demo/code"])
  }

  @Test func `compares speed and cost of all panes`() {
    var screen = Screenful(120, 30, panes: [["demo/prose"], ["demo/code"]])
    screen.ask("q", answers: ["a", "b"])
    screen.type("", .alt("2"), KeyPress(.character("s")))

    let rows = screen.draw().joined(separator: "\n")

    for word in ["Speed and cost", "first token", "tok/s", "cached", "2 demo/prose", "3 demo/code"]
    {
      #expect(rows.contains(word), "\(word)")
    }
  }
}

@Suite struct `The tally of votes` {
  @Test func `comes back from a file as it was, whatever else stands there`() throws {
    var tally = VoteTally()
    tally.count(Vote(left: "b/2", right: "a/1", choice: .left))
    tally.count(Vote(left: "a/1", right: "b/2", choice: .bothBad))
    tally.count(Vote(left: "a/1", right: "b/2", choice: .tie))

    #expect(VoteTally(tally.json) == tally)
    #expect(tally.pair("b/2", "a/1").wins == 1)
    #expect(tally.sum(of: "a/1").losses == 1)
    #expect(
      VoteTally(["a": ["b": ["won": -4, "ties": "x"], "c": 1], "d": true]).pair("a", "b")
        == VoteTally.Pair())
  }
}

@Suite struct `Models side by side` {
  @Test func `have what the last prompt would have cost with each, and the votes on them`() {
    var dear = ModelRecord(id: ModelID(provider: "a", model: "dear"), name: "Dear")
    dear.prices = ModelPrices(input: 3, output: 15)
    var cheap = ModelRecord(id: ModelID(provider: "b", model: "cheap"), name: "Cheap")
    cheap.prices = ModelPrices(input: 1, output: 5)
    var votes = VoteTally()
    for _ in 0..<3 { votes.count(Vote(left: "a/dear", right: "b/cheap", choice: .left)) }
    votes.count(Vote(left: "b/cheap", right: "a/dear", choice: .tie))

    let table = ModelComparisonTable(
      [dear, cheap], key: { _ in "" }, speeds: [:],
      usage: Usage(inputTokens: 1000, outputTokens: 200), votes: votes)
    let rows = table.groups.joined()
    let price = rows.first { $0.name == "your last prompt" }
    #expect(price?.cells == ["$0.0060", "$0.0020"] && price?.best == [1])
    let won = rows.first { $0.name == "votes won" }
    #expect(won?.cells == ["3 of 4", "0 of 4"] && won?.best == [0])

    let bare = ModelComparisonTable([dear, cheap], key: { _ in "" }, speeds: [:])
    #expect(!bare.groups.joined().contains { ["your last prompt", "votes won"].contains($0.name) })
  }
}
