import AppCore
import TextLayout

/// The laid-out lines of one turn, in sections: prompt, header, reasoning, text, foot.
struct TurnLayout: Sendable {
  enum Section: Int, CaseIterable { case prompt, header, reasoning, text, foot }

  /// What the lines depend on beside the turn itself.
  struct Form: Hashable {
    var width: Int
    var reasoning: Chat.ReasoningView
    /// Covers the names, and the text while some answers are still coming.
    var veil: Veil?
    /// Set where the lines stay in the terminal.
    var inline: InlineForm?
  }

  /// What the lines of a finished answer were made of.
  private struct Stamp: Hashable {
    var form: Form
    var siblings: Int
    var shown: Int
    var length: Int
    var seams: Int
    var isRunning: Bool
  }

  let number: Int
  private var prompt = LineStack()
  private var header = LineStack()
  private var thought = ReasoningText()
  private(set) var text = AnswerText()
  private var foot = LineStack()
  private var promptWidth = 0
  private var stamp: Stamp?
  /// The frame for which a running answer was laid out last.
  private var frame = -1
  private var finder: MatchFinder?
  private(set) var count = 0

  init(number: Int) { self.number = number }

  /// Lays out what has changed.
  ///
  /// - Parameters:
  ///   - turn: The turn.
  ///   - form: How it is to look.
  ///   - now: The time, for what is being counted.
  ///   - frame: The number of the frame, in which nothing is done twice.
  mutating func update(_ turn: Turn, _ form: Form, now: Duration, frame: Int) {
    let answer = turn.answer
    let stamp = Stamp(
      form: form, siblings: turn.branches.count, shown: turn.shown,
      length: answer.text.utf8.count, seams: answer.seams.count,
      isRunning: answer.isRunning)
    if self.stamp == stamp, !answer.isRunning || self.frame == frame { return }
    self.frame = frame
    let writer = ChatLines(
      width: form.width, now: now, reasoning: form.reasoning, veil: form.veil, inline: form.inline)
    if promptWidth != form.width {
      promptWidth = form.width
      prompt.clear()
      for block in writer.prompt(turn) { prompt.append(block) }
      prompt.freeze()
    }
    header.set(
      writer.header(answer, siblings: turn.branches.count, shown: turn.shown)
        + writer.options(of: turn))
    text.update(
      answer, width: form.width,
      narrowestColumn: form.inline == nil ? AnswerText.panned : InlineForm.narrowestColumn)
    thought.update(answer, width: form.width, view: form.reasoning, writer: writer)
    foot.set(writer.foot(answer))
    self.stamp = stamp
    isVeiled = form.veil?.hidesText ?? false
    count = Section.allCases.reduce(0) { $0 + self[$1].count }
  }

  private var isVeiled = false
  private static let nothing = LineStack()

  /// The lines of a section.
  subscript(section: Section) -> LineStack {
    switch section {
    case .prompt: prompt
    case .header: header
    case .reasoning: isVeiled ? Self.nothing : thought.stack
    case .text: isVeiled ? Self.nothing : text.stack
    case .foot: foot
    }
  }

  /// Where a line of the turn is.
  func find(_ line: Int) -> (section: Section, line: Int) {
    var rest = line
    for section in Section.allCases {
      let count = self[section].count
      if rest < count { return (section, rest) }
      rest -= count
    }
    return (.foot, max(0, foot.count - 1))
  }

  subscript(line: Int) -> StyledLine {
    let (section, place) = find(line)
    let lines = self[section].lines
    return lines.indices.contains(place) ? lines[place] : StyledLine()
  }

  /// The first line of a section.
  func start(of section: Section) -> Int {
    Section.allCases.prefix(section.rawValue).reduce(0) { $0 + self[$1].count }
  }

  func place(of line: Int) -> TextPlace {
    let (section, line) = find(line)
    let place = self[section].place(ofLine: line)
    return TextPlace(
      turn: number, section: section.rawValue, block: place.block, offset: place.offset,
      row: place.row)
  }

  func line(at place: TextPlace) -> Int {
    let section = Section(rawValue: place.section) ?? .prompt
    let stack = self[section]
    let line =
      stack.isEmpty
      ? 0 : stack.line(atBlock: place.block, offset: place.offset, row: place.row)
    return min(start(of: section) + line, max(0, count - 1))
  }

  /// Finds words in the prompt and the answer.
  mutating func look(for query: TextQuery) {
    if finder?.query != query { finder = MatchFinder(query) }
    let (prompt, text) = (self[.prompt], self[.text])
    finder?.update(prompt: prompt, text: text)
  }

  /// What has been found on a line.
  func found(on line: Int) -> [FoundText] {
    let (section, line) = find(line)
    return finder?.found(on: line, of: section) ?? []
  }

  /// The line of the how manieth found text.
  func line(ofMatch ordinal: Int) -> Int? {
    finder?.line(of: ordinal).map { start(of: $0.section) + $0.line }
  }
}
