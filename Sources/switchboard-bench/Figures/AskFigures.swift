import Glibc

/// The whole process `switchboard ask` beside the whole process `curl -N`, from before the start to
/// after the end, on the same answer of a local server; both write to /dev/null.
struct AskFigures {
  let server: ServerProcess

  func measure(into report: inout Report) throws {
    report.begin("`switchboard ask` beside `curl -N`, the whole process")
    guard let switchboard = Tools.switchboard else {
      report.notMeasured("ask", "the release of switchboard is missing")
      return report.end()
    }
    guard let curl = Tools.path(of: "curl") else {
      report.notMeasured("ask", "curl is missing")
      return report.end()
    }
    let cases: [(String, BenchScript, processes: Int)] = [
      ("answer of 20 words", .small, 15),
      ("answer of 4000 words, 1 MiB of stream", .long, 15),
      ("16 MiB of text, 4 KiB in an event", .pieces, 3),
      ("16 MiB of stream, a word in an event", .words, 3),
    ]
    for (name, script, processes) in cases {
      let result = try Rounds.run([
        { try Self.shortest(processes) { try self.ask(switchboard, script) } },
        { try Self.shortest(processes) { try self.fetch(curl, script) } },
        { try self.start(switchboard, ["--version"]) },
        { try self.start(curl, ["-q", "--version"]) },
      ])
      report.add(
        Figure(
          name, Amount(result[0], .nanoseconds),
          beside: .measured("curl -N", Amount(result[1], .nanoseconds)),
          limit: .ratioAtMost(1.5)))
      guard script == .small else { continue }
      report.add(
        Figure(
          "start alone: switchboard --version", Amount(result[2], .nanoseconds),
          beside: .measured("curl --version", Amount(result[3], .nanoseconds))))
    }
    report.end()
  }

  /// The median of several processes, one after the other.
  private static func shortest(_ count: Int, _ run: () throws -> Double) rethrows -> Double {
    Series(try (0..<count).map { _ in try run() }).median
  }

  private func ask(_ program: String, _ script: BenchScript) throws -> Double {
    let child = try ChildProcess(
      program, AskCall.arguments, environment: AskCall.environment(server, script))
    let exit = child.wait()
    guard exit.status == 0 else { throw BenchError("switchboard ask ended with \(exit.status)") }
    return exit.time
  }

  private func fetch(_ program: String, _ script: BenchScript) throws -> Double {
    let child = try ChildProcess(
      program,
      [
        "-q", "-s", "-N", "-H", "content-type: application/json", "-H",
        "authorization: Bearer \(ChatBody.key)", "-d", ChatBody.text,
        server.baseURL(script) + "/chat/completions",
      ])
    let exit = child.wait()
    guard exit.status == 0 else { throw BenchError("curl ended with \(exit.status)") }
    return exit.time
  }

  private func start(_ program: String, _ arguments: [String]) throws -> Double {
    Self.shortest(10) {
      (try? ChildProcess(program, arguments))?.wait().time ?? .nan
    }
  }
}

/// How `switchboard ask` is called by the bench.
enum AskCall {
  static let arguments = ["ask", "--quiet", "--model", "groq/\(ChatBody.model)", ChatBody.prompt]

  static func environment(_ server: ServerProcess, _ script: BenchScript) -> [String: String] {
    Tools.environment.merging([
      "SWITCHBOARD_HOME": Tools.scratch, "GROQ_API_KEY": ChatBody.key,
      "GROQ_BASE_URL": server.baseURL(script),
    ]) { $1 }
  }
}
