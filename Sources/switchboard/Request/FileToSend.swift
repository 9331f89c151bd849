import AppCore
import ArgumentParser
import ChatModel
import Glibc

/// A file of a prompt: an image or a PDF as it is, anything else that is text under its name.
enum FileToSend {
  /// Reads a file.
  ///
  /// - Throws: `ValidationError` with a sentence when it cannot be sent.
  static func read(_ path: String, home: String?) throws -> PromptFile {
    let whole = expanded(path, home: home)
    guard isFile(whole) else { throw ValidationError("\(path) is no file.") }
    let bytes = try Prompt.bytes(of: whole)
    let name = whole.split(separator: "/").last.map(String.init) ?? whole
    if let type = MediaType.of(bytes) {
      let attachment = Attachment(name: name, mediaType: type, bytes: bytes)
      return PromptFile(
        name: name, type: type, size: bytes.count, part: .attachment(attachment),
        path: fromRoot(whole))
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw ValidationError(
        "\(name) is no image (PNG, JPEG, GIF, WebP), no PDF and no UTF-8 text.")
    }
    return PromptFile(
      name: name, type: "text", size: bytes.count, part: .text("\(name):\n\n\(text)\n\n"),
      path: fromRoot(whole))
  }

  /// `image/png, 212 KB` of files that are all there; nil when one is not.
  static func note(of paths: [String], home: String?) -> String? {
    var notes: [String] = []
    for path in paths {
      let whole = expanded(path, home: home)
      guard isFile(whole) else { return nil }
      notes.append(MediaType.of(start(of: whole)) ?? "text")
    }
    return notes.joined(separator: ", ")
  }

  /// `~/` is the person's folder.
  static func expanded(_ path: String, home: String?) -> String {
    guard path.hasPrefix("~/"), let home else { return path }
    return home + path.dropFirst()
  }

  /// The path that leads to the file from any folder.
  private static func fromRoot(_ path: String) -> String? {
    guard let whole = realpath(path, nil) else { return nil }
    defer { free(whole) }
    return String(validatingCString: whole)
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func start(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
