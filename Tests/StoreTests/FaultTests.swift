import ChatModel
import GRDB
import Glibc
import SwitchboardKit
import TestSupport
import Testing

@testable import Store

@Suite struct `A chats file in trouble` {
  @Test func `is not lost when the program is killed while four panes stream`() async throws {
    // `make faults` asks for two hundred rounds.
    let rounds = getenv("SWITCHBOARD_KILLS").flatMap { Int(String(cString: $0)) } ?? 10
    for round in 0..<rounds {
      let scratch = try Scratch()
      let child = try Child(["stream", scratch.file])
      #expect(await child.read(until: round % 2 == 0 ? "taken 0.3" : "kept 0"))
      await child.read(milliseconds: Int.random(in: 0...600))
      child.kill()
      #expect(await child.finish() == -SIGKILL)
      try check(scratch, child.text, round: round)
    }
  }

  /// Everything that was acknowledged is there, and of the rest all but the last moment.
  private func check(_ scratch: Scratch, _ text: String, round: Int) throws {
    let lines = text.split(separator: "\n")
    let kept = lines.last { $0.hasPrefix("kept ") }.flatMap { Int($0.dropFirst(5)) } ?? -1
    #expect(try scratch.text("PRAGMA integrity_check") == "ok", "round \(round)")
    #expect(try scratch.text("PRAGMA foreign_key_check") == "", "round \(round)")
    try Scratch.change(
      scratch.file, "INSERT INTO message_search (message_search) VALUES ('integrity-check')")
    let whole = try scratch.number(
      "SELECT count(*) FROM answers WHERE outcome = 'answered' AND writer IS NULL")
    #expect(whole >= 4 * (kept + 1), "round \(round)")
    // Pieces come every 5 ms at most; what was taken a second before the kill must be there.
    let taken = lines.last { $0.hasPrefix("taken ") }?.dropFirst(6).split(separator: ".")
    guard let turn = taken?.first.flatMap({ Int($0) }), let piece = taken?.last.flatMap({ Int($0) })
    else { return }
    if turn > kept + 1 { #expect(whole >= 4 * turn, "round \(round)") }
    // Of an answer that grew, all but the last 250 ms.
    guard turn == kept + 1, piece > 60 else { return }
    let growing = GrowthFolder(beside: scratch.file).texts().values
      .filter { $0.text.hasPrefix("\(turn).0 ") }
    #expect(growing.count == 4, "round \(round)")
    #expect(growing.allSatisfy { $0.text.contains("\(turn).\(piece - 60) ") }, "round \(round)")
  }

  @Test func `loses of a draft of two megabytes only what was typed last when it is killed`()
    async throws
  {
    let scratch = try Scratch()
    let child = try Child(["draft", scratch.file])
    #expect(await child.read(until: "typed 400"))
    child.kill()
    #expect(await child.finish() == -SIGKILL)

    let store = scratch.store(Moment.now().milliseconds)
    let chat = try #require(try await store.chats().chats.first)
    let draft = try #require(try await store.chat(chat.id)?.draft)
    let words = draft.prefix { $0 != "a" }.split(separator: " ").dropLast()
    #expect(words.map(String.init) == (0..<words.count).map(String.init))
    #expect(draft.hasSuffix(String(repeating: "0123456789abcdef", count: 131_072)))
    // A word comes every 5 ms at most: what was typed a second before the kill must be there.
    let typed = child.text.split(separator: "\n").count
    #expect(words.count >= typed - 200)
    #expect(try scratch.text("PRAGMA integrity_check") == "ok")
  }

  @Test func `goes on after a kill where it was`() async throws {
    let scratch = try Scratch()
    let child = try Child(["stream", scratch.file])
    #expect(await child.read(until: "kept 0"))
    #expect(await child.read(until: "taken 1.90"))
    child.kill()
    _ = await child.finish()
    let store = scratch.store(Moment.now().milliseconds)
    await store.converse("After")

    let chat = try #require(try await store.chats().chats.last)
    let read = try #require(try await store.chat(chat.id))
    #expect(read.panes.count == 4)
    for pane in read.panes {
      let last = try #require(read.path(of: pane).last)
      #expect(last.turn >= 1)
      // The kill may have come before the first piece of an answer.
      if let answer = last.answer, answer.answer.outcome == .interrupted,
        !answer.answer.text.isEmpty
      {
        #expect(answer.answer.text.hasPrefix("\(last.turn).0 "))
        if last.turn == 1 { #expect(answer.answer.text.contains(" 1.30 ")) }
      }
    }
    #expect(store.status.sentence == nil)
  }

  @Test(arguments: [
    ("write", ENOSPC), ("write", EIO), ("read", EIO), ("open", EMFILE), ("ftruncate", EIO),
    ("fcntl", ENOLCK),
  ])
  func `goes on when a system call fails, whichever it is`(call: String, code: Int32) async throws {
    // `make faults` lets each call in turn be the first that fails.
    let isThorough = getenv("SWITCHBOARD_KILLS") != nil
    var count = 0
    var failed = 1
    while failed > 0, count < 400 {
      let scratch = try Scratch()
      let child = try Child(["inject", scratch.file, call, "\(count)", "\(code)"])
      #expect(await child.finish() == 0, "\(call) \(count)")
      let lines = child.text.split(separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 4, "\(call) \(count): \(child.text)")
      failed = Int(lines[1].dropFirst(7)) ?? 0
      #expect(lines[0] == "kept" || lines[0].hasPrefix("Chats are not being kept"))
      #expect(lines[2] == "kept", "\(call) \(count)")
      let whole = "SELECT count(*) FROM messages WHERE indexed"
      #expect(try scratch.number(whole) == 6, "\(call) \(count)")
      #expect(try scratch.text("PRAGMA integrity_check") == "ok", "\(call) \(count)")
      #expect(scratch.names.allSatisfy { !$0.contains("damaged") }, "\(call) \(count)")
      count += isThorough ? 1 : max(1, count)
    }
  }

  @Test func `in a file system that is full keeps what was there and says so`() async throws {
    let scratch = try Scratch()
    await scratch.store().converse("Before")
    let size = Scratch.bytes(of: scratch.file).count + 4096
    let child = try Child(["keep", scratch.file, "fsize", "\(size)"])
    #expect(await child.finish() == 0)

    #expect(
      child.text == """
        Chats are not being kept: the disk reports an error at \(scratch.file); 1 answer is in \
        memory only.

        """)
    #expect(try scratch.text("PRAGMA integrity_check") == "ok")
    #expect(try await scratch.store().chats().chats.contains { $0.title == "Before" })
  }

  @Test func `on a full disk says that it is full, and catches up when there is room`()
    async throws
  {
    let disk = try Scratch()
    mkdir(disk.path + "/data", 0o700)
    guard mount("tmpfs", disk.path + "/data", "tmpfs", 0, "size=1m") == 0 else {
      print("No tmpfs can be mounted here; a limit of file size stands in for a full disk.")
      return
    }
    defer { umount2(disk.path + "/data", 2) }
    let store = disk.store()
    await store.converse("Before")
    let ballast = disk.path + "/data/ballast"
    try fill(ballast)
    let chat = await store.converse("While full", String(repeating: "words ", count: 5000))
    #expect(
      store.status.sentence
        == "Chats are not being kept: the disk is full; 1 answer is in memory only.")
    #expect(try await store.chats().chats.map(\.title) == ["Before"])

    unlink(ballast)
    await store.flush()
    #expect(store.status.sentence == nil)
    #expect(try await store.chat(chat.id)?.messages.count == 2)
  }

  private func fill(_ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    let page = [UInt8](repeating: 7, count: 4096)
    while write(descriptor, page, page.count) > 0 {}
  }

  @Test func `in a folder that is read-only says so and can still be read`() async throws {
    let scratch = try Scratch()
    await scratch.store().converse("Before")
    let folder = scratch.path + "/data"
    if geteuid() == 0 {
      // Rights do not bind root, so the child becomes nobody in a folder of root's.
      for path in [scratch.path, folder] { chmod(path, 0o755) }
      chmod(scratch.file, 0o644)
      let child = try Child(["keep", scratch.file, "user", "65534"])
      guard await child.finish() == 0 else {
        print("This process may not become another user; the read-only folder was not tried.")
        return
      }
      #expect(
        child.text == """
          Chats are not being kept: \(scratch.file) cannot be written (permission denied); 1 \
          answer is in memory only.

          """)
    } else {
      chmod(folder, 0o500)
      defer { chmod(folder, 0o700) }
      let store = scratch.store()
      await store.converse("While read-only")
      #expect(store.status.sentence?.contains("cannot be written") == true)
      #expect(try await store.chats().chats.map(\.title) == ["Before"])
    }
    #expect(try scratch.text("PRAGMA integrity_check") == "ok")
  }

  @Test func `whose folder cannot be made is no reason to stop`() async throws {
    let scratch = try Scratch()
    try Scratch.write([1], to: scratch.path + "/data")
    let store = scratch.store()
    await store.converse()

    #expect(
      store.status.sentence
        == "Chats are not being kept: \(scratch.path)/data cannot be written (file exists); "
        + "1 answer is in memory only.")
    #expect(store.status.unsavedAnswers == 1)
  }

  @Test func `that another program holds is written when it lets go`() async throws {
    let scratch = try Scratch()
    await scratch.store().converse("Before")
    let clock = ManualClock()
    let store = ChatStore(
      .file(scratch.file), schema: .current, patience: 0.05, clock: RunClock(clock),
      now: Ticking(1_782_999_000_000).now, onStatus: { _ in })
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: scratch.file, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let chat = await store.converse("While locked")
    #expect(
      store.status.sentence
        == "Chats are not being kept for now: another program holds the chats file; what is new "
        + "stays in memory until it lets go.")
    await #expect(throws: StoreProblem.locked) { _ = try await store.chats() }

    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
    // Nothing new comes; the store tries again by itself.
    try await clock.advanceToNextSleeper()
    await store.recorder.settle()
    while !store.status.isKeeping { await Task.yield() }
    #expect(try await store.chat(chat.id)?.messages.count == 2)
  }

  @Test func `of a newer version is left as it is`() async throws {
    let scratch = try Scratch()
    await scratch.store().converse("Before")
    try Scratch.change(scratch.file, "PRAGMA user_version = 7")
    let bytes = Scratch.bytes(of: scratch.file)
    let store = scratch.store()
    await store.converse()

    #expect(
      store.status.sentence
        == "Chats are not being kept: the chats file is from a newer version of Switchboard "
        + "(form 7, this one knows \(Schema.current.version)).")
    await #expect(throws: StoreProblem.newer(version: 7, known: Schema.current.version)) {
      try await store.chats()
    }
    #expect(Scratch.bytes(of: scratch.file) == bytes)
  }

  @Test(arguments: ["garbage", "truncated", "middle", "foreign"])
  func `that is damaged is set aside, and a new one begun`(damage: String) async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    for number in 0..<30 {
      await store.converse("Before \(number)", String(repeating: "words \(number) ", count: 300))
    }
    await store.close()
    var bytes = Scratch.bytes(of: scratch.file)
    switch damage {
    case "garbage": bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    case "truncated": bytes.removeLast(bytes.count / 2)
    case "middle": for index in 4096..<bytes.count { bytes[index] = UInt8(index % 251) }
    default:
      unlink(scratch.file)
      try Scratch.change(scratch.file, "CREATE TABLE recipes (id)")
      bytes = Scratch.bytes(of: scratch.file)
    }
    try Scratch.write(bytes, to: scratch.file)
    let again = scratch.store(1_782_914_400_000)
    let chat = await again.converse("After")

    let name = "chats.sqlite.damaged-2026-07-01"
    #expect(scratch.names.contains(name))
    #expect(
      again.status.sentence
        == "The chats file was damaged. It was set aside as \(name) and a new one begun; nothing "
        + "was deleted.")
    #expect(Scratch.bytes(of: scratch.path + "/data/" + name) == bytes)
    #expect(try await again.chat(chat.id)?.messages.count == 2)
    #expect(try scratch.text("PRAGMA integrity_check") == "ok")
  }

  @Test func `that is lost under a running chat goes on with the chat`() async throws {
    let scratch = try Scratch()
    let store = scratch.store()
    let chat = store.newChat()
    let pane = store.newPane(position: 0, chain: [])
    let one = try #require(store.prompt(.user("One?"), in: chat, panes: [(pane, nil)]).first)
    let first = store.beginAnswer(to: one, requested: Sample.gpt, layers: [])
    await store.flush()
    await store.close()
    try Scratch.write(Array("not a database, not at all".utf8), to: scratch.file)
    store.end(first, with: Sample.answer("First."))
    let two = store.prompt(.user("Two?"), in: chat, panes: [(pane, first.place)])
    await store.flush()

    let read = try #require(try await store.chat(chat.id))
    #expect(read.messages.map(\.message.text) == ["First.", "Two?"])
    #expect(read.messages.last?.id == two.first?.id)
  }

  @Test func `of an older form is copied before it is changed`() async throws {
    let scratch = try Scratch()
    let old = scratch.store()
    await old.converse("Before")
    await old.close()
    let schema = Schema(
      steps: Schema.current.steps + ["ALTER TABLE chats ADD COLUMN colour TEXT"])
    let store = ChatStore(
      .file(scratch.file), schema: schema, patience: 2, clock: .continuous,
      now: Ticking(1_782_999_000_000).now, onStatus: { _ in })
    await store.converse("After")
    await store.close()

    let copy = "chats.sqlite.before-form-\(schema.version)"
    #expect(scratch.names.contains(copy))
    #expect(Scratch.mode(scratch.path + "/data/" + copy) == 0o600)
    #expect(try scratch.number("PRAGMA user_version") == schema.version)
    #expect(try scratch.number("SELECT count(*) FROM chats WHERE colour IS NULL") == 2)
  }

  @Test func `is not changed by a step that fails`() async throws {
    let scratch = try Scratch()
    let old = scratch.store()
    await old.converse("Before")
    await old.close()
    let schema = Schema(steps: Schema.current.steps + ["CREATE TABLE extra (id); nonsense"])
    let store = ChatStore(
      .file(scratch.file), schema: schema, patience: 2, clock: .continuous,
      now: Ticking(1_782_999_000_000).now, onStatus: { _ in })
    await store.converse("After")

    #expect(store.status.problem != nil)
    #expect(try scratch.number("PRAGMA user_version") == Schema.current.version)
    #expect(try scratch.number("SELECT count(*) FROM sqlite_master WHERE name = 'extra'") == 0)
  }
}
