import ChatModel
import Store
import SwitchboardKit
import Testing

@Suite struct `A filter of chats` {
  @Test func `takes tags, models, pins and forks, and leaves the rest to the search`() async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let one = await store.converse("One rayleigh", models: [Sample.sonnet])
    let two = await store.converse("Two rayleigh", models: [Sample.gpt])
    try await store.tag(one.id, ["Physics"])
    try await store.pin(two.id, true)
    let answer = try #require(try await store.chat(one.id)?.messages.last)
    let fork = try await store.fork(at: answer.id, of: one.id)
    try await store.tag(fork, [])

    func found(_ text: String) async throws -> [ChatID] {
      try await store.ids(of: ChatFilter(text), in: .newest, pinnedFirst: false)
    }
    #expect(try await found("tag:physics") == [one.id])
    #expect(try await found("model:GPT") == [two.id])
    #expect(try await found("is:pinned") == [two.id])
    #expect(try await found("is:fork") == [fork])
    #expect(try await found("tag:physics is:pinned").isEmpty)
    #expect(try await found("tag: model: is:nothing") == [fork, two.id, one.id])
    #expect(try await found("tag:'; DROP TABLE chats; --").isEmpty)
    #expect(ChatFilter("tag:x the sky model:y").words == "the sky")
    let page = try await store.search(ChatQuery("rayleigh"), in: ChatFilter("model:gpt-5"))
    #expect(page.hits.map(\.chat) == [two.id])
    #expect(page.titles.map(\.id) == [two.id])
  }

  @Test func `puts chats in any order, pinned ones first or among all`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let b = await store.converse("banana", models: [Sample.sonnet])
    let c = await store.converse("Cherry", models: [Sample.sonnet, Sample.gpt])
    let a = await store.converse("apple", models: [Sample.sonnet])
    try await store.pin(b.id, true)
    let all = ChatFilter("")
    #expect(try await store.ids(of: all, in: .newest, pinnedFirst: true) == [b.id, a.id, c.id])
    #expect(try await store.ids(of: all, in: .oldest, pinnedFirst: false) == [b.id, c.id, a.id])
    #expect(try await store.ids(of: all, in: .title, pinnedFirst: false) == [a.id, b.id, c.id])
    #expect(try await store.ids(of: all, in: .cost, pinnedFirst: false).first == c.id)
    #expect(
      try await store.summaries([a.id, ChatID(5), b.id]).map(\.title) == ["apple", "banana"])
  }
}

@Suite struct `An excerpt of a chat` {
  @Test func `has what stands around a message, and no more`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [.init(model: "openai/gpt-5")])
    var place: MessagePlace?
    for number in 0..<20 {
      let prompt = try #require(
        store.prompt(.user("Prompt \(number)"), in: chat, panes: [(pane, place)]).first)
      let answer = store.beginAnswer(to: prompt, requested: Sample.gpt, layers: [])
      store.end(answer, with: Sample.answer("Answer \(number)"))
      place = answer.place
    }
    await store.flush()
    let record = try #require(try await store.chat(chat.id))
    let middle = try #require(record.messages.first { $0.message.text == "Answer 9" })

    let around = try #require(try await store.excerpt(of: chat.id, around: middle.id, reach: 3))
    #expect(
      around.chat.messages.map(\.message.text) == [
        "Prompt 8", "Answer 8", "Prompt 9", "Answer 9", "Prompt 10", "Answer 10", "Prompt 11",
      ])
    #expect(around.turns == 20)
    #expect(around.chat.messages.first?.parent == nil)
    #expect(around.chat.messages[1].answer?.answer.attempts.count == 2)
    let start = try #require(try await store.excerpt(of: chat.id, around: nil, reach: 2))
    #expect(start.chat.messages.map(\.message.text) == ["Prompt 0", "Answer 0"])
    #expect(try await store.excerpt(of: ChatID(5), around: nil) == nil)
  }
}

@Suite struct `Trends and chains` {
  @Test func `are cut from the time that was asked for`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let chain: [PaneRecord.Entry] = [
      .init(model: Sample.gpt.description), .init(model: Sample.sonnet.description),
    ]
    let pane = store.newPane(position: 0, chain: chain)
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    for _ in 0..<3 {
      let recording = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
      store.end(recording, with: Sample.answer())
    }
    await store.flush()
    let now = Moment(milliseconds: 1_782_914_400_000)
    let figures = try await store.statistics(since: now.startOfDay(daysBefore: 6), stretches: 7)
    let sonnet = try #require(figures.models.first { $0.id == Sample.sonnet })
    #expect(sonnet.speedTrend == [nil, nil, nil, nil, nil, nil, 51.25])
    #expect(sonnet.firstTokenTrend.last == 432.345)
    #expect(figures.chains.map(\.entries) == [[Sample.gpt.description, Sample.sonnet.description]])
    #expect(figures.chains.first?.runs == 3)
    #expect(figures.chains.first?.answersByEntry == [0, 3])
    #expect(figures.chains.first?.fallenBack == 3900)
    #expect(figures.chains.first?.direct == nil)
    let bare = try await store.statistics(since: now.startOfDay(daysBefore: 6))
    #expect(bare.chains.isEmpty)
  }

  @Test func `take the slow end of a speed, and of all time begin with the first day`() async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    for speed in 1...100 {
      let chat = store.newChat()
      let pane = store.newPane(position: 0, chain: [])
      let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
      let recording = store.beginAnswer(to: place, requested: Sample.sonnet, layers: [])
      var answer = Sample.answer()
      answer.tokensPerSecond = Double(speed)
      store.end(recording, with: answer)
    }
    await store.flush()
    let figures = try await store.statistics(since: Moment(milliseconds: 0), stretches: 4)
    let speed = figures.models.first { $0.id == Sample.sonnet }?.tokensPerSecond
    #expect(speed?.median == 51)
    #expect(speed?.p95 == 6)
    let time = try #require(figures.time)
    #expect(time.upperBound.milliseconds - time.lowerBound.milliseconds <= 2 * 90_000_000)
  }

  @Test func `begin days at the machine's own midnight`() {
    let noon = Moment(milliseconds: 1_782_914_400_000)
    let start = noon.startOfDay()
    #expect(start.fields(isLocal: true).date == noon.fields(isLocal: true).date)
    #expect(start.fields(isLocal: true).time == "00:00")
    let before = noon.startOfDay(daysBefore: 40).fields(isLocal: true)
    #expect(before.time == "00:00")
    #expect(noon.startOfDay(daysBefore: -1) > noon)
  }
}
