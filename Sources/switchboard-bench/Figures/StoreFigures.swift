import ChatModel
import Glibc
import Store
import SwitchboardKit

/// A million stored messages in ten thousand chats: what a search costs, and what they cost a start.
struct StoreFigures {
  private static let rounds = 9

  func measure(into report: inout Report) throws {
    let home = "\(Tools.scratch)/chats"
    let file = "\(home)/chats.sqlite"
    let took = try Stopwatch.time { try ChatSample.write(to: file) }
    try measureSearch(file, writing: took, into: &report)
    try measureWriting(file, into: &report)
    try measureStart(home, into: &report)
  }

  // MARK: Search

  private func measureSearch(
    _ file: String, writing: Double, into report: inout Report
  ) throws {
    report.begin("The first page of a search among a million stored messages")
    let queries: [(String, ChatQuery)] = [
      ("a word of three messages", ChatQuery(ChatSample.rareWord)),
      ("the word of all messages", ChatQuery(ChatSample.commonWord)),
      ("a word of every other message", ChatQuery(ChatSample.halfWord)),
      (
        "both of these", ChatQuery("\(ChatSample.commonWord) \(ChatSample.halfWord)")
      ),
      (
        "the commonest and the rarest", ChatQuery("\(ChatSample.commonWord) \(ChatSample.rareWord)")
      ),
      ("a word that is being typed", ChatQuery("quok", isGrowing: true)),
      ("a word of none", ChatQuery("absentee")),
    ]
    let open = ChatStore(.file(file))
    for (name, query) in queries {
      let result = try Rounds.run(
        rounds: Self.rounds,
        [
          { try Self.search(query, in: ChatStore(.file(file))) },
          { try Self.search(query, in: open) },
        ])
      report.add(
        Figure(
          name, Amount(result[0], .nanoseconds),
          beside: .measured("the file open already", Amount(result[1], .nanoseconds)),
          limit: .atMost(20e6)))
    }
    let list = try Rounds.run(
      rounds: Self.rounds,
      [
        { try Self.list(ChatStore(.file(file))) }, { try Self.list(open) },
      ])
    report.add(
      Figure(
        "the first page of the list of chats", Amount(list[0], .nanoseconds),
        beside: .measured("the file open already", Amount(list[1], .nanoseconds)),
        limit: .atMost(20e6)))
    var status = stat()
    let size = stat(file, &status) == 0 ? Double(status.st_size) / 1_048_576 : .nan
    let seconds = Amount(Series([writing]), .nanoseconds).text
    report.remark(
      "In this process, the file opened anew each time: connection, tables, statement, 20 hits with "
        + "their snippets. The file has \(Int(size)) MiB; the program's own writer made it in \(seconds)."
    )
    report.end()
  }

  private static func search(_ query: ChatQuery, in store: ChatStore) throws -> Double {
    try Stopwatch.time { _ = try Pool.run { try await store.search(query, limit: 20) } }
  }

  private static func list(_ store: ChatStore) throws -> Double {
    try Stopwatch.time { _ = try Pool.run { try await store.chats(limit: 50) } }
  }

  // MARK: Writing

  private func measureWriting(_ file: String, into report: inout Report) throws {
    report.begin("What is said, on its way into a file of a million messages")
    let store = ChatStore(.file(file))
    let writer = StreamWriter(store)
    try Pool.run { await writer.begin() }
    let result = try Rounds.run(
      rounds: 25,
      [
        { try Stopwatch.time { try Pool.run { await writer.commitPieces() } } },
        { try Stopwatch.time { try Pool.run { await writer.commitDraft() } } },
        { Stopwatch.time { writer.takePieces() } },
      ])
    report.add(
      Figure(
        "the pieces of four panes, in the file of growing answers", Amount(result[0], .nanoseconds),
        limit: .atMost(50e6)))
    report.add(
      Figure(
        "one transaction with a word typed into a draft of 1 MB", Amount(result[1], .nanoseconds)))
    report.add(
      Figure(
        "what recording the four pieces takes of their threads", Amount(result[2], .nanoseconds)))
    try Pool.run { await store.close() }
    report.end()
  }

  // MARK: Start

  private func measureStart(_ home: String, into report: inout Report) throws {
    report.begin(
      "Start with ten thousand stored chats, 120 columns, 40 rows, to the first whole frame")
    guard let program = Tools.switchboard else {
      report.notMeasured("the playground", "the release of switchboard is missing")
      return report.end()
    }
    let empty = "\(Tools.scratch)/no-chats"
    let result = try Rounds.run(
      rounds: 15,
      [{ try Self.start(program, home).time }, { try Self.start(program, empty).time }])
    report.add(
      Figure(
        "start", Amount(result[0], .nanoseconds),
        beside: .measured("nothing stored", Amount(result[1], .nanoseconds)), limit: .atMost(30e6)))
    for (name, keys, mark) in [
      ("private memory", "", ""), ("the same with the list open", "\u{13}", " kept"),
    ] {
      let full = try Self.memory(program, home, keys, mark)
      let without = try Self.memory(program, empty, keys, keys.isEmpty ? "" : "Nothing is stored")
      report.add(
        Figure(
          name, Amount(full, .bytes), beside: .measured("nothing stored", Amount(without, .bytes)),
          limit: .atMost(without.median + 10_000_000)))
    }
    report.end()
  }

  private static func start(
    _ program: String, _ home: String
  ) throws -> (child: TerminalProcess, time: Double) {
    let child = try TerminalProcess(
      program, ["--model", "demo/prose"],
      environment: ["SWITCHBOARD_HOME": home, "SWITCHBOARD_OFFLINE": "1"])
    guard let seen = child.read(until: "catalogue of", milliseconds: 5000) else {
      throw BenchError("the playground shows nothing")
    }
    return (child, Double(seen - child.started))
  }

  /// Private bytes when nothing happens any more.
  private static func memory(
    _ program: String, _ home: String, _ keys: String, _ mark: String
  ) throws -> Series {
    var series = Series()
    for _ in 0..<Rounds.usual {
      let (child, _) = try start(program, home)
      child.read(milliseconds: 1000)
      if !keys.isEmpty {
        child.forget()
        child.type(keys)
        guard child.read(until: mark, milliseconds: 5000) != nil else {
          throw BenchError("the list of chats does not open")
        }
      }
      child.read(milliseconds: 500)
      guard let memory = ProcessFigures.memory(of: child.process) else { continue }
      series.append(Double(memory.anonymous))
    }
    return series
  }
}
