/// Where each key and value of a TOML text stands.
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

  /// The header of a table with its brackets.
  struct Header: Sendable, Hashable {
    var path: TOMLPath
    var range: Range<Int>
  }

  private(set) var entries: [TOMLPath: Entry] = [:]
  /// In the order of the text.
  private(set) var headers: [Header] = []
  /// The bytes of every key with its value that stands on lines of its own, in the order of the text.
  private(set) var pairs: [Range<Int>] = []

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

  /// Notes where a path stands; the first place stays.
  mutating func note(_ path: TOMLPath, line: Int, key: Range<Int>) {
    if entries[path] == nil { entries[path] = Entry(line: line, key: key) }
  }

  mutating func note(header path: TOMLPath, _ range: Range<Int>) {
    headers.append(Header(path: path, range: range))
  }

  mutating func note(pair range: Range<Int>) { pairs.append(range) }

  mutating func note(_ path: TOMLPath, value: Range<Int>, isQuoted: Bool) {
    entries[path]?.value = value
    entries[path]?.isQuoted = isQuoted
  }
}
