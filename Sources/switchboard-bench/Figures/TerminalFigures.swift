import Glibc

/// The playground on a terminal: its start, its keys, its frames, its rest.
struct TerminalFigures {
  func measure(into report: inout Report) throws {
    guard let program = Tools.switchboard else {
      report.begin("The playground on a terminal")
      report.notMeasured("the playground", "the release of switchboard is missing")
      return report.end()
    }
    try measureStart(program, into: &report)
    try measureKeys(program, into: &report)
    try measureStreams(program, into: &report)
    try measureRest(program, into: &report)
  }

  /// A playground with settings and state of its own.
  private func playground(_ program: String, _ models: [String]) throws -> TerminalProcess {
    let home = "\(Tools.scratch)/home"
    return try TerminalProcess(
      program, models.flatMap { ["--model", $0] },
      environment: ["SWITCHBOARD_HOME": home, "SWITCHBOARD_OFFLINE": "1"])
  }

  private func measureStart(_ program: String, into report: inout Report) throws {
    report.begin("Start on a terminal of 120 columns, 40 rows, to the first whole frame")
    let text = "\(Tools.scratch)/text"
    let lines = (1...5000).map { "line \($0) of a text that a pager or an editor shows\n" }
    try Descriptors.write(Array(lines.joined().utf8), to: text)
    func start(_ path: String, _ arguments: [String], until mark: String) throws -> Double {
      let child = try TerminalProcess(
        path, arguments,
        environment: ["SWITCHBOARD_HOME": "\(Tools.scratch)/home", "SWITCHBOARD_OFFLINE": "1"])
      guard let seen = child.read(until: mark, milliseconds: 5000) else {
        throw BenchError("\(path) shows nothing")
      }
      return Double(seen - child.started)
    }
    var contestants: [(String, () throws -> Double)] = [
      ("switchboard", { try start(program, ["--model", "demo/prose"], until: "catalogue of") })
    ]
    for (name, arguments) in [("less", [text]), ("vim", ["-u", "NONE", text])] {
      guard let path = Tools.path(of: name) else {
        report.notMeasured(name, "it is missing")
        continue
      }
      contestants.append((name, { try start(path, arguments, until: "line 30 of") }))
    }
    let result = try Rounds.run(rounds: 9, contestants.map(\.1))
    for (index, contestant) in contestants.enumerated().dropFirst() {
      report.add(
        Figure(
          "start", Amount(result[0], .nanoseconds),
          beside: .measured(contestant.0, Amount(result[index], .nanoseconds)),
          limit: .atMost(30e6)))
    }
    report.end()
  }

  private func measureKeys(_ program: String, into report: inout Report) throws {
    report.begin("From a key to its character on the screen")
    let quiet = try keys(try playground(program, ["demo/prose"]), prompt: nil)
    let model = "demo/long:pace=200,tokens=20000"
    let busy = try keys(
      try playground(program, Array(repeating: model, count: 4)), prompt: "Write")
    report.add(
      Figure(
        "median, four panes stream 200 tokens/s each", Amount(Series([busy.median]), .nanoseconds),
        beside: .measured("nothing streams", Amount(Series([quiet.median]), .nanoseconds)),
        limit: .atMost(1e6)))
    report.add(
      Figure(
        "99th percentile", Amount(Series([busy.high]), .nanoseconds),
        beside: .measured("nothing streams", Amount(Series([quiet.high]), .nanoseconds)),
        limit: .atMost(4e6)))
    report.end()
  }

  /// Types rare letters one after the other and waits for each.
  private func keys(
    _ child: TerminalProcess, prompt: String?
  ) throws -> (median: Double, high: Double) {
    guard child.read(until: "catalogue of", milliseconds: 5000) != nil else {
      throw BenchError("the playground shows nothing")
    }
    if let prompt {
      child.type(prompt + "\r")
      child.read(milliseconds: 1500)
    }
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
      if index % 40 == 39 { child.type("\u{15}") }
      child.read(milliseconds: 5 + index % 17)
    }
    let sorted = times.samples.sorted()
    return (times.median, sorted[min(sorted.count - 1, sorted.count * 99 / 100)])
  }

  private func measureStreams(_ program: String, into report: inout Report) throws {
    report.begin("A pane while it is answered, ten seconds of it")
    for (name, model, limit) in [("50 tokens/s", "demo/long:pace=50,tokens=20000", 0.01)] {
      let child = try playground(program, [model])
      guard child.read(until: "catalogue of", milliseconds: 5000) != nil else { continue }
      child.type("Write\r")
      child.read(milliseconds: 1000)
      let before = (
        ProcessFigures.processorTime(of: child.process), child.received, Stopwatch.now()
      )
      child.forget()
      child.read(milliseconds: 10_000)
      let seconds = Double(Stopwatch.now() - before.2) / 1e9
      let used = ProcessFigures.processorTime(of: child.process) - before.0
      let bytes = Double(child.received - before.1)
      report.add(
        Figure(
          "share of a core, \(name)", Amount(Series([used / 1e9 / seconds]), .share),
          limit: .atMost(limit)))
      report.add(
        Figure(
          "processor time of a token, \(name)",
          Amount(Series([used / (seconds * 50)]), .nanoseconds), limit: .atMost(150_000)))
      report.add(
        Figure(
          "bytes to the terminal for a token of about 4, \(name)",
          Amount(Series([bytes / (seconds * 50)]), .count), limit: .atMost(44)))
    }
    report.end()
  }

  private func measureRest(_ program: String, into report: inout Report) throws {
    report.begin("A playground in which nothing happens")
    let child = try playground(program, ["demo/prose"])
    child.read(milliseconds: 3000)
    let before = (
      ProcessFigures.sleeps(of: child.process), ProcessFigures.processorTime(of: child.process)
    )
    child.read(milliseconds: 5000)
    let sleeps = ProcessFigures.sleeps(of: child.process) - before.0
    report.add(
      Figure(
        "wake-ups in five seconds", Amount(Series([Double(sleeps)]), .count), limit: .atMost(0)))
    if let memory = ProcessFigures.memory(of: child.process) {
      report.add(
        Figure(
          "private memory", Amount(Series([Double(memory.anonymous)]), .bytes),
          limit: .atMost(16 * 1_048_576)))
    }
    report.end()
  }
}
