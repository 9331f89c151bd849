import CBench
import Glibc

/// The playground on a terminal: its start, its keys, its frames, its rest.
struct TerminalFigures {
  let server: ServerProcess

  func measure(into report: inout Report) throws {
    guard let program = Tools.switchboard else {
      report.begin("The playground on a terminal")
      report.notMeasured("the playground", "the release of switchboard is missing")
      return report.end()
    }
    try measureStart(program, into: &report)
    try measureKeys(program, into: &report)
    try measureStreams(program, into: &report)
    try measureLongChat(program, into: &report)
    try measureRest(program, into: &report)
  }

  /// A playground with settings and state of its own.
  private func playground(
    _ program: String, _ models: [String], _ variables: [String: String] = [:]
  ) throws -> TerminalProcess {
    let home = "\(Tools.scratch)/home"
    return try TerminalProcess(
      program, models.flatMap { ["--model", $0] },
      environment: variables.merging(["SWITCHBOARD_HOME": home, "SWITCHBOARD_OFFLINE": "1"]) { $1 })
  }

  private func start(_ path: String, _ arguments: [String], until mark: String) throws -> Double {
    let child = try TerminalProcess(
      path, arguments,
      environment: ["SWITCHBOARD_HOME": "\(Tools.scratch)/home", "SWITCHBOARD_OFFLINE": "1"])
    guard let seen = child.read(until: mark, milliseconds: 5000) else {
      throw BenchError("\(path) shows nothing")
    }
    return Double(seen - child.started)
  }

  /// Other programs of the terminal on a text, and what they show when they are there.
  private func peers() throws -> [(name: String, path: String, arguments: [String], mark: String)] {
    let text = "\(Tools.scratch)/text"
    let lines = (1...5000).map { "line \($0) of a text that a pager or an editor shows\n" }
    try Descriptors.write(Array(lines.joined().utf8), to: text)
    let all = [
      ("less", [text], "line 30 of"), ("vim", ["-u", "NONE", text], "line 30 of"),
      ("fzf", ["--bind", "start:reload(cat \(text))"], "line 30 of"),
    ]
    return all.compactMap { name, arguments, mark in
      Tools.path(of: name).map { (name, $0, arguments, mark) }
    }
  }

  private func measureStart(_ program: String, into report: inout Report) throws {
    report.begin("Start on a terminal of 120 columns, 40 rows, to the first whole frame")
    let peers = try peers()
    var contestants = [{ try start(program, ["--model", "demo/prose"], until: "catalogue of") }]
    for peer in peers {
      contestants.append { try start(peer.path, peer.arguments, until: peer.mark) }
    }
    let result = try Rounds.run(rounds: 15, contestants)
    for (index, peer) in peers.enumerated() {
      report.add(
        Figure(
          "start", Amount(result[0], .nanoseconds),
          beside: .measured(peer.name, Amount(result[index + 1], .nanoseconds)),
          limit: .atMost(30e6)))
    }
    report.end()
  }

  private func measureKeys(_ program: String, into report: inout Report) throws {
    report.begin("From a key to its character on the screen")
    let quiet = try keys(ready(try playground(program, ["demo/prose"])))
    let busyChild = try ready(try playground(program, Array(repeating: Self.fast, count: 4)))
    busyChild.type("Write\r")
    busyChild.read(milliseconds: 1500)
    let busy = try keys(busyChild)
    add("four panes stream 200 tokens/s each", busy, beside: ("nothing streams", quiet), &report)
    for peer in try peers() where peer.name != "less" {
      let child = try TerminalProcess(peer.path, peer.arguments)
      guard child.read(until: peer.mark, milliseconds: 5000) != nil else { continue }
      if peer.name == "vim" { child.type("i") }
      child.read(milliseconds: 300)
      add("nothing streams", quiet, beside: (peer.name, try keys(child, clears: false)), &report)
    }
    report.end()
  }

  private static let fast = "demo/long:pace=200,tokens=50000"

  private func ready(_ child: TerminalProcess) throws -> TerminalProcess {
    guard child.read(until: "catalogue of", milliseconds: 5000) != nil else {
      throw BenchError("the playground shows nothing")
    }
    child.read(milliseconds: 500)
    return child
  }

  private func add(
    _ name: String, _ ours: Series, beside peer: (name: String, times: Series),
    _ report: inout Report
  ) {
    for (words, share, limit) in [("median", 0.5, 1e6), ("99th percentile", 0.99, 4e6)] {
      report.add(
        Figure(
          "\(words), \(name)", Amount(Series([ours.part(share)]), .nanoseconds),
          beside: .measured(peer.name, Amount(Series([peer.times.part(share)]), .nanoseconds)),
          limit: .atMost(limit)))
    }
  }

  /// Types rare letters one after the other and waits for each.
  private func keys(_ child: TerminalProcess, clears: Bool = true) throws -> Series {
    let letters = (0..<300).compactMap { UnicodeScalar(0x0500 + $0 % 40).map(String.init) }
    var times = Series()
    for (index, letter) in letters.enumerated() {
      child.forget()
      let pressed = Stopwatch.now()
      child.type(letter)
      guard let seen = child.read(until: letter, milliseconds: 2000) else {
        throw BenchError("a key did not reach the screen")
      }
      times.append(Double(seen - pressed))
      if clears, index % 40 == 39 { child.type("\u{15}") }
      child.read(milliseconds: 5 + index % 17)
    }
    return times
  }

  /// What ten seconds of answers take: shares of a core, and bytes and wake-ups.
  private struct Stream {
    /// In a second.
    var tokens: Double
    var screen: Double
    var others: Double
    /// To the terminal, for each token.
    var bytes: Double
    /// Of all threads, in a second.
    var wakeUps: Double

    /// What as many bare wake-ups take: of a C loop that sleeps as long as a frame lasts.
    var floor: Double {
      wakeUps * Double(bench_wake_ups(75, 40_000_000)) / 75 / 1e9
    }
  }

  private func measureStreams(_ program: String, into report: inout Report) throws {
    report.begin("Panes while they are answered, ten seconds of it")
    let slow = "demo/long:pace=50,tokens=20000"
    let one = try stream(ready(try playground(program, [slow])), tokens: 50)
    let network = try stream(
      ready(
        try playground(
          program, ["groq/\(ChatBody.model)"],
          ["GROQ_API_KEY": ChatBody.key, "GROQ_BASE_URL": server.baseURL(.slow, [20])])),
      tokens: 50)
    let four = try stream(
      ready(try playground(program, Array(repeating: Self.fast, count: 4))), tokens: 800)
    for (name, stream) in [
      ("50 tokens/s", one), ("50 tokens/s from a server", network),
      ("four panes with 200 tokens/s", four),
    ] {
      report.add(
        Figure(
          "share of a core, \(name)", Amount(Series([stream.screen + stream.others]), .share),
          beside: .measured(
            "\(Int(stream.wakeUps.rounded())) bare wake-ups a second",
            Amount(Series([stream.floor]), .share)),
          limit: stream.tokens > 50 ? nil : .atMost(0.01)))
    }
    for (name, stream) in [
      ("50 tokens/s", one), ("50 tokens/s from a server", network),
      ("four panes with 200 tokens/s", four),
    ] {
      report.add(
        Figure(
          "the screen's thread for a token, \(name)",
          Amount(Series([stream.screen * 1e9 / stream.tokens]), .nanoseconds),
          limit: .atMost(150_000)))
    }
    report.add(
      Figure(
        "bytes to the terminal for a token of about 4, 50 tokens/s",
        Amount(Series([one.bytes]), .count), limit: .atMost(44)))
    report.end()
  }

  private func stream(_ child: TerminalProcess, tokens: Double) throws -> Stream {
    child.type("Write\r")
    child.read(milliseconds: 1000)
    let times = ProcessFigures.threadTimes(of: child.process)
    let sleeps = ProcessFigures.sleeps(of: child.process)
    let received = child.received
    let began = Stopwatch.now()
    child.forget()
    child.read(milliseconds: 10_000)
    let passed = Double(Stopwatch.now() - began)
    let now = ProcessFigures.threadTimes(of: child.process)
    let woken = max(0, ProcessFigures.sleeps(of: child.process) - sleeps)
    return Stream(
      tokens: tokens, screen: (now.first - times.first) / passed,
      others: (now.others - times.others) / passed,
      bytes: Double(child.received - received) / (passed / 1e9 * tokens),
      wakeUps: Double(woken) / (passed / 1e9))
  }

  private func measureLongChat(_ program: String, into report: inout Report) throws {
    report.begin("A chat of a million tokens, about 10 MB, through the terminal")
    let flood = "demo/flood:pace=1000000,tokens=1000000"
    let empty = try keys(ready(try playground(program, ["demo/prose"])))
    let child = try ready(try playground(program, [flood]))
    child.type("Write\r")
    var last = -1
    while child.received != last {
      last = child.received
      child.forget()
      child.read(milliseconds: 2000)
    }
    add("key to screen in it", try keys(child), beside: ("in an empty chat", empty), &report)
    if let memory = ProcessFigures.memory(of: child.process) {
      report.add(Figure("private memory", Amount(Series([Double(memory.anonymous)]), .bytes)))
    }
    report.end()
  }

  private func measureRest(_ program: String, into report: inout Report) throws {
    report.begin("A playground in which nothing happens")
    let child = try playground(program, ["demo/prose"])
    child.read(milliseconds: 3000)
    let before = ProcessFigures.sleeps(of: child.process)
    child.read(milliseconds: 5000)
    let sleeps = max(0, ProcessFigures.sleeps(of: child.process) - before)
    report.add(
      Figure(
        "wake-ups in five seconds", Amount(Series([Double(sleeps)]), .count), limit: .atMost(0)))
    if let memory = ProcessFigures.memory(of: child.process) {
      for peer in try peers() {
        let other = try TerminalProcess(peer.path, peer.arguments)
        other.read(until: peer.mark, milliseconds: 3000)
        other.read(milliseconds: 300)
        let amount = ProcessFigures.memory(of: other.process).map { Double($0.anonymous) } ?? .nan
        report.add(
          Figure(
            "private memory", Amount(Series([Double(memory.anonymous)]), .bytes),
            beside: .measured(peer.name, Amount(Series([amount]), .bytes)),
            limit: .atMost(16 * 1_048_576)))
      }
    }
    report.end()
  }
}

extension Series {
  /// The sample below which a share of all lies.
  fileprivate func part(_ share: Double) -> Double {
    let sorted = samples.sorted()
    return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}
