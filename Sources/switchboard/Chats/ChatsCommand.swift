import ArgumentParser
import Settings
import Store

/// The stored chats.
struct ChatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chats", abstract: "Lists, shows, finds and exports the stored chats.",
    subcommands: [
      List.self, Show.self, Search.self, Export.self, Import.self, Delete.self, Stats.self,
    ], defaultSubcommand: List.self)

  /// Opens the store, does the work on the pool and waits for it.
  ///
  /// - Throws: `ValidationError` for what a person can put right; an `ExitCode` of 1 after the
  ///   sentence of a chats file that cannot be used.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable (ChatStore) async throws -> Value
  ) throws -> Value {
    let program = try Program.load()
    let store = ChatStore(.file(program.directories.chatsFile))
    let (result, signal) = program.loop.run {
      await Result {
        let value = try await work(store)
        await store.close()
        return value
      }
    }
    if let signal { throw ExitCode(128 + signal) }
    if let sentence = store.status.sentence { Descriptor.error.line(sentence) }
    do {
      return try result.get()
    } catch let problem as StoreProblem {
      Descriptor.error.line(problem.description)
      throw ExitCode(1)
    }
  }

  /// A whole chat by the number that a person typed.
  static func chat(_ number: Int, in store: ChatStore) async throws -> ChatRecord {
    guard let id = try await store.chatID(number: number), let chat = try await store.chat(id)
    else { throw noSuchChat(number) }
    return chat
  }

  static func noSuchChat(_ number: Int) -> ValidationError {
    ValidationError("There is no chat \(number); switchboard chats lists those there are.")
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the chats, pinned ones first, then the newest.")

    @Option(help: ArgumentHelp("Only chats with this tag.", valueName: "tag"))
    var tag: String?

    @Flag(help: "Only chats that were deleted and can be taken back.")
    var deleted = false

    @Option(help: ArgumentHelp("How many at most; 0 for all.", valueName: "n"))
    var limit = 50

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func validate() throws {
      guard limit >= 0 else { throw ValidationError("--limit takes a number from 0.") }
    }

    func run() throws {
      let (tag, deleted) = (tag, deleted)
      let limit = limit == 0 ? Int(Int32.max) : limit
      let (page, count) = try ChatsCommand.run { store in
        (
          try await store.chats(tag: tag, deleted: deleted, limit: limit),
          try await store.count()
        )
      }
      let listing = ChatListing(chats: page.chats)
      switch format {
      case .json, .tsv: Descriptor.output.records(listing.records, format: format)
      case .text:
        if !page.chats.isEmpty { Descriptor.output.table(listing.table) }
        let shown = page.chats.count
        let total = tag == nil && !deleted ? count : nil
        Descriptor.error.line(Self.sum(shown, of: total, hasMore: page.next != nil))
      }
    }

    private static func sum(_ shown: Int, of total: Int?, hasMore: Bool) -> String {
      if shown == 0 { return "No chats." }
      let chats = shown == 1 ? "1 chat" : "\(shown) chats"
      guard hasMore else { return chats }
      return (total.map { "\(shown) of \($0) chats" } ?? "The first \(chats)")
        + "; --limit 0 lists all"
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a chat; markdown, html or json.")

    @Option(help: "markdown, html or json.")
    var format = ChatForm.markdown

    @Argument(help: "The chat's number.")
    var number: Int

    func run() throws {
      let number = number
      let chat = try ChatsCommand.run { try await ChatsCommand.chat(number, in: $0) }
      try format.write([chat], to: nil)
    }
  }

  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "search", abstract: "Finds words in prompts, answers and titles, newest first.",
      discussion: """
        All words must be there, whatever their accents and capitals. "Several words" in quotes \
        stand together, -word leaves out, begin* finds words that begin so.
        """)

    @Option(help: ArgumentHelp("How many hits at most.", valueName: "n"))
    var limit = 20

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    @Argument(
      parsing: .remaining, help: "Words; -- before one that begins with -.")
    var words: [String] = []

    func validate() throws {
      guard (1...10_000).contains(limit) else {
        throw ValidationError("--limit takes a number from 1 to 10000.")
      }
    }

    func run() throws {
      let query = ChatQuery(words.joined(separator: " "))
      guard !query.isEmpty else {
        throw ValidationError("There is nothing to look for: give at least one word to find.")
      }
      let limit = limit
      let page = try ChatsCommand.run { try await $0.search(query, limit: limit) }
      ChatHits(page: page).print(format)
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes chats as markdown, html or json.",
      discussion: "json holds everything and can be imported again; docs/chats.md describes it.")

    @Option(name: .customLong("as"), help: "markdown, html or json.")
    var form = ChatForm.markdown

    @Flag(help: "All chats; json only.")
    var all = false

    @Option(
      help: ArgumentHelp("The file to write; standard output otherwise.", valueName: "file"),
      completion: .file())
    var to: String?

    @Argument(help: "The chats' numbers.")
    var numbers: [Int] = []

    func validate() throws {
      guard all != !numbers.isEmpty else {
        throw ValidationError(
          all ? "--all and numbers do not go together." : "Which chat? Give its number, or --all.")
      }
      if form != .json, all || numbers.count > 1 {
        throw ValidationError("\(form.rawValue) takes one chat; --as json takes several.")
      }
    }

    func run() throws {
      let (all, numbers) = (all, numbers)
      let chats = try ChatsCommand.run { store in
        all ? try await Self.everything(store) : try await Self.some(numbers, store)
      }
      try form.write(chats, to: to)
      if let to {
        Descriptor.error.line(
          "\(chats.count == 1 ? "1 chat" : "\(chats.count) chats") written to \(to).")
      }
    }

    private static func some(_ numbers: [Int], _ store: ChatStore) async throws -> [ChatRecord] {
      var chats: [ChatRecord] = []
      for number in numbers { chats.append(try await ChatsCommand.chat(number, in: store)) }
      return chats
    }

    private static func everything(_ store: ChatStore) async throws -> [ChatRecord] {
      var chats: [ChatRecord] = []
      var cursor: ChatPage.Cursor?
      repeat {
        let page = try await store.chats(after: cursor, limit: 500)
        for summary in page.chats {
          if let chat = try await store.chat(summary.id) { chats.append(chat) }
        }
        cursor = page.next
      } while cursor != nil
      return chats
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes chats in: an own export, or a conversations.json of ChatGPT or Claude.",
      discussion: "All chats of the file come in, or none. What is there already is passed over.")

    @Argument(help: "The file.", completion: .file())
    var file: String

    func run() throws {
      let bytes = try FileBytes.read(file)
      let file = file
      let result = try ChatsCommand.run { store in
        do {
          return try await store.importChats(bytes)
        } catch let error as ExchangeError {
          throw ValidationError("\(file) was not imported. \(error.description)")
        }
      }
      let count = result.numbers.count
      var sentence = count == 1 ? "1 chat imported" : "\(count) chats imported"
      if result.known > 0 {
        sentence += ", \(result.known) \(result.known == 1 ? "was" : "were") there already"
      }
      Descriptor.output.line(sentence + ".")
    }
  }

  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "delete",
      abstract: "Deletes chats; they can be taken back for \(ChatStore.daysUntilPurge) days.")

    @Flag(help: "Takes deleted chats back.")
    var undo = false

    @Flag(help: "Deletes for good, at once.")
    var forGood = false

    @Argument(help: "The chats' numbers.")
    var numbers: [Int]

    func validate() throws {
      if undo, forGood { throw ValidationError("--undo and --for-good do not go together.") }
    }

    func run() throws {
      let (undo, forGood, numbers) = (undo, forGood, numbers)
      let lines = try ChatsCommand.run { store in
        var chats: [(Int, ChatID)] = []
        // All numbers are looked at before anything is changed.
        for number in numbers {
          guard
            let id = try await store.chatID(number: number, includingDeleted: undo || forGood)
          else { throw ChatsCommand.noSuchChat(number) }
          chats.append((number, id))
        }
        var lines: [String] = []
        for (number, id) in chats {
          if undo {
            try await store.undelete(id)
            lines.append("Chat \(number) is back.")
          } else if forGood {
            try await store.purge(id)
            lines.append("Chat \(number) is gone.")
          } else {
            try await store.delete(id)
            lines.append(
              "Chat \(number) is deleted; switchboard chats delete --undo \(number) takes it back.")
          }
        }
        return lines
      }
      for line in lines { Descriptor.output.line(line) }
    }
  }
}
