import AppCore
import TextLayout

/// The laid-out reasoning of one answer; takes only what is new in it.
struct ReasoningText: Sendable {
  private var sanitizer = Sanitizer(.block(tabs: .spaces(4)))
  private var version = -1
  private var taken = 0
  /// The lines that have an end, made safe.
  private var whole: [String] = []
  /// How many of them have been laid out.
  private var laidOut = 0
  /// The line that has no end yet.
  private var open = ""
  private var width = 0
  private var view = Chat.ReasoningView.folded
  private(set) var stack = LineStack()

  /// A line without an end is cut here, so that laying it out again stays cheap.
  private static let longestLine = 4096
  private static let tail = 4

  /// Lays out what is new: one line when it is folded, its last lines, or all of it.
  mutating func update(
    _ answer: AnswerState, width: Int, view: Chat.ReasoningView, writer: ChatLines
  ) {
    if version != answer.version {
      self = ReasoningText()
      version = answer.version
    }
    if self.width != width || self.view != view || view != .full {
      self.width = width
      self.view = view
      stack.clear()
      laidOut = 0
    }
    guard !answer.reasoningText.isEmpty else { return }
    take(answer)
    if view != .full {
      stack.append([writer.reasoningTitle(answer)])
      if view == .tail { stack.append(lastLines(writer)) }
      return
    }
    stack.thaw()
    if stack.isEmpty { stack.append([writer.reasoningTitle(answer)]) }
    for line in whole[laidOut...] { stack.append(lines(line, writer)) }
    laidOut = whole.count
    stack.freeze()
    if !open.isEmpty { stack.append(lines(open, writer)) }
  }

  private mutating func take(_ answer: AnswerState) {
    let text = answer.reasoningText.utf8
    guard text.count > taken else { return }
    let start = text.index(text.startIndex, offsetBy: taken)
    open += sanitizer.append(String(answer.reasoningText[start...]))
    taken = text.count
    guard open.utf8.contains(0x0A) || open.utf8.count > Self.longestLine else { return }
    var parts = open.split(separator: "\n", omittingEmptySubsequences: false)
    var last = parts.popLast() ?? ""
    whole += parts.map(String.init)
    while last.utf8.count > Self.longestLine {
      let head = last.prefix(Self.longestLine)
      let cut = head.lastIndex(of: " ") ?? head.endIndex
      whole.append(String(last[..<cut]))
      last = last[cut...]
    }
    open = String(last)
  }

  private func lines(_ text: String, _ writer: ChatLines) -> [StyledLine] {
    writer.wrapped(text, TextStyle(.reasoning), indent: 4)
  }

  private func lastLines(_ writer: ChatLines) -> [StyledLine] {
    var last = open.isEmpty ? [] : lines(open, writer)
    for line in whole.suffix(Self.tail).reversed() where last.count < Self.tail {
      last = lines(line, writer) + last
    }
    return Array(last.suffix(Self.tail))
  }
}
