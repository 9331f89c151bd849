import ArgumentParser
import ChatModel
import Glibc

/// Gathers the prompt: arguments first, then standard input, then files under their names.
enum Prompt {
  /// The most that is read from standard input or a file, in bytes.
  static let largest = 32 << 20

  /// The parts of the prompt; empty when there is nothing to ask.
  ///
  /// - Throws: `ValidationError` for a file that cannot be read; `ExitCode` when a signal ends the
  ///   reading.
  static func parts(
    _ words: [String], files: [String], attachments: [String], loop: MainLoop
  ) throws -> [Part] {
    let input = STDIN_FILENO
    var pieces: [String] = []
    let spoken = words.filter { $0 != "-" }.joined(separator: " ")
    if !spoken.isEmpty { pieces.append(spoken) }
    if words.contains("-") || isPiped(input) {
      let piped = try text(
        read(input, name: "standard input", loop: loop), name: "standard input")
      if !piped.isEmpty { pieces.append(piped) }
    }
    for file in files {
      pieces.append("\(file):\n\n" + (try text(try bytes(of: file, loop: loop), name: file)))
    }
    var parts = try attachments.map { Part.attachment(try attachment($0, loop: loop)) }
    if !pieces.isEmpty { parts.append(.text(pieces.joined(separator: "\n\n"))) }
    return parts
  }

  /// Whether something other than a terminal or an empty device is connected.
  private static func isPiped(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// The whole content of a file.
  static func bytes(of path: String, loop: MainLoop? = nil) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ValidationError("\(path) cannot be read: \(reason()).") }
    defer { close(descriptor) }
    return try read(descriptor, name: path, loop: loop)
  }

  /// Reads to the end; a signal ends it between two pieces.
  private static func read(
    _ descriptor: Int32, name: String, loop: MainLoop?
  ) throws -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if case .signal(let number)? = loop?.wait(reading: descriptor) {
        throw ExitCode(128 + number)
      }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return result }
      if count < 0 {
        if errno == EINTR { continue }
        throw ValidationError("\(name) cannot be read: \(reason()).")
      }
      result += buffer[..<count]
      guard result.count <= largest else {
        throw ValidationError("\(name) is larger than 32 MiB, the most that a prompt takes.")
      }
    }
  }

  private static func text(_ bytes: [UInt8], name: String) throws -> String {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("\(name) is not UTF-8 text; --attach takes images and PDFs.")
    }
    if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// An attachment whose kind its first bytes tell.
  static func attachment(_ path: String, loop: MainLoop) throws -> Attachment {
    let bytes = try bytes(of: path, loop: loop)
    guard let type = MediaType.of(bytes) else {
      throw ValidationError(
        "\(path) is no image (PNG, JPEG, GIF, WebP) and no PDF; --file takes text files.")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Attachment(name: name, mediaType: type, bytes: bytes)
  }

  private static func reason() -> String {
    switch errno {
    case ENOENT: "there is no such file"
    case EISDIR: "it is a folder"
    default: String(cString: strerror(errno)).lowercased()
    }
  }
}

/// Kinds of files, told by their first bytes.
enum MediaType {
  static func of(_ bytes: [UInt8]) -> String? {
    let signatures: [(type: String, offset: Int, bytes: [UInt8])] = [
      ("image/png", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
      ("image/gif", 0, Array("GIF8".utf8)),
      ("image/webp", 8, Array("WEBP".utf8)),
      ("application/pdf", 0, Array("%PDF-".utf8)),
    ]
    return signatures.first { bytes.dropFirst($0.offset).starts(with: $0.bytes) }?.type
  }
}
