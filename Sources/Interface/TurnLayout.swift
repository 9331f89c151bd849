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
  /// What the header of an answer that grows, and what stands beside it, were made of.
  private var growth: Growth?
  /// The first line of each section, then the number of all lines.
  private var starts = [Int](repeating: 0, count: Section.allCases.count + 1)

  var count: Int { starts[Section.allCases.count] }

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
    let growth = Growth(answer, form, siblings: stamp.siblings, shown: stamp.shown, now)
    let onlyGrows = growth != nil && growth == self.growth
    self.growth = growth
    if !onlyGrows {
      header.set(
        writer.header(answer, siblings: turn.branches.count, shown: turn.shown)
          + writer.options(of: turn))
    }
    text.update(
      answer, width: form.width,
      narrowestColumn: form.inline == nil ? AnswerText.panned : InlineForm.narrowestColumn)
    if !onlyGrows {
      thought.update(answer, width: form.width, view: form.reasoning, writer: writer)
      foot.set(writer.foot(answer))
    }
    self.stamp = stamp
    isVeiled = form.veil?.hidesText ?? false
    starts[1] = prompt.count
    starts[2] = starts[1] + header.count
    starts[3] = starts[2] + (isVeiled ? 0 : thought.stack.count)
    starts[4] = starts[3] + (isVeiled ? 0 : text.stack.count)
    starts[5] = starts[4] + foot.count
  }

  /// All that what stands around a streaming text depends on.
  ///
  /// Only the text itself changes with every piece; the rest does a few times a second.
  private struct Growth: Hashable {
    var form: Form
    var phase: AnswerState.Phase
    var version: Int
    var siblings: Int
    var shown: Int
    /// Of what is only added to while an answer grows.
    struct Counts: Hashable {
      var attempts, running, notes, calls, sources, seams: Int
      var hasWon, isRace: Bool
    }

    var counts: Counts
    var metered: AnswerState.Meter
    var choice: String?
    var spinner: Int
    var reasoning: Int

    /// nil for an answer whose text does not grow.
    init?(
      _ answer: AnswerState, _ form: Form, siblings: Int, shown: Int, _ now: Duration
    ) {
      guard case .streaming = answer.phase, !answer.text.isEmpty, answer.result == nil else {
        return nil
      }
      self.form = form
      phase = answer.phase
      version = answer.version
      self.siblings = siblings
      self.shown = shown
      counts = Counts(
        attempts: answer.attempts.count, running: answer.running.count, notes: answer.notes.count,
        calls: answer.toolCalls.count, sources: answer.sources.count, seams: answer.seams.count,
        hasWon: answer.hasWon, isRace: answer.isRace)
      metered = answer.metered
      choice = answer.choice
      spinner = AnswerHeader.spinnerStep(now)
      reasoning = answer.reasoningText.utf8.count
    }
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
    for section in Section.allCases where line < starts[section.rawValue + 1] {
      return (section, line - starts[section.rawValue])
    }
    return (.foot, max(0, foot.count - 1))
  }

  subscript(line: Int) -> StyledLine {
    let (section, place) = find(line)
    let lines = self[section].lines
    return lines.indices.contains(place) ? lines[place] : StyledLine()
  }

  /// Adds some of the lines to others.
  func append(_ range: Range<Int>, to lines: inout [StyledLine]) {
    for section in Section.allCases {
      let start = starts[section.rawValue]
      let part = range.clamped(to: start..<starts[section.rawValue + 1])
      guard !part.isEmpty else { continue }
      lines += self[section].lines[part.lowerBound - start..<part.upperBound - start]
    }
  }

  /// The first line of a section.
  func start(of section: Section) -> Int { starts[section.rawValue] }

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
