/// A Markdown text that arrives in pieces, as blocks.
///
/// Text that is complete is read once and its blocks never change again; only what follows the last
/// of them is read anew when somebody looks, and that is bounded. So a piece costs the same however
/// long the text is. How the text is cut into pieces does not matter: after `finish` the blocks are
/// those of the whole text.
///
/// Any text is a valid document. It is untrusted: everything goes through `Sanitizer`, and nothing
/// in it takes more than linear time.
package struct MarkdownDocument: Sendable {
  /// The blocks that can no longer change, in order.
  package private(set) var blocks: [MarkdownBlock] = []

  private var sanitizer = Sanitizer(.block(tabs: .spaces(4)))
  private var parser = BlockParser()
  /// The line that has no end yet.
  private var line: [UInt8] = []
  /// The line is the rest of one that was too long.
  private var continuesLine = false

  /// A line is read in pieces of at most so many bytes.
  static let longestLine = 4096

  package init() {}

  /// Reads a whole text.
  package init(_ text: String) {
    append(text)
    finish()
  }

  /// The blocks after the frozen ones as they would be if the text ended here.
  ///
  /// Markup that has been opened is taken to be closed later (`**bo` is already bold), and a line of
  /// which one cannot tell yet what it will be waits until one can.
  package var openBlocks: [MarkdownBlock] {
    var parser = parser
    if continuesLine {
      parser.take(line, continuesLine: true)
    } else if !line.isEmpty, parser.canJudge(unfinished: line) {
      parser.take(line)
    }
    parser.closeAll(isOpen: true)
    return parser.blocks
  }

  /// Takes the next piece of the text.
  package mutating func append(_ delta: String) {
    take(sanitizer.append(delta))
  }

  /// Says that the text is complete; after this all blocks are frozen.
  package mutating func finish() {
    take(sanitizer.finish())
    if !line.isEmpty { endLine() }
    parser.closeAll(isOpen: false)
    collect()
  }

  private mutating func take(_ text: String) {
    var rest = text.utf8[...]
    while let end = rest.firstIndex(of: 0x0A) {
      add(rest[..<end])
      endLine()
      rest = rest[rest.index(after: end)...]
    }
    add(rest)
    collect()
  }

  /// Adds to the line and reads what is too much of it.
  private mutating func add(_ bytes: Substring.UTF8View) {
    line.append(contentsOf: bytes)
    guard line.count > Self.longestLine else { return }
    var start = 0
    while line.count - start > Self.longestLine {
      let cut = Self.cut(in: line, from: start)
      parser.take(Array(line[start..<cut]), continuesLine: continuesLine)
      continuesLine = true
      start = cut
    }
    line.removeFirst(start)
  }

  private mutating func endLine() {
    parser.take(line, continuesLine: continuesLine)
    line.removeAll(keepingCapacity: true)
    continuesLine = false
  }

  private mutating func collect() {
    guard !parser.blocks.isEmpty else { return }
    blocks += parser.blocks
    parser.blocks.removeAll(keepingCapacity: true)
  }

  /// Where a line that is too long is cut: after a space near the end, or between two characters.
  private static func cut(in line: [UInt8], from start: Int) -> Int {
    let limit = start + longestLine
    if let space = line[(limit - 256)..<limit].lastIndex(of: 0x20) { return space + 1 }
    var index = start
    var cut = limit
    // The last character may have marks; a walk over the characters finds where it begins.
    index = (limit - 64..<limit).first { line[$0] & 0xC0 != 0x80 } ?? limit
    while index < limit {
      cut = index
      index += Cluster(in: line, at: index).length
    }
    return index == limit ? limit : cut
  }
}
