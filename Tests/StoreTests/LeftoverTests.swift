import ChatModel
import GRDB
import SwitchboardKit
import TestSupport
import Testing

@testable import Store

@Suite struct `A draft` {
  @Test func `is kept for all linked panes and for one, and goes when it is empty`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse()
    let pane = try #require(try await store.chat(chat.id)?.panes.first)
    store.keepDraft("for all", of: chat)
    store.keepDraft("for one", of: chat, in: pane)
    await store.flush()
    var read = try #require(try await store.chat(chat.id))
    #expect(read.draft == "for all")
    #expect(read.panes.map(\.draft) == ["for one"])

    store.keepDraft("", of: chat)
    await store.flush()
    read = try #require(try await store.chat(chat.id))
    #expect(read.draft == "")
    #expect(read.panes.map(\.draft) == ["for one"])
    #expect(read.messages.count == 2)
  }

  @Test func `has files, each with its place, and no export has them`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    store.keepDraft("", files: ["/home/kim/b.png", "/a.txt"], of: chat)
    await store.flush()
    #expect(try await store.chat(chat.id)?.draftFiles == ["/home/kim/b.png", "/a.txt"])
    #expect(try await store.chats().chats.map(\.title) == ["Draft: b.png"])
    let read = try #require(try await store.chat(chat.id))
    let export = JSONExport.text([read])
    #expect(!export.contains("/home/kim"))

    store.keepDraft("words", files: ["/a.txt"], of: chat)
    await store.flush()
    #expect(try await store.chat(chat.id)?.draftFiles == ["/a.txt"])
    store.keepDraft("", of: chat)
    await store.flush()
    #expect(try await store.count() == 0)
    #expect(try scratch.number("SELECT count(*) FROM draft_files") == 0)
  }

  @Test func `of which nothing was said yet is a chat in the list until it is empty`() async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    store.keepDraft("Why is the sky\nblue?", of: chat)
    await store.flush()
    #expect(try await store.chats().chats.map(\.title) == ["Draft: Why is the sky"])

    store.keepDraft("", of: chat)
    await store.flush()
    #expect(try await store.count() == 0)
    // Its number was never anybody's.
    let said = await store.converse("Said")
    #expect(try await store.summary(said.id)?.number == 1)
    #expect(try await store.summary(said.id)?.title == "Said")
  }

  @Test func `does not take a chat along that has a name`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    store.keepDraft("words", of: chat)
    await store.flush()
    try await store.rename(chat.id, to: "Plans")
    store.keepDraft("", of: chat)
    await store.flush()

    #expect(try await store.chats().chats.map(\.title) == ["Plans"])
  }

  @Test func `of several megabytes is written by what changed, and read back as it was`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse()
    let start = (0..<40_000).map { "line \($0): Übermut tut selten gut, 日本語 🙂\n" }.joined()
    var text = start
    store.keepDraft(start, of: chat)
    await store.flush()
    for number in 0..<50 {
      let place = text.index(text.startIndex, offsetBy: number * 37)
      switch number % 3 {
      case 0: text.insert("é", at: place)
      case 1: text.insert(contentsOf: "word ", at: place)
      default: text.removeLast(5)
      }
      let now = text
      store.keepDraft(now, of: chat)
      await store.flush()
    }

    #expect(try await store.chat(chat.id)?.draft == text)
    #expect(try scratch.number("SELECT count(*) FROM drafts") == 51)
    #expect(
      try scratch.number(
        "SELECT sum(length(text)) FROM drafts WHERE id > (SELECT min(id) FROM drafts)")
        < 20_000)
    let again = scratch.store()
    #expect(try await again.chat(chat.id)?.draft == text)
  }

  @Test func `is written whole after many edits, and when another program changed it`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse()
    let start = String(repeating: "0123456789", count: 1000)
    for number in 0...DraftShelf.mostEdits + 1 {
      let now = start + String(repeating: "x", count: number)
      store.keepDraft(now, of: chat)
      await store.flush()
    }
    #expect(try scratch.number("SELECT count(*) FROM drafts") == 1)

    let other = scratch.store()
    other.keepDraft("theirs", of: chat)
    await other.flush()
    store.keepDraft(start + "ours", of: chat)
    await store.flush()
    #expect(try await store.chat(chat.id)?.draft == start + "ours")
    #expect(try await other.chat(chat.id)?.draft == start + "ours")
  }

  @Test func `waits no longer than 150 ms, and the last of many is written`() async throws {
    let scratch = try Scratch()
    let clock = ManualClock()
    let store = ChatStore(.file(scratch.file), clock: RunClock(clock))
    let chat = store.newChat()
    for text in ["W", "Wh", "Why"] { store.keepDraft(text, of: chat) }
    try await clock.untilAsleep()
    clock.advance(by: .milliseconds(150))
    await store.recorder.settle()

    #expect(try scratch.text("SELECT text FROM drafts") == "Why")
    #expect(try scratch.number("SELECT count(*) FROM drafts") == 1)
  }

  @Test(arguments: [
    ("", ""), ("", "a"), ("a", ""), ("abc", "abc"), ("abc", "abxc"), ("aaa", "aaaa"), ("é", "è"),
    ("日本", "日木"), ("🙂🙃", "🙃🙂"), ("ab", "ba"), ("xéx", "xe\u{301}x"), ("🙂", "🙂🙂"),
  ])
  func `comes back from a change whatever its characters`(old: String, new: String) {
    let change = TextChange(from: old, to: new)
    var bytes = Array(old.utf8)
    change.apply(to: &bytes)
    #expect(bytes == Array(new.utf8))
    #expect(!change.inserted.unicodeScalars.contains("\u{FFFD}"))
  }

  @Test func `of the first form is still there`() async throws {
    let scratch = try Scratch()
    let old = Schema(steps: [Schema.current.steps[0]])
    let store = ChatStore(
      .file(scratch.file), schema: old, patience: 2, clock: .continuous,
      now: Ticking(1_782_914_400_000).now, onStatus: { _ in })
    // Any writing brings the file into being.
    try? await store.keep(PresetRecord(name: "p", content: [:]))
    await store.close()
    try Scratch.change(
      scratch.file,
      """
      INSERT INTO chats (id, number, title, created_ms, updated_ms, draft)
        VALUES (7, 1, 'Old', 1, 1, 'not sent')
      """)

    let now = scratch.store()
    let chat = try #require(try await now.chat(ChatID(7)))
    #expect(chat.draft == "not sent")
    #expect(try await now.chats().chats.map(\.title) == ["Old"])
  }
}

@Suite struct `What was deleted from a chat` {
  /// A chat of three turns in one pane.
  private func three(
    _ store: ChatStore
  ) async throws -> (
    chat: ChatHeader, pane: PaneRecord, prompts: [MessagePlace], answers: [MessagePlace]
  ) {
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [.init(model: "openai/gpt-5")])
    var prompts: [MessagePlace] = []
    var answers: [MessagePlace] = []
    for word in ["one", "two", "three"] {
      let place = try #require(
        store.prompt(.user("\(word)?"), in: chat, panes: [(pane, answers.last)]).first)
      let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
      store.end(answer, with: Sample.answer("\(word) of them."))
      prompts.append(place)
      answers.append(answer.place)
    }
    await store.flush()
    return (chat, pane, prompts, answers)
  }

  @Test func `is not read, found or exported, and what followed follows what stood before`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let (chat, _, prompts, answers) = try await three(store)
    store.delete([prompts[1].id, answers[1].id])
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    #expect(
      read.path(of: read.panes[0]).map(\.message.text) == [
        "one?", "one of them.", "three?", "three of them.",
      ])
    #expect(try await store.search(ChatQuery("two")).hits.isEmpty)
    #expect(!JSONExport.text([read]).contains("two"))
    let other = try Scratch()
    #expect(
      try await other.store().importChats(Array(JSONExport.text([read]).utf8)).numbers == [1])

    store.undelete([prompts[1].id, answers[1].id])
    await store.flush()
    #expect(try await store.chat(chat.id)?.messages.count == 6)
    #expect(try await store.search(ChatQuery("two")).hits.count == 2)
  }

  @Test func `goes for good after thirty days, and the rest of the chat stays whole`() async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let (chat, _, prompts, answers) = try await three(store)
    store.delete([prompts[0].id, answers[0].id, prompts[1].id, answers[1].id])
    await store.close()
    let later = scratch.store(1_782_914_400_000 + 31 * 86_400_000)
    await later.converse("New")

    #expect(
      try scratch.number("SELECT count(*) FROM messages WHERE chat_id = \(chat.id.value)") == 2)
    let read = try #require(try await later.chat(chat.id))
    #expect(read.path(of: read.panes[0]).map(\.message.text) == ["three?", "three of them."])
    #expect(try scratch.text("PRAGMA foreign_key_check") == "")
    try Scratch.change(
      scratch.file, "INSERT INTO message_search (message_search) VALUES ('integrity-check')")
  }

  @Test func `leaves a prompt that another pane was asked too where a search finds it`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse("A wombat?", "No.", models: [Sample.sonnet, Sample.gpt])
    let prompts = try #require(try await store.chat(chat.id)).messages.filter { $0.role == .user }
    store.delete([prompts[0].id])
    await store.flush()
    #expect(try await store.search(ChatQuery("wombat")).hits.map(\.message) == [prompts[1].id])
    store.undelete([prompts[0].id])
    await store.flush()
    #expect(try await store.search(ChatQuery("wombat")).hits.map(\.message) == [prompts[0].id])
  }

  @Test func `from one pane alone is still in the other`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let (chat, pane, prompts, answers) = try await three(store)
    var fork = store.newPane(position: 1, chain: [])
    fork.shown = answers[2].id
    fork.omitted = [prompts[1].id, answers[1].id]
    store.keep(fork, of: chat)
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    #expect(read.path(of: pane).count == 6)
    #expect(
      read.path(of: fork).map(\.message.text) == [
        "one?", "one of them.", "three?", "three of them.",
      ])
    #expect(read.panes == [pane, fork])
  }

  @Test func `takes its vote along, and a vote that was taken back is gone`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse(models: [Sample.sonnet, Sample.gpt])
    let answers = try #require(try await store.chat(chat.id)).messages.filter { $0.answer != nil }
    store.vote(for: answers[0].id, against: answers[1].id, in: chat.id)
    store.delete([answers[0].id])
    await store.flush()
    #expect(try await store.chat(chat.id)?.votes.isEmpty == true)
    store.undelete([answers[0].id])
    await store.flush()
    #expect(try await store.chat(chat.id)?.votes.count == 1)

    store.takeBackVote(on: answers[1].id, and: answers[0].id)
    await store.flush()
    #expect(try await store.chat(chat.id)?.votes.isEmpty == true)
  }
}

@Suite struct `A closed pane` {
  @Test func `does not come back, and what was said in it can be found`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse("A wombat?", "No.", models: [Sample.sonnet, Sample.gpt])
    var pane = try #require(try await store.chat(chat.id)).panes[0]
    pane.isClosed = true
    store.keep(pane, of: chat)
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    #expect(read.openPanes.map(\.id) == [read.panes[1].id])
    #expect(try await store.summary(chat.id)?.panes == 1)
    #expect(try await store.search(ChatQuery("wombat")).hits.count == 1)
    #expect(!MarkdownExport.text(read).contains("claude-sonnet-4-5**"))
  }
}
