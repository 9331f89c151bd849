import ChatModel
import JSONCoding
import Store
import SwitchboardKit
import Testing

@Suite struct `An export` {
  @Test func `as JSON comes back as it was`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse(models: [Sample.sonnet, Sample.gpt])
    try await store.tag(chat.id, ["sky"])
    store.keepDraft("And at dusk", of: chat)
    let answers = try #require(try await store.chat(chat.id)).messages.filter { $0.answer != nil }
    store.vote(for: answers[0].id, against: answers[1].id, in: chat.id)
    store.mark(answers[1].id, isFavourite: true)
    await store.flush()
    let record = try #require(try await store.chat(chat.id))
    let text = JSONExport.text([record])

    let other = try Scratch()
    let target = other.store()
    #expect(try await target.importChats(Array(text.utf8)).numbers == [1])
    let again = try #require(try await target.chat(chat.id))
    #expect(again == record)
    #expect(JSONExport.text([again]) == text)
    #expect(try await target.search(ChatQuery("scatters")).hits.count == 2)
    #expect(try await target.importChats(Array(text.utf8)).known == 1)
    #expect(try await target.count() == 1)
  }

  @Test func `as Markdown has models, options, tokens and cost before the turns`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse()
    let text = MarkdownExport.text(try #require(try await store.chat(chat.id)))

    #expect(text.hasPrefix("---\ntitle: \"Why is the sky blue?\"\nchat: 1\n"))
    for part in [
      "  - chain: [\"anthropic/claude-sonnet-4-5\"]", "    input_tokens: 12",
      "    cost_usd: 0.00051", "**You**\n\nWhy is the sky blue?",
      "**anthropic/claude-sonnet-4-5**\n\nAir scatters blue light.",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `as HTML escapes what was said and has no script`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse(
      "<script>alert('a')</script> & \"b\"", "<img src=x onerror=y>\u{1B}[2J\u{202E}")
    let text = HTMLExport.text(try #require(try await store.chat(chat.id)))

    #expect(!text.contains("<script"))
    #expect(!text.contains("<img"))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\u{202E}"))
    #expect(text.contains("&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &amp; &quot;b&quot;"))
    #expect(text.contains("color-scheme: light dark"))
  }

  @Test func `as HTML closes every tag, whatever was said, attached and reasoned`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat(title: "</title><b>")
    let pane = store.newPane(
      position: 0, chain: [.init(model: "a\"b/<i>")], system: "</pre><script>")
    let hostile = "</pre></article><!-- <![CDATA[ ]]> \u{0} \" onload='x' &amp; <p"
    let prompt = Message(
      .user,
      [
        .text(hostile),
        .attachment(Attachment(name: "\"><b>.png", mediaType: "image/png", bytes: [1, 2])),
        .attachment(Attachment(name: hostile, mediaType: "text/html", bytes: [3])),
      ])
    let place = try #require(store.prompt(prompt, in: chat, panes: [(pane, nil)]).first)
    var answer = Sample.answer(hostile)
    answer.reasoning = hostile
    answer.answeredBy = ModelID(provider: "x", model: "</h3>")
    store.end(store.beginAnswer(to: place, requested: Sample.gpt, layers: []), with: answer)
    await store.flush()
    let text = HTMLExport.text(try #require(try await store.chat(chat.id)))

    #expect(TagBalance.mistake(in: text) == nil)
    #expect(TagBalance.mistake(in: text + "<p>") == "<p> stay open")
    #expect(text.ranges(of: "<article").count == 2)
  }

  @Test func `as HTML is laid out by a browser, where one is installed`() async throws {
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome-headless-shell"]
    guard let browser = names.lazy.compactMap(Scratch.program).first else {
      print("No headless browser is installed; the tags of the page were counted instead.")
      return
    }
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse("<b>Bold?</b>", "Air & light.", models: [Sample.gpt])
    let page = HTMLExport.text(try #require(try await store.chat(chat.id)))
    let file = scratch.path + "/page.html"
    try Scratch.write(Array(page.utf8), to: file)
    let child = try Child(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(scratch.path)/browser",
        "--dump-dom", "file://\(file)",
      ], program: browser)
    #expect(await child.finish() == 0)
    #expect(child.text.contains("<pre>&lt;b&gt;Bold?&lt;/b&gt;</pre>"))
    #expect(child.text.contains("<p>Air &amp; light.</p>"))
    #expect(!child.text.contains("<b>"))
  }
}

@Suite struct `An import` {
  @Test func `of ChatGPT's data keeps branches and leaves out tools`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let file = """
      [{"title": "Sky", "create_time": 1700000000.5, "update_time": 1700000900,
        "current_node": "d", "mapping": {
        "root": {"id": "root", "message": null, "parent": null, "children": ["s"]},
        "s": {"id": "s", "parent": "root", "children": ["a"], "message": {"id": "s",
          "author": {"role": "system"}, "content": {"content_type": "text", "parts": [""]}}},
        "a": {"id": "a", "parent": "s", "children": ["b", "d"], "message": {"id": "a",
          "author": {"role": "user"}, "create_time": 1700000001,
          "content": {"content_type": "text", "parts": ["Why blue?"]}}},
        "b": {"id": "b", "parent": "a", "children": [], "message": {"id": "b",
          "author": {"role": "assistant"}, "create_time": 1700000002,
          "content": {"content_type": "text", "parts": ["Scattering."]},
          "metadata": {"model_slug": "gpt-4o"}}},
        "d": {"id": "d", "parent": "t", "children": [], "message": {"id": "d",
          "author": {"role": "assistant"}, "create_time": 1700000003,
          "content": {"content_type": "multimodal_text",
            "parts": ["Rayleigh.", {"content_type": "image_asset_pointer"}]},
          "metadata": {"model_slug": "gpt-5"}}},
        "t": {"id": "t", "parent": "a", "children": ["d"], "message": {"id": "t",
          "author": {"role": "tool"}, "content": {"content_type": "text", "parts": ["x"]}}}}}]
      """
    #expect(try await store.importChats(Array(file.utf8)).numbers == [1])
    #expect(try await store.importChats(Array(file.utf8)).known == 1)

    let line = try #require(try await store.chats().chats.first)
    #expect(line.origin == .openai)
    #expect(line.created.iso8601 == "2023-11-14T22:13:20.500Z")
    let chat = try #require(try await store.chat(line.id))
    let pane = try #require(chat.panes.first)
    #expect(chat.path(of: pane).map(\.message.text) == ["Why blue?", "Rayleigh.\n[attachment]"])
    #expect(chat.messages.map(\.message.text).contains("Scattering."))
    #expect(line.models.contains("openai/gpt-4o"))
    #expect(chat.messages.map(\.turn) == [0, 0, 0])
  }

  @Test func `of Claude's data takes texts and attachments`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let file = """
      [{"uuid": "u", "name": "Sky", "created_at": "2025-03-01T10:00:00.123456Z",
        "updated_at": "2025-03-01T11:00:00Z", "account": {"uuid": "a"}, "chat_messages": [
        {"uuid": "1", "sender": "human", "text": "old", "created_at": "2025-03-01T10:00:01Z",
         "content": [{"type": "text", "text": "Why blue?"}],
         "attachments": [{"file_name": "a.txt", "extracted_content": "notes"}], "files": []},
        {"uuid": "2", "sender": "assistant", "text": "Scattering.", "content": []}]},
       {"uuid": "v", "name": "Empty", "chat_messages": []}]
      """
    #expect(try await store.importChats(Array(file.utf8)).numbers == [1])

    let line = try #require(try await store.chats().chats.first)
    let chat = try #require(try await store.chat(line.id))
    #expect(chat.header.origin == .anthropic)
    #expect(chat.messages.map(\.message.text) == ["Why blue?\n\na.txt:\n\nnotes", "Scattering."])
    #expect(chat.messages.map(\.role) == [.user, .assistant])
  }

  @Test(arguments: [
    ("", "It is not JSON: the text ends too early at byte 0."),
    (
      "{}",
      "It is neither an export of Switchboard nor a conversations.json of ChatGPT or Claude."
    ),
    (
      "[1]",
      "It is neither an export of Switchboard nor a conversations.json of ChatGPT or Claude."
    ),
    (
      #"{"format":"switchboard-chats","version":2,"chats":[]}"#,
      "It was written by a newer version of Switchboard (form 2)."
    ),
    (
      #"{"format":"switchboard-chats","version":1}"#,
      "Its form is wrong: there is no list of chats."
    ),
    (
      #"{"format":"switchboard-chats","version":1,"chats":[{"id":"1","created":"2026-07-01T00:00:00Z"},{}]}"#,
      "Its form is wrong: chat 2 has no id."
    ),
    (
      #"{"format":"switchboard-chats","version":1,"chats":[{"id":"1","created":"2026-07-01T00:00:00Z","messages":[{"id":"2","pane":"9","role":"user"}]}]}"#,
      "Its form is wrong: a message of chat 1 names a pane that is not there."
    ),
    (
      #"[{"chat_messages":[{"sender":"human","text":"a"}]},{"chat_messages":[{"sender":"cat"}]}]"#,
      "Its form is wrong: message 1 of conversation 2 has no sender that is known."
    ),
  ])
  func `of a bad file takes nothing and says why`(file: String, sentence: String) async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let error = await #expect(throws: ExchangeError.self) {
      try await store.importChats(Array(file.utf8))
    }
    #expect(error?.description == sentence)
    #expect(try await store.count() == 0)
  }

  @Test func `of a file whose chats do not all fit takes none`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = await store.converse()
    let record = try #require(try await store.chat(chat.id))
    let header = ChatHeader(id: ChatID(5), title: "Thief", created: record.header.created)
    var thief = ChatRecord(header: header)
    thief.panes = record.panes
    var fine = ChatRecord(header: ChatHeader(id: ChatID(4), created: record.header.created))
    fine.tags = ["fine"]
    let text = JSONExport.text([fine, thief])

    await #expect(throws: ExchangeError.self) { try await store.importChats(Array(text.utf8)) }
    #expect(try await store.count() == 1)
  }
}

@Suite struct `Statistics` {
  @Test func `count answers, first choices, failures, speed and cost by model`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    for _ in 0..<3 {
      let recording = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
      store.end(recording, with: Sample.answer())
    }
    await store.converse()
    let answers = try #require(try await store.chat(chat.id)).messages.filter { $0.answer != nil }
    _ = try await store.fork(at: answers[0].id, of: chat.id)

    let figures = try await store.statistics(since: Moment(milliseconds: 0))
    let sonnet = try #require(figures.models.first { $0.id == Sample.sonnet })
    let gpt = try #require(figures.models.first { $0.id == Sample.gpt })
    #expect(sonnet.answers == 4)
    #expect(sonnet.asked == 1)
    #expect(sonnet.firstChoice == 1)
    #expect(sonnet.tokens == 4 * 42)
    #expect(abs(sonnet.cost - 4 * 0.00051) < 1e-9)
    #expect(sonnet.firstToken?.median == 432.345)
    #expect(sonnet.tokensPerSecond?.p95 == 51.25)
    #expect(gpt.asked == 3)
    #expect(gpt.firstChoice == 0)
    #expect(gpt.failures == [.rateLimited: 4])
    #expect(figures.days.map(\.answers).reduce(0, +) == 4)
    #expect(
      try await store.statistics(since: Moment.now().advanced(milliseconds: 1 << 40)) == .init())
  }

  @Test func `give votes with the interval that holds the true rate`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    for _ in 0..<3 {
      let chat = await store.converse(models: [Sample.sonnet, Sample.gpt])
      let read = try #require(try await store.chat(chat.id))
      let answers = read.messages.filter { $0.answer != nil }
      store.vote(for: answers[0].id, against: answers[1].id, in: chat.id)
      await store.flush()
    }

    let models = try await store.statistics(since: Moment(milliseconds: 0)).models
    let votes = try #require(models.first { $0.id == Sample.sonnet }).votes
    #expect(votes.won == 3)
    #expect(votes.rate == 1)
    let interval = try #require(votes.interval)
    #expect(abs(interval.lowerBound - 0.4385) < 0.001)
    #expect(abs(interval.upperBound - 1) < 1e-9)
  }
}
