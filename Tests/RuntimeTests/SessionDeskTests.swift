import AppCore
import ChatModel
import Runtime
import Store
import Testing

@Suite struct `The desk of stored chats` {
  /// A chat with a branch that is not shown, and another chat.
  private func prepared(_ scratch: Scratch) async -> Playground {
    var ground = Playground(scratch.file)
    ground.ask("Why is the sky blue?", answers: "It is called Rayleigh scattering.")
    ground.ask("And red?", answers: "Longer ways through the air.")
    ground.type("", .alt("2"), KeyPress(.character("{")), KeyPress(.character("{")))
    ground.type("r", answers: ["Another answer about wombats."])
    await ground.store.close()
    return Playground(scratch.file)
  }

  private func openList(_ ground: inout Playground, _ words: String) async {
    ground.type("", .control("s"))
    while ground.list?.isLoaded != true { await ground.wait() }
    guard !words.isEmpty else { return }
    ground.type("/" + words, KeyPress(.enter))
    while ground.list?.hasHits != true { await ground.wait() }
  }

  @Test func `previews a chat where words were found, on a branch that is not shown too`() async {
    let scratch = Scratch()
    var ground = await prepared(scratch)
    await openList(&ground, "rayleigh")
    while ground.list?.preview?.query == nil { await ground.wait() }
    let preview = ground.list?.preview
    #expect(preview?.title == "Why is the sky blue?")
    #expect(preview?.turns == 2)
    #expect(
      preview?.chat.turns.map(\.answer.text) == [
        "It is called Rayleigh scattering.", "Longer ways through the air.",
      ])
    #expect(preview?.query != nil)
  }

  @Test func `opens a chat at the place that was found, and goes on from there`() async throws {
    let scratch = Scratch()
    var ground = await prepared(scratch)
    await openList(&ground, "rayleigh")
    ground.type("", KeyPress(.enter))
    while ground.state.chat.turns.isEmpty { await ground.wait() }
    #expect(ground.state.focus == .chat)
    #expect(ground.state.chat.turns.map(\.prompt) == ["Why is the sky blue?", "And red?"])
    #expect(ground.state.chat.selectedIndex == 0)
    #expect(ground.state.search?.total == 1)
    // Esc ends the search, the next one goes to the composer.
    ground.type("", KeyPress(.escape))
    ground.ask("Next?", answers: "Yes.")
    await ground.store.flush()
    let page = try await ground.store.chats()
    #expect(page.chats.count == 1)
    let chat = try #require(try await ground.store.chat(page.chats[0].id))
    #expect(chat.path(of: chat.panes[0]).map(\.message.text).suffix(2) == ["Next?", "Yes."])
    #expect(chat.path(of: chat.panes[0]).count == 6)
  }

  @Test func `forks a chat at the place that is shown`() async throws {
    let scratch = Scratch()
    var ground = await prepared(scratch)
    await openList(&ground, "rayleigh")
    ground.type("f")
    await ground.wait(for: "Chat 2 is a copy of it, up to the message that is shown.")
    let page = try await ground.store.chats()
    let fork = try #require(page.chats.first { $0.isFork })
    let chat = try #require(try await ground.store.chat(fork.id))
    #expect(chat.messages.map(\.message.text).last == "It is called Rayleigh scattering.")
  }

  @Test func `lists by tag, by model and in another order`() async {
    let scratch = Scratch()
    var first = Playground(scratch.file)
    first.ask("One", answers: "1")
    await first.store.close()
    var ground = Playground(scratch.file, panes: [["demo/code"]])
    ground.ask("Two", answers: "2")
    await openList(&ground, "")
    #expect(ground.list?.rows.map(\.title) == ["Two", "One"])
    ground.type("Tphysics", KeyPress(.enter))
    await ground.wait(for: "Tags: physics.")
    ground.type("s")
    while ground.list?.rows.first?.title != "One" { await ground.wait() }
    for (words, title) in [("tag:Physics", "Two"), ("model:prose", "One"), ("model:CODE", "Two")] {
      ground.type("/", .control("u"))
      ground.type(words, KeyPress(.enter))
      while ground.list?.rows.map(\.title) != [title] { await ground.wait() }
    }
  }

  @Test func `adds up what was measured, off the screen's thread`() async {
    let scratch = Scratch()
    var ground = Playground(scratch.file)
    ground.ask("One", answers: "1")
    ground.ask("Two", answers: "2")
    await ground.store.flush()
    ground.type("", .control("x"), KeyPress(.character("g")))
    func measured() -> Measured? {
      if case .statistics(let view) = ground.state.overlay { view.measured } else { nil }
    }
    while measured() == nil { await ground.wait() }
    #expect(measured()?.models.map(\.id) == ["demo/prose"])
    #expect(measured()?.models.first?.answers == 2)
    #expect(measured()?.days.count == 7)
    #expect(measured()?.days.last?.answers == 2)
    #expect(measured()?.scale == "seven days, six hours a column")
    #expect(measured()?.marks.count == 7)
    ground.type("x")
    while ground.written["statistics 7 days.json"] == nil { await ground.wait() }
    #expect(ground.written["statistics 7 days.json"]?.contains("\"answers\": 2") == true)
  }

  @Test func `says so where there is nobody to give a title`() async {
    let scratch = Scratch()
    var ground = await prepared(scratch)
    await openList(&ground, "")
    ground.type("t", KeyPress(.enter))
    await ground.wait(for: "Nobody can be asked here.")
  }
}
