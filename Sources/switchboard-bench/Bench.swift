import Glibc

/// The figures of docs/benchmarks.md, each beside its floor; `switchboard-bench ask json` measures
/// those alone.
@main
struct Bench {
  private static let names = [
    "ask", "memory", "failover", "cancel", "streams", "decoding", "framing", "json", "catalog",
    "screen", "composer", "terminal", "search", "store",
  ]

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.first == "serve" { try BenchServer.run() }
      let unknown = arguments.filter { !names.contains($0) }
      guard unknown.isEmpty else {
        throw BenchError(
          "there is no \(unknown.joined(separator: ", ")), only \(names.joined(separator: ", "))")
      }
      try run(arguments.isEmpty ? names : Array(arguments))
    } catch {
      print("The bench cannot go on: \(error).")
      exit(1)
    }
  }

  private static func run(_ wanted: [String]) throws {
    let server = try ServerProcess()
    defer {
      server.stop()
      Tools.removeScratch()
    }
    var report = Report()
    let start = Stopwatch.now()
    print("Medians of \(Rounds.usual) or more rounds in turn, least and most in brackets.")
    for name in wanted {
      switch name {
      case "ask": try AskFigures(server: server).measure(into: &report)
      case "memory": try MemoryFigures(server: server).measure(into: &report)
      case "failover": try FailoverFigures(server: server).measure(into: &report)
      case "cancel": try CancelFigures(server: server).measure(into: &report)
      case "streams": try ManyStreamsFigures(server: server).measure(into: &report)
      case "decoding": try DecodingFigures().measure(into: &report)
      case "framing": try FramingFigures().measure(into: &report)
      case "screen": try ScreenFigures().measure(into: &report)
      case "terminal": try TerminalFigures(server: server).measure(into: &report)
      case "json": try JSONFigures().measure(into: &report)
      case "composer": try ComposerFigures().measure(into: &report)
      case "search": try SearchFigures().measure(into: &report)
      case "store": try StoreFigures().measure(into: &report)
      default: try CatalogFigures().measure(into: &report)
      }
    }
    let seconds = (Stopwatch.now() - start) / 1_000_000_000
    print("\n\(report.keptCount) limits kept, \(report.misses.count) missed; \(seconds) s.")
    for miss in report.misses { print("missed: \(miss)") }
  }
}
