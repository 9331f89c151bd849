import ChatModel
import Glibc
import SwitchboardKit
import Testing

@testable import Store

@Suite struct `The file of growing answers` {
  private let one = MessageID(1 << 62)
  private let other = MessageID(3)

  /// A chat with an answer that grows.
  private func growing(
    _ store: ChatStore
  ) async throws -> (chat: ChatHeader, answer: AnswerRecording) {
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let place = try #require(store.prompt(.user("Go."), in: chat, panes: [(pane, nil)]).first)
    let answer = store.beginAnswer(to: place, requested: Sample.gpt, layers: [])
    store.take(
      [.content(attempt: 1, .reasoning("Hm.")), .content(attempt: 1, .text("So \"far\"\n"))],
      for: answer)
    await store.flush()
    return (chat, answer)
  }

  private func folder(_ scratch: Scratch) throws -> GrowthFolder {
    try DatabaseFile.make(scratch.file)
    return GrowthFolder(beside: scratch.file)
  }

  @Test func `is for its owner alone, empty once all have ended, and gone with the program`()
    async throws
  {
    let scratch = try Scratch()
    let store = scratch.store()
    let (_, first) = try await growing(store)
    let (_, second) = try await growing(store)
    let name = try #require(scratch.names.first { $0.contains("-growing-") })
    #expect(Scratch.mode(scratch.path + "/data/" + name) == 0o600)
    #expect(scratch.growth?.split(separator: "\n").count == 2)

    store.end(first, with: Sample.answer("First."))
    await store.flush()
    #expect(scratch.growth?.split(separator: "\n").count == 2)
    store.end(second, with: Sample.answer("Second."))
    await store.flush()
    #expect(scratch.growth == "")
    await store.close()
    #expect(scratch.growth == nil)
  }

  @Test func `shows another program what an answer has so far`() async throws {
    let scratch = try Scratch()
    let (chat, _) = try await growing(scratch.store())

    let seen = try #require(try await scratch.store().chat(chat.id)?.messages.last?.answer)
    #expect(seen.isStreaming)
    #expect(seen.answer.text == "So \"far\"\n")
    #expect(seen.answer.reasoning == "Hm.")
  }

  @Test func `of a program that is gone goes into the chats with the next prompt`() async throws {
    let scratch = try Scratch()
    let (chat, _) = try await growing(scratch.store())
    let dead = "999999999 1 boot"
    let name = try #require(scratch.names.first { $0.contains("-growing-") })
    let place = scratch.path + "/data/"
    try #require(rename(place + name, place + "chats.sqlite-growing-999999999-1-boot-1") == 0)
    try Scratch.change(scratch.file, "UPDATE answers SET writer = '\(dead)'")

    let seen = try #require(try await scratch.store().chat(chat.id)?.messages.last?.answer)
    #expect(!seen.isStreaming)
    #expect(seen.answer.text == "So \"far\"\n")
    await scratch.store().converse("After")
    #expect(scratch.growth == nil)
    let kept = try #require(try await scratch.store().chat(chat.id)?.messages.last?.answer?.answer)
    #expect(kept.outcome == .interrupted)
    #expect(kept.text == "So \"far\"\n")
    #expect(kept.reasoning == "Hm.")
    #expect(try await scratch.store().search(ChatQuery("far")).hits.count == 1)
  }

  @Test func `is of a program that is gone also while its parent has not seen its end`() throws {
    var process = pid_t()
    try #require(
      posix_spawn(&process, "/bin/sleep", nil, nil, [strdup("sleep"), strdup("60"), nil], nil) == 0)
    let name = try #require(WriterName.name(of: process))
    #expect(WriterName.isAlive(name))
    kill(process, SIGKILL)
    var end = siginfo_t()
    try #require(waitid(P_PID, id_t(process), &end, WEXITED | WNOWAIT) == 0)

    #expect(!WriterName.isAlive(name))
    waitpid(process, nil, 0)
  }

  @Test func `of a program that runs is left alone by others`() async throws {
    let scratch = try Scratch()
    _ = try await growing(scratch.store())
    await scratch.store().converse("Meanwhile")

    #expect(scratch.growth?.contains("So") == true)
  }

  @Test func `stays where an end could not be written`() async throws {
    let scratch = try Scratch()
    let file = GrowthFile(try folder(scratch))
    try file.append([.piece(one, isReasoning: false, "kept")])
    file.close()

    #expect(scratch.growth?.contains("kept") == true)
  }

  @Test func `drops what was taken back`() throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let file = GrowthFile(folder)
    try file.append([
      .piece(one, isReasoning: false, "wrong"), .piece(other, isReasoning: false, "a"),
      .restarted(one), .piece(one, isReasoning: false, "right"),
    ])
    try file.append([.piece(other, isReasoning: true, "b")])

    #expect(
      folder.texts() == [one: .init(text: "right"), other: .init(text: "a", reasoning: "b")])
  }

  @Test(arguments: 0..<4)
  func `is read as far as it makes sense`(damage: Int) throws {
    let scratch = try Scratch()
    let folder = try folder(scratch)
    let file = GrowthFile(folder)
    try file.append([.piece(one, isReasoning: false, "a")])
    try file.append([.piece(one, isReasoning: false, "b")])
    let name = try #require(scratch.names.first { $0.contains("-growing-") })
    let path = scratch.path + "/data/" + name
    var bytes = Scratch.bytes(of: path)
    switch damage {
    case 0: bytes.removeLast(5)
    case 1: bytes.replaceSubrange((bytes.count - 5)..., with: [0, 0, 0, 0, 0])
    case 2: bytes = Array("{}\n[1,[],{\"answer\":3},{\"answer\":\"x\"}]\n\u{0}".utf8) + bytes
    default: bytes += [0xFF, 0x0A] + Array("[{\"answer\":\"-7\",\"text\":\"x\"}]".utf8)
    }
    try Scratch.write(bytes, to: path)

    #expect(folder.texts() == [one: .init(text: damage < 2 ? "a" : damage == 2 ? "b" : "ab")])
  }

  @Test func `has nothing twice after a full disk`() throws {
    let scratch = try Scratch()
    mkdir(scratch.path + "/data", 0o700)
    guard mount("tmpfs", scratch.path + "/data", "tmpfs", 0, "size=64k") == 0 else {
      print("No tmpfs can be mounted here; a full disk was not tried.")
      return
    }
    defer { umount2(scratch.path + "/data", 2) }
    let folder = GrowthFolder(beside: scratch.file)
    let file = GrowthFile(folder)
    try file.append([.piece(one, isReasoning: false, "a")])
    let ballast = scratch.path + "/data/ballast"
    try Scratch.write([UInt8](repeating: 7, count: 40_000), to: ballast)
    let long = Change.piece(one, isReasoning: false, String(repeating: "b", count: 30_000))
    #expect(throws: StoreProblem.diskFull) { try file.append([long]) }
    #expect(folder.texts() == [one: .init(text: "a")])

    unlink(ballast)
    try file.append([long])
    #expect(folder.texts()[one]?.text.utf8.count == 30_001)
  }

  @Test func `takes over what an older form had in the chats file`() async throws {
    let scratch = try Scratch()
    let old = Schema(steps: Array(Schema.current.steps.prefix(4)))
    let store = ChatStore(
      .file(scratch.file), schema: old, patience: 2, clock: .continuous,
      now: Ticking(1_782_914_400_000).now, onStatus: { _ in })
    let (chat, answer) = try await growing(store)
    await store.close()
    let id = answer.place.id.value
    try Scratch.change(
      scratch.file,
      """
      INSERT INTO pieces (message_id, reasoning, text)
        VALUES (\(id), 0, 'from '), (\(id), 1, 'older '), (\(id), 0, 'before. ');
      """)

    let seen = try #require(try await scratch.store().chat(chat.id)?.messages.last?.answer?.answer)
    #expect(seen.text == "from before. So \"far\"\n")
    #expect(seen.reasoning == "older Hm.")
  }
}
