import AppCore
import TextLayout

/// The words of one text, or of two in one, with those marked that one of them lacks; laid out line
/// by line as far as it is looked at.
struct DiffText: Sendable {
  private struct Source: Sendable {
    var bytes: [UInt8]
    var words: [Range<Int>]
    var isOnlyHere: [Bool]
    /// The next word.
    var next = 0
  }

  private var sources: [Source]
  private let roles: [TextRole]
  private let width: Int
  /// Whether words stand in brackets: where colours cannot tell them apart.
  private let hasBrackets: Bool
  private(set) var lines: [StyledLine] = []
  /// The first lines of what differs.
  private(set) var differences: [Int] = []
  private(set) var isComplete = false

  /// - Parameters:
  ///   - texts: One text, or the left and the right one to be shown as one.
  ///   - sides: Their words.
  ///   - roles: What is only in the left text is `.removed`, only in the right one `.added`.
  ///   - width: Columns.
  ///   - hasBrackets: Whether `[-…-]` and `{+…+}` are written.
  init(
    _ texts: [String], _ sides: [WordDiff.Side], roles: [TextRole], width: Int, hasBrackets: Bool
  ) {
    sources = zip(texts, sides).map {
      Source(bytes: Array($0.utf8), words: $1.words, isOnlyHere: $1.isOnlyHere)
    }
    self.roles = roles
    self.width = width
    self.hasBrackets = hasBrackets
  }

  /// Lays out lines until there are so many.
  mutating func layOut(_ count: Int) {
    while lines.count < count, !isComplete { addParagraph() }
  }

  /// Lays out lines until there is a difference behind a line.
  mutating func layOut(differenceAfter line: Int) {
    while differences.last.map({ $0 <= line }) ?? true, !isComplete { addParagraph() }
  }

  /// The words up to the next line break.
  private mutating func addParagraph() {
    var text = StyledText()
    var open: Int?
    var count = 0
    var breaks = 0
    while let (source, word) = peek() {
      let (gap, lineBreaks) = gap(source, word)
      if count > 0, lineBreaks > 0 {
        breaks = lineBreaks
        break
      }
      let isMarked = sources[source].isOnlyHere[word]
      let mark = isMarked ? source : nil
      if open != mark { close(&text, open) }
      text.append(gap, open != nil && open == mark ? style(source) : TextStyle(.text))
      if let mark, open != mark { begin(&text, mark) }
      open = mark
      let piece = Self.safe(sources[source].bytes[sources[source].words[word]])
      text.append(piece, isMarked ? style(source) : TextStyle(.text))
      advance(source, isMarked: isMarked)
      count += 1
    }
    close(&text, open)
    guard count > 0 else {
      isComplete = true
      return
    }
    add(text, hasMark: text.runs.contains { $0.style.role == .added || $0.style.role == .removed })
    if breaks > 1 { lines.append(StyledLine()) }
  }

  private mutating func add(_ text: StyledText, hasMark: Bool) {
    let margin = StyledLine("  ")
    let new = TextWrapper(width: width, first: margin, rest: margin).lines(of: text)
    var wasMarked = false
    for line in new {
      let isMarked =
        hasMark && line.runs.contains { $0.style.role == .added || $0.style.role == .removed }
      if isMarked, !wasMarked { differences.append(lines.count) }
      wasMarked = isMarked
      lines.append(line)
    }
  }

  /// The next word: what is only in the left text comes first.
  private func peek() -> (source: Int, word: Int)? {
    for (index, source) in sources.enumerated() {
      guard source.next < source.words.count else { continue }
      if source.isOnlyHere[source.next] { return (index, source.next) }
    }
    guard let first = sources.first, first.next < first.words.count else { return nil }
    return (0, first.next)
  }

  private mutating func advance(_ source: Int, isMarked: Bool) {
    guard !isMarked else {
      sources[source].next += 1
      return
    }
    // What both have is shown once.
    for index in sources.indices { sources[index].next += 1 }
  }

  /// What stands before a word, without the line breaks, and how many there are.
  private func gap(_ source: Int, _ word: Int) -> (text: String, lineBreaks: Int) {
    let source = sources[source]
    let start = word > 0 ? source.words[word - 1].upperBound : 0
    let bytes = source.bytes[start..<source.words[word].lowerBound]
    let breaks = bytes.count { $0 == 0x0A }
    guard breaks > 0 else { return (start == 0 ? Self.safe(bytes) : " ", 0) }
    let last = bytes.lastIndex(of: 0x0A) ?? bytes.startIndex
    return (Self.safe(bytes[bytes.index(after: last)...]), breaks)
  }

  private func style(_ source: Int) -> TextStyle {
    let role = source < roles.count ? roles[source] : .text
    return TextStyle(role, hasBrackets ? [] : role == .removed ? .strike : .underline)
  }

  private func begin(_ text: inout StyledText, _ source: Int) {
    if hasBrackets { text.append(style(source).role == .removed ? "[-" : "{+", style(source)) }
  }

  private func close(_ text: inout StyledText, _ source: Int?) {
    guard let source, hasBrackets else { return }
    text.append(style(source).role == .removed ? "-]" : "+}", style(source))
  }

  private static func safe(_ bytes: ArraySlice<UInt8>) -> String {
    Sanitizer.line(String(decoding: bytes, as: UTF8.self))
  }
}
