import AppCore
import Screen
import TextLayout

extension ScreenView {
  private static let mostNewsRows = 3
  private static let widestNews = 100

  /// What stands below the draft: news in as many rows as there are, else what lasts: warnings in up to
  /// three rows, hints in one.
  ///
  /// News goes with the next key, so it makes no rows of its own: the draft stays where it is.
  func hintLines(_ state: AppState) -> [StyledLine] {
    let lasting = lastingLines(state)
    let width = hintWidth(state)
    if state.showsInline {
      if let question = leavingQuestion(state), state.composer.field == nil {
        return sentence(question + " Enter leaves, Esc stays.", .warning, width: width)
      }
      // The live rows grow upwards, into a terminal's own text.
      guard let news = newsLines(state, width: width) else { return lasting }
      // A line that has the keys keeps its row.
      return state.composer.field == nil ? news : [StyledLine()] + news
    }
    guard state.composer.field == nil, let news = newsLines(state, width: width),
      news.count <= lasting.count
    else { return lasting }
    return news + Array(repeating: StyledLine(), count: lasting.count - news.count)
  }

  private func hintWidth(_ state: AppState) -> Int {
    composerWidth(state) + Self.composerMargin + 12
  }

  /// What stays until something else is done.
  private func lastingLines(_ state: AppState) -> [StyledLine] {
    let width = hintWidth(state)
    if state.composer.field == nil {
      if let notice = state.chat.notice { return sentence(notice, .warning, width: width) }
      if state.optionHint == nil, let warning = state.optionWarning {
        return sentence(warning, .warning, width: width)
      }
    }
    if state.optionHint == nil, let hint = state.hint, !state.composer.editor.isMultiline {
      return sentence(hint, .muted, width: width)
    }
    let hint = state.optionHint ?? state.hint ?? fitting(defaultHint(state), in: width - 1)
    let shown = DisplayWidth.truncate(Sanitizer.line(hint), to: width - 1, cut: .end)
    return [StyledLine(" " + shown, TextStyle(.muted))]
  }

  private func newsLines(_ state: AppState, width: Int) -> [StyledLine]? {
    state.flash.map { sentence($0, .info, width: width) }
  }

  private func sentence(_ text: String, _ role: TextRole, width: Int) -> [StyledLine] {
    let wrapper = TextWrapper(width: width, first: StyledLine(" "), rest: StyledLine(" "))
    let shown = Sanitizer.line(String(text.prefix(600)))
    return Array(
      wrapper.lines(of: StyledText(shown, TextStyle(role))).prefix(Self.mostNewsRows))
  }

  /// Whether news needs more rows than stand below the draft, and floats above it.
  func hasFloatingNews(_ state: AppState) -> Bool {
    guard state.flash != nil, !state.showsInline, state.overlay == nil else { return false }
    if state.composer.field != nil { return true }
    let news = newsLines(state, width: hintWidth(state))?.count ?? 0
    return news > lastingLines(state).count
  }

  /// News that the rows below the draft do not hold, over the last rows of the chats.
  ///
  /// - Returns: Where it stands; nil when there is none.
  func drawFloatingNews(_ state: AppState, above composer: Rect, of frame: inout Frame) -> Rect? {
    guard hasFloatingNews(state) else { return nil }
    let width = min(composer.width - 2, Self.widestNews)
    let rows = newsLines(state, width: width - 4) ?? []
    let box = Rect(
      row: composer.row - rows.count - 2, column: composer.column + 1, width: width,
      height: rows.count + 2)
    guard box.row > 0 else { return nil }
    frame.fill(box, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addBox(box, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let inside = box.inset(top: 1, left: 1, bottom: 1, right: 1)
    for (row, line) in rows.enumerated() {
      write(line, at: inside.row + row, in: inside, of: &frame)
    }
    return box
  }
}
