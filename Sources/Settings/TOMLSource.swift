/// Where each key and value of a TOML text stands, found in one scan.
///
/// The scan knows the shape of TOML 1.0 but not all of its rules: the parser knows those.
struct TOMLSource: Sendable {
  struct Entry: Sendable, Hashable {
    /// Counted from 1.
    var line: Int
    /// The bytes of the key, or of a table's header with its brackets.
    var key: Range<Int>
    /// The bytes of the value; nil for a table that has no value of its own.
    var value: Range<Int>?
    /// Whether the value is text in quotes.
    var isQuoted = false
  }

  /// Where a text stops being TOML.
  struct Flaw: Sendable, Hashable {
    var line: Int
    /// A part of a sentence.
    var reason: String
  }

  let entries: [TOMLPath: Entry]
  /// nil when the whole text has the shape of TOML.
  let flaw: Flaw?

  init(_ bytes: [UInt8]) {
    var scanner = TOMLScanner(bytes)
    flaw = scanner.scan()
    entries = scanner.entries
  }

  subscript(path: TOMLPath) -> Entry? { entries[path] }

  /// The line of a path, or of the nearest table around it that has one.
  func line(of path: TOMLPath) -> Int? {
    var path = path
    while !path.steps.isEmpty {
      if let entry = entries[path] { return entry.line }
      path.steps.removeLast()
    }
    return nil
  }
}
