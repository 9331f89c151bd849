import ChatModel
import JSONCoding
import Store
import SwitchboardKit
import Testing

@Suite struct `The list of chats` {
  @Test func `has pinned ones first, then the newest, page by page`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    var chats: [ChatHeader] = []
    for number in 0..<7 { chats.append(await store.converse("Chat \(number)")) }
    try await store.pin(chats[1].id, true)
    try await store.delete(chats[5].id)

    let first = try await store.chats(limit: 4)
    let second = try await store.chats(after: first.next, limit: 4)
    #expect(first.chats.map(\.title) == ["Chat 1", "Chat 6", "Chat 4", "Chat 3"])
    #expect(second.chats.map(\.title) == ["Chat 2", "Chat 0"])
    #expect(second.next == nil)
    #expect(try await store.count() == 6)
  }

  @Test func `says title, models, panes, cost and tags`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse(models: [Sample.sonnet, Sample.gpt])
    try await store.tag(chat.id, ["physics", "sky", "physics", ""])
    try await store.rename(chat.id, to: "Sky")

    let line = try #require(try await store.chats(tag: "physics").chats.first)
    #expect(line.title == "Sky")
    #expect(line.models == ["anthropic/claude-sonnet-4-5", "openai/gpt-5"])
    #expect(line.panes == 2)
    #expect(line.answers == 2)
    #expect(line.cost == 0.00102)
    #expect(line.isCostComplete)
    #expect(line.tags == ["physics", "sky"])
    #expect(try await store.chats(tag: "phys").chats.isEmpty)
  }

  @Test func `gives a deleted chat back, and drops it after thirty days`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let kept = await store.converse("Kept")
    let gone = await store.converse("Gone wombat")
    try await store.delete(kept.id)
    try await store.delete(gone.id)
    #expect(try await store.chats().chats.isEmpty)
    #expect(try await store.chats(deleted: true).chats.count == 2)
    #expect(try await store.search(ChatQuery("wombat")).hits.isEmpty)
    try await store.undelete(kept.id)
    await store.close()

    let later = scratch.store(1_782_914_400_000 + 31 * 86_400_000)
    await later.converse("New")
    #expect(try await later.chats().chats.map(\.title) == ["New", "Kept"])
    #expect(try await later.chat(gone.id) == nil)
    #expect(try scratch.number("SELECT count(*) FROM messages") == 4)
  }

  @Test func `deletes for good what it is told to, with its attachments`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let file = Part.attachment(Attachment(name: "a", mediaType: "image/png", bytes: [1, 2, 3]))
    _ = store.prompt(Message(.user, [file]), in: chat, panes: [(pane, nil)])
    await store.flush()
    #expect(try scratch.number("SELECT count(*) FROM blobs") == 1)
    try await store.purge(chat.id)

    #expect(try scratch.number("SELECT count(*) FROM blobs") == 0)
    await #expect(throws: StoreProblem.self) { try await store.purge(chat.id) }
  }

  @Test func `forks a chat at a message by copying its path`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [.init(model: "openai/gpt-5")])
    let one = try #require(store.prompt(.user("One?"), in: chat, panes: [(pane, nil)]).first)
    let first = store.beginAnswer(to: one, requested: Sample.gpt, layers: [])
    store.end(first, with: Sample.answer("First."))
    let two = store.prompt(.user("Two?"), in: chat, panes: [(pane, first.place)])
    await store.flush()
    #expect(two.count == 1)
    let id = try await store.fork(at: first.place.id, of: chat.id)

    let fork = try #require(try await store.chat(id))
    #expect(fork.messages.map(\.message.text) == ["One?", "First."])
    #expect(fork.messages.last?.answer?.answer == Sample.answer("First."))
    #expect(fork.forkedFrom == first.place.id)
    #expect(fork.number == 2)
    #expect(try await store.chat(chat.id)?.messages.count == 3)
    // Going on in one does not show in the other.
    let place = try #require(fork.messages.last.flatMap { fork.place(of: $0.id) })
    _ = store.prompt(.user("Else?"), in: fork.header, panes: [(place.pane, place)])
    await store.flush()
    #expect(try await store.chat(id)?.messages.count == 3)
    #expect(try await store.chat(chat.id)?.messages.count == 3)
  }
}

@Suite struct `A search` {
  @Test func `finds words of prompts, answers and titles, newest first`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let old = await store.converse("Why is the sky blue?", "It is called Rayleigh scattering.")
    let new = await store.converse("Who was Lord Rayleigh?", "A physicist.")
    let titled = await store.converse("Something else", "No word of it.")
    try await store.rename(titled.id, to: "About Rayleigh")

    let page = try await store.search(ChatQuery("rayleigh"))
    #expect(page.hits.map(\.chat) == [new.id, old.id])
    #expect(page.hits.map(\.role) == [.user, .assistant])
    #expect(page.titles.map(\.id).contains(titled.id))
    #expect(
      page.hits.last?.snippet.text(before: ">", behind: "<")
        == "It is called >Rayleigh< scattering.")
  }

  @Test func `goes on page by page`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    for number in 0..<5 { await store.converse("word \(number)", "Nothing.") }
    let first = try await store.search(ChatQuery("word"), limit: 3)
    let second = try await store.search(ChatQuery("word"), before: first.next, limit: 3)

    let texts = (first.hits + second.hits).map { $0.snippet.text() }
    #expect(texts == ["word 4", "word 3", "word 2", "word 1", "word 0"])
    #expect(second.next == nil)
  }

  @Test func `finds a prompt that went to several panes once`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    await store.converse("A wombat?", "No.", models: [Sample.sonnet, Sample.gpt])

    #expect(try await store.search(ChatQuery("wombat")).hits.count == 1)
  }

  @Test func `does not care for accents and capitals`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    await store.converse("Où est le café À LA CARTE?", "Ici.")

    #expect(try await store.search(ChatQuery("CAFE a la")).hits.count == 1)
  }

  @Test(arguments: [
    ("blue sky", 1), ("\"sky blue\"", 1), ("\"blue sky\"", 0), ("sky -blue", 0), ("sky -green", 1),
    ("sky -\"green sky\"", 1), ("sk*", 1), ("sk", 0), ("“sky blue”", 1), ("-blue", 0), ("", 0),
    ("\"", 0), ("\"sky", 1), ("sky\"blue", 1), ("sky AND OR NOT", 0), ("NEAR(sky blue)", 0),
    ("text:sky", 0), ("sky^", 1), ("(sky", 1), ("sky)", 1), ("{sky}", 1), ("sky + blue", 1),
    ("sky*blue", 1), ("---", 0), ("🙂 sky", 1), ("sky\u{0} blue", 1), ("' OR 1=1 --", 0), ("*", 0),
    ("sky:", 1), ("\\sky", 1), ("-", 0), ("-\"", 0), ("sky -", 1), ("%", 0),
  ])
  func `takes whatever a person types`(query: String, hits: Int) async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    await store.converse("Why is the sky blue?", "No.")

    #expect(try await store.search(ChatQuery(query)).hits.count == hits)
  }

  @Test func `finds words that have just begun while they are typed`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    await store.converse("Rayleigh scattering", "No.")

    #expect(try await store.search(ChatQuery("rayl", isGrowing: true)).hits.count == 1)
    #expect(try await store.search(ChatQuery("rayl")).hits.isEmpty)
    #expect(try await store.search(ChatQuery("ra", isGrowing: true)).hits.isEmpty)
  }

  @Test func `makes a damaged index of words anew`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse("A wombat?", "No.")
    await store.close()
    try Scratch.change(
      scratch.file, "UPDATE message_search_data SET block = X'FFFFFFFFFFFFFFFFFFFF' WHERE id > 10")

    #expect(try await store.search(ChatQuery("wombat")).hits.map(\.chat) == [chat.id])
    #expect(store.status.sentence == nil)
  }
}
