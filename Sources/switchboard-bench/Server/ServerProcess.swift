import Glibc

/// The server, seen from the bench: where it listens and what it noted.
final class ServerProcess: Sendable {
  /// Two providers.
  let ports: [UInt16]
  private let child: Child

  /// Started before any thread; the child is only waited for after all of them.
  private final class Child: @unchecked Sendable {
    // Unchecked: touched by the main thread alone.
    let process: ChildProcess
    init(_ process: ChildProcess) { self.process = process }
  }

  init() throws(BenchError) {
    let process = try ChildProcess(
      Tools.own, ["serve"], input: .heldOpen, output: .collected, showsErrors: true)
    ports = process.line().split(separator: " ").compactMap { UInt16($0) }
    child = Child(process)
    guard ports.count == 2 else { throw BenchError("the server does not start") }
  }

  /// Ends the server.
  func stop() { _ = child.process.wait() }

  /// The base URL of a provider whose every call is answered by a script.
  func baseURL(_ script: BenchScript, _ numbers: [Int] = [], port: Int = 0) -> String {
    let name = ([script.rawValue] + numbers.map { "\($0)" }).joined(separator: "-")
    return "http://127.0.0.1:\(ports[port])/\(name)/v1"
  }

  /// What was noted since the last call.
  func notes() throws(BenchError) -> Notes {
    let client = try PlainClient(port: ports[0])
    try client.send(PlainClient.request(.log))
    let text = String(decoding: try client.reply(), as: UTF8.self)
    let lines = text.split(separator: "\r\n\r\n").last?.split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let lines, lines.count > 2 else { throw BenchError("the server's notes are not whole") }
    return Notes(
      gaps: lines[0].split(separator: " ").compactMap { Double($0) },
      hangups: lines[1].split(separator: " ").compactMap { UInt64($0) },
      connections: (Int(lines[2]) ?? 1) - 1)
  }

  struct Notes {
    /// Nanoseconds from a failing reply to the next request.
    var gaps: [Double]
    /// Times on the shared clock.
    var hangups: [UInt64]
    /// Connections, the one that asks for the notes left out.
    var connections: Int
  }
}
