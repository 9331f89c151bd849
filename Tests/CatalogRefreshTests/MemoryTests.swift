import CatalogRefresh
import ChatModel
import Glibc
import JSONCoding
import Settings
import Testing

@Suite struct `What is remembered of models` {
  private let sonnet = ModelID(provider: "anthropic", model: "claude-sonnet-4-5")
  private let gpt = ModelID(provider: "openai", model: "gpt-5")

  @Test func `stands in the state file, beside what others keep there`() throws {
    let scratch = try Scratch()
    let file = scratch.directories.stateFile
    try scratch.write(Array(#"{"layout":{"panes":3},"models":{"later":1}}"#.utf8), to: file)
    let store = ModelMemoryStore(scratch.directories)

    try store.update {
      $0.toggleFavourite(sonnet)
      $0.use(gpt)
      $0.use(sonnet)
      $0.toggleHidden(gpt)
    }

    let memory = store.load()
    #expect(memory.favourites == [sonnet])
    #expect(memory.recents == [sonnet, gpt])
    #expect(memory.hidden == [gpt])
    #expect(scratch.mode(file) == 0o600)
    let state = StateFile(file).read()
    #expect(state["layout"] == ["panes": 3])
    #expect(state["models"]?["later"] == 1)
  }

  @Test func `has each model once, the last one first, fifty at most`() {
    var memory = ModelMemory()
    for number in 0..<80 { memory.use(ModelID(provider: "p", model: "m\(number)")) }
    memory.use(ModelID(provider: "p", model: "m70"))
    memory.toggleFavourite(gpt)
    memory.toggleFavourite(gpt)

    #expect(memory.recents.count == 50)
    #expect(memory.recents.prefix(2).map(\.model) == ["m70", "m79"])
    #expect(Set(memory.recents).count == 50)
    #expect(memory.favourites.isEmpty)
  }

  @Test(arguments: [
    "", "[]", "{", #"{"models":3}"#, #"{"models":{"favourites":[1,"x","a b/c",null]}}"#,
    #"{"models":{"recents":{"a":1}}}"#,
  ])
  func `is nothing where the file says nothing`(text: String) throws {
    let scratch = try Scratch()
    try scratch.write(Array(text.utf8), to: scratch.directories.stateFile)

    #expect(ModelMemoryStore(scratch.directories).load() == ModelMemory())
  }

  @Test func `loses nothing when many write at once`() async throws {
    let scratch = try Scratch()
    let store = ModelMemoryStore(scratch.directories)

    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          try store.update { $0.toggleFavourite(ModelID(provider: "p", model: "m\(number)")) }
        }
      }
      try await group.waitForAll()
    }

    #expect(store.load().favourites.count == 20)
  }
}

@Suite struct `The state file` {
  @Test func `that is damaged is put aside, not lost`() throws {
    let scratch = try Scratch()
    let path = scratch.directories.stateFile
    try scratch.write(Array("{\"half\":".utf8), to: path)

    try StateFile(path).update { $0["new"] = 1 }

    #expect(StateFile(path).read() == ["new": 1])
    #expect(try AtomicFile.read(path + ".damaged") == Array("{\"half\":".utf8))
  }

  @Test func `is not written when nothing changes`() throws {
    let scratch = try Scratch()
    let path = scratch.directories.stateFile
    try StateFile(path).update { _ in }

    #expect(try AtomicFile.read(path) == nil)
  }
}

@Suite struct `The speeds of models` {
  private let id = ModelID(provider: "openai", model: "gpt-5")

  @Test func `count the latest answers most`() throws {
    var book = SpeedBook()
    book.note(id, firstToken: 1, tokensPerSecond: 100)
    book.note(id, firstToken: 2, tokensPerSecond: nil)
    book.note(id, firstToken: nil, tokensPerSecond: 50)

    let entry = try #require(book.entries[id])
    #expect(abs((entry.firstToken ?? 0) - 1.3) < 1e-9)
    #expect(abs((entry.tokensPerSecond ?? 0) - 85) < 1e-9)
    #expect(entry.answers == 3)
  }

  @Test(arguments: [(-1.0, -1.0), (.nan, .infinity), (1e9, 0)])
  func `pass over figures that cannot be ones`(first: Double, rate: Double) {
    var book = SpeedBook()
    book.note(id, firstToken: first, tokensPerSecond: rate)

    #expect(book.entries.isEmpty)
  }

  @Test func `are kept in the cache directory, a thousand at most`() throws {
    let scratch = try Scratch()
    let store = SpeedBookStore(scratch.directories)
    try store.update { book in
      for number in 0..<1100 {
        book.note(ModelID(provider: "p", model: "m\(number)"), firstToken: 1, tokensPerSecond: 2)
      }
      book.note(id, firstToken: 0.5, tokensPerSecond: 64)
    }

    let book = store.load()
    #expect(book.entries.count == 1000)
    #expect(book.speeds[id] == 64)
    #expect(scratch.mode(scratch.directories.speedsFile) == 0o600)
  }
}
