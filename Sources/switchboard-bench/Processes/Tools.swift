import Glibc

/// The programs that stand beside ours, where they are installed.
enum Tools {
  /// What every child gets: where programs are, and nothing that could change what they do.
  static let environment: [String: String] = {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    let home = getenv("HOME").map { String(cString: $0) } ?? "/"
    return ["PATH": path, "HOME": home, "LC_ALL": "C.UTF-8"]
  }()

  /// The file of a program; nil when it is not installed.
  static func path(of program: String) -> String? {
    let folders = environment["PATH", default: ""].split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// This program's own file.
  static let own: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(
      decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// The release of `switchboard`, which lies beside this program; nil when it has not been built.
  static let switchboard: String? = {
    let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = folder.joined(separator: "/") + "/switchboard"
    return access(path, X_OK) == 0 ? path : nil
  }()

  /// The scripts of the peers, seen from the root of the package.
  static let peers = "Sources/switchboard-bench/Peers"

  /// A folder that is deleted when the program ends.
  static let scratch: String = {
    var template = Array("/tmp/switchboard-bench.XXXXXX".utf8CString)
    return mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }()

  static func removeScratch() {
    guard scratch.hasPrefix("/tmp/switchboard-bench."),
      let remove = path(of: "rm"),
      let child = try? ChildProcess(remove, ["-rf", scratch])
    else { return }
    _ = child.wait()
  }
}
