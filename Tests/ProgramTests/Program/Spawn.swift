import Glibc

/// Starts programs with exactly the descriptors, variables and folder that are asked for.
enum Spawn {
  /// What a child's standard streams are.
  enum Streams {
    /// Descriptors of this process, in the order 0, 1, 2.
    case descriptors(Int32, Int32, Int32)
    /// A terminal device, which becomes the child's controlling terminal.
    case terminal(String)
  }

  /// `POSIX_SPAWN_SETSID` of <spawn.h>, which Glibc's Swift module leaves out.
  private static let newSession: Int16 = 0x80

  static func start(
    _ words: [String], environment: [String: String], folder: String, streams: Streams
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    switch streams {
    case .descriptors(let input, let output, let error):
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, error, 2)
    case .terminal(let device):
      posix_spawn_file_actions_addopen(&actions, 0, device, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    for descriptor in openDescriptors() where descriptor > 2 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    // env changes to the folder and becomes the program.
    let code = withCStrings(["env", "--chdir=\(folder)"] + words) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { variables in
        posix_spawn(&process, "/usr/bin/env", &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw ProgramError("posix_spawn", code) }
    return process
  }

  /// A pipe whose ends no other child inherits.
  static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw ProgramError("pipe", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// What this process has open: servers and pipes of other tests, which a child must not keep open.
  private static func openDescriptors() -> [Int32] {
    guard let folder = opendir("/proc/self/fd") else { return [] }
    defer { closedir(folder) }
    var descriptors: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let descriptor = Int32(name) { descriptors.append(descriptor) }
    }
    return descriptors
  }

  private static func withCStrings(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    let strings = texts.map { strdup($0) }
    defer { for string in strings { free(string) } }
    return (strings + [nil]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? EINVAL
    }
  }
}
