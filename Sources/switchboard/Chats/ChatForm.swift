import ArgumentParser
import Glibc
import Settings
import Store

/// The forms in which chats are written.
enum ChatForm: String, ExpressibleByArgument, CaseIterable {
  case markdown, html, json

  /// The text of chats; markdown and html take one.
  func text(_ chats: [ChatRecord]) -> String {
    switch self {
    case .markdown: chats.map(MarkdownExport.text).joined(separator: "\n")
    case .html: chats.map(HTMLExport.text).joined()
    case .json: JSONExport.text(chats)
    }
  }

  /// Writes chats to a file, for its owner alone, or to standard output.
  ///
  /// - Throws: `ValidationError` for a file that cannot be written.
  func write(_ chats: [ChatRecord], to file: String?) throws {
    var text = text(chats)
    guard let file else {
      if text.hasSuffix("\n") { text.removeLast() }
      Descriptor.output.line(text)
      return
    }
    do throws(SettingsError) {
      try AtomicFile.write(Array(text.utf8), to: file)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// Reads a file that a person named.
enum FileBytes {
  /// The most that is read, in bytes.
  static let most = 1 << 30

  /// The whole content.
  ///
  /// - Throws: `ValidationError` for a file that cannot be read.
  static func read(_ path: String) throws -> [UInt8] {
    do throws(SettingsError) {
      guard let bytes = try AtomicFile.read(path, limit: most) else {
        throw SettingsError.unreadable(path: path, reason: "there is no such file")
      }
      return bytes
    } catch {
      throw ValidationError(error.description)
    }
  }
}
