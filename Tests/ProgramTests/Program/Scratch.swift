import Glibc

/// A folder of its own for one test, gone with the value: the home and the working directory of the
/// programs that the test starts.
final class Scratch: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/switchboard-program-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ProgramError("mkdtemp", errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for folder in [home, work] { mkdir(folder, 0o700) }
  }

  deinit { Self.remove(path) }

  /// `SWITCHBOARD_HOME` and `HOME` of the programs.
  var home: String { path + "/home" }

  /// Where the programs are started.
  var work: String { path + "/work" }

  /// Writes `home/settings.toml`.
  func settings(_ text: String) throws { try write(text, to: "home/settings.toml") }

  /// Writes a file and the folders above it; gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw ProgramError("open \(file)", errno) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw ProgramError("write \(file)", errno)
    }
    return file
  }

  /// The files below a folder with their content, as far as they can be read.
  func files(below folder: String = "") -> [(path: String, bytes: [UInt8])] {
    let folder = folder.isEmpty ? path : folder
    return Self.names(in: folder).flatMap { name -> [(path: String, bytes: [UInt8])] in
      let file = "\(folder)/\(name)"
      return Self.isFolder(file) ? files(below: file) : [(file, Self.bytes(of: file))]
    }
  }

  static func bytes(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    if isFolder(path) {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
