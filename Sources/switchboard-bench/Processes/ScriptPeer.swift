import Glibc

/// A peer in another language: a script that measures itself and prints nanoseconds.
struct ScriptPeer {
  /// Why there is none.
  struct Missing: Error {
    var reason: String
  }

  private let program: String
  private let script: String
  /// How many events of a stream it reads; slow ones read fewer.
  let mostEvents: Double

  /// A script that runs in Node.
  static func node(_ script: String) -> Result<ScriptPeer, Missing> {
    guard let node = Tools.path(of: "node") else {
      return .failure(Missing(reason: "node is missing"))
    }
    return present(node, script, mostEvents: .infinity)
  }

  /// A script that runs in Python with the vendor's package, which is fetched once.
  static func openAI(_ script: String) -> Result<ScriptPeer, Missing> {
    guard let shell = Tools.path(of: "sh"), Tools.path(of: "python3") != nil else {
      return .failure(Missing(reason: "python3 is missing"))
    }
    let folder = ".build/bench-python"
    let prepared = try? ChildProcess(shell, ["\(Tools.peers)/prepare-python.sh", folder]).wait()
    guard prepared?.status == 0 else {
      return .failure(Missing(reason: "the package openai is missing and pip cannot fetch it"))
    }
    return present("\(folder)/bin/python3", script, mostEvents: 2000)
  }

  private static func present(
    _ program: String, _ script: String, mostEvents: Double
  ) -> Result<ScriptPeer, Missing> {
    let path = "\(Tools.peers)/\(script)"
    guard access(path, R_OK) == 0 else {
      return .failure(Missing(reason: "\(path) is missing; the bench runs in the package's folder"))
    }
    return .success(ScriptPeer(program: program, script: path, mostEvents: mostEvents))
  }

  /// Runs the script and gives what it measured.
  func nanoseconds(_ arguments: [String]) throws -> Double {
    let exit = try ChildProcess(program, [script] + arguments, output: .collected).wait()
    let text = String(decoding: exit.output, as: UTF8.self)
    guard exit.status == 0, let value = text.split(separator: "\n").last.flatMap({ Double($0) })
    else { throw BenchError("\(script) ended with \(exit.status)") }
    return value
  }
}
