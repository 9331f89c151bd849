import Glibc

/// The Python of `.build/python`, with the vendors' packages, which `make test` prepares where it can.
package enum PythonPackages {
  /// The interpreter; nil when it was not prepared.
  package static var python: String? {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/.build/python/bin/python"
    return access("/\(root)/.build/python/ready", R_OK) == 0 && access(path, X_OK) == 0 ? path : nil
  }

  /// Says that tests pass without having looked.
  package static func saySkipped(_ what: String) {
    print("Skipped, \(what): .build/python is not there; make test prepares it where PyPI answers.")
  }

  /// Runs the interpreter to its end.
  ///
  /// - Parameters:
  ///   - python: The interpreter.
  ///   - arguments: Its arguments.
  /// - Returns: What it wrote to standard output and standard error.
  /// - Throws: `LoopbackError` when it cannot be started.
  package static func run(_ python: String, _ arguments: [String]) throws -> String {
    let quoted = ([python] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
    guard let pipe = popen(quoted.joined(separator: " ") + " 2>&1", "r") else {
      throw LoopbackError(call: "popen", code: errno)
    }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&chunk, 1, chunk.count, pipe)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
