import Glibc

/// The memory of `switchboard ask` while an answer of 16 MiB passes through it.
struct MemoryFigures {
  let server: ServerProcess

  func measure(into report: inout Report) throws {
    report.begin("Memory of `switchboard ask`, an answer of 16 MiB passing through")
    guard let switchboard = Tools.switchboard else {
      report.notMeasured("memory", "the release of switchboard is missing")
      return report.end()
    }
    var memories: [BenchScript: [ProcessFigures.Memory]] = [:]
    let scripts: [BenchScript] = [.small, .pieces, .words]
    for _ in 0..<Rounds.usual {
      for script in scripts {
        memories[script, default: []].append(
          try watch(
            switchboard, AskCall.arguments, environment: AskCall.environment(server, script)))
      }
    }
    func series(_ script: BenchScript, _ figure: (ProcessFigures.Memory) -> Int) -> Amount {
      Amount(Series((memories[script] ?? []).map { Double(figure($0)) }), .bytes)
    }
    let small = series(.small, \.anonymous)
    for (name, script) in [
      ("4 KiB in an event", BenchScript.pieces), ("a word in an event", .words),
    ] {
      report.add(
        Figure(
          "private, \(name)", series(script, \.anonymous),
          beside: .measured("an answer of 20 words", small), limit: .atMost(8 * 1_048_576)))
      report.add(
        Figure(
          "resident, \(name)", series(script, \.peak),
          beside: .measured("an answer of 20 words", series(.small, \.peak))))
    }
    report.remark(
      "Private is the most of `RssAnon` seen by looking every 0.3 ms; resident is `VmHWM`.")
    report.end()
  }

  /// Looks at a process until it ends.
  private func watch(
    _ program: String, _ arguments: [String], environment: [String: String]
  ) throws -> ProcessFigures.Memory {
    let child = try ChildProcess(program, arguments, environment: environment)
    var most = ProcessFigures.Memory()
    while let now = ProcessFigures.memory(of: child.process) {
      most.anonymous = max(most.anonymous, now.anonymous)
      most.resident = max(most.resident, now.resident)
      most.peak = max(most.peak, now.peak)
      usleep(300)
    }
    _ = child.wait()
    return most
  }
}
