import AppCore
import ChatModel
import Glibc
import Runtime
import Store
import SwitchboardKit
import Testing

@Suite struct `Chats that last` {
  private func prompts(_ chat: Chat) -> [String] { chat.turns.map(\.prompt) }
  private func texts(_ chat: Chat) -> [String] { chat.turns.map(\.answer.text) }

  @Test func `finds again what was asked and answered in every pane`() async {
    let scratch = Scratch()
    var first = Playground(scratch.file, panes: [["demo/prose", "demo/busy"], ["demo/code"]])
    first.ask("Why is the sky blue?", answers: "Air scatters.", "Rayleigh.")
    first.ask("And red?", answers: "Dust.", "Longer ways.")
    await first.store.close()

    var second = Playground(scratch.file)
    second.desk.perform(.open(.last))
    await second.wait()
    #expect(
      second.state.chats.map { $0.chain.map(\.id) } == [
        ["demo/prose", "demo/busy"], ["demo/code"],
      ])
    #expect(
      second.state.chats.map(prompts)
        == Array(repeating: ["Why is the sky blue?", "And red?"], count: 2))
    #expect(
      second.state.chats.map(texts) == [
        ["Air scatters.", "Dust."], ["Rayleigh.", "Longer ways."],
      ])
    #expect(second.state.flash == "Chat 1 is open: Why is the sky blue?")
  }

  @Test func `finds answers that were asked for again, and the turns behind each`() async {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.ask("two", answers: "after the first")
    first.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")))
    first.type("r", answers: ["second"])
    first.ask("three", answers: "after the second")
    await first.store.close()

    var second = Playground(scratch.file)
    second.desk.perform(.open(.number(1)))
    await second.wait()
    #expect(prompts(second.state.chats[0]) == ["one", "three"])
    #expect(texts(second.state.chats[0]) == ["second", "after the second"])
    let branches = second.state.chats[0].turns[0].branches
    #expect(branches.map(\.answer.text) == ["first", "second"])
    #expect(branches[0].later.map(\.prompt) == ["two"])
    #expect(branches[0].later.map(\.answer.text) == ["after the first"])
    #expect(branches[1].later.isEmpty)
  }

  @Test func `goes on with a chat that was opened, on the branch that is shown`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    await first.store.close()
    var second = Playground(scratch.file)
    second.desk.perform(.open(.last))
    await second.wait()
    second.ask("two", answers: "next")
    await second.store.flush()

    let page = try await second.store.chats()
    #expect(page.chats.count == 1)
    let chat = try #require(try await second.store.chat(page.chats[0].id))
    #expect(chat.path(of: chat.panes[0]).map(\.message.text) == ["one", "first", "two", "next"])
  }

  @Test func `keeps the branch that a person went back to`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.type("", .alt("2"))
    first.type("r", answers: ["second"])
    first.type("[")
    await first.store.close()

    var second = Playground(scratch.file)
    second.desk.perform(.open(.last))
    await second.wait()
    #expect(texts(second.state.chats[0]) == ["first"])
    #expect(second.state.chats[0].turns[0].answers.map(\.text) == ["first", "second"])
  }

  @Test func `keeps a fork as a pane that shares its beginning`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("one", answers: "first")
    first.type("", .alt("2"))
    first.type("f")
    first.type("", .alt("l"))
    first.type("forked", KeyPress(.enter), answers: ["aside"])
    await first.store.close()

    var second = Playground(scratch.file)
    second.desk.perform(.open(.last))
    await second.wait()
    #expect(second.state.chats.map(prompts) == [["one"], ["one", "forked"]])
  }

  @Test func `finds a prompt that went to several panes once`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file, panes: [["demo/prose"], ["demo/code"]])
    playground.ask("unmistakable", answers: "a", "b")
    await playground.store.flush()

    let page = try await playground.store.search(ChatQuery("unmistakable"))
    #expect(page.hits.count == 1)
    #expect(try await playground.store.chats().chats.map(\.panes) == [2])
  }

  @Test func `keeps nothing of an incognito run`() async throws {
    let scratch = Scratch()
    var playground = Playground(scratch.file, isIncognito: true)
    playground.ask("secret", answers: "hush")
    #expect(await playground.keeper.finish() == nil)
    #expect(access(scratch.file, F_OK) != 0)
  }

  @Test func `reads nothing before somebody asks, and a page of the list at a time`() async throws {
    let scratch = Scratch()
    let store = ChatStore(.file(scratch.file))
    for number in 0..<120 {
      let pane = store.newPane(position: 0, chain: [.init(model: "demo/prose")])
      _ = store.prompt(.user("chat \(number)"), in: store.newChat(), panes: [(pane, nil)])
    }
    await store.close()

    var playground = Playground(scratch.file)
    let reads = playground.state.firstEffects().contains { effect in
      if case .sessions = effect { true } else { false }
    }
    #expect(!reads)
    playground.type("", .control("s"))
    while playground.list?.isLoaded == false { await playground.wait() }
    let list = try #require(playground.list)
    #expect(list.rows.count == 50)
    #expect(list.total == 120)
    #expect(list.rows[0].title == "chat 119")
    playground.type("G")
    while playground.list?.rows.count == 50 { await playground.wait() }
    let longer = try #require(playground.list)
    #expect(longer.rows.count == 100)
    #expect(longer.rows[99].title == "chat 20")
  }

  @Test func `finds words, renames, deletes and takes back`() async throws {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("Why is the sky blue?", answers: "Rayleigh scattering.")
    await first.store.close()
    var second = Playground(scratch.file)
    second.type("", .control("s"))
    while second.list?.isLoaded == false { await second.wait() }
    second.type("/rayleigh")
    while second.list?.hasHits == false { await second.wait() }
    let found = try #require(second.list)
    #expect(found.rows.map(\.title) == ["Why is the sky blue?"])
    #expect(found.rows[0].hits[0].runs.filter(\.isMatch).map(\.text) == ["Rayleigh"])
    second.type("", KeyPress(.enter))
    second.type("ex", KeyPress(.escape))
    second.type("em")
    await second.wait(for: "Written to /here/Why is the sky blue?.md.")
    #expect(second.written["Why is the sky blue?.md"]?.contains("Rayleigh scattering.") == true)
    let id = Store.ChatID(found.rows[0].id.value)
    second.type("D")
    while try await second.store.count() > 0 { await second.wait() }
    second.type("u")
    await second.wait(for: "The chat is back.")
    #expect(try await second.store.summary(id)?.deleted == nil)
    #expect(try await second.store.count() == 1)
  }
}
