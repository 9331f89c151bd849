import Glibc

/// Keeps what was said in the last runs, one Markdown file for each.
package struct TranscriptFolder: Sendable {
  /// How many are kept.
  package static let most = 20

  private let folder: String

  package init(_ directories: Directories) { folder = directories.transcripts }

  /// Writes a transcript and removes the oldest beyond the last twenty; other files stay.
  ///
  /// - Parameters:
  ///   - text: Markdown.
  ///   - title: Of which plain words become the file's name.
  ///   - stamp: When the run ended, as `2026-07-01-1431`; files sort by it.
  /// - Throws: `SettingsError` when it cannot be written.
  /// - Returns: The path of the file.
  package func add(
    _ text: String, title: String, stamp: String
  ) throws(SettingsError) -> String {
    let name = [stamp, Self.slug(title)].filter { !$0.isEmpty }.joined(separator: "-")
    var path = folder.appendingPath(name + ".md")
    var number = 2
    while access(path, F_OK) == 0, number < 1000 {
      path = folder.appendingPath("\(name)-\(number).md")
      number += 1
    }
    try AtomicFile.write(Array(text.utf8), to: path)
    for old in names().dropLast(Self.most) { unlink(folder.appendingPath(old)) }
    return path
  }

  /// The transcripts by name, which is by age.
  package func names() -> [String] {
    folder.namesInFolder.filter(Self.isOwn)
  }

  /// Whether a file is one of ours: it begins with a date and a time.
  private static func isOwn(_ name: String) -> Bool {
    let shape = "0000-00-00-0000"
    return name.hasSuffix(".md") && name.utf8.count > shape.utf8.count
      && zip(name.utf8, shape.utf8).allSatisfy { byte, sign in
        sign == UInt8(ascii: "-") ? byte == sign : (0x30...0x39).contains(byte)
      }
  }

  /// The first words of a title in lower-case letters and digits, safe in any file name.
  package static func slug(_ title: String) -> String {
    let words = title.prefix(200).lowercased().split {
      !($0.isASCII && ($0.isLetter || $0.isNumber))
    }
    var slug = ""
    for word in words where slug.utf8.count + word.utf8.count < 40 {
      slug += (slug.isEmpty ? "" : "-") + word
    }
    return slug
  }
}
