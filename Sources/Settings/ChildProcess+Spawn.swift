import Glibc

extension ChildProcess {
  /// `POSIX_SPAWN_SETSID` of <spawn.h>, which glibc has since 2.26 but hides from Swift.
  private static let newSession: Int16 = 0x80

  /// Starts a program with nothing to read; gives the error number and the process.
  static func spawn(
    _ words: [String], _ environment: Environment, _ output: Int32, _ errors: Int32
  ) -> (code: Int32, process: pid_t) {
    guard let program = words.first else { return (EINVAL, 0) }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    for descriptor in openDescriptors() where descriptor > 2 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    // This program ignores SIGPIPE and its threads block signals; a child starts afresh.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var process: pid_t = 0
    let code = withCStrings(words) { arguments in
      withCStrings(environment.assignments) { variables in
        posix_spawnp(&process, program, &actions, &attributes, arguments, variables)
      }
    }
    return (code, process)
  }

  /// What this process has open, the files that others forgot to mark as not inherited too.
  ///
  /// glibc passes over the ones that are closed by the time the child closes them.
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

  /// The texts as a C array of strings with nil at its end.
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
