import Glibc
import Testing

/// The `openssl` program, which some machines do not have.
enum OpenSSL {
  private static let path = "/usr/bin/openssl"

  static var isInstalled: Bool { access(path, X_OK) == 0 }

  /// Starts the program with its output in `output` (or nowhere) and gives its process.
  static func start(_ arguments: [String], output: Int32? = nil) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    // Nothing of this process may live on in a child that outlives a crashed test.
    for descriptor in 3..<Int32(1024) { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var pointers = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, nil, &pointers, &environment)
    try #require(code == 0)
    return process
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String]) throws {
    let process = try start(arguments)
    var status: Int32 = 0
    try #require(waitpid(process, &status, 0) == process)
    try #require(status == 0, "openssl \(arguments.joined(separator: " "))")
  }
}

/// A TLS server with a certificate of its own making; it answers a GET with a page.
final class TLSServer {
  let certificate: String
  let port: Int
  private let directory: String
  private let process: pid_t

  /// Makes a certificate for `name`, valid for `days` (negative for one that has expired), and
  /// starts `openssl s_server` with it and `options`.
  init(name: String = "IP:127.0.0.1", days: Int = 2, options: [String] = []) throws {
    var template = Array("/tmp/switchboard-tls-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let (key, request) = ("\(directory)/key.pem", "\(directory)/request.pem")
    certificate = "\(directory)/certificate.pem"
    try OpenSSL.run([
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", request, "-subj", "/CN=test", "-addext", "subjectAltName=\(name)",
    ])
    try OpenSSL.run([
      "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-copy_extensions",
      "copy", "-out", certificate,
    ])
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    process = try OpenSSL.start(
      ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"] + options,
      output: ends[1])
    close(ends[1])
    port = try Self.port(announcedOn: ends[0])
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    for name in ["key.pem", "request.pem", "certificate.pem"] { unlink("\(directory)/\(name)") }
    rmdir(directory)
  }

  /// Reads the line "ACCEPT 127.0.0.1:port" that comes once the server listens.
  private static func port(announcedOn descriptor: Int32) throws -> Int {
    var text: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      guard byte == UInt8(ascii: "\n") else {
        text.append(byte)
        continue
      }
      let line = String(decoding: text, as: UTF8.self)
      if line.hasPrefix("ACCEPT") {
        return try #require(Int(line.split(separator: ":").last ?? ""))
      }
      text = []
    }
    return try #require(nil as Int?, "openssl did not listen")
  }
}
