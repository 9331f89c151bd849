import ChatModel
import Runtime
import Store
import SwitchboardKit
import Testing

@testable import AppCore

@Suite struct `What a person takes away` {
  private func prompts(_ chat: Chat) -> [String] { chat.turns.map(\.prompt) }

  @Test func `is gone when the chat is opened again: a turn in the middle`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    for word in ["one", "two", "three"] { first.ask(word, answers: "\(word) answered") }
    first.type(
      "", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")), KeyPress(.delete))
    #expect(prompts(first.state.chats[0]) == ["one", "three"])
    first.ask("four", answers: "four answered")
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(prompts(second.state.chats[0]) == ["one", "three", "four"])
    #expect(try await second.store.search(ChatQuery("two")).hits.isEmpty)
  }

  @Test func `is gone when the chat is opened again: the last turn, every answer, all turns`()
    async throws
  {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.ask("two", answers: "second")
    first.type("", .alt("2"))
    first.type("r", answers: ["again"])
    first.type("", KeyPress(.delete))
    await first.store.flush()
    var second = Playground(scratch.file)
    await second.reopen()
    #expect(prompts(second.state.chats[0]) == ["one"])

    second.type("", .alt("2"), KeyPress(.character("D")))
    #expect(second.state.chats[0].turns.isEmpty)
    await second.store.close()
    var third = Playground(scratch.file)
    await third.reopen()
    #expect(third.state.chats.map(prompts) == [[]])
    #expect(try await third.store.count() == 1)
  }

  @Test func `is back when it was taken back`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.ask("two", answers: "second")
    first.type(
      "", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")), KeyPress(.delete))
    first.type("u")
    await first.store.flush()
    var second = Playground(scratch.file)
    await second.reopen()
    #expect(prompts(second.state.chats[0]) == ["one", "two"])
    second.type("", .alt("2"), KeyPress(.character("D")))
    second.type("u")
    await second.store.close()
    var third = Playground(scratch.file)
    await third.reopen()
    #expect(prompts(third.state.chats[0]) == ["one", "two"])
    #expect(third.state.chats[0].turns.map(\.answer.text) == ["first", "second"])
  }

  @Test func `from a fork is still in the pane that it was forked from`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.ask("two", answers: "second")
    first.type("", .alt("2"))
    first.type("f")
    first.type(
      "", .alt("3"), KeyPress(.character("{")), KeyPress(.character("{")), KeyPress(.delete))
    #expect(first.state.chats.map(prompts) == [["one", "two"], ["two"]])
    await first.store.flush()
    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map(prompts) == [["one", "two"], ["two"]])

    first.type("u")
    await first.store.close()
    var third = Playground(scratch.file)
    await third.reopen()
    #expect(third.state.chats.map(prompts) == [["one", "two"], ["one", "two"]])
  }

  @Test func `is gone when the chat is opened again: a pane`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"], ["demo/flood"]])
    first.ask("one", answers: "a", "b", "c")
    first.type("", .alt("3"), KeyPress(.character("x")))
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map { $0.chain.map(\.id) } == [["demo/prose"], ["demo/flood"]])
    #expect(second.state.chats.map { $0.turns.map(\.answer.text) } == [["a"], ["c"]])
    #expect(try await second.store.chats().chats.map(\.panes) == [2])
  }

  @Test func `is gone: a vote, when it is taken back`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    playground.ask("one", answers: "a", "b")
    playground.type("", .alt("2"), KeyPress(.character("=")), KeyPress(.character("<")))
    await playground.store.flush()
    let page = try await playground.store.chats()
    let id = try #require(page.chats.first?.id)
    #expect(try await playground.store.chat(id)?.votes.count == 1)

    playground.type("u")
    await playground.store.flush()
    #expect(try await playground.store.chat(id)?.votes.isEmpty == true)
  }
}

@Suite struct `What is typed` {
  @Test func `is kept while it is typed, before anything was said`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    first.type("Why is the")
    first.pass(.milliseconds(50))
    first.type(" sky")
    first.pass(.milliseconds(50))
    await first.store.flush()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.composer.editor.text == "Why is the sky")
    #expect(second.state.chats.map { $0.chain.map(\.id) } == [["demo/prose"], ["demo/code"]])
    #expect(try await second.store.chats().chats.map(\.title) == ["Draft: Why is the sky"])
    // It goes on in the same chat.
    second.type(" blue?", KeyPress(.enter), answers: ["Air.", "Dust."])
    await second.store.flush()
    #expect(try await second.store.chats().chats.map(\.title) == ["Why is the sky blue?"])
    #expect(try await second.store.chat(second.store.chats().chats[0].id)?.draft == "")
  }

  private static func file(_ path: String) -> PromptFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return PromptFile(name: name, type: "text", size: 4, part: .text(name), path: path)
  }

  @Test func `comes back with its files, as far as they are still there`() async throws {
    let scratch = Scratch()
    let paths = ["/pictures/moon.png", "/notes/gone.txt"]
    var first = Playground(scratch.file)
    first.handle(.composed(.attached(paths.map(Self.file), nil)))
    first.pass(.milliseconds(50))
    await first.store.flush()
    #expect(try await first.store.chats().chats.map(\.title) == ["Draft: moon.png"])
    first.type("Look")
    first.pass(.milliseconds(50))
    await first.store.flush()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.awaited == [paths] && second.state.composer.editor.text == "Look")
    // What happens before they are read takes nothing away.
    second.type("!")
    second.pass(.milliseconds(50))
    await second.store.flush()
    let id = try #require(try await second.store.chats().chats.first?.id)
    #expect(try await second.store.chat(id)?.draftFiles == paths)
    second.handle(
      .composed(.reattached([Self.file(paths[0])], of: paths, missing: [paths[1]], nil)))
    #expect(second.state.composer.files.map(\.name) == ["moon.png"])
    #expect(second.state.flash?.hasPrefix("gone.txt, which was attached to the draft,") == true)
    second.pass(.milliseconds(50))
    await second.store.flush()
    #expect(try await second.store.chat(id)?.draftFiles == [paths[0]])

    second.type("", KeyPress(.enter), answers: ["A moon."])
    await second.store.flush()
    #expect(try await second.store.chat(id)?.draftFiles == [])
    #expect(second.state.composer.files.isEmpty)
  }

  @Test func `does not get files that were read too late`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.handle(.composed(.attached([Self.file("/a/moon.png")], nil)))
    first.type("Look")
    first.pass(.milliseconds(50))
    await first.store.flush()
    var second = Playground(scratch.file)
    await second.reopen()
    second.type("", KeyPress(.enter), answers: ["At what?"])
    second.handle(
      .composed(
        .reattached([Self.file("/a/moon.png")], of: ["/a/moon.png"], missing: [], nil)))

    #expect(second.state.composer.files.isEmpty)
  }

  @Test func `is handed over once for many keys, and not at all when nothing is typed`() {
    let scratch = Scratch()
    var playground = Playground(scratch.file)
    #expect(playground.state.draftDue == nil)
    for character in "many keys" {
      let effects = playground.keys(KeyPress(.character(character)))
      #expect(!effects.contains { if case .sessions = $0 { true } else { false } })
    }
    #expect(playground.state.draftDue == playground.state.now + .milliseconds(50))
    let due = playground.state.dueDrafts(at: playground.state.now + .milliseconds(49))
    #expect(due.isEmpty)
    #expect(!playground.state.takeDrafts().isEmpty)
    #expect(playground.state.draftDue == nil)
    #expect(playground.state.takeDrafts().isEmpty)
    _ = playground.keys(KeyPress(.left))
    #expect(playground.state.draftDue == nil)
  }

  @Test func `is gone when it is cleared or was sent, and leaves no chat behind`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file)
    playground.type("nothing")
    playground.pass(.milliseconds(50))
    await playground.store.flush()
    #expect(try await playground.store.count() == 1)
    playground.type("", .control("u"))
    await playground.store.flush()
    #expect(try await playground.store.count() == 0)

    playground.ask("something", answers: "Yes.")
    await playground.store.flush()
    let page = try await playground.store.chats()
    #expect(page.chats.map(\.number) == [1])
    #expect(page.chats.map(\.title) == ["something"])
  }

  @Test func `is not kept when it is a command`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file)
    playground.type("/model demo/")
    playground.pass(.milliseconds(50))
    await playground.store.flush()
    #expect(try await playground.store.count() == 0)
  }

  @Test func `for one pane alone comes back to it`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    first.ask("one", answers: "a", "b")
    first.type("", .alt("3"), .alt("l"), .alt("2"), KeyPress(.escape))
    first.type("for the first")
    first.type("", .alt("3"), KeyPress(.escape))
    first.type("for the second")
    first.pass(.milliseconds(50))
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map(\.isLinked) == [true, false])
    #expect(second.state.composer.editor.text == "for the first")
    second.type("", .alt("3"))
    #expect(second.state.composer.editor.text == "for the second")
  }

  @Test func `goes along into a new chat`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file)
    playground.ask("one", answers: "a")
    playground.type("half a thought")
    playground.pass(.milliseconds(50))
    playground.type("", .control("s"))
    await playground.wait()
    playground.type("n")
    playground.pass(.milliseconds(50))
    await playground.store.flush()

    let page = try await playground.store.chats()
    #expect(page.chats.map(\.title) == ["Draft: half a thought", "one"])
    #expect(try await playground.store.chat(page.chats[1].id)?.draft == "")
  }
}

@Suite struct `A chat that is opened again` {
  @Test func `has the chains, options and links of its panes`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose", "demo/busy"], ["demo/code"]])
    first.ask("one", answers: "a", "b")
    var own = EntryOverride()
    own.isEnabled = false
    own.options = ["demo": ["pace": 5]]
    own.settings = CallSettings(temperature: 0.5)
    own.limits.idle = .seconds(7)
    own.weight = 2.5
    own.afterText = .stop
    let rules = ChainRules(
      strategy: .race(hedgeAfter: .seconds(2), winOn: .complete), afterText: .continue,
      total: .seconds(60))
    first.state.chats[0].rules = rules
    own.headers = [EntryOverride.Header("X-Key", "secret")]
    first.state.chats[0].entries = [
      ChainItem("demo/prose", retries: 3), ChainItem("demo/busy", own: own),
    ]
    first.type("", .alt("3"), .alt("l"))
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map(\.isLinked) == [true, false])
    let entries = second.state.chats[0].entries
    #expect(entries.map(\.id) == ["demo/prose", "demo/busy"])
    #expect(entries[0].retries == 3)
    // Headers may hold keys.
    own.headers = []
    #expect(entries[1].own == own)
    #expect(second.state.chats[0].rules == rules)
    #expect(second.state.chats[1].rules == nil)
    #expect(second.state.chats[0].chain.map(\.id) == ["demo/prose"])
  }

  @Test func `has its empty panes too`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    first.type("", .alt("3"), .alt("l"))
    first.type("", .alt("2"), KeyPress(.escape))
    first.type("one", KeyPress(.enter), answers: ["a"])
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map { $0.turns.map(\.prompt) } == [["one"], []])
    #expect(second.state.chats.map { $0.chain.map(\.id) } == [["demo/prose"], ["demo/code"]])
  }

  @Test func `opens its agent again and keeps the chain that the pane had`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "a")
    var fromFile = EntryOverride()
    fromFile.origin = 0
    fromFile.headers = [EntryOverride.Header("X-Team", "blue")]
    let agent = OpenAgent(
      reference: "careful", path: "/agents/careful.toml",
      saved: AgentContent(
        instructions: "Be careful.",
        entries: [ChainItem("demo/prose", retries: 1, own: fromFile), ChainItem("demo/code")]))
    _ = first.state.handle(.agents(first.state.chat.id, .opened(agent)))
    first.state.chat.entries[0].retries = 5
    first.state.chat.entries.swapAt(0, 1)
    first.ask("two", answers: "b")
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.opened == ["/agents/careful.toml"])
    let id = second.state.chat.id
    _ = second.state.handle(.agents(id, .opened(agent)))
    #expect(second.state.chat.agent == agent)
    #expect(second.state.chat.entries.map(\.id) == ["demo/code", "demo/prose"])
    #expect(second.state.chat.entries[1].retries == 5)
    #expect(second.state.chat.entries[1].own?.headers == fromFile.headers)
    #expect(second.state.chat.turns.map(\.prompt) == ["one", "two"])

    var third = Playground(scratch.file)
    await third.reopen()
    _ = third.state.handle(.agents(third.state.chat.id, .refused("It cannot be read.")))
    #expect(third.state.flash == "The agent of pane 2 is not there any more. It cannot be read.")
    #expect(third.state.chat.entries.map(\.id) == ["demo/code", "demo/prose"])
  }

  @Test func `in two programs at once loses nothing that either says`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "a")
    await first.store.flush()
    var second = Playground(scratch.file)
    await second.reopen()
    first.ask("two", answers: "b")
    second.ask("other two", answers: "c")
    await first.store.close()
    await second.store.close()

    var third = Playground(scratch.file)
    await third.reopen()
    let branches = third.state.chat.turns.last?.branches ?? []
    #expect(Set(branches.map(\.prompt)) == ["two", "other two"])
    #expect(Set(branches.map(\.answer.text)) == ["b", "c"])
  }

  @Test func `has its history when it came from another pane`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    first.ask("one", answers: "a", "b")
    first.type("", .alt("2"), KeyPress(.character("p")))
    #expect(first.state.chats.map { $0.turns.map(\.answer.text) } == [["a"], ["a"]])
    await first.store.close()

    var second = Playground(scratch.file)
    await second.reopen()
    #expect(second.state.chats.map { $0.turns.map(\.answer.text) } == [["a"], ["a"]])
  }
}
