import ChatModel
import GRDB
import JSONCoding
import SwitchboardKit
import TestSupport
import Testing

@testable import Store

@Suite struct `A store of chats` {
  @Test func `gives back what was said, with everything that is known of the run`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(
      position: 0, chain: [.init(model: "openai/gpt-5", retries: 2)], agent: "careful",
      system: "Be brief.", options: ["openai": ["reasoningEffort": "low"]],
      settings: CallSettings(temperature: 0.5, stopSequences: ["END"]))
    let prompt = Message(
      .user,
      [
        .text("Why is the sky blue?\nTell me."),
        .attachment(Attachment(name: "sky.png", mediaType: "image/png", bytes: [0, 255, 7])),
      ], options: ["anthropic": ["cacheControl": ["type": "ephemeral"]]])
    let places = store.prompt(prompt, in: chat, panes: [(pane, nil)])
    let layers = [
      OptionLayer("agent", options: ["openai": ["reasoningEffort": "low"]]),
      OptionLayer("chat", settings: CallSettings(temperature: 0.5)),
    ]
    let place = try #require(places.first)
    let recording = store.beginAnswer(to: place, requested: Sample.gpt, layers: layers)
    let answer = Sample.answer()
    store.take([.content(attempt: 2, .text("Air")), .ended(answer)], for: recording)
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    #expect(read.number == 1)
    #expect(read.header.title == "Why is the sky blue?")
    #expect(read.panes == [pane])
    #expect(read.messages.count == 2)
    #expect(read.messages.first?.message == prompt)
    let kept = try #require(read.messages.last?.answer)
    #expect(kept.answer == answer)
    #expect(kept.layers == layers)
    #expect(!kept.isStreaming)
    #expect(store.status.sentence == nil)
  }

  @Test func `makes its folder and its file for their owner alone`() async throws {
    let scratch = try Scratch()
    await scratch.store().converse()

    #expect(Scratch.mode(scratch.path + "/data") == 0o700)
    #expect(Scratch.mode(scratch.file) == 0o600)
  }

  @Test func `touches no file before something is said`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    _ = store.newChat()
    _ = try await store.chats()
    _ = try await store.search(ChatQuery("sky"))

    #expect(scratch.names.isEmpty)
  }

  @Test func `brings pieces of all panes to the disk together, 200 ms after the first`()
    async throws
  {
    let scratch = try Scratch()
    let clock = ManualClock()
    let store = ChatStore(.file(scratch.file), clock: RunClock(clock))
    let chat = store.newChat()
    let panes = (0..<4).map { store.newPane(position: $0, chain: [.init(model: "demo/prose")]) }
    let prompts = store.prompt(.user("Go."), in: chat, panes: panes.map { ($0, nil) })
    await store.flush()
    let answers = prompts.map { store.beginAnswer(to: $0, requested: Sample.gpt, layers: []) }
    for answer in answers { store.take([.content(attempt: 1, .text("one "))], for: answer) }
    try await clock.untilAsleep()
    clock.advance(by: .milliseconds(150))
    for answer in answers { store.take([.content(attempt: 1, .text("two "))], for: answer) }

    #expect(scratch.growth == nil)
    clock.advance(by: .milliseconds(50))
    await store.recorder.settle()

    let batch = try #require(scratch.growth?.split(separator: "\n"))
    #expect(batch.count == 1)
    #expect(batch.first?.split(separator: #""text":"one two ""#).count == 5)
    let read = try #require(try await store.chat(chat.id))
    let growing = read.messages.compactMap(\.answer)
    #expect(growing.map(\.answer.text) == ["one two ", "one two ", "one two ", "one two "])
    #expect(growing.map(\.isStreaming) == [true, true, true, true])
  }

  @Test func `writes the end of an answer without waiting`() async throws {
    let scratch = try Scratch()
    let clock = ManualClock()
    let store = ChatStore(.file(scratch.file), clock: RunClock(clock))
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let prompts = store.prompt(.user("Go."), in: chat, panes: [(pane, nil)])
    let place = try #require(prompts.first)
    await store.flush()
    let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
    store.take([.content(attempt: 1, .text("half"))], for: answer)
    try await clock.untilAsleep()
    store.take([.ended(Sample.answer("whole"))], for: answer)
    await store.recorder.settle()

    #expect(try scratch.text("SELECT text FROM messages WHERE role = 'assistant'") == "whole")
    #expect(scratch.growth == nil)
  }

  @Test func `takes a text back that another entry answers afresh`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
    let failed = Sample.answer().attempts[0]
    store.take(
      [.content(attempt: 1, .text("wrong")), .content(attempt: 1, .reasoning("hm"))], for: answer)
    await store.flush()
    store.take(
      [
        .attemptFailed(failed, isRetried: false),
        .restarted(attempt: 2, discardedText: "wrong"), .content(attempt: 2, .text("right")),
      ], for: answer)
    await store.flush()

    let kept = try #require(try await store.chat(chat.id)?.messages.last?.answer?.answer)
    #expect(kept.text == "right")
    #expect(kept.reasoning == "")
    #expect(kept.attempts == [failed])
    #expect(kept.outcome == .interrupted)
  }

  @Test func `keeps answers asked for again as siblings, and the branch that is shown`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    var pane = store.newPane(position: 0, chain: [])
    let prompt = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    let first = store.beginAnswer(to: prompt, requested: Sample.gpt, layers: [])
    store.end(first, with: Sample.answer("first"))
    let second = store.beginAnswer(to: prompt, requested: Sample.gpt, layers: [])
    store.end(second, with: Sample.answer("second"))
    let next = store.prompt(.user("And?"), in: chat, panes: [(pane, first.place)])
    pane.shown = next.first?.id
    store.keep(pane, of: chat)
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    let shown = try #require(read.panes.first)
    #expect(read.path(of: shown).map(\.message.text) == ["Go.", "first", "And?"])
    let answer = try #require(read.messages.first { $0.id == first.place.id })
    #expect(read.siblings(of: answer).map(\.message.text) == ["first", "second"])
    #expect(next.first?.turn == 1)
  }

  @Test func `keeps the sentence of a run that never began`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
    store.end(answer, refusal: "No provider is called antropic.")
    await store.flush()

    let kept = try #require(try await store.chat(chat.id)?.messages.last?.answer?.answer)
    #expect(kept.outcome == .failed)
    #expect(kept.warnings == ["No provider is called antropic."])
  }

  @Test func `keeps votes, marks, drafts and presets`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse(models: [Sample.sonnet, Sample.gpt])
    let answers = try #require(try await store.chat(chat.id)).messages.filter { $0.answer != nil }
    store.vote(for: answers[0].id, against: answers[1].id, in: chat.id)
    store.vote(for: answers[1].id, against: answers[0].id, in: chat.id)
    store.mark(answers[0].id, isFavourite: true)
    store.keepDraft("And at", of: chat)
    store.keepDraft("And at dusk", of: chat)
    try await store.keep(PresetRecord(name: "short", content: ["set": ["temperature": 0.1]]))

    let read = try #require(try await store.chat(chat.id))
    #expect(read.votes.map(\.winner) == [answers[1].id])
    #expect(read.messages.filter(\.isFavourite).map(\.id) == [answers[0].id])
    #expect(read.draft == "And at dusk")
    #expect(try await store.presets().map(\.name) == ["short"])
    try await store.deletePreset("short")
    #expect(try await store.presets().isEmpty)
  }

  @Test func `keeps no key that stands in an option`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let key = "sk-proj-Abc123Def456Ghi789Jkl012"
    let chat = store.newChat()
    let pane = store.newPane(
      position: 0, chain: [], options: ["openai": ["apiKey": .string(key), "user": "me"]])
    let prompt = Message(.user, [.text("Go.")], options: ["openai": ["note": .string(key)]])
    let place = try #require(store.prompt(prompt, in: chat, panes: [(pane, nil)]).first)
    let answer = store.beginAnswer(
      to: place, requested: Sample.gpt,
      layers: [OptionLayer("chat", options: ["openai": ["apiKey": .string(key)]])])
    store.end(answer, with: Sample.answer())
    try await store.keep(PresetRecord(name: "p", content: ["key": .string(key)]))
    await store.close()

    let bytes = String(decoding: Scratch.bytes(of: scratch.file), as: UTF8.self)
    #expect(!bytes.contains("Abc123"))
    #expect(bytes.contains("(hidden)"))
  }

  @Test func `keeps nothing when it is told to`() async throws {
    let scratch = try Scratch()
    let store = ChatStore(.nowhere)
    let chat = await store.converse()

    #expect(try await store.chats().chats.isEmpty)
    #expect(try await store.chat(chat.id) == nil)
    #expect(scratch.names.isEmpty)
    #expect(store.status.sentence == "Chats of this run are not kept.")
    await #expect(throws: StoreProblem.keepsNothing) {
      try await store.rename(chat.id, to: "x")
    }
  }

  @Test func `closes answers whose program is gone as interrupted`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
    store.take(
      [.content(attempt: 1, .reasoning("thinking")), .content(attempt: 1, .text("half a wombat"))],
      for: answer)
    await store.close()
    try Scratch.change(scratch.file, "UPDATE answers SET writer = '1 1 gone'")
    let later = scratch.store(1_782_999_000_000)
    await later.converse("Another")

    let kept = try #require(try await later.chat(chat.id)?.messages.last?.answer)
    #expect(kept.answer.text == "half a wombat")
    #expect(kept.answer.reasoning == "thinking")
    #expect(kept.answer.outcome == .interrupted)
    #expect(!kept.isStreaming)
    #expect(try await later.search(ChatQuery("wombat")).hits.map(\.chat) == [chat.id])
  }

  @Test func `lets two of them work on one file`() async throws {
    let scratch = try Scratch()
    let stores = [scratch.store(), scratch.store(1_782_999_000_000)]
    await withTaskGroup { group in
      for store in stores {
        group.addTask { for number in 0..<20 { await store.converse("Prompt \(number)") } }
      }
    }

    for store in stores {
      #expect(store.status.sentence == nil)
      #expect(try await store.count() == 40)
    }
    #expect(try scratch.number("SELECT max(number) FROM chats") == 40)
    #expect(try scratch.text("PRAGMA integrity_check") == "ok")
  }
}

@Suite struct `A backlog` {
  @Test func `joins the pieces of an answer and forgets them at its end`() {
    var backlog = Backlog()
    let id = MessageID(1)
    let other = MessageID(2)
    for text in ["a", "b"] {
      backlog.append(.piece(id, isReasoning: false, text))
      backlog.append(.piece(other, isReasoning: false, text))
    }
    #expect(backlog.changes.count == 2)
    backlog.append(.piece(id, isReasoning: true, "r"))
    backlog.append(.piece(id, isReasoning: false, "c"))
    #expect(backlog.changes.count == 4)
    let record = MessageRecord(
      id: id, pane: PaneID(1), parent: nil, turn: 0, created: Moment(milliseconds: 1),
      message: .assistant("abc"))
    let chat = ChatHeader(id: ChatID(1), created: Moment(milliseconds: 1))
    backlog.append(
      .ended(record, chat: chat, pane: PaneRecord(id: PaneID(1), position: 0, chain: [])))

    #expect(backlog.changes.count == 2)
    #expect(backlog.answers == 1)
  }
}

@Suite struct `A title` {
  @Test(arguments: [
    ("Why is the sky blue?", "Why is the sky blue?"),
    ("\n  \n  Two   words\nmore", "Two words"), ("", ""), (" \n", ""),
    (
      "Explain the difference between actors and locks in Swift to a beginner",
      "Explain the difference between actors and locks in Swift to…"
    ),
    (String(repeating: "x", count: 100), String(repeating: "x", count: 60) + "…"),
  ])
  func `is the first line of a prompt`(prompt: String, title: String) {
    #expect(ChatHeader.title(from: prompt) == title)
  }
}

@Suite struct `A moment` {
  @Test(arguments: [
    ("2026-07-01T14:31:07.250Z", "2026-07-01T14:31:07.250Z"),
    ("2026-07-01T14:31:07Z", "2026-07-01T14:31:07.000Z"),
    ("2026-07-01T14:31:07.123456+02:00", "2026-07-01T12:31:07.123Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
  ])
  func `reads back what it writes`(text: String, again: String) {
    #expect(Moment(iso8601: text)?.iso8601 == again)
  }

  @Test(arguments: ["", "2026", "2026-13-01T00:00:00Z", "2026-07-01 14:31", "2026-07-01T1x:31:07Z"])
  func `is not made of what is none`(text: String) {
    #expect(Moment(iso8601: text) == nil)
  }

  @Test(arguments: [Double.nan, .infinity, 1e300, -1e300])
  func `is not made of numbers that are none`(seconds: Double) {
    #expect(Moment(seconds: seconds) == nil)
  }
}
